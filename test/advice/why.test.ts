import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/advice/ladder.ts';
import { HOLD_BACKS } from '../../src/advice/question.ts';
import { answersOf, explain, RULE_WORDS } from '../../src/advice/why.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { factsAbout, monthsBefore } from './facts.ts';

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
