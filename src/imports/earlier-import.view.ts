import { formatDay } from '../calendar/day-words.ts';
import type { Direction } from '../referrals/direction.ts';
import { count, list } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import type { EarlierImport, FilesMissing } from './import.ts';

/** What was done since with an import, so that it cannot just be taken back; see `sinceImport`. */
interface Since {
  readonly isKnown: boolean;
  readonly referrals: readonly number[];
  readonly direction: Direction | undefined;
  readonly missing: FilesMissing;
}

/** Refuses a file that would bring in again what an earlier import brought in otherwise. */
export class CorrectsEarlier extends UserError {
  readonly earlier: EarlierImport;
  /** Whether that one can be taken back first. */
  readonly isReplaceable: boolean;

  /** `corrected`: its rows that look like one of its referrals each, corrected, as `--corrects` says them. */
  constructor(earlier: EarlierImport, since: Since, corrected: string | undefined) {
    const why = whyItStays(since);
    super(`${earlierWords(earlier)}, and would be there twice if its rows are read otherwise now than then`, {
      hints: [
        ...(why === undefined
          ? ['--replace      takes that import back first, in the same change']
          : [`that import cannot be taken back: ${why}`, ...waysOut(since)]),
        ...(corrected === undefined
          ? []
          : [
              `--corrects "${corrected}"      where single rows were corrected: says which referrals those lines are`,
            ]),
        '--again      imports the file beside it',
      ],
    });
    this.earlier = earlier;
    this.isReplaceable = why === undefined;
  }
}

/** Refuses to take back an earlier import where none is found that the file corrects. */
export function nothingReplaced(latest: readonly EarlierImport[]): UserError {
  return new UserError('there is no earlier import that this file corrects, so nothing was imported', {
    hints: [
      ...takeBackWays(latest),
      'without --replace it is imported beside them; rows that are there already are left alone',
    ],
  });
}

/** `"tracker.csv" of Tue 3 Nov 2026`. */
export function importWords({ fileName, importedOn }: EarlierImport): string {
  return `${quoted(fileName)} of ${formatDay(importedOn)}`;
}

/** What takes back each of these imports, where it is the one that is meant. */
export function takeBackWays(latest: readonly EarlierImport[]): string[] {
  if (latest.length === 0) return ['refnet history      lists the changes, the newest first'];
  return latest.map(
    (each) =>
      `refnet undo --import ${each.id}      takes back ${importWords(each)}, ${count(each.referrals, 'referral')}`,
  );
}

/** `"tracker.csv" was imported on Tue 3 Nov 2026 as 40 referrals`. */
function earlierWords({ fileName, importedOn, referrals }: EarlierImport): string {
  return `${quoted(fileName)} was imported on ${formatDay(importedOn)} as ${count(referrals, 'referral')}`;
}

/** So many referrals are named. */
const NAMED = 5;

function whyItStays({ isKnown, referrals, missing }: Since): string | undefined {
  if (!isKnown) return 'the journal does not go back to it any more';
  const { files, slips } = missing;
  if (slips.length > 0) return `it brought slips of BNI too, in ${list(slips.map(quoted), 'and')}`;
  if (files.length > 0) {
    const them = files.length === 1 ? 'it' : 'them';
    return `it brought ${list(files.map(quoted), 'and')} too; import ${them} in the same command, and --replace works`;
  }
  return referrals.length === 0 ? undefined : touchedWords(referrals);
}

/** `referrals 3 and 4 were changed or added to since`. */
export function touchedWords(referrals: readonly number[]): string {
  const more = referrals.length - NAMED;
  const named = referrals.slice(0, NAMED).map(String);
  const all = list(more > 0 ? [...named, `${more} more`] : named, 'and');
  return `${referrals.length === 1 ? `referral ${all} was` : `referrals ${all} were`} changed or added to since`;
}

/** What to do instead: take back what was done since, or mend the referrals one by one. */
function waysOut({ referrals, direction }: Since): string[] {
  const [first] = referrals;
  if (first === undefined) return [];
  return [
    'refnet history      lists the changes, the newest first',
    'refnet undo      takes back the last change, whatever it was; once those are taken back, --replace works',
    ...(direction === undefined
      ? []
      : [
          `refnet edit ${first} --${direction === 'given' ? 'received' : 'given'}      ` +
            'mends one here instead, if it went the other way',
        ]),
  ];
}
