import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { endOf } from '../agreements/terms.ts';
import type { Plain } from '../kinds/type.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import type { AgreementsTold, Ending, InForce } from './agreements-told.ts';

/** The agreements, for a screen and for Markdown; commands stand where they are about today. */
export function agreementsToldBlocks(told: AgreementsTold, today: Day): Block[] {
  const { period, inForce, written, verbal, ending, begun, ended, toReview } = told;
  const heading: Block = {
    is: 'heading',
    text: `In force on ${formatDate(period.until)}: ${inForce.length}`,
    beside: inForce.length === 0 ? '' : `${written} written, ${verbal} verbal`,
  };
  const isNow = period.until >= today;
  const nothing = { cells: ['No agreement is in force, which is the usual way to begin.'] };
  return apart(
    [
      heading,
      ...(inForce.length === 0
        ? rows([{ ...nothing, command: 'refnet advise' }])
        : [{ ...tableOf(SCREEN_COLUMNS, inForce), fitted: true } as const]),
    ],
    listed(`Ending or ended, not closed ${ending.length}`, ending, (each) => ({
      cells: [each.agreement.partnerName, endWords(each, period.until)],
      command: isNow ? each.command : undefined,
    })),
    listed(`Reviews due ${toReview.length}`, toReview, ({ agreement, review }) => ({
      cells: [agreement.partnerName, review === null ? '' : `since ${formatDate(review)}`],
      command: isNow ? `refnet agree ${agreement.id} --reviewed` : undefined,
    })),
    listed(`Begun on these days ${begun.length}`, begun, (each) => ({
      cells: [each.partnerName, `${each.form}, from ${formatDate(each.startsOn)}`],
    })),
    listed(`Ended on these days ${ended.length}`, ended, (each) => ({
      cells: [each.partnerName, `${each.form}, ${endedWords(each)}`],
    })),
  );
}

function listed<T>(
  text: string,
  all: readonly T[],
  row: (each: T) => { cells: readonly string[]; command?: string | undefined },
): Block[] {
  return all.length === 0 ? [] : [{ is: 'heading', text }, ...rows(all.map(row))];
}

function endWords({ endsOn }: Ending, asOf: Day): string {
  return endsOn < asOf ? `ended ${formatDate(endsOn)}, not closed` : `ends ${formatDate(endsOn)}`;
}

function endedWords(agreement: Agreement): string {
  const end = endOf(agreement);
  if (end === null) return '';
  return end === agreement.closedOn ? `closed ${formatDate(end)}` : `to ${formatDate(end)}`;
}

const SCREEN_COLUMNS: readonly Column<InForce>[] = [
  { key: 'partner', heading: 'Partner', value: ({ agreement }) => agreement.partnerName, shrinksTo: 14 },
  { key: 'form', heading: 'Form', value: ({ agreement }) => agreement.form },
  {
    key: 'since',
    heading: 'Since',
    value: ({ agreement }) => formatDate(agreement.startsOn),
  },
  {
    key: 'until',
    heading: 'Until',
    value: ({ agreement }) => (agreement.endsOn === null ? '' : formatDate(agreement.endsOn)),
    dropsAt: 4,
  },
  {
    key: 'review',
    heading: 'Review',
    value: ({ review }) => (review === null ? '' : formatDate(review)),
    dropsAt: 3,
  },
  {
    key: 'exclusive',
    heading: 'Exclusive',
    value: ({ exclusive }) => exclusive,
    shrinksTo: 9,
    dropsAt: 2,
    below: 'named',
    legend: 'clients for this go to this partner alone',
  },
  {
    key: 'fees',
    heading: 'Fees',
    value: ({ fees }) => fees.join('; '),
    shrinksTo: 9,
    dropsAt: 1,
    below: 'named',
  },
];

const IN_FORCE_COLUMNS: readonly Column<InForce>[] = [
  { key: 'agreement', value: ({ agreement }) => agreement.id },
  { key: 'partner', value: ({ agreement }) => agreement.partnerName },
  { key: 'partnerId', value: ({ agreement }) => `p${agreement.partnerId}` },
  { key: 'form', value: ({ agreement }) => agreement.form },
  { key: 'since', value: ({ agreement }) => agreement.startsOn },
  { key: 'until', value: ({ agreement }) => agreement.endsOn },
  { key: 'review', value: ({ review }) => review },
  { key: 'exclusive', value: ({ exclusive }) => exclusive },
  { key: 'fees', value: ({ fees }) => [...fees] },
];

function plainAgreement(agreement: Agreement): { [key: string]: Plain } {
  const { id, partnerName, partnerId, form, startsOn, endsOn, closedOn } = agreement;
  return {
    agreement: id,
    partner: partnerName,
    partnerId: `p${partnerId}`,
    form,
    since: startsOn,
    until: endsOn,
    closed: closedOn,
  };
}

/** The agreements of a period as JSON has them: a public contract. */
export function agreementsToldAsPlain(told: AgreementsTold): { [key: string]: Plain } {
  const { period, inForce, written, verbal, ending, begun, ended, toReview, exclusive } = told;
  return {
    since: period.since,
    until: period.until,
    written,
    verbal,
    exclusive: exclusive.length,
    inForce: inForce.map((each) => record(IN_FORCE_COLUMNS, each)),
    ending: ending.map(({ agreement }) => plainAgreement(agreement)),
    toReview: toReview.map(({ agreement, review }) => ({ ...plainAgreement(agreement), review })),
    begun: begun.map(plainAgreement),
    ended: ended.map(plainAgreement),
  };
}

/** An agreement as a line of CSV, those in force first; review, exclusive promise and fees are told of these. */
interface Line {
  readonly state: 'in-force' | 'ended';
  readonly agreement: Agreement;
  readonly inForce: InForce | undefined;
}

const OF_IN_FORCE: readonly (keyof InForce)[] = ['review', 'exclusive', 'fees'];

export const AGREEMENT_CSV: readonly Column<Line>[] = [
  ...IN_FORCE_COLUMNS.map(({ key, value }): Column<Line> => ({
    key,
    value: ({ agreement, inForce }) =>
      inForce !== undefined
        ? value(inForce)
        : OF_IN_FORCE.some((each) => each === key)
          ? null
          : value({ agreement, review: null, exclusive: null, fees: [] }),
  })),
  { key: 'closed', value: ({ agreement }) => agreement.closedOn },
  { key: 'state', value: ({ state }) => state },
];

/** Each once: those in force, then those that ended on the days or earlier and are not closed. */
export function agreementLines({ inForce, ending, ended }: AgreementsTold): readonly Line[] {
  const known = new Set(inForce.map(({ agreement }) => agreement.id));
  const over = [...ended, ...ending.map(({ agreement }) => agreement)].filter(
    ({ id }) => known.size < known.add(id).size,
  );
  return [
    ...inForce.map((each): Line => ({ state: 'in-force', agreement: each.agreement, inForce: each })),
    ...over.map((agreement): Line => ({ state: 'ended', agreement, inForce: undefined })),
  ];
}
