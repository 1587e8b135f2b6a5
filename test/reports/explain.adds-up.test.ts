/**
 * Every number that the report gives as data is followed to its rows, which are added up here anew. A section joins by being
 * one, a key by being there: a number that no figure explains fails, unless `follow-numbers.ts` names it with the reason why
 * it counts nothing.
 *
 * REFNET_ORACLE_RUNS=N takes N random networks instead of a few.
 */
import { describe, expect, test } from 'vitest';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { followAll } from './follow-numbers.ts';
import { randomNetwork } from './random-network.ts';

const RUNS = Number(process.env['REFNET_ORACLE_RUNS'] ?? '2');
const SECTIONS = [...REPORT_SECTIONS, 'report'] as const;
const BY_LAST_DAY: readonly string[] = ['formalize', 'check-ins', 'objectives'];
const periodsOf = (section: string) =>
  BY_LAST_DAY.includes(section)
    ? [[], ['--until', '2026-06-30']]
    : [[], ['--year', '2026'], ['--since', '2025-12-01', '--until', '2026-08-15']];

describe('every number of the report adds up from its rows', () => {
  test.each(SECTIONS)('on the sample network: %s', async (section) => {
    const refnet = await sampleNetwork();
    for (const period of periodsOf(section)) {
      const { shown, added } = await followAll(refnet, section, period);
      expect(shown).toEqual(added);
    }
  });

  test.each(Array.from({ length: RUNS }, (_, at) => at + 1))('on random network %i', async (seed) => {
    const refnet = await randomNetwork(seed);
    for (const section of SECTIONS) {
      const periods = periodsOf(section);
      const { shown, added } = await followAll(refnet, section, periods[seed % periods.length] ?? []);
      expect(shown).toEqual(added);
    }
  });
});
