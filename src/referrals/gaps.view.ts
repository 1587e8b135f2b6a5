import { formatDate } from '../calendar/day-words.ts';
import type { Gap } from './gaps.ts';
import { count } from '../text/count.ts';
import { rows, type Block } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';

/** What clients asked for and the network lacks, one profession a row. */
export const GAP_COLUMNS: readonly Column<Gap>[] = [
  { key: 'profession', heading: 'Profession', value: (gap) => gap.profession },
  { key: 'times', heading: 'Asked for', value: (gap) => gap.times, align: 'right' },
  { key: 'lastAsked', heading: 'Last asked', value: (gap) => gap.lastAsked },
  {
    key: 'needs',
    heading: 'As',
    value: (gap) => gap.needs.map(({ need, region }) => ({ need, region })),
    text: needsText,
  },
];

/** The gaps as a part of the report, at most `shown` of them; nothing where there are none. */
export function gapsBlocks(gaps: readonly Gap[], shown: number): Block[] {
  if (gaps.length === 0) return [];
  const more = gaps.length - shown;
  return [
    { is: 'heading', text: `Asked for and not met ${gaps.length}` },
    ...rows([
      ...gaps.slice(0, shown).map((gap) => ({ cells: [gap.profession, gapText(gap)] })),
      ...(more > 0 ? [{ cells: [`... ${more} more: refnet report --only gaps`] }] : []),
    ]),
  ];
}

/** `3 times, last 20 Nov 2026: wedding flowers, florist in Ottawa`; the needs only where they say more. */
export function gapText(gap: Gap): string {
  const needs = needsText(gap);
  const asked = `${count(gap.times, 'time')}, last ${formatDate(gap.lastAsked)}`;
  return needs === gap.profession ? asked : `${asked}: ${needs}`;
}

function needsText({ needs }: Gap): string {
  return needs.map(({ need, region }) => (region === null ? need : `${need} in ${region}`)).join(', ');
}
