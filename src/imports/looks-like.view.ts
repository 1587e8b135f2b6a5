/** Rows that look like a referral on record, rows that the file has no more, and rows that come twice. */
import { isDay } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import type { Plain } from '../kinds/type.ts';
import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { referralPhrase } from '../referrals/referral.ts';
import type { CorrectedFact, ImportTally } from './import.ts';
import type { Itself, LooksLike, NewRow, NotInFile } from './looks-like.ts';

/** So many are listed, or named by their numbers, on a screen. */
const LISTED = 12;

/** What to type where rows are what they look like; without a command where the file is not alone. */
export interface SameSaid {
  readonly dryRun: boolean;
  /** The command with `--corrects`; undefined where the file is one of several. */
  readonly command: string | undefined;
}

/** Each row that may be a referral on record, with what differs, and what to type where it is. */
export function looksLikeLines({ looksLike }: Pick<ImportTally, 'looksLike'>, said: SameSaid): string[] {
  if (looksLike.length === 0) return [];
  // What came with another file was never in this one.
  const where = looksLike.some(({ before }) => before.goesOn) ? 'that the file has no more' : 'on record';
  const which =
    looksLike.length === 1
      ? `1 row looks like a referral ${where}`
      : `${count(looksLike.length, 'row')} look like referrals ${where}`;
  return [`${which}:`, ...whatTheyDiffer(looksLike), ...waysOut(looksLike.length, said)];
}

/** What the first of them say otherwise than the referrals they look like. */
export function whatTheyDiffer(rows: readonly LooksLike[]): string[] {
  const more = rows.length - LISTED;
  return [
    ...rows.slice(0, LISTED).map((each) => `  line ${each.line}, #${each.id}: ${whatDiffers(each)}`),
    ...(more > 0 ? [`  ... and ${count(more, 'more', 'more')}; --json lists them all`] : []),
  ];
}

function waysOut(rows: number, { dryRun, command }: SameSaid): string[] {
  const isOne = rows === 1;
  const typed = command ?? 'import that file or sheet alone, with --corrects';
  const same = `where ${isOne ? 'it is that one' : 'they are the same'}, corrected`;
  if (dryRun) return [`${isOne ? 'It would be another' : 'They would be others'}; ${same}:`, `  ${typed}`];
  return [
    `${isOne ? 'It was imported as another' : 'They were imported as others'}; ${same}:`,
    `  refnet undo      takes the import back, then`,
    `  ${typed}`,
  ];
}

/** What a row says otherwise than the referral it looks like; the client is not named. */
function whatDiffers({ differs, row, was: before }: LooksLike): string {
  switch (differs) {
    case 'day':
      return `day ${formatDay(before.day)} -> ${formatDay(row.day)}`;
    case 'partner':
      return `partner ${before.whoseName} -> ${row.whoseName}`;
    case 'client':
      return 'another client, or another spelling';
    case 'direction':
      return `${before.direction} -> ${row.direction}`;
    case null:
      return 'as it is on record by now';
  }
}

/** Whether a row is the referral that it looks like, as a terminal asks it. */
export function sameQuestion({ id, line, row, before }: LooksLike): string {
  return `Line ${line}, ${phrase(row)}: is it #${id}, ${phrase(before)}?`;
}

function phrase({ client, direction, day, whose, whoseName }: NewRow | NotInFile): string {
  const isSource = whose.startsWith('s');
  return referralPhrase({
    clientName: client,
    direction,
    partnerName: isSource ? null : whoseName,
    source: isSource ? whoseName : null,
    need: null,
    occurredOn: day,
  });
}

/** The referrals that came from rows which the file has no more. */
export function goneLines({ gone }: Pick<ImportTally, 'gone'>): string[] {
  const [only] = gone;
  if (only === undefined) return [];
  if (gone.length === 1) {
    return [
      `1 referral came from a row that the file has no more, and stays: refnet remove ${only}      takes it out`,
    ];
  }
  const more = gone.length - LISTED;
  const named = gone.slice(0, LISTED).map((id) => `#${id}`);
  const all = list(more > 0 ? [...named, `${more} more`] : named, 'and');
  return [
    `${count(gone.length, 'referral')} came from rows that the file has no more, and stay: ${all}; refnet remove NUMBER      takes one out`,
  ];
}

/** Which lines say the same as another. */
export function repeatedLines({ repeated }: Pick<ImportTally, 'repeated'>, dryRun: boolean): string[] {
  if (repeated.length === 0) return [];
  const rows = repeated.reduce((sum, lines) => sum + lines.length - 1, 0);
  const named = repeated.slice(0, LISTED).map((lines) => list(lines.map(String), 'and'));
  const more = repeated.length - named.length;
  const all = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const way = dryRun
    ? 'what is there by mistake is to be taken out of the file'
    : 'refnet remove NUMBER      takes one out';
  return [
    rows === 1
      ? `1 row says the same as another (lines ${all}) and is a referral of its own; ${way}`
      : `${count(rows, 'row')} say the same as another (lines ${all}) and are referrals of their own; ${way}`,
  ];
}

/** Rows that look like referrals on record, for programs; clients go by number. */
export function looksLikePlain({ looksLike }: Pick<ImportTally, 'looksLike'>): Plain[] {
  const told = (differs: LooksLike['differs'], each: Itself) =>
    differs === 'partner'
      ? each.whoseName
      : differs === 'day' || differs === 'direction'
        ? each[differs]
        : null;
  return looksLike.map(({ line, id, differs, row, was: before }) => ({
    line,
    referral: id,
    differs: differs ?? 'nothing',
    old: told(differs, before),
    new: told(differs, row),
  }));
}

/** For what is corrected by rows that were said to be it. */
export function correctedWords({ corrected }: Pick<ImportTally, 'corrected'>): string {
  const ids = corrected.slice(0, LISTED).map(({ id }) => `#${id}`);
  const more = corrected.length - ids.length;
  return `${count(corrected.length, 'referral')}, ${list(more > 0 ? [...ids, `${more} more`] : ids, 'and')}`;
}

const CORRECTED_WORDS: Readonly<Record<CorrectedFact['fact'], string>> = {
  day: 'day',
  client: 'client',
  partner: 'partner',
  direction: 'direction',
  thanked: 'thanked',
  told: 'told',
  consent: 'consent',
};

/** What was corrected of each, old and new. */
export function correctedLines({ corrected }: Pick<ImportTally, 'corrected'>): string[] {
  const facts = corrected.flatMap(({ line, id, facts: all }) =>
    all.map((fact) => `  line ${line}, #${id}: ${correctedFact(fact)}`),
  );
  const more = facts.length - LISTED;
  const listed =
    more > 1 ? [...facts.slice(0, LISTED), `  ... and ${more} more; --json lists them all`] : facts;
  return listed.length === 0 ? [] : ['Corrected, old -> new:', ...listed];
}

function correctedFact({ fact, was, is, isNew = false }: CorrectedFact): string {
  const shown = (value: string | null) =>
    value === null
      ? 'none'
      : isDay(value) && fact !== 'client' && fact !== 'partner'
        ? formatDay(value)
        : value;
  return `${CORRECTED_WORDS[fact]} ${shown(was)} -> ${shown(is)}${isNew ? ', who is new' : ''}`;
}

/** What was corrected of each, old and new, for programs, whole; clients go by number. */
export function correctedPlain(corrected: ImportTally['corrected']): Plain[] {
  return corrected.map(({ line, id, facts }) => ({
    line,
    id,
    facts: facts.map(({ fact, was, is }) =>
      fact === 'client' ? { fact, old: null, new: null } : { fact, old: was, new: is },
    ),
  }));
}

/** A text of several look-alikes, for the question whether all of them are the same. */
export function allQuestion(rows: readonly LooksLike[], file: string): string {
  const where = rows.some(({ before }) => before.goesOn) ? 'that it has no more' : 'on record';
  return `${count(rows.length, 'row')} of ${quoted(file)} look like referrals ${where}.`;
}
