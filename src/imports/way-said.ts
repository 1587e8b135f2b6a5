/** Which way the clients of a table went by its titles, beside what its columns say. */
import type { Direction } from '../referrals/direction.ts';
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { shellQuoted, shellWord } from '../text/shell-word.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { asPair } from './pairs.ts';
import { PartRefused } from './rows-refused.ts';
import { titledWays, type TitledWay } from './title-way.ts';
import { hasColumn, type Mapping, type TrackerColumn } from './tracker-columns.ts';
import { headingWords } from './tracker-headings.ts';
import type { Meaning } from './tracker-meanings.ts';
import type { TrackerHead } from './tracker-questions.ts';
import { headingKey } from './tracker.ts';

/** What says the way of all rows of a table: nothing, one thing, or several that contradict each other. */
export interface WaySaidBy {
  readonly ways: readonly TitledWay[];
  /** The columns of whom the clients are with. */
  readonly columns: readonly TrackerColumn[];
}

/**
 * The ways that the titles of a table say, and the heading of its partners where it says one too. Nothing where each row says
 * it, or where the columns of partners were `said` to be that.
 */
export function waySaidBy({ columns, above }: TrackerHead, sheet: Sheet, said: Mapping): WaySaidBy {
  const of = columns.filter(({ meaning }) => meaning !== undefined && WHOM.has(meaning));
  const isPerRow =
    hasColumn(columns, 'direction') || (hasColumn(columns, 'partner') && hasColumn(columns, 'given-to'));
  if (isPerRow || of.length === 0 || of.some(({ heading }) => said.has(headingKey(heading))))
    return { ways: [], columns: of };
  const titled = titledWays({ sheet: sheet.name, above, file: sheet.file });
  const headed = wayOfHeading(of);
  const isOther = headed !== undefined && titled.some(({ direction }) => direction !== headed.direction);
  return { ways: isOther ? [...titled, headed] : titled, columns: of };
}

const WHOM: ReadonlySet<string> = new Set<Meaning>([
  'partner',
  'partner-first',
  'partner-last',
  'given-to',
  'given-to-first',
  'given-to-last',
]);

/** Words of a heading that say who, and nothing of which way. */
const WHO_ALONE: ReadonlySet<string> = new Set(
  (
    'partner referral name first last full agent realtor broker lender attorney lawyer solicitor accountant advisor adviser ' +
    'provider doctor therapist professional contact person member firm company business office coi center centre influence ' +
    'network who partenaire socio alliance'
  ).split(' '),
);

/** Which way the headings of the partners say, where they say one. */
export function wayOfHeading(columns: readonly TrackerColumn[]): TitledWay | undefined {
  const [given] = columns.filter(({ meaning }) => meaning?.startsWith('given-to'));
  const [from] = columns.filter(({ heading }) => !headingWords(heading).every((word) => WHO_ALONE.has(word)));
  const column = given ?? from;
  if (column === undefined) return undefined;
  return {
    direction: given === undefined ? 'received' : 'given',
    said: `the heading ${quoted(column.heading)}`,
  };
}

/** `the sheet "Outgoing" says given, the heading "Referred by" received`. */
export function contradiction(ways: readonly TitledWay[]): string {
  return list(
    ways.map(({ direction, said }, at) => `${said}${at === 0 ? ' says' : ''} ${direction}`),
    'and',
  );
}

/** Whether they say different things. */
export function contradict(ways: readonly TitledWay[]): boolean {
  return new Set(ways.map(({ direction }) => direction)).size > 1;
}

/** What the columns of partners are where all clients went that way. */
export function meaningThatWay({ meaning = 'partner' }: TrackerColumn, direction: Direction): Meaning {
  const who = direction === 'given' ? 'given-to' : 'partner';
  if (meaning.endsWith('-first')) return `${who}-first`;
  return meaning.endsWith('-last') ? `${who}-last` : who;
}

/** Refuses a table that says two things of which way its clients went: says what to type. */
export function refuseContradiction({ ways, columns }: WaySaidBy, { name }: Sheet): never {
  const mapped = (direction: Direction) =>
    columns.map((column) => asPair(column.heading, meaningThatWay(column, direction)));
  const alone = name === null ? '' : `--sheet ${shellWord(name)} `;
  const typed = (direction: Direction) => `${alone}--map ${shellQuoted(mapped(direction).join(', '))}`;
  throw new PartRefused(`which way the clients went is not clear: ${contradiction(ways)}`, {
    hints: [
      `${typed('received')}      they came from the partners: received`,
      `${typed('given')}      they went to the partners: given`,
    ],
    beside: {
      lines: [],
      answers: [{ option: '--map', items: mapped('received') }],
      notes: [`where they went to the partners it is ${shellQuoted(mapped('given').join(', '))}`],
    },
  });
}
