import { describe, expect, it } from 'vitest';
import { alertsOf } from '../../src/advice/alerts.ts';
import { RULE_IDS } from '../../src/advice/ladder.ts';
import { missingFrom } from '../../src/advice/missing.ts';
import { HOLD_BACKS } from '../../src/advice/question.ts';
import { answersOf, explain, measuresOf, RULE_WORDS } from '../../src/advice/why.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { agreement, day, factsAbout, monthsBefore } from './facts.ts';

const own = {
  ...defaultSettings,
  'formalize-at': 31,
  'informal-to': 7,
  'too-new-months': 9,
  'formal-months': 8,
  'joint-venture-months': 17,
  'high-month': 43,
};

describe('what every rule asks', () => {
  it('is told of rules that are told apart', () => {
    expect(new Set(RULE_IDS.map((id) => RULE_WORDS[id].name)).size).toBe(RULE_IDS.length);
  });

  it('names the thresholds as they are set', () => {
    const said = answersOf(factsAbout(), own)
      .map(({ asks }) => asks)
      .join('\n');
    expect(said).toContain(
      'formal for 8 months or more, the record covers the 12 months, 7 or fewer exchanged',
    );
    expect(said).toContain('31 or more exchanged, the question is open');
    expect(said).toContain('known for 9 months or more, more than 7 exchanged, unsettled');
    expect(said).toContain('a strategic alliance for 17 months or more');
    expect(said).toContain('16 or more in the last 6 months');
  });

  it('is told with what keeps it from fitting', () => {
    const [outgrown] = answersOf(factsAbout({ given: 4 }), defaultSettings);
    expect(outgrown).toEqual({
      name: 'outgrown',
      outcome: 'no',
      asks:
        'formal for 6 months or more, the record covers the 12 months, 3 or fewer exchanged, ' +
        'nothing done together, not at stake, no joint venture [rhythm]',
      because: 'not formal: referral partner, no agreement in force',
    });
  });
});

it('tells of each hold-back whether it stands, and its fact', () => {
  const facts = factsAbout({
    firstReferral: monthsBefore(20),
    given: 11,
    received: 1,
    relativeSize: 'larger',
  });
  const { holdBacks } = explain(facts, own);
  expect(holdBacks).toHaveLength(HOLD_BACKS.length);
  expect(holdBacks.slice(0, 3)).toEqual([
    {
      name: 'very different size',
      text: 'noted as much smaller or much larger [rhythm]: yes: a business of very different size, much larger than yours',
    },
    {
      name: 'one way',
      text:
        'volume is the only reason, fewer than 2 in the thinner direction, and not 43 or more received in each of ' +
        'the last 3 full months [refnet]: no',
    },
    {
      name: 'low satisfaction',
      text: 'the last satisfaction of the 12 months is 2 or less [rhythm]: no',
    },
  ]);
});

it.each<[string, Parameters<typeof factsAbout>[0], string]>([
  [
    'no day',
    { stage: 'joint-venture' },
    'since when is not on record, of 8 months before stepping back is weighed',
  ],
  ['7 months', { agreements: [agreement({ from: monthsBefore(7) })] }, '7 months of 8 months before'],
  ['8 months', { agreements: [agreement({ from: monthsBefore(8) })] }, '8 months of 8 months before'],
])('tells for how long it has been formal: %s', (_what, some, text) => {
  const [formal] = measuresOf(factsAbout(some), own).filter(({ name }) => name === 'formal for');
  expect(formal?.text).toContain(text);
});

it.each([
  ['formal by a stage without a day', { stage: 'strategic-alliance' }, true],
  ['formal by one since 2 months', { stage: 'strategic-alliance', stageSince: monthsBefore(2) }, false],
  ['formal by a stage with one', { stage: 'strategic-alliance', stageSince: monthsBefore(20) }, false],
  ['not formal', {}, false],
] as const)('misses since when it has been formal where that could matter: %s', (_what, some, isMissed) => {
  const ids = missingFrom(
    factsAbout({ ...some, given: 3, ever: 30, firstReferral: monthsBefore(30) }),
    defaultSettings,
  );
  expect(ids.some(({ id }) => id === 'formal-since')).toBe(isMissed);
});

it.each([
  ['a fee paid', [{ minor: 1, currency: 'CAD' }], true],
  ['one that came back whole', [{ minor: 0, currency: 'CAD' }], false],
  ['more back than was paid', [{ minor: -1, currency: 'CAD' }], false],
  ['none', [], false],
])('asks for a fee in writing with %s', (_what, feesPaid, isAsked) => {
  const ids = alertsOf(factsAbout({ feesPaid }), defaultSettings).map(({ id }) => id);
  expect(ids.includes('fees-unwritten')).toBe(isAsked);
});

it.each([
  ['volume', { given: 10 }, '10 of 10 needed, met'],
  ['volume', { given: 9 }, '9 of 10 needed, not met; 4 for light structure, met'],
  ['volume', { given: 3 }, '3 of 10 needed, not met; 4 for light structure, not met'],
  ['volume', { ever: 2 }, '0 of 10 needed, not met; 4 for light structure, not met; 2 before'],
  ['known for', {}, 'not on record, of 6 months needed, not met'],
  ['known for', { firstReferral: monthsBefore(7) }, '7 months of 6 months needed, met'],
  ['talk about it', {}, 'none'],
  ['talk about it', { talks: [day('2026-01-02')] }, '2 Jan 2026'],
  ['pace', { lastSixMonths: 5 }, '5 of 5 in the last 6 months, met'],
  ['pace', { lastSixMonths: 4 }, '4 of 5 in the last 6 months, not met'],
] as const)('measures %s of %j: %s', (name, some, text) => {
  const found = measuresOf(factsAbout(some), defaultSettings).filter((each) => each.name === name);
  expect(found.map((each) => each.text)).toEqual([text]);
});

it.each([
  ['2026-11-20', 'the agreement of 20 Nov 2025 ends on 20 Nov 2026'],
  ['2026-11-19', 'the agreement of 20 Nov 2025 ended on 19 Nov 2026 and is not closed'],
])('tells of an agreement to %s that it ends, or has ended', (until, text) => {
  const facts = factsAbout({ agreements: [agreement({ until: day(until) })] });
  expect(alertsOf(facts, defaultSettings).map((each) => each.text)).toEqual([text]);
});
