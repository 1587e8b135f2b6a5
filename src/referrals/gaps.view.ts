import { formatDate } from '../calendar/day-words.ts';
import type { Gap } from './gaps.ts';
import { count } from '../text/count.ts';
import { strong, type Text } from '../text/spans.ts';
import { padEnd, displayWidth, truncate } from '../text/width.ts';
import { wrapText } from '../text/wrap.ts';
import type { Column } from '../screen/columns.view.ts';
import type { Look } from '../screen/list.view.ts';

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

const WIDEST_NAME = 24;

/** The gaps as a part of the report, at most `shown` of them; nothing where there are none. */
export function gapsBlock(gaps: readonly Gap[], { width }: Pick<Look, 'width'>, shown: number): Text[] {
  if (gaps.length === 0) return [];
  const some = gaps.slice(0, shown);
  const more = gaps.length - some.length;
  const widths = some.map(({ profession }) => displayWidth(profession));
  const names = Math.min(WIDEST_NAME, Math.max(...widths));
  return [
    strong(`Asked for and not met ${gaps.length}`),
    ...some.flatMap((gap) => gapLines(gap, names, width)),
    ...(more > 0 ? [`  ... ${more} more: refnet report --only gaps`] : []),
  ];
}

function gapLines(gap: Gap, names: number, width: number): string[] {
  const name = padEnd(truncate(gap.profession, names), names);
  const indent = names + 4;
  return wrapText(gapText(gap), Math.max(20, width - indent)).map((line, index) =>
    index === 0 ? `  ${name}  ${line}` : ' '.repeat(indent) + line,
  );
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
