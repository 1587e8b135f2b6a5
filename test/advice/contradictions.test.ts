import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictRows } from '../../src/advice/advice.view.ts';
import { advise } from '../../src/advice/advise.ts';
import type { RelationshipFacts } from '../../src/advice/facts.ts';
import { agreementsInForce } from '../../src/advice/formality.ts';
import * as notion from '../../src/advice/notions.ts';
import { answersOf, measuresOf } from '../../src/advice/why.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { rows } from '../../src/screen/blocks.ts';
import { textLines } from '../../src/screen/draw-text.view.ts';
import { PLAIN } from '../../src/screen/style.view.ts';
import { plainOf } from '../../src/text/spans.ts';
import { factsFrom } from './facts.ts';
import { referrals, someSettings, whole } from './random.ts';

/** Every line of the advice on a partner with its reasons, each whole. */
function screenOf(facts: RelationshipFacts, settings: Settings): string {
  const advice = advise(facts, settings);
  const lines = textLines(rows(verdictRows(advice)), { width: 10_000, style: PLAIN }).map(plainOf);
  const { path, next } = advice;
  return [
    ...lines,
    `Path ${path.step} of ${path.of}, ${path.label}`,
    `Next ${next === undefined ? advice.rest : `${next.text}: ${next.command}`}`,
    ...measuresOf(facts, settings).map(({ name, text }) => `${name}: ${text}`),
    ...answersOf(facts, settings).map(({ because }) => because),
  ].join('\n');
}

/** Two statements that cannot both be so. */
const CANNOT_BOTH: readonly (readonly [string, RegExp, RegExp])[] = [
  ['an agreement and none', /no (?:formal )?agreement in force/, /a (?:written|verbal) agreement/],
  ['formal and not', /[Ff]ormal since|formal for:/, /^not formal$|formal: no:/m],
  ['nothing on record against it, and something', /Holds back +nothing on record/, /satisfaction [12] of 5/],
  ['nothing on record against it, and a dispute', /Holds back +nothing on record/, /\d disputes? in/],
  ['nothing on record against it, and an error', /Holds back +nothing on record/, /\d tracking errors? in/],
  [
    'nothing on record against it, and no clients',
    /Holds back +nothing on record/,
    /you chose to refer nobody|takes no clients/,
  ],
  [
    'nothing holds back, and something',
    /no rule holds it back|nothing that a rule goes by/,
    /Holds back +(?!nothing)\S/,
  ],
  [
    'nothing done together, and something',
    /no joint activity|nothing under way(?! that lasts)|nothing is done together/,
    /(?<!no )joint activity under way|done together: .*, met/,
  ],
  ['a check-in overdue and none', /no check-in overdue/, /a check-in overdue/],
  [
    'nothing strains it, and something',
    /nothing strains it/,
    /strain: .*(?:a check-in overdue|disputes|satisfaction [12])/,
  ],
  ['none exchanged ever, and some', /none exchanged (?:yet|so far|ever)/, /\b[1-9]\d* exchanged/],
  ['too new, and known long enough', /Too new to formalize/, /known for: .*, met|^known long enough$/m],
  ['a talk and none', /talk about it: none/, /talked about: \d|a talk in the 12 months/],
  ['no talk and one', /no talk in the 12 months/, /talk about it: \d/],
  ['satisfaction and none', /satisfaction: none noted/, /satisfaction \d of 5/],
  ['not counted, and counted', /is not counted/, /./],
];

describe('what advice says of one partner', () => {
  it('holds no two lines that contradict each other, over random relationships', () => {
    fc.assert(
      fc.property(referrals, whole, someSettings, (list, others, settings) => {
        const screen = screenOf(factsFrom(list, others), settings);
        const both = CANNOT_BOTH.filter(([, one, other]) => one.test(screen) && other.test(screen));
        expect({ contradict: both.map(([name]) => name), screen: both.length === 0 ? '' : screen }).toEqual({
          contradict: [],
          screen: '',
        });
      }),
      { numRuns: 3_000 },
    );
  });

  it('says the same number of what was exchanged in the 12 months, wherever it says it', () => {
    fc.assert(
      fc.property(referrals, whole, someSettings, (list, others, settings) => {
        const facts = factsFrom(list, others);
        const screen = screenOf(facts, settings);
        const said = [
          ...Array.from(screen.matchAll(/(\d+) exchanged in the 12 months/g), ([, n]) => Number(n)),
          ...Array.from(screen.matchAll(/volume: (\d+) of/g), ([, n]) => Number(n)),
          ...Array.from(screen.matchAll(/exchange: (\d+) in 12 months/g), ([, n]) => Number(n)),
          ...Array.from(screen.matchAll(/beside (\d+) in 12 months/g), ([, n]) => Number(n)),
          ...Array.from(screen.matchAll(/beside (\d+) exchanged/g), ([, n]) => Number(n)),
        ];
        expect(new Set([...said, notion.exchangedOf(facts)]).size).toBe(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says with the day the record begins how to move it', () => {
    fc.assert(
      fc.property(referrals, whole, someSettings, (list, others, settings) => {
        const screen = screenOf(factsFrom(list, others), settings);
        fc.pre(/records begin|records: from/.test(screen));
        expect(screen).toContain('refnet config records-since DAY');
      }),
      { numRuns: 1_000, maxSkipsPerRun: 10_000 },
    );
  });

  it('tells every agreement in force: as what makes it formal, or as what it is', () => {
    fc.assert(
      fc.property(referrals, whole, someSettings, (list, others, settings) => {
        const facts = factsFrom(list, others);
        const inForce = agreementsInForce(facts);
        fc.pre(inForce.length > 0);
        const screen = screenOf(facts, settings);
        const isTold = ({ form, expectedOfMe, expectedOfThem }: (typeof inForce)[number]) =>
          (expectedOfMe !== undefined && expectedOfThem !== undefined) ||
          screen.includes(`a ${form} agreement`);
        expect(inForce.filter((each) => !isTold(each))).toEqual([]);
      }),
      { numRuns: 1_000, maxSkipsPerRun: 10_000 },
    );
  });
});
