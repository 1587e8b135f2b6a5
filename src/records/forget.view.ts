import { formatDate } from '../calendar/day-words.ts';
import { count } from '../text/count.ts';
import type { Day } from '../calendar/day.ts';
import { shellWord } from '../text/shell-word.ts';
import { nounOf } from './nouns.ts';
import { shownPath } from '../text/quoted-path.ts';

/** A referral by what it is but for its client. */
export interface Nameless {
  readonly id: number;
  readonly direction: string;
  readonly occurredOn: Day;
  readonly other: string;
}

/** A place where words stand. */
interface Words {
  readonly table: string;
  readonly id: number;
  readonly columns: readonly string[];
}

/** What is forgotten, or would be. */
export interface Forgotten {
  readonly clients: readonly Nameless[];
  readonly kept: readonly { readonly client: Nameless; readonly why: string }[];
  readonly own: readonly Words[];
  readonly mentions: readonly Words[];
  readonly left: readonly Words[];
  /** The words of the name that stand in what is left. */
  readonly leftWords: readonly string[];
  /** The names that stand there whole, of which others are called so too. */
  readonly leftNames: readonly string[];
  readonly alike: readonly Words[];
  /** What clears, once that was edited, what undo keeps of it: the names that stand there. */
  readonly alikeNames: readonly string[];
  /** Others who may be the same client. */
  readonly near: readonly Nameless[];
  readonly images: number;
  readonly identities: number;
  /** Copies in which the name still stands. */
  readonly copies: readonly string[];
  /** What may be a copy, and could not be looked at. */
  readonly unseen: readonly string[];
  /** What may be one, and was looked at only where it begins. */
  readonly tooLarge: readonly string[];
  /** Pages and drafts that were opened and kept nowhere, which may tell of the client. */
  readonly lookedAt: readonly string[];
  /** The folder in which those were looked for. */
  readonly lookedIn: string;
}

/** `#12  received from Maren Holt, 2 Nov 2026`. */
export function namelessPhrase({ id, direction, occurredOn, other }: Nameless): string {
  const way = direction === 'given' ? 'given to' : 'received from';
  return `#${id}  ${way} ${other}, ${formatDate(occurredOn)}`;
}

/** How many lines of one sort a screen shows. */
const SHOWN = 20;

/** All that is cleared and all that is not, for a person to decide on; `tense` is how what is cleared is told. */
export function forgetLines(forgotten: Forgotten, tense: 'would' | 'did'): string[] {
  const { clients, kept, own, mentions, alike, alikeNames, near } = forgotten;
  const { images, identities, copies, unseen, tooLarge, lookedAt, lookedIn } = forgotten;
  const ofTheirs = own.filter(({ columns }) => columns.some((column) => column !== 'client_name'));
  return [
    ...section(
      tense === 'would'
        ? `Would forget the client of ${count(clients.length, 'referral')}`
        : `Forgot the client of ${count(clients.length, 'referral')}`,
      clients.map(namelessPhrase),
    ),
    ...section('Words that go with it', placeLines(ofTheirs)),
    ...section('Mentions of the name, which becomes "(client)"', placeLines(mentions)),
    ...namesLeftLines(forgotten),
    ...section('Called so too, and left as it is: edit what should not be', placeLines(alike)),
    ...afterEdit(alike, alikeNames),
    ...section(
      'Clients who may be the same, and stay',
      near.map((each) => `refnet forget ${each.id}      ${namelessPhrase(each).replace(/^#\d+ +/, '')}`),
    ),
    ...(images === 0 ? [] : [`Cleared where undo keeps it: ${count(images, 'earlier version')}`]),
    ...(identities === 0
      ? []
      : [
          `No longer known as imported: ${count(identities, 'row')}; import leaves out a row of that day, partner and way, but take it out of the file too`,
        ]),
    ...keptLines({ kept }),
    ...(lookedAt.length === 0
      ? []
      : [
          `${tense === 'would' ? 'Would remove' : 'Removed'} ${count(lookedAt.length, 'page or draft that was', 'pages and drafts that were')} opened and kept nowhere, in ${lookedIn}`,
        ]),
    ...section('Copies that still hold the client, which only you can remove', copies.map(shownPath)),
    ...section('Could not be looked at, and may hold the client', unseen),
    ...section('Too large to be looked at to the end, and may hold the client', tooLarge.map(shownPath)),
    'Copies kept elsewhere are not looked at: backups, exports, shared records, and pages opened while TMPDIR named another folder; what of them holds the client is yours to remove.',
  ];
}

/** Where words of the names are left, and the commands that take them out. */
export function namesLeftLines({
  left,
  leftWords,
  leftNames,
  mentions,
}: Pick<Forgotten, 'left' | 'leftWords' | 'leftNames' | 'mentions'>): string[] {
  return [
    ...section('Left as it is, for it may be of somebody else of that name', leftLines(left, mentions)),
    ...leftNames.map((name) => `  refnet search ${shellWord(name)}      shows them`),
    ...leftWords.map((word) => `  ${forgetWords(word)}      takes it out there too`),
  ];
}

/** What is left: of a text in which the whole name became `(client)`, what is but a part of it. */
function leftLines(left: readonly Words[], mentions: readonly Words[]): string[] {
  const changed = new Set(placeLines(mentions));
  return placeLines(left).map((line) => (changed.has(line) ? `${line}, where the name is not whole` : line));
}

/** How what is called so is edited, and then goes from what undo keeps of it too. */
function afterEdit(alike: readonly Words[], names: readonly string[]): string[] {
  const isMap = alike.some(({ table }) => table === 'import_maps');
  return [
    ...(isMap ? ['  refnet import --forget-map NAME      removes the mapping of an import'] : []),
    ...names.map((name) => `  then: ${forgetWords(name)}      clears what undo keeps of it`),
  ];
}

/** What is called by words that are to be taken out, and stays as it is. */
export function alikeLines(alike: readonly Words[]): string[] {
  return placeLines(alike);
}

/** Who is not forgotten, and why. */
export function keptLines({ kept }: Pick<Forgotten, 'kept'>): string[] {
  return section(
    'Kept: --all forgets it too',
    kept.map(({ client, why }) => `${namelessPhrase(client)}: ${why}`),
  );
}

function forgetWords(word: string): string {
  return `refnet forget --words ${shellWord(word)}`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    title,
    ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${count(more, 'more', 'more')}`] : []),
  ];
}

/** What people call the columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  client_name: 'client',
  file_name: 'name of the file',
  how_met: 'how you met',
  ideal_client: 'ideal client',
  thanked_how: 'how you thanked',
  expected_of_me: 'what is expected of you',
  expected_of_them: 'what is expected of them',
  exclusive_service: 'exclusive service',
  holds_back: 'what holds back',
  mapping: 'columns',
};

/** What people call rows that have no number of their own, one and several. */
const ROWS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  status_events: ['step', 'steps'],
  stage_events: ['move along the stages', 'moves along the stages'],
  working_answers: ['answer', 'answers'],
  contact_points: ['address', 'addresses'],
  aliases: ['other name', 'other names'],
  source_aliases: ['other name of a source', 'other names of sources'],
  agreement_terms: ['terms of an agreement', 'terms of agreements'],
  advice_declines: ['declined advice', 'declined advice'],
  imports: ['import', 'imports'],
  snoozes: ['snooze', 'snoozes'],
  sources: ['source', 'sources'],
  settings: ['setting', 'settings'],
  tags: ['tag', 'tags'],
  unmet_needs: ['unmet need', 'unmet needs'],
  import_maps: ['mapping of an import', 'mappings of imports'],
  changes: ['line of the history', 'lines of the history'],
};

/** What people call columns: `client, note`. */
export function columnWords(columns: readonly string[]): string {
  return columns.map((column) => COLUMNS[column] ?? column.replaceAll('_', ' ')).join(', ');
}

/** A line each for what has a number, and one for all rows of a sort that have none. */
function placeLines(places: readonly Words[]): string[] {
  const lines = new Map<string, number>();
  for (const { table, id, columns } of places) {
    const words = columnWords(columns);
    const called = table in ROWS ? table : table === 'partners' ? `p${id}` : `${nounOf(table)} ${id}`;
    const line = `${called}: ${words}`;
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines].map(([line, times]) => {
    const [called = '', words = ''] = line.split(': ');
    const [one, several] = ROWS[called] ?? [];
    if (one === undefined || several === undefined) return line;
    return `${times === 1 ? one : `${times} ${several}`}: ${words}`;
  });
}
