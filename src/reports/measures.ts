/** What each part of the report counts of partners, of groups and of a period before: one rule a measure, under its key. */
import { hasNoCosts } from '../advice/costs-words.ts';
import { overheadOf, type CostSettings } from '../advice/costs.ts';
import type { Money } from '../money/money.ts';
import type { Outcomes } from '../referrals/status.ts';
import { exchangedIn, type Tally } from './tally.ts';
import { capitalized } from '../text/capitalized.ts';

/** The parts of the report that can be told by groups, and beside a period before. */
const COUNTED_SECTIONS = ['volume', 'reciprocity', 'conversion', 'costs', 'sources'] as const;
export type CountedSection = (typeof COUNTED_SECTIONS)[number];

/** Whether a part can be told beside a period before. */
export function isCounted(section: string): section is CountedSection {
  return COUNTED_SECTIONS.some((each) => each === section);
}

/** Whether a part can be told in groups of partners: not where it tells of sources too, which are none. */
export function isGrouped(section: string): boolean {
  return isCounted(section) && section !== 'sources';
}

interface Told {
  /** In JSON and CSV: a public contract. */
  readonly key: string;
  /** Above its column; a measure without one has none. */
  readonly heading?: string;
  /** In a row of its own, where that says more. */
  readonly called?: string;
  /** Above the column of its change, where it is not "Change of" the heading. */
  readonly change?: string;
  readonly legend?: string;
  /** For programs, and where it has a row of its own. */
  readonly isAside?: true;
  /** What it is a part of: where there is some of that, none of it is told as 0. */
  readonly within?: (tally: Tally) => number;
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
  within: ({ outcomes }) => outcomes.closed,
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
  change: 'Change at partners',
  is: 'money',
  of: ({ businessGiven }) => businessGiven,
  legend: 'closed business of clients given, as far as it was told',
  dropsAt: 2,
};

const WITHOUT_AMOUNT: Measure = {
  key: 'wonWithoutAmount',
  called: 'Received, won without amount',
  is: 'count',
  of: ({ wonWithoutAmount }) => wonWithoutAmount,
};

const GIVEN_WITHOUT_AMOUNT: Measure = {
  key: 'givenWonWithoutAmount',
  called: 'Given, won without amount',
  is: 'count',
  of: ({ givenWonWithoutAmount }) => givenWonWithoutAmount,
};

const INTRODUCED: Measure = { key: 'exchanged', called: 'Introduced', is: 'count', of: exchangedIn };

const VOLUME: readonly Measure[] = [
  INTRODUCED,
  GIVEN,
  RECEIVED,
  CLOSED,
  WON,
  {
    key: 'introducedEarlier',
    called: 'Closed, introduced earlier',
    is: 'count',
    of: ({ introducedEarlier }) => introducedEarlier,
  },
  BUSINESS,
  { ...AT_PARTNERS, isAside: true },
  WITHOUT_AMOUNT,
  GIVEN_WITHOUT_AMOUNT,
];

const RECIPROCITY: readonly Measure[] = [GIVEN, RECEIVED, BUSINESS, AT_PARTNERS];

/** Closed, won and the share of them, one way; on a narrow screen what was given goes first. */
function conversion(
  way: 'received' | 'given',
  heading: string,
  of: (tally: Tally) => Outcomes,
): readonly Measure[] {
  const upper = capitalized(way);
  const drops = (at: number) => ({ dropsAt: way === 'given' ? at : at + 3 });
  return [
    {
      key: `${way}Closed`,
      heading,
      called: `${heading}, closed`,
      is: 'count',
      of: (tally) => of(tally).closed,
      legend: 'closed',
      ...drops(3),
    },
    {
      key: `${way}Won`,
      heading: way === 'given' ? 'Given won' : 'Won',
      called: `${heading}, won`,
      is: 'count',
      of: (tally) => of(tally).won,
      within: (tally) => of(tally).closed,
      ...drops(2),
    },
    {
      key: `conversion${upper}`,
      heading: way === 'given' ? 'Given share' : 'Share',
      called: `${heading}, share won`,
      is: 'share',
      of,
      ...(way === 'received' ? { legend: 'won of those closed, from 5 closed on' } : {}),
      ...drops(1),
    },
  ];
}

const CONVERSION: readonly Measure[] = [
  ...conversion('received', 'Received', ({ receivedOutcomes }) => receivedOutcomes),
  ...conversion('given', 'Given', ({ givenOutcomes }) => givenOutcomes),
];

const SOURCES: readonly Measure[] = [
  RECEIVED,
  { ...CLOSED, legend: 'received' },
  { ...WON, legend: 'received' },
  {
    key: 'conversion',
    heading: 'Share',
    called: 'Share won',
    is: 'share',
    of: ({ receivedOutcomes }) => receivedOutcomes,
    legend: 'won of those closed, from 5 closed on',
    dropsAt: 2,
  },
  BUSINESS,
  WITHOUT_AMOUNT,
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
    within: ({ receivedOutcomes }) => receivedOutcomes.closed,
    legend: 'received',
    dropsAt: 5,
  },
  BUSINESS,
  {
    key: 'feesReceived',
    heading: 'Fees in',
    called: 'Fees received',
    change: 'Change of fees',
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
    case 'sources':
      return SOURCES;
  }
}

/** What a part counts above all, which says from how many on a difference says something; undefined for money and time. */
export function countedBy(
  section: CountedSection,
): { readonly word: string; readonly size: (tally: Tally) => number } | undefined {
  switch (section) {
    case 'volume':
    case 'reciprocity':
      return { word: 'introduced', size: exchangedIn };
    case 'sources':
      return { word: 'received', size: ({ received }) => received };
    case 'conversion':
      return { word: 'closed', size: ({ outcomes }) => outcomes.closed };
    case 'costs':
      return undefined;
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
    case 'sources':
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
        isTold: (tally) => !hasNoCosts(tally),
        size: (tally) => overheadOf(tally, settings).minor,
      };
  }
}
