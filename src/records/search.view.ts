import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { SearchField } from './search.ts';
import { count } from '../text/count.ts';
import { dim } from '../text/spans.ts';
import { apart, type Block, type Row } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { renderList, type Look } from '../screen/list.view.ts';

/** Something that was found: a partner or a record. */
export interface FoundLine {
  /** As JSON names it: `partner`, `referral`, `check-in`. */
  kind: string;
  /** The table it is in, by which lists call it. */
  table: string;
  id: number;
  /** Null for what belongs to no partner alone. */
  partnerName: string | null;
  /** What it came from in place of a partner, or is. */
  source: string | null;
  day: Day | null;
  /** What was found, in one phrase. */
  phrase: string;
  /** Where it was found. */
  matches: readonly SearchField[];
}

/** What was found of one kind, the first of `total`. */
export interface FoundGroup {
  /** What people call one of them. */
  noun: string;
  lines: readonly FoundLine[];
  total: number;
}

/** Something found as JSON and CSV have it. */
export const FOUND_COLUMNS: readonly Column<FoundLine>[] = [
  { key: 'kind', heading: 'Kind', value: (found) => found.kind },
  {
    key: 'number',
    heading: '#',
    value: ({ table, id }) => (table === 'partners' ? `p${id}` : table === 'sources' ? null : id),
  },
  {
    key: 'partner',
    heading: 'Partner',
    value: (found) => found.partnerName,
    text: ({ partnerName, source }) => partnerName ?? source ?? '',
  },
  {
    key: 'day',
    heading: 'Day',
    value: (found) => found.day,
    text: ({ day }) => (day === null ? '' : formatDate(day)),
  },
  { key: 'what', heading: 'What', value: (found) => found.phrase },
  {
    key: 'matches',
    heading: 'Found in',
    value: (found) => found.matches.map(({ field, text }) => `${field}: ${text}`),
  },
  { key: 'source', value: (found) => found.source },
];

/** What was found: on screen by kind, each with the lines it was found in where its phrase does not show them. */
export function renderFound(groups: readonly FoundGroup[], look: Look, sought: string): Drawn {
  if (look.format !== 'table') {
    return renderList(
      FOUND_COLUMNS,
      groups.flatMap(({ lines }) => lines),
      look,
      '',
    );
  }
  if (groups.length === 0) {
    return drawText([{ is: 'paragraph', text: `Nothing on record has ${sought}.` }], look);
  }
  const found = groups.map(({ noun, lines, total }): Block[] => [
    { is: 'heading', text: count(total, noun) },
    {
      is: 'rows',
      rows: [
        ...lines.flatMap(foundRows),
        ...(lines.length < total
          ? [{ cells: [dim(`${lines.length} of ${total} shown: --limit 100, --limit all`)] }]
          : []),
      ],
    },
  ]);
  return drawText(apart(...found), look);
}

/** What is known by no number of the records. */
const TAGS: Readonly<Record<string, (id: number) => string>> = {
  partners: (id) => `p${id}`,
  sources: () => '',
};

function foundRows({ table, id, phrase, matches }: FoundLine): Row[] {
  const unseen = matches.filter(({ text }) => !phrase.includes(text));
  return [
    { cells: [TAGS[table]?.(id) ?? `#${id}`, phrase], cut: true },
    ...unseen.map(({ field, text }): Row => ({ cells: ['', `${field}: ${text}`], cut: true })),
  ];
}
