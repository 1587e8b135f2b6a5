/** A column that may say which way each referral went, where none is read so. */
import { quoted } from '../text/quoted.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { asPair } from './pairs.ts';
import { PartRefused } from './rows-refused.ts';
import { fits, holdsChannels, saysOneOfTwo, saysYesOrNo, type CellProfile } from './tracker-cells.ts';
import { hasColumn, type Mapping, type TrackerColumn } from './tracker-columns.ts';
import { headingSays, headingWords, isAside } from './tracker-headings.ts';
import { SUBJECTS } from './tracker-heading-words.ts';
import type { TrackerHead } from './tracker-questions.ts';
import { headingKey } from './tracker.ts';
import { wayOfHeading } from './way-said.ts';
import { speaksOfWay } from './way-words.ts';

/** Such a column, with the two things that it says. */
export interface WayColumn {
  readonly column: TrackerColumn;
  readonly texts: readonly [string, string];
}

/**
 * The column that nearly every row says one of two things in, where nothing says which way rows go and it is neither read
 * nor said to be left out; undefined where there is none. Yes and no count only under a heading that speaks of the way.
 */
export function openWayColumn({ columns, profiles }: TrackerHead, mapping: Mapping): WayColumn | undefined {
  if (hasColumn(columns, 'direction') || hasColumn(columns, 'given-to') || !hasColumn(columns, 'partner')) {
    return undefined;
  }
  const most = Math.max(0, ...profiles.map(({ filled }) => filled));
  const found = columns.flatMap((column, index): WayColumn[] => {
    const cells = profiles[index];
    const isFree =
      column.meaning === undefined && column.heading !== '' && !mapping.has(headingKey(column.heading));
    if (!isFree || cells === undefined || cells.filled * 5 < most * 4 || !saysOneOfTwo(cells)) return [];
    const isWay = speaksOfWay(column.heading) || mayBeOfWay(column.heading, cells);
    return isWay ? [{ column, texts: [cells.example, cells.second] }] : [];
  });
  const speaking = found.find(({ column }) => speaksOfWay(column.heading));
  // `Who sent them` has said it already.
  return (
    speaking ??
    (wayOfHeading(columns.filter(({ meaning }) => meaning === 'partner')) === undefined
      ? found[0]
      : undefined)
  );
}

/** Under a heading that says nothing of it two things in fewer rows may be chance. */
const MANY_ROWS = 6;

/** What a client of a realtor does. */
const BUYS_OR_SELLS =
  /^(?:[bs]|buy|sell|buyer|seller|buying|selling|buyside|sellside|buy side|sell side|purchase|sale|listing|list)$/i;

function mayBeOfWay(heading: string, cells: CellProfile): boolean {
  if (cells.filled < MANY_ROWS || /\d/.test(cells.example + cells.second)) return false;
  if (BUYS_OR_SELLS.test(cells.example) && BUYS_OR_SELLS.test(cells.second)) return false;
  if (saysYesOrNo(cells) || !fits('need', cells) || holdsChannels(cells)) return false;
  if (cells.names * 2 > cells.filled || cells.currencies * 2 > cells.filled) return false;
  const words = headingWords(heading);
  const isKnown = headingSays(heading).candidates.length > 0 || isAside(heading);
  return !isKnown && !words.some((word) => ABOUT_ELSE.some((set) => set.has(word)));
}

/** Of what a heading may be that says two things and no way. */
const ABOUT_ELSE: readonly ReadonlySet<string>[] = [
  SUBJECTS.kind,
  SUBJECTS.thing,
  SUBJECTS.state,
  SUBJECTS.amount,
  SUBJECTS.count,
  SUBJECTS.day,
  SUBJECTS.note,
];

/** Refuses rows that may all be taken the wrong way round: says what to type. */
export function refuseWayColumn({ column, texts: [one, other] }: WayColumn): never {
  const heading = quoted(column.heading);
  const ways = `${asPair(one, 'received')}, ${asPair(other, 'given')}`;
  const listed = 'received is from the partner, given to the partner';
  const mapped = asPair(column.heading, 'direction');
  throw new PartRefused(
    `which way the clients went is not known: ${heading} may say it, with ${quoted(one)} or ${quoted(other)}`,
    {
      hints: [
        `--map ${shellQuoted(mapped)} --directions ${shellQuoted(ways)}      or the other way round: ${listed}`,
        `--map ${shellQuoted(asPair(column.heading, 'ignore'))}      where it says something else; all rows are taken as received`,
      ],
      beside: {
        lines: [],
        answers: [
          { option: '--map', items: [mapped] },
          { option: '--directions', items: [asPair(one, 'received'), asPair(other, 'given')] },
        ],
        notes: [`${heading} may say it the other way round (${listed}), or something else: =ignore`],
      },
    },
  );
}
