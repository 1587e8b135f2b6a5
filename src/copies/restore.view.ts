import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { formatInstant } from '../calendar/instant.ts';
import { count } from '../text/count.ts';
import { holdingWords } from './backup.view.ts';
import type { Holdings } from './holdings.ts';
import type { Comparison, ForgottenBack } from './restore.ts';
import { shownPath } from '../text/quoted-path.ts';

/** Counts and last days of both sides, then what would be lost; `timeZone` is that of the reader's clock. */
export function comparisonLines(compared: Comparison, timeZone?: string): string[] {
  const { state, now, after } = compared;
  if (state === 'none') return [`There is nothing yet; the copy holds ${holdingWords(after)}.`];
  if (now === undefined) {
    const why =
      state === 'damaged' ? 'What is there is damaged' : 'What is there was written by an older refnet';
    return [
      `${why}; the copy holds ${holdingWords(after)}.`,
      'Who was forgotten since the copy was made cannot be told: another computer may bring them back.',
    ];
  }
  const rows = holdingRows(now, after, timeZone);
  const width = Math.max(...rows.map(([, here]) => here.length));
  return [
    ...rows.map(([label, here, there]) => `${label.padEnd(13)}  ${here.padEnd(width)}  ${there}`),
    ...lostLines(compared, timeZone),
  ];
}

type HoldingRow = readonly [label: string, here: string, there: string];

function holdingRows(now: Holdings, after: Holdings, timeZone: string | undefined): HoldingRow[] {
  const day = (each: Day | undefined) => (each === undefined ? 'none' : formatDate(each));
  const instant = (at: string | undefined) => (at === undefined ? 'none' : formatInstant(at, timeZone));
  return [
    ['', 'now', 'in the copy'],
    ['partners', String(now.partners), String(after.partners)],
    ['referrals', String(now.referrals), String(after.referrals)],
    ['check-ins', String(now.checkIns), String(after.checkIns)],
    ['last referral', day(now.lastReferral), day(after.lastReferral)],
    ['last check-in', day(now.lastCheckIn), day(after.lastCheckIn)],
    ['last change', instant(now.lastChange), instant(after.lastChange)],
  ];
}

function lostLines(
  { lost, lostInAll, isSame, isSameNetwork, forgottenBack }: Comparison,
  timeZone: string | undefined,
): string[] {
  if (isSame) return ['Both hold the very same.'];
  const other = isSameNetwork ? [] : ['The copy is of another network: it was not made of this file.'];
  const back = forgottenLines(forgottenBack);
  if (lostInAll === 0) {
    const but = back.length === 0 ? '.' : ', but for what was forgotten.';
    return [...other, `Every change that is here is in the copy too${but}`, ...back];
  }
  const more = lostInAll - lost.length;
  return [
    ...other,
    `Not in the copy: ${count(lostInAll, 'change')}, the newest first`,
    ...lost.map(({ at, summary }) => `  ${formatInstant(at, timeZone)}  ${summary}`),
    ...(more > 0 ? [`  and ${count(more, 'more', 'more')}`] : []),
    ...back,
  ];
}

/** Who was forgotten here, and is back once the copy is. */
function forgottenLines({ referrals, texts, keptForUndo }: ForgottenBack): string[] {
  const parts = [
    ...(referrals.length === 0 ? [] : [`the client of ${count(referrals.length, 'referral')}`]),
    ...(texts === 0 ? [] : [`a name in ${count(texts, 'other record')}`]),
    ...(keptForUndo === 0 ? [] : [`what undo keeps of ${count(keptForUndo, 'removed record')}`]),
  ];
  return parts.length === 0 ? [] : [`Forgotten here, and still in the copy: ${parts.join(', and ')}`];
}

/** The commands that forget them once more, open clients and those with fees too; none where nobody is back. */
export function forgetAgain({
  referrals,
  words,
  isMore,
  keptForUndo,
}: ForgottenBack): readonly (readonly string[])[] {
  return [
    ...(referrals.length === 0 ? [] : [['forget', ...referrals.map(String), '--all']]),
    ...words.map((each) => ['forget', '--words', each]),
    ...(keptForUndo > 0 || (isMore && referrals.length + words.length === 0)
      ? [['forget', '--client', 'NAME']]
      : []),
  ];
}

/** What was done, and the command that goes back; none where what was there cannot be read. */
export function restoredLines(
  from: string,
  after: Holdings,
  kept: string | undefined,
  {
    back,
    forgotten,
    again,
  }: {
    readonly back: string | undefined;
    readonly forgotten: ForgottenBack;
    /** The commands that forget once more. */
    readonly again: readonly string[];
  },
): string[] {
  return [
    `Restored ${holdingWords(after)} from ${shownPath(from)}`,
    ...forgottenLines(forgotten).map((line) => line.replace('still in the copy', 'back with the copy')),
    ...again.map((command) => `to forget it once more: ${command}`),
    ...(kept === undefined ? [] : [`What was there is kept in ${shownPath(kept)}`]),
    ...(kept === undefined || back === undefined ? [] : [`to go back: ${back}`]),
  ];
}
