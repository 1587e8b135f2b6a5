import { describe, expect, it } from 'vitest';
import { advise } from '../../src/advice/advise.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { LADDER, RULE_IDS, verdictOf } from '../../src/advice/ladder.ts';
import type { SignalKind } from '../../src/contact/signal.ts';
import { rankOf, VERDICTS } from '../../src/advice/words.ts';
import { addDays } from '../../src/calendar/day.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, AS_OF, factsAbout, monthsBefore } from './facts.ts';

const cad = (minor: number) => ({ minor, currency: 'CAD' });
const settings = {
  ...defaultSettings,
  currency: 'CAD',
  'hourly-rate': cad(6000),
  'revenue-at-stake': cad(50_000),
};

type Case = readonly [what: string, some: Partial<RelationshipFacts>, ruleAndVerdict: string];

const ago = (months: number, days = 0) => addDays(monthsBefore(months), days);
const old = { firstReferral: monthsBefore(24) };
const young = { firstReferral: ago(6, 1) };
const alliance = { ...old, ever: 30, stage: 'strategic-alliance', stageSince: monthsBefore(12) } as const;
const joint = { kind: 'co-marketing', from: monthsBefore(7) } as const;
const evening = { kind: 'event', from: AS_OF } as const;
const rated = (value: number, on = AS_OF) => ({ value, on });
const noted = (kind: SignalKind, on = AS_OF) => ({ kind, on });
const no = (question: string) => ({ question, answer: 'no' }) as const;
const first = { strictlyFirst: true, partners: 3 };
const both = { ...old, given: 5, received: 5 };
const costly = {
  ...alliance,
  given: 4,
  received: 4,
  receivedOutcomes: { won: 1, closed: 3 },
  receivedWonInHome: 1,
  businessReceived: [cad(10_000)],
  feesPaid: [cad(10_001)],
};
const grown = {
  ...alliance,
  given: 5,
  received: 5,
  projects: [joint],
  satisfactions: [rated(4)],
  signals: [noted('growth', ago(12, 1))],
} as const;
const primary = { ...old, given: 2, received: 2, standing: { received: first, given: first } };
const talkedLong = { talks: [ago(12, 1)] };
/** Growth and a complex handoff: two of the three stakes. */
const stakes = { ...old, given: 1, ever: 3, signals: [noted('growth'), noted('complex-handoff')] };
const power = { stage: 'power-partner', lastCheckIn: monthsBefore(1) } as const;

// prettier-ignore
const CASES: readonly Case[] = [
  ['formal 6 months, 3 exchanged', { ...alliance, stageSince: monthsBefore(6), given: 3 }, 'outgrown: step-down'],
  ['formal a day less', { ...alliance, stageSince: ago(6, 1), given: 3 }, 'formal: all-well'],
  ['formal since not known', { ...alliance, stageSince: undefined }, 'formal: all-well'],
  ['formal, 4 exchanged', { ...alliance, given: 4 }, 'formal: all-well'],
  ['formal, nothing exchanged', alliance, 'outgrown: step-down'],
  ['records from the first day of the window', { ...alliance, recordsSince: ago(12, 1) }, 'outgrown: step-down'],
  ['records from the day after', { ...alliance, recordsSince: ago(12, 2) }, 'formal: all-well'],
  ['low but joint activity', { ...alliance, projects: [joint] }, 'formal: all-well'],
  ['low but an event today', { ...alliance, projects: [evening] }, 'formal: all-well'],
  ['low, the event was yesterday', { ...alliance, projects: [{ ...evening, from: ago(0, -1) }] }, 'outgrown: step-down'],
  ['low but as much at stake as the setting says', { ...alliance, businessReceived: [cad(50_000)] }, 'outgrown: step-down'],
  ['low but more at stake', { ...alliance, given: 3, businessReceived: [cad(50_001)] }, 'formal: all-well'],
  ['low, more at stake in another currency', { ...alliance, businessReceived: [{ minor: 50_001, currency: 'USD' }] }, 'outgrown: step-down'],
  ['formal before anything proves it', { ...alliance, stageSince: undefined, ever: 2 }, 'strained: have-the-conversation'],
  ['formal before anything proves it, talked', { ...alliance, stageSince: undefined, ever: 2, talks: [AS_OF] }, 'formal: all-well'],
  ['low in a joint venture', { ...alliance, stage: 'joint-venture' }, 'formal: all-well'],
  ['an agreement makes it formal', { ...old, agreements: [agreement({ from: monthsBefore(6) })] }, 'outgrown: step-down'],
  ['an agreement a day younger', { ...old, ever: 3, agreements: [agreement({ from: ago(6, 1) })] }, 'formal: all-well'],
  ['formal by the earlier of stage and agreement', { ...alliance, stageSince: monthsBefore(1), agreements: [agreement()] }, 'outgrown: step-down'],
  ['outgrown comes before overhead', { ...costly, given: 0, received: 3 }, 'outgrown: step-down'],
  ['outgrown comes before strained', { ...alliance, checkInOverdue: true }, 'outgrown: step-down'],

  ['overhead over benefit', costly, 'overhead: step-down'],
  ['overhead equal to benefit', { ...costly, feesPaid: [cad(10_000)] }, 'formal: all-well'],
  ['only 2 closed', { ...costly, receivedOutcomes: { won: 1, closed: 2 } }, 'formal: all-well'],
  ['a won one without an amount', { ...costly, receivedWonInHome: 0 }, 'formal: all-well'],
  ['none won is benefit enough known', { ...costly, receivedOutcomes: { won: 0, closed: 3 }, receivedWonInHome: 0, businessReceived: [], feesPaid: [cad(1)] }, 'overhead: step-down'],
  ['fees received are benefit', { ...costly, feesReceived: [cad(1)] }, 'formal: all-well'],
  ['fees received in another currency', { ...costly, feesReceived: [{ minor: 1, currency: 'EUR' }] }, 'formal: all-well'],
  ['time counts at the hourly rate', { ...costly, feesPaid: [], minutes: 101 }, 'overhead: step-down'],
  ['time worth just the benefit', { ...costly, feesPaid: [], minutes: 100 }, 'formal: all-well'],
  ['joint costs count', { ...costly, feesPaid: [], jointCosts: [cad(10_001)] }, 'overhead: step-down'],
  ['costs in another currency are not added', { ...costly, feesPaid: [{ minor: 10_001, currency: 'EUR' }] }, 'formal: all-well'],
  ['overhead while formal less than 6 months', { ...costly, stageSince: ago(6, 1) }, 'formal: all-well'],
  ['overhead comes before strained', { ...costly, checkInOverdue: true }, 'overhead: step-down'],

  ['formal with a check-in overdue', { ...alliance, given: 4, checkInOverdue: true }, 'strained: have-the-conversation'],
  ['formal with a check-in overdue, talked', { ...alliance, given: 4, checkInOverdue: true, talks: [AS_OF] }, 'strained: have-the-conversation'],
  ['formal at satisfaction 2', { ...alliance, given: 4, satisfactions: [rated(2)] }, 'strained: have-the-conversation'],
  ['formal at satisfaction 3', { ...alliance, given: 4, satisfactions: [rated(3)] }, 'formal: all-well'],
  ['formal at 2, then at 3 on that day', { ...alliance, given: 4, satisfactions: [rated(2), rated(3)] }, 'formal: all-well'],
  ['formal at 2 on the day of the talk', { ...alliance, given: 4, satisfactions: [rated(2)], talks: [AS_OF] }, 'formal: all-well'],
  ['formal at 2 the day after the talk', { ...alliance, given: 4, satisfactions: [rated(2)], talks: [ago(0, -1)] }, 'strained: have-the-conversation'],
  ['satisfaction noted 12 months ago', { ...alliance, given: 4, satisfactions: [rated(1, monthsBefore(12))] }, 'formal: all-well'],
  ['satisfaction noted on the first day of the window', { ...alliance, given: 4, satisfactions: [rated(1, ago(12, 1))] }, 'strained: have-the-conversation'],
  ['satisfaction noted after the day looked at', { ...alliance, given: 4, satisfactions: [rated(1, ago(0, 1))] }, 'formal: all-well'],
  ['formal with a dispute', { ...alliance, given: 4, signals: [noted('dispute')] }, 'strained: have-the-conversation'],
  ['a dispute 12 months ago', { ...alliance, given: 4, signals: [noted('dispute', monthsBefore(12))] }, 'formal: all-well'],
  ['a dispute, satisfaction 3 on that day', { ...alliance, given: 4, signals: [noted('dispute')], satisfactions: [rated(3)] }, 'formal: all-well'],
  ['a dispute, satisfaction 3 the day before', { ...alliance, given: 4, signals: [noted('dispute')], satisfactions: [rated(3, ago(0, -1))] }, 'strained: have-the-conversation'],
  ['a dispute, satisfaction 3 later, then 2', { ...alliance, given: 4, signals: [noted('dispute', monthsBefore(3))], satisfactions: [rated(3, monthsBefore(2)), rated(2, monthsBefore(1))], talks: [monthsBefore(1)] }, 'formal: all-well'],
  ['a dispute on the day of the talk', { ...alliance, given: 4, signals: [noted('dispute')], talks: [AS_OF] }, 'formal: all-well'],
  ['a dispute the day after the talk', { ...alliance, given: 4, signals: [noted('dispute')], talks: [ago(0, -1)] }, 'strained: have-the-conversation'],
  ['an exclusive promise broken', { ...alliance, given: 4, exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes', referral: 9, on: AS_OF }] }, 'strained: have-the-conversation'],
  ['broken on the day of the talk', { ...alliance, given: 4, exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes', referral: 9, on: AS_OF }], talks: [AS_OF] }, 'formal: all-well'],
  ['broken the day after the talk', { ...alliance, given: 4, exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes', referral: 9, on: AS_OF }], talks: [ago(0, -1)] }, 'strained: have-the-conversation'],
  ['promised twice', { ...alliance, given: 4, exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes' }] }, 'strained: have-the-conversation'],
  ['promised twice, talked on the first day of the window', { ...alliance, given: 4, exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes' }], ...talkedLong }, 'formal: all-well'],
  ['promised twice, talked 12 months ago', { ...alliance, given: 4, exclusivityConflicts: [{ service: 'tax', other: 'Tom Reyes' }], talks: [monthsBefore(12)] }, 'strained: have-the-conversation'],
  ['formal, none won of 5', { ...alliance, given: 4, outcomes: { won: 0, closed: 5 } }, 'strained: have-the-conversation'],
  ['formal, none won of 5, talked', { ...alliance, given: 4, outcomes: { won: 0, closed: 5 }, ...talkedLong }, 'formal: all-well'],
  ['formal, not to be referred to', { ...alliance, given: 4, doNotRefer: true }, 'strained: have-the-conversation'],
  ['formal, a question answered no, talked', { ...alliance, given: 4, answers: [no('open')], ...talkedLong }, 'formal: all-well'],

  ['an alliance ready for more', grown, 'venture: consider-joint-venture'],
  ['an alliance of a day less than 12 months', { ...grown, stageSince: ago(12, 1) }, 'formal: all-well'],
  ['ready but for 9 exchanged', { ...grown, given: 4 }, 'formal: all-well'],
  ['ready but for joint activity', { ...grown, projects: [] }, 'formal: all-well'],
  ['ready, an event today', { ...grown, projects: [evening] }, 'venture: consider-joint-venture'],
  ['ready but for satisfaction 3', { ...grown, satisfactions: [rated(3)] }, 'formal: all-well'],
  ['ready, growth noted 12 months ago', { ...grown, signals: [noted('growth', monthsBefore(12))] }, 'formal: all-well'],
  ['ready, of a very different size', { ...grown, relativeSize: 'larger' }, 'formal: all-well'],
  ['ready, one side prefers informal', { ...grown, theirPreference: 'informal' }, 'formal: all-well'],
  ['ready, talked about', { ...grown, talks: [AS_OF] }, 'formal: all-well'],
  ['ready, a dispute since', { ...grown, signals: [noted('growth'), noted('dispute')], satisfactions: [rated(4, ago(0, -1))] }, 'strained: have-the-conversation'],
  ['a joint venture is not asked again', { ...grown, stage: 'joint-venture' }, 'formal: all-well'],
  ['strained comes before venture', { ...grown, checkInOverdue: true }, 'strained: have-the-conversation'],

  ['an agreement from today', { given: 5, ...old, agreements: [agreement({ from: AS_OF })], talks: [AS_OF] }, 'formal: all-well'],
  ['an agreement from tomorrow', { given: 5, ...old, agreements: [agreement({ from: ago(0, 1) })] }, 'light: light-structure'],
  ['an agreement that ends today', { given: 5, ...old, agreements: [agreement({ until: AS_OF })] }, 'formal: all-well'],
  ['an agreement that ended yesterday', { given: 5, ...old, agreements: [agreement({ until: ago(0, -1) })] }, 'light: light-structure'],
  ['an agreement closed today', { given: 5, ...old, agreements: [agreement({ closedOn: AS_OF })] }, 'light: light-structure'],
  ['an agreement with expectations on one side', { given: 5, ...old, agreements: [agreement({ theirExpectations: false })] }, 'light: light-structure'],
  ['an agreement about fees alone', { given: 5, ...old, agreements: [agreement({ myExpectations: false, theirExpectations: false, fees: true })] }, 'light: light-structure'],
  ['a verbal exclusive promise', { given: 5, ...old, agreements: [agreement({ form: 'verbal', myExpectations: false, exclusiveService: 'tax' })] }, 'formal: all-well'],
  ['formal and high is not told to formalize', { ...alliance, given: 20, received: 20 }, 'formal: all-well'],

  ['10 exchanged, known a day less than 6 months', { ...young, given: 5, received: 5 }, 'too-new: too-new'],
  ['10 exchanged, known 6 months', { ...both, firstReferral: monthsBefore(6) }, 'volume: time-to-formalize'],
  ['known since an earlier check-in', { ...both, ...young, firstCheckIn: monthsBefore(6) }, 'volume: time-to-formalize'],
  ['known since before any of them', { ...both, ...young, knownSince: { day: monthsBefore(6), precision: 'month' } }, 'volume: time-to-formalize'],
  ['known since a joint evening', { ...both, ...young, projects: [{ kind: 'event', from: monthsBefore(6) }] }, 'volume: time-to-formalize'],
  ['high volume, nothing says since when', { given: 50, received: 50 }, 'too-new: too-new'],
  ['too new comes before what holds back', { ...young, given: 10 }, 'too-new: too-new'],
  ['too new, but talked about what holds back', { ...young, given: 10, talks: [AS_OF], lastCheckIn: AS_OF }, 'light: light-structure'],
  ['too new, one side prefers informal', { ...young, given: 5, received: 5, myPreference: 'informal' }, 'light: light-structure'],
  ['joint activity a day less than 6 months old', { given: 3, projects: [{ kind: 'bundle', from: ago(6, 1) }] }, 'too-new: too-new'],

  ['10 exchanged, 1 in the thinner direction', { ...old, given: 9, received: 1 }, 'held-back: have-the-conversation'],
  ['10 exchanged, 2 in the thinner direction', { ...old, given: 8, received: 2 }, 'volume: time-to-formalize'],
  ['20 received in each of 3 months', { ...old, received: 60, receivedByMonth: [20, 20, 20] }, 'volume: time-to-formalize'],
  ['19 received in one of them', { ...old, received: 60, receivedByMonth: [20, 19, 21] }, 'held-back: have-the-conversation'],
  ['one way beside joint activity', { ...old, given: 10, projects: [joint] }, 'volume: time-to-formalize'],
  ['one way beside an evening', { ...old, given: 10, projects: [evening] }, 'held-back: have-the-conversation'],
  ['one way beside stakes', { ...stakes, given: 10, ever: 10 }, 'volume: time-to-formalize'],
  ['one way, talked about', { ...old, given: 9, received: 1, ...talkedLong }, 'light: light-structure'],
  ['one way, talked 12 months ago', { ...old, given: 9, received: 1, talks: [monthsBefore(12)] }, 'held-back: have-the-conversation'],
  ['one way, talked about, a dispute since', { ...old, given: 9, received: 1, ...talkedLong, signals: [noted('dispute')] }, 'held-back: have-the-conversation'],
  ['they prefer informal', { ...both, theirPreference: 'informal' }, 'light: light-structure'],
  ['I prefer informal', { ...both, myPreference: 'informal' }, 'light: light-structure'],
  ['both prefer either way', { ...both, myPreference: 'both', theirPreference: 'alliance' }, 'volume: time-to-formalize'],
  ['a much smaller business', { ...both, relativeSize: 'smaller' }, 'held-back: have-the-conversation'],
  ['a much larger business, joint activity', { ...old, given: 3, projects: [joint], relativeSize: 'larger' }, 'held-back: have-the-conversation'],
  ['a similar business', { ...both, relativeSize: 'similar' }, 'volume: time-to-formalize'],
  ['satisfaction 2', { ...both, satisfactions: [rated(2)] }, 'held-back: have-the-conversation'],
  ['satisfaction 3', { ...both, satisfactions: [rated(3)] }, 'volume: time-to-formalize'],
  ['satisfaction 2 at the talk', { ...both, satisfactions: [rated(2)], talks: [AS_OF] }, 'light: light-structure'],
  ['not to be referred to', { ...both, doNotRefer: true }, 'held-back: have-the-conversation'],
  ['a question answered no', { ...both, answers: [no('values')] }, 'held-back: have-the-conversation'],
  ['a question answered unsure', { ...both, answers: [{ question: 'values', answer: 'unsure' }] }, 'volume: time-to-formalize'],
  ['5 closed, none won', { ...both, outcomes: { won: 0, closed: 5 } }, 'held-back: have-the-conversation'],
  ['5 closed, 1 won', { ...both, outcomes: { won: 1, closed: 5 } }, 'volume: time-to-formalize'],
  ['4 closed, none won', { ...both, outcomes: { won: 0, closed: 4 } }, 'volume: time-to-formalize'],
  ['payback expected', { ...both, signals: [noted('payback-expected')] }, 'held-back: have-the-conversation'],
  ['payback expected 12 months ago', { ...both, signals: [noted('payback-expected', monthsBefore(12))] }, 'volume: time-to-formalize'],
  ['a proposal a day before 6 months', { ...both, firstReferral: monthsBefore(10), signals: [noted('proposal-received', ago(4, -1))] }, 'held-back: have-the-conversation'],
  ['a proposal at 6 months', { ...both, firstReferral: monthsBefore(10), signals: [noted('proposal-received', monthsBefore(4))] }, 'volume: time-to-formalize'],
  ['more costs than benefit', { ...both, receivedOutcomes: { won: 0, closed: 3 }, jointCosts: [cad(1)] }, 'held-back: have-the-conversation'],

  ['9 exchanged', { ...old, given: 5, received: 4 }, 'light: light-structure'],
  ['joint activity, proven by 3 ever', { ...old, given: 1, ever: 3, projects: [joint] }, 'joint: time-to-formalize'],
  ['joint activity, 2 ever', { ...old, given: 1, ever: 2, projects: [joint] }, 'low: keep-informal'],
  ['joint activity, none in the window', { ...old, ever: 9, projects: [joint] }, 'quiet: reconnect'],
  ['joint activity that ends today', { ...old, given: 3, projects: [{ ...joint, until: AS_OF }] }, 'joint: time-to-formalize'],
  ['joint activity that ended yesterday', { ...old, given: 3, projects: [{ ...joint, until: ago(0, -1) }] }, 'low: keep-informal'],
  ['joint activity that begins tomorrow', { ...old, given: 3, projects: [{ ...joint, from: ago(0, 1) }] }, 'low: keep-informal'],
  ['an event today', { ...old, given: 3, projects: [evening] }, 'low: keep-informal'],
  ['an event from today to today', { ...old, given: 3, projects: [{ ...evening, until: AS_OF }] }, 'low: keep-informal'],
  ['an event from yesterday to today', { ...old, given: 3, projects: [{ ...evening, from: ago(0, -1), until: AS_OF }] }, 'joint: time-to-formalize'],
  ['joint activity where informal is preferred', { ...old, given: 3, projects: [joint], myPreference: 'informal' }, 'low: keep-informal'],
  ['volume comes before joint', { ...both, projects: [joint] }, 'volume: time-to-formalize'],

  ['growth and a complex handoff', stakes, 'stakes: time-to-formalize'],
  ['growth alone', { ...stakes, signals: [noted('growth'), noted('growth')] }, 'low: keep-informal'],
  ['growth, and more at stake than set', { ...stakes, signals: [noted('growth')], businessReceived: [cad(50_001)] }, 'stakes: time-to-formalize'],
  ['growth, and as much at stake as set', { ...stakes, signals: [noted('growth')], businessReceived: [cad(50_000)] }, 'low: keep-informal'],
  ['a handoff, and more at stake in another currency', { ...stakes, signals: [noted('complex-handoff')], businessReceived: [{ minor: 50_001, currency: 'USD' }] }, 'low: keep-informal'],
  ['stakes of the first day of the window', { ...stakes, signals: [noted('growth', ago(12, 1)), noted('complex-handoff')] }, 'stakes: time-to-formalize'],
  ['stakes of 12 months ago', { ...stakes, signals: [noted('growth', monthsBefore(12)), noted('complex-handoff')] }, 'low: keep-informal'],
  ['stakes, 2 ever', { ...stakes, ever: 2 }, 'low: keep-informal'],
  ['stakes, none in the window', { ...stakes, given: 0, ever: 3 }, 'stakes: time-to-formalize'],
  ['joint comes before stakes', { ...stakes, projects: [joint] }, 'joint: time-to-formalize'],
  ['stakes held back', { ...stakes, relativeSize: 'larger' }, 'held-back: have-the-conversation'],

  ['unhappy, 4 exchanged, known 6 months', { firstReferral: monthsBefore(6), given: 4, satisfactions: [rated(2)] }, 'unhappy: have-the-conversation'],
  ['unhappy, known a day less', { ...young, given: 4, satisfactions: [rated(2)] }, 'light: light-structure'],
  ['unhappy, 3 exchanged', { ...old, given: 3, satisfactions: [rated(2)] }, 'low: keep-informal'],
  ['unhappy by a dispute', { ...old, given: 4, signals: [noted('dispute')] }, 'unhappy: have-the-conversation'],
  ['unhappy, and prefers informal', { ...both, theirPreference: 'informal', satisfactions: [rated(1)] }, 'unhappy: have-the-conversation'],
  ['unhappy, talked about', { ...old, given: 4, satisfactions: [rated(2)], talks: [AS_OF] }, 'light: light-structure'],

  ['first in both, 4 exchanged', primary, 'primary: have-the-conversation'],
  ['first in both, 3 exchanged', { ...primary, given: 1 }, 'low: keep-informal'],
  ['first in both, known a day less than 6 months', { ...primary, ...young }, 'light: light-structure'],
  ['first in both, of 2 partners in one', { ...primary, standing: { received: first, given: { ...first, partners: 2 } } }, 'light: light-structure'],
  ['first in one alone', { ...primary, standing: { received: first, given: { ...first, strictlyFirst: false } } }, 'light: light-structure'],
  ['first in both, a talk within 12 months', { ...primary, ...talkedLong }, 'light: light-structure'],
  ['first in both, a talk 12 months ago', { ...primary, talks: [monthsBefore(12)] }, 'primary: have-the-conversation'],
  ['first in both, prefers informal', { ...primary, myPreference: 'informal' }, 'primary: have-the-conversation'],
  ['unhappy comes before primary', { ...primary, signals: [noted('dispute')] }, 'unhappy: have-the-conversation'],

  ['5 in the last 6 months', { ...old, given: 3, received: 2, lastSixMonths: 5 }, 'pace: watch'],
  ['4 in the last 6 months', { ...old, given: 3, received: 2, lastSixMonths: 4 }, 'light: light-structure'],
  ['at the pace, with light structure', { ...old, ...power, given: 5, lastSixMonths: 5 }, 'pace: watch'],
  ['at the pace, they prefer informal', { ...old, given: 5, lastSixMonths: 5, theirPreference: 'informal' }, 'light: light-structure'],
  ['at the pace, not to be referred to', { ...old, given: 5, lastSixMonths: 5, doNotRefer: true }, 'light: light-structure'],
  ['4 exchanged as a power partner', { ...old, ...power, given: 4 }, 'light: all-well'],
  ['4 exchanged as a power partner, check-in overdue', { ...old, ...power, given: 4, checkInOverdue: true }, 'light: light-structure'],
  ['4 exchanged as a power partner, checked in on the first day', { ...old, ...power, given: 4, lastCheckIn: ago(12, 1) }, 'light: all-well'],
  ['4 exchanged as a power partner, no check-in in the window', { ...old, ...power, given: 4, lastCheckIn: monthsBefore(12) }, 'light: light-structure'],
  ['4 exchanged, an interval of 3 months', { ...old, given: 4, intervalMonths: 3, lastCheckIn: AS_OF }, 'light: all-well'],
  ['4 exchanged, an interval of 4 months', { ...old, given: 4, intervalMonths: 4, lastCheckIn: AS_OF }, 'light: light-structure'],
  ['4 exchanged', { ...old, given: 4 }, 'light: light-structure'],
  ['3 exchanged', { ...old, given: 3 }, 'low: keep-informal'],
  ['1 exchanged', { ...old, received: 1 }, 'low: keep-informal'],
  ['none in the window, some before', { ...old, ever: 1 }, 'quiet: reconnect'],
  ['none in the window, a check-in 12 months ago', { ...old, ever: 1, lastCheckIn: monthsBefore(12) }, 'quiet: reconnect'],
  ['none in the window, a check-in on its first day', { ...old, ever: 1, lastCheckIn: ago(12, 1) }, 'low: keep-informal'],
  ['none on record', {}, 'none: build-trust'],
  ['none on record, a check-in', { lastCheckIn: AS_OF }, 'none: build-trust'],
  ['none on record, known for years', { knownSince: { day: monthsBefore(90), precision: 'day' } }, 'none: build-trust'],
];

function told(some: Partial<RelationshipFacts>): string {
  const { rule, verdict } = advise(factsAbout(some), settings);
  return `${rule}: ${verdict}`;
}

describe('the ladder', () => {
  it('has its rules in their order', () => {
    expect(LADDER.map(({ id }) => id)).toEqual([...RULE_IDS]);
  });

  it.each(CASES)('%s', (_what, some, ruleAndVerdict) => {
    expect(told(some)).toBe(ruleAndVerdict);
  });

  it('is decided by every rule in some case', () => {
    expect(new Set(CASES.map(([, , expected]) => expected.split(':')[0]))).toEqual(new Set(RULE_IDS));
  });
});

describe('thresholds of the user', () => {
  const own = { ...settings, 'formalize-at': 7, 'informal-to': 0, 'too-new-months': 1 };

  it.each([
    [{ firstReferral: monthsBefore(1), given: 4, received: 3 }, 'time-to-formalize'],
    [{ firstReferral: monthsBefore(1), given: 4, received: 2 }, 'light-structure'],
    [{ firstReferral: monthsBefore(1), given: 4, received: 2, lastSixMonths: 4 }, 'watch'],
    [{ firstReferral: monthsBefore(1), given: 4, received: 2, lastSixMonths: 3 }, 'light-structure'],
    [{ firstReferral: monthsBefore(1), given: 1 }, 'light-structure'],
    [{ firstReferral: addDays(monthsBefore(1), 1), given: 4, received: 3 }, 'too-new'],
  ])('are followed: %j', (some, verdict) => {
    expect(verdictOf(factsAbout(some), own)).toBe(verdict);
  });
});

it('ranks the verdicts by how much they ask for', () => {
  const ranked = VERDICTS.map((verdict) => `${rankOf(verdict)} ${verdict}`);
  expect(ranked).toEqual([
    '0 build-trust',
    '1 reconnect',
    '2 keep-informal',
    '3 light-structure',
    '3 all-well',
    '4 watch',
    '5 too-new',
    '6 have-the-conversation',
    '7 time-to-formalize',
    '7 step-down',
    '7 consider-joint-venture',
  ]);
});
