/** So many rows that whatever goes through them once for each of them would not end in time. */
import { expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import { periodOfDays } from '../../src/calendar/period.ts';
import { conversionsOf } from '../../src/reports/conversion.ts';
import type { Followed } from '../../src/reports/followed.ts';
import { referrersOf } from '../../src/reports/referrers.ts';

const MANY = 40_000;
const period = periodOfDays(asDay('2026-01-01'), asDay('2026-11-26'), asDay('2026-11-26'));

function followed(partnerOf: (at: number) => number): Followed[] {
  return Array.from({ length: MANY }, (_, at) => ({
    id: at + 1,
    partnerId: partnerOf(at),
    partner: `Partner ${partnerOf(at)}`,
    profession: 'Attorney',
    client: null,
    direction: 'received',
    occurredOn: asDay('2026-03-01'),
    status: 'won',
    closedOn: asDay('2026-04-01'),
    firstStepOn: null,
    thankedOn: null,
    toldOn: null,
    why: null,
    hasFee: false,
    importedOn: null,
  }));
}

test.each([
  ['one partner', () => 1, 1],
  ['as many partners', (at: number) => at + 1, MANY],
])('received from %s', (_, partnerOf, partners) => {
  const rows = followed(partnerOf);
  const { referrers, received } = referrersOf(rows, period, new Set());
  const { partners: converted, professions } = conversionsOf(rows, period);
  expect([received, referrers.length, referrers[0]?.received]).toEqual([MANY, partners, MANY / partners]);
  expect([converted.length, professions.map(({ closed }) => closed)]).toEqual([partners, [MANY]]);
});
