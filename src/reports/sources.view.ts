import type { Period } from '../calendar/period.ts';
import { formatMoney, sumByCurrency } from '../money/money.ts';
import { together, type Origin } from '../referrals/origins.ts';
import { originColumns, shareWords } from '../referrals/origins.view.ts';
import { apart, type Block } from '../screen/blocks.ts';
import { tableOf, type Column, type Plain } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { count, list } from '../text/count.ts';

/** Whether anything of the period is told of it. */
export function isTold({ received, closed }: Origin): boolean {
  return received > 0 || closed > 0;
}

/** Where clients came from, for a screen and for Markdown: partners and sources that are no partner beside each other. */
export function sourcesBlocks(origins: readonly Origin[]): Block[] {
  const heading: Block = { is: 'heading', text: 'Where clients come from', beside: cameWords(origins) };
  const nobody: Block = {
    is: 'rows',
    rows: [{ cells: ['No client came on these days.'], command: 'refnet log CLIENT --source website' }],
  };
  return apart(
    [
      heading,
      ...(origins.length === 0
        ? [nobody]
        : [{ ...tableOf(cameFromColumns(origins), origins), fitted: true } as const]),
    ],
    closedBlocks(origins),
  );
}

/** `14 received: 9 from 4 partners, 5 through 2 sources`. */
function cameWords(origins: readonly Origin[]): string {
  const all = together(origins);
  const came = origins.filter(({ received }) => received > 0);
  const [partners, sources] = [came.filter(isOfPartner), came.filter((each) => !isOfPartner(each))];
  const parts = [
    ...(partners.length === 0
      ? []
      : [`${together(partners).received} from ${count(partners.length, 'partner')}`]),
    ...(sources.length === 0
      ? []
      : [`${together(sources).received} through ${count(sources.length, 'source')}`]),
  ];
  return parts.length === 0 ? 'none received' : `${all.received} received: ${list(parts, 'and')}`;
}

/** `9 closed, 5 won (56%); 4 introduced earlier; CAD 18,500 closed business`. */
function closedBlocks(origins: readonly Origin[]): Block[] {
  const all = together(origins);
  if (all.closed === 0) return [];
  const business = sumByCurrency(origins.flatMap((each) => each.business));
  const parts = [
    shareWords(all),
    ...(all.introducedEarlier === 0 ? [] : [`${all.introducedEarlier} of them introduced earlier`]),
    ...(business.length === 0 ? [] : [`${business.map(formatMoney).join(', ')} closed business`]),
    ...(all.wonWithoutAmount === 0 ? [] : [`${all.wonWithoutAmount} won without an amount`]),
  ];
  return [{ is: 'note', text: `In all ${parts.join('; ')}.` }];
}

function isOfPartner({ partnerId }: Origin): boolean {
  return partnerId !== null;
}

/** What came from each, with whom or what that is; a source says that it is none of the partners. */
export function cameFromColumns(origins: readonly Origin[]): Column<Origin>[] {
  return [
    {
      key: 'partner',
      heading: 'From',
      value: (each) => (isOfPartner(each) ? each.name : null),
      text: (each) => (isOfPartner(each) ? each.name : `${each.name} (source)`),
      shrinksTo: 14,
    },
    { key: 'partnerId', value: ({ partnerId }) => (partnerId === null ? null : `p${partnerId}`) },
    { key: 'source', value: (each) => (isOfPartner(each) ? null : each.name) },
    ...originColumns(origins),
  ];
}

/** The same as JSON has it: a public contract. */
export function sourcesAsPlain(
  origins: readonly Origin[],
  { since, until }: Period,
): { [key: string]: Plain } {
  const { received, closed, won, introducedEarlier, wonWithoutAmount } = together(origins);
  return {
    since,
    until,
    received,
    closed,
    won,
    introducedEarlier,
    wonWithoutAmount,
    from: origins.map((each) => record(cameFromColumns(origins), each)),
  };
}
