/** What each part of the report counts of partners, of groups and of a period before: one rule a measure, under its key. */
import { overheadOf, type CostSettings } from '../advice/costs.ts';
import type { Money } from '../money/money.ts';
import type { Outcomes } from '../referrals/status.ts';
import { isEmpty } from './returns.ts';
import { exchangedIn, type Tally } from './tally.ts';

/** The parts of the report that can be told by groups, and beside a period before. */
export const COUNTED_SECTIONS = ['volume', 'reciprocity', 'conversion', 'costs'] as const;
export type CountedSection = (typeof COUNTED_SECTIONS)[number];

export function isCounted(section: string): section is CountedSection {
  return COUNTED_SECTIONS.some((each) => each === section);
}

interface Told {
  /** In JSON and CSV: a public contract. */
  readonly key: string;
  /** Above its column; a measure without one has none. */
  readonly heading?: string;
  /** In a row of its own, where that says more. */
  readonly called?: string;
  readonly legend?: string;
  /** For programs, and where it has a row of its own. */
  readonly isAside?: true;
  /** On a narrow screen the column with the lowest number goes first. */
  readonly dropsAt?: number;
}

/** A number, a time, a share of what was closed, or amounts by currency. */
export type Measure = Told &
  (
    | { readonly is: 'count' | 'minutes'; readonly of: (tally: Tally) => number }
    | { readonly is: 'share'; readonly of: (tally: Tally) => Outcomes }
    | { readonly is: 'money'; readonly of: (tally: Tally) => readonly Money[] }
  );

const GIVEN: Measure = { key: 'given', heading: 'Given', is: 'count', of: ({ given }) => given };
const RECEIVED: Measure = {
  key: 'received',
  heading: 'Received',
  is: 'count',
  of: ({ received }) => received,
};
const CLOSED: Measure = {
  key: 'closed',
  heading: 'Closed',
  is: 'count',
  of: ({ outcomes }) => outcomes.closed,
  legend: 'both ways',
  dropsAt: 3,
};
const WON: Measure = {
  key: 'won',
  heading: 'Won',
  is: 'count',
  of: ({ outcomes }) => outcomes.won,
  legend: 'both ways',
  dropsAt: 6,
};
const BUSINESS: Measure = {
  key: 'closedBusiness',
  heading: 'Business',
  called: 'Closed business',
  is: 'money',
  of: ({ businessReceived }) => businessReceived,
  legend: 'closed business from clients received',
  dropsAt: 4,
};
const AT_PARTNERS: Measure = {
  key: 'businessGiven',
  heading: 'At partners',
  called: 'Business at partners',
  is: 'money',
  of: ({ businessGiven }) => businessGiven,
  legend: 'closed business of clients given, as far as it was told',
  dropsAt: 2,
};

const INTRODUCED: Measure = { key: 'exchanged', called: 'Introduced', is: 'count', of: exchangedIn };

const VOLUME: readonly Measure[] = [
  INTRODUCED,
  GIVEN,
  RECEIVED,
  CLOSED,
  WON,
  { key: 'introducedEarlier', is: 'count', of: ({ introducedEarlier }) => introducedEarlier },
  BUSINESS,
  { ...AT_PARTNERS, isAside: true },
  { key: 'wonWithoutAmount', is: 'count', of: ({ wonWithoutAmount }) => wonWithoutAmount },
];

const RECIPROCITY: readonly Measure[] = [GIVEN, RECEIVED, BUSINESS, AT_PARTNERS];

/** Closed, won and the share of them, one way. */
function conversion(
  way: 'received' | 'given',
  heading: string,
  of: (tally: Tally) => Outcomes,
): readonly Measure[] {
  const upper = way.charAt(0).toUpperCase() + way.slice(1);
  return [
    {
      key: `${way}Closed`,
      heading,
      called: `${heading}, closed`,
      is: 'count',
      of: (tally) => of(tally).closed,
      legend: 'closed',
    },
    {
      key: `${way}Won`,
      heading: 'Won',
      called: `${heading}, won`,
      is: 'count',
      of: (tally) => of(tally).won,
    },
    {
      key: `conversion${upper}`,
      heading: 'Share',
      called: `${heading}, share won`,
      is: 'share',
      of,
      legend: 'won of those closed, from 5 closed on',
    },
  ];
}

const CONVERSION: readonly Measure[] = [
  ...conversion('received', 'Received', ({ receivedOutcomes }) => receivedOutcomes),
  ...conversion('given', 'Given', ({ givenOutcomes }) => givenOutcomes),
];

const costs = (settings: CostSettings): readonly Measure[] => [
  { key: 'minutes', heading: 'Time', is: 'minutes', of: ({ minutes }) => minutes, dropsAt: 2 },
  { key: 'feesPaid', is: 'money', of: ({ feesPaid }) => feesPaid },
  { key: 'jointCosts', is: 'money', of: ({ jointCosts }) => jointCosts },
  {
    key: 'costs',
    heading: 'Costs',
    is: 'money',
    of: (tally) => [overheadOf(tally, settings)].filter(({ minor }) => minor !== 0),
  },
  {
    key: 'closed',
    heading: 'Closed',
    is: 'count',
    of: ({ receivedOutcomes }) => receivedOutcomes.closed,
    legend: 'received',
    dropsAt: 3,
  },
  {
    key: 'won',
    heading: 'Won',
    is: 'count',
    of: ({ receivedOutcomes }) => receivedOutcomes.won,
    legend: 'received',
    dropsAt: 5,
  },
  BUSINESS,
  {
    key: 'feesReceived',
    heading: 'Fees in',
    called: 'Fees received',
    is: 'money',
    of: ({ feesReceived }) => feesReceived,
    legend: 'fees received',
    dropsAt: 1,
  },
];

/** All that is counted of one partner. */
export function ofPartner(settings: CostSettings): readonly Measure[] {
  const given = CONVERSION.filter(({ key }) => key.startsWith('given') || key.endsWith('Given'));
  const received = CONVERSION.filter((measure) => !given.includes(measure));
  const money = costs(settings).filter(({ key }) => !['closed', 'won', BUSINESS.key].includes(key));
  return [INTRODUCED, GIVEN, RECEIVED, ...received, BUSINESS, ...given, AT_PARTNERS, ...money];
}

/** What a part of the report counts, in the order it is told. */
export function measuresOf(section: CountedSection, settings: CostSettings): readonly Measure[] {
  switch (section) {
    case 'volume':
      return VOLUME;
    case 'reciprocity':
      return RECIPROCITY;
    case 'conversion':
      return CONVERSION;
    case 'costs':
      return costs(settings);
  }
}

/** Whether a part tells anything of it, and how much it is beside others. */
export function tellingOf(
  section: CountedSection,
  settings: CostSettings,
): { readonly isTold: (tally: Tally) => boolean; readonly size: (tally: Tally) => number } {
  switch (section) {
    case 'volume':
    case 'reciprocity':
      return {
        isTold: (tally) => exchangedIn(tally) + tally.outcomes.closed > 0,
        size: exchangedIn,
      };
    case 'conversion':
      return {
        isTold: ({ outcomes }) => outcomes.closed > 0,
        size: ({ outcomes }) => outcomes.closed,
      };
    case 'costs':
      return {
        isTold: (tally) => !isEmpty(tally),
        size: (tally) => overheadOf(tally, settings).minor,
      };
  }
}
