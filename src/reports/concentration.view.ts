import type { Plain } from '../kinds/type.ts';
import { apart, rows, type Block, type Row } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record, type Look } from '../screen/list.view.ts';
import { withBars } from '../screen/with-bars.view.ts';
import { count, list } from '../text/count.ts';
import { percentWords } from '../text/percent.ts';
import type { Concentrated, Sender } from './concentration.ts';
import { SHARE_FROM } from './portfolio.ts';
import { topFifthWords } from './portfolio.view.ts';

/** Who sent how much of it, for a screen and for Markdown. */
export function concentrationBlocks(told: Concentrated, look: Look): Block[] {
  const { received, senders, firms } = told;
  const beside = `${received} received from ${count(senders.length, 'partner')}`;
  const heading: Block = { is: 'heading', text: 'How much came from whom', beside };
  if (senders.length === 0) {
    const nobody = { cells: ['No partner sent a client on these days.'] };
    return [heading, ...rows([{ ...nobody, command: 'refnet log CLIENT --from PARTNER' }])];
  }
  const columns = [...senderColumns(told), { bars: (each: Sender) => each.received }];
  const firmWords = firms
    .map(({ firm, received: n, partners }) => `${firm} ${n} of the ${received}, by ${list(partners, 'and')}`)
    .join('; ');
  return apart(
    [heading, { ...tableOf(withBars(columns, senders, look, received), senders), fitted: true }],
    rows(shareRows(told)),
    firms.length === 0 ? [] : rows([{ cells: ['Firms', firmWords] }]),
    look.format === 'table' && look.numbers !== true
      ? [{ is: 'note', text: 'A full bar is all that was received from partners.' }]
      : [],
  );
}

/** Who sent much of it, and how much came from a fifth of them; shares are told from enough received on. */
function shareRows(told: Concentrated): Row[] {
  const { received, senders, mark } = told;
  if (received < SHARE_FROM) {
    return [{ cells: ['Shares', `too few to tell: ${received} received, told from ${SHARE_FROM} on`] }];
  }
  const marked = senders
    .filter(({ isMarked }) => isMarked)
    .map(({ name, received: n }) => `${name} sent ${n} of the ${received}`);
  return [
    { cells: [`${mark}% or more`, marked.length === 0 ? `nobody sent ${mark}% or more` : marked.join(', ')] },
    { cells: ['Top fifth', topFifthWords({ ...told, width: senders.length })] },
  ];
}

const senderColumns = ({ mark, received: total }: Concentrated): Column<Sender>[] => [
  { key: 'partner', heading: 'Partner', value: ({ name }) => name, shrinksTo: 14 },
  { key: 'partnerId', value: ({ partnerId }) => `p${partnerId}` },
  { key: 'received', heading: 'Received', value: ({ received }) => received, align: 'right' },
  {
    key: 'percent',
    heading: 'Share',
    value: ({ percent }) => percent ?? null,
    text: ({ percent, received, isMarked }) => {
      if (percent === undefined) return '';
      return !isMarked && percent >= mark ? `under ${mark}%` : percentWords(received, total);
    },
    align: 'right',
    dropsAt: 2,
  },
  {
    key: 'marked',
    heading: 'Mark',
    value: ({ isMarked }) => isMarked,
    text: ({ isMarked }) => (isMarked ? 'yes' : ''),
    legend: `${mark}% of all received or more`,
    dropsAt: 1,
  },
];

/** How much came from whom, as JSON has it: a public contract. */
export function concentrationAsPlain(told: Concentrated): { [key: string]: Plain } {
  const { period, received, senders, firms, mark, topFifth } = told;
  return {
    since: period.since,
    until: period.until,
    received,
    markPercent: mark,
    topFifth:
      topFifth === undefined
        ? null
        : { partners: topFifth.partners, received: topFifth.received, names: topFifth.names },
    firms: firms.map(({ firm, partners, received: n }) => ({
      firm,
      partners: [...partners],
      received: n,
    })),
    senders: senders.map((each) => record(senderColumns(told), each)),
  };
}

/** The columns of CSV. */
export const concentrationColumns = senderColumns;
