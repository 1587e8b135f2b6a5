import type { Plain } from '../kinds/type.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record, type Look } from '../screen/list.view.ts';
import { withBars } from '../screen/with-bars.view.ts';
import { count } from '../text/count.ts';
import type { Reciprocity, ReciprocityOf } from './reciprocity.ts';

/** Given beside received, for a screen and for Markdown. */
export function reciprocityBlocks(told: Reciprocity, look: Look): Block[] {
  const { all, partners, both, onlyGiven, onlyReceived } = told;
  const heading: Block = {
    is: 'heading',
    text: 'Given and received',
    beside: `${all.given} given, ${all.received} received`,
  };
  if (partners.length === 0) {
    const text = 'Nothing was given, received or closed on these days.';
    return [heading, ...rows([{ cells: [text], command: 'refnet log CLIENT --to PARTNER' }])];
  }
  const [way, more] = [amounts(all.businessReceived), amounts(all.businessGiven)];
  return apart(
    [heading, { ...tableOf(screenColumns(told, look), partners), fitted: true }],
    rows([
      { cells: ['Both ways', count(both, 'partner')] },
      { cells: ['One way', `${onlyGiven} given only, ${onlyReceived} received only`] },
      { cells: ['Business', `${way === '' ? 'none' : way} from clients received`] },
      { cells: ['', `${more === '' ? 'none known' : more} at partners, from clients given`] },
    ]),
  );
}

function screenColumns({ all, partners }: Reciprocity, look: Look): Column<ReciprocityOf>[] {
  const hasBusiness = all.businessReceived.length + all.businessGiven.length > 0;
  return withBars<ReciprocityOf>(
    [
      partnerColumn,
      givenColumn,
      { bars: ({ given }) => given },
      receivedColumn,
      { bars: ({ received }) => received },
      ...(hasBusiness ? MONEY_COLUMNS : []),
    ],
    partners,
    look,
  );
}

function amounts(all: readonly Money[]): string {
  return all.map(formatMoney).join(', ');
}

const partnerColumn: Column<ReciprocityOf> = {
  key: 'partner',
  heading: 'Partner',
  value: ({ name }) => name,
  shrinksTo: 14,
};

const givenColumn: Column<ReciprocityOf> = {
  key: 'given',
  heading: 'Given',
  value: ({ given }) => given,
  align: 'right',
};

const receivedColumn: Column<ReciprocityOf> = {
  key: 'received',
  heading: 'Received',
  value: ({ received }) => received,
  align: 'right',
};

const MONEY_COLUMNS: readonly Column<ReciprocityOf>[] = [
  {
    key: 'businessGiven',
    heading: 'To them',
    value: ({ businessGiven }) => businessGiven.map(plainMoney),
    text: ({ businessGiven }) => amounts(businessGiven),
    align: 'right',
    dropsAt: 1,
    below: 'named',
    legend: 'closed business at partners from clients given, as far as they told',
  },
  {
    key: 'businessReceived',
    heading: 'To you',
    value: ({ businessReceived }) => businessReceived.map(plainMoney),
    text: ({ businessReceived }) => amounts(businessReceived),
    align: 'right',
    dropsAt: 2,
    below: 'named',
    legend: 'closed business from clients received',
  },
];

const RECIPROCITY_COLUMNS: readonly Column<ReciprocityOf>[] = [
  partnerColumn,
  { key: 'partnerId', value: ({ partnerId }) => `p${partnerId}` },
  givenColumn,
  receivedColumn,
  ...MONEY_COLUMNS,
  { key: 'closed', value: ({ closed }) => closed },
  { key: 'won', value: ({ won }) => won },
  { key: 'wonWithoutAmount', value: ({ wonWithoutAmount }) => wonWithoutAmount },
];

/** Given beside received, as JSON has it: a public contract. */
export function reciprocityAsPlain({ period, all, partners, both, onlyGiven, onlyReceived }: Reciprocity): {
  [key: string]: Plain;
} {
  return {
    since: period.since,
    until: period.until,
    given: all.given,
    received: all.received,
    businessGiven: all.businessGiven.map(plainMoney),
    businessReceived: all.businessReceived.map(plainMoney),
    bothWays: both,
    onlyGiven,
    onlyReceived,
    partners: partners.map((each) => record(RECIPROCITY_COLUMNS, each)),
  };
}

/** The columns of CSV. */
export const RECIPROCITY_CSV = RECIPROCITY_COLUMNS;
