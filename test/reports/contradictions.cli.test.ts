import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { newNetwork, TODAY, type Refnet } from '../helpers/refnet.ts';

/** One line as it is typed; `#n` stands for the nth referral, whatever its number. */
type Line = readonly string[];

const dayBefore = (days: number) => addDays(asDay(TODAY), -days);
const ago = fc.integer({ min: 0, max: 420 }).map(dayBefore);
const way = fc.constantFrom('--from', '--to');

const aReferral = fc
  .record({ way, on: ago, outcome: fc.constantFrom('', 'won', 'lost', 'not-chosen', 'contacted', 'void') })
  .map(({ way: to, on, outcome }): Line[] => [
    ['log', 'Jane D.', to, 'maren', '--on', on, '--yes'],
    ...(outcome === ''
      ? []
      : [['update', 'last', outcome, ...(outcome === 'won' ? ['--value', '1000'] : [])]]),
  ]);

const others: fc.Arbitrary<Line> = fc.oneof(
  fc
    .tuple(ago, fc.constantFrom('call', 'coffee', 'talk'), fc.integer({ min: 1, max: 5 }))
    .map(([on, kind, satisfaction]): Line => [
      'check-in',
      'maren',
      '--kind',
      kind,
      '--on',
      on,
      '--satisfaction',
      String(satisfaction),
    ]),
  fc
    .tuple(ago, fc.constantFrom('dispute', 'tracking-error', 'growth', 'feedback'))
    .map(([on, kind]): Line => ['note', 'maren', 'as it was', '--kind', kind, '--on', on]),
  ago.map((on): Line => ['project', 'maren', 'joint evening', '--kind', 'event', '--from', on]),
  ago.map((on): Line => ['promise', 'maren', 'the numbers', '--theirs', '--from', on]),
  fc.constantFrom<Line>(
    ['edit', 'maren', '--do-not-refer'],
    ['edit', 'maren', '--prefers-informal'],
    ['edit', 'maren', '--check-in-months', '3'],
    ['edit', 'maren', '--known-since', '2024-01'],
    ['edit', 'maren', '--stage', 'power-partner'],
    ['edit', 'maren', '--archive'],
  ),
);

const anAgreement = fc
  .record({
    form: fc.constantFrom('--written', '--verbal'),
    from: ago,
    what: fc.constantFrom<Line>(
      ['--they-pay', '10%'],
      ['--i-pay', '5%'],
      ['--i-will', 'reply within a day'],
      ['--i-will', 'reply within a day', '--they-will', 'send numbers'],
    ),
    close: fc.boolean(),
  })
  .map(({ form, from, what, close }): Line[] => [
    ['agree', 'maren', form, '--from', from, ...what],
    ...(close ? [['agree', 'maren', '--close']] : []),
  ]);

const aNetwork = fc
  .tuple(
    fc.array(aReferral, { maxLength: 8 }),
    fc.array(others, { maxLength: 5 }),
    fc.array(anAgreement, { maxLength: 1 }),
  )
  .map(([referrals, rest, agreements]) => [...referrals.flat(), ...rest, ...agreements.flat()]);

async function build(lines: readonly Line[]): Promise<Refnet> {
  const refnet = await newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt', '--profession', 'lawyer'],
  );
  let last = '';
  for (const line of lines) {
    const { stdout } = await refnet.run(line.map((word) => (word === 'last' ? last : word)));
    if (line[0] === 'log') last = /^#(\d+)/.exec(stdout)?.[1] ?? last;
  }
  return refnet;
}

const numberIn = (text: string, pattern: RegExp) => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Given and received of the 12 months, as the card has them; none where it has no table. */
function exchangedOn(card: string): number {
  const [, given = '0', received = '0'] = /12 months to 20 Nov 2026 +(\d+) +(\d+)/.exec(card) ?? [];
  return Number(given) + Number(received);
}

test('report, advice and card of a partner say the same, over random networks', async () => {
  await fc.assert(
    fc.asyncProperty(aNetwork, async (lines) => {
      const refnet = await build(lines);
      const width = { columns: 1000 };
      const report = await refnet.ok(['report', 'maren'], width);
      const advice = await refnet.ok(['advise', 'maren', '--why'], width);
      const card = await refnet.ok(['show', 'maren'], width);
      const { exchanged, meeting, referrals } = JSON.parse(await refnet.ok(['report', 'maren', '--json']));
      const both = `${report}\n${advice}\n${card}`;

      // What was exchanged in the 12 months.
      const said = [
        numberIn(report, /^ {2}(\d+) introduced/m) ?? 0,
        numberIn(report, /(\d+) exchanged in the 12 months/),
        numberIn(advice, /(\d+) exchanged in the 12 months/),
        numberIn(advice, /volume +(\d+) of/),
        exchangedOn(card),
      ].filter((n) => n !== undefined);
      expect({ said: [...new Set(said)], lines }).toEqual({ said: [exchanged], lines });

      // What holds now.
      const cannotBoth: [RegExp, RegExp][] = [
        [/no (?:formal )?agreement in force/, /(?:written|verbal) +from .*; in force/],
        [/no (?:formal )?agreement in force/, /a (?:written|verbal) agreement (?:on|with|that)/],
        [/no check-in yet/, /^Check-ins$|^Last check-ins$|last check-in/m],
        [/Holds back +nothing on record/, /satisfaction [12] of 5 on|disputes? in the 12|do not refer +yes/],
        [/No referral in this period/, /^ {2}[1-9]\d* (?:introduced|closed)/m],
        [/Yours to do/, /nothing is waiting/i],
      ];
      const contradict = cannotBoth.filter(([one, other]) => one.test(both) && other.test(both));
      expect({ contradict, lines, both: contradict.length === 0 ? '' : both }).toEqual({
        contradict: [],
        lines,
        both: '',
      });

      // The open clients of the brief are the open referrals that stand.
      const open = JSON.parse(await refnet.ok(['referrals', '--partner', 'maren', '--open', '--json']));
      const numbers = (list: readonly { number: number }[]) =>
        list.map(({ number }) => number).toSorted((a, b) => a - b);
      expect(numbers(meeting.openClients)).toEqual(numbers(open));

      // The thanks and outcomes to tell of the brief are those that are due.
      const kinds = ['--kind', 'thank', '--kind', 'tell'];
      const due = JSON.parse(await refnet.ok(['due', '--partner', 'maren', ...kinds, '--json']));
      const loops = (list: readonly { kind: string; number: number }[]) =>
        list
          .filter(({ kind }) => kind === 'thank' || kind === 'tell')
          .map(({ kind, number }) => `${kind} ${number}`)
          .toSorted();
      expect(loops(meeting.waiting)).toEqual(loops(due));
      expect(referrals.length).toBeGreaterThanOrEqual(exchanged);
    }),
    { numRuns: 25 },
  );
}, 120_000);
