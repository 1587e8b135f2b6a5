/**
 * The numbers of the report beside plain SQL written from their definitions alone, over random networks.
 * REFNET_ORACLE_RUNS=N takes N of them, each on all periods, instead of a few on some; REFNET_ORACLE_FIRST=N begins with the Nth.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { TODAY } from '../helpers/refnet.ts';
import { asking, field, told, type Span, type Theme } from './plain-sql/asked.ts';
import * as exchange from './plain-sql/exchange.ts';
import * as outcomes from './plain-sql/outcomes.ts';
import * as money from './plain-sql/money.ts';
import * as standing from './plain-sql/standing.ts';
import { fullNetwork } from './plain-sql/network.ts';

const FEW = 3;
const RUNS = Number(process.env['REFNET_ORACLE_RUNS'] ?? FEW);
const FIRST = Number(process.env['REFNET_ORACLE_FIRST'] ?? '1');

/** The days asked for, as they are said, with the days that are meant. */
const PERIODS: readonly (readonly [string[], Span])[] = [
  [[], { since: '2025-11-21', until: TODAY }],
  [['--quarter'], { since: '2026-10-01', until: TODAY }],
  [['--quarter', '2026q1'], { since: '2026-01-01', until: '2026-03-31' }],
  [['--year', '2025'], { since: '2025-01-01', until: '2025-12-31' }],
  [['--since', '2025-12-05', '--until', '2026-08-15'], { since: '2025-12-05', until: '2026-08-15' }],
  [['--since', '2026-09-30', '--until', '2026-09-30'], { since: '2026-09-30', until: '2026-09-30' }],
];

const THEMES: readonly Theme[] = [
  exchange.totals,
  exchange.volume,
  exchange.reciprocity,
  exchange.referrers,
  exchange.concentration,
  exchange.trend,
  outcomes.outcomes,
  outcomes.conversion,
  money.costsTheme,
  money.returns,
  money.fees,
  money.sources,
  standing.portfolio,
  standing.checkInsDue,
  standing.habits,
  standing.objectives,
];

test.each(Array.from({ length: RUNS }, (_, at) => at + FIRST))(
  'the report tells what plain SQL counts: network %i',
  async (seed) => {
    const refnet = await fullNetwork(seed);
    const wrong: unknown[] = [];
    const periods = RUNS === FEW ? PERIODS.filter((_, at) => at % FEW === seed % FEW) : PERIODS;
    for (const [period, span] of periods) {
      const report = async (words: readonly string[]) =>
        told(JSON.parse(await refnet.ok(['report', ...period, ...words, '--json'])));
      const whole = await report([]);
      const sections = await report([
        '--only',
        THEMES.map(({ section }) => section)
          .filter(Boolean)
          .join(','),
      ]);
      const before = spanOf(field(whole, 'before'));
      const ask = asking(
        refnet.file,
        TODAY,
        before === undefined ? { asked: span } : { asked: span, before },
      );
      for (const { section, compare } of THEMES) {
        const compared = compare(section === '' ? whole : field(sections, section), ask);
        for (const [part, { told: said, counted }] of Object.entries(compared)) {
          const differs = difference(said, counted);
          if (differs !== undefined)
            wrong.push({ part: `${section} ${part}`, period: period.join(' '), ...differs });
        }
      }
      ask.close();
    }
    expect(wrong).toEqual([]);
  },
);

function spanOf(json: unknown): Span | undefined {
  const [since, until] = [field(json, 'since'), field(json, 'until')];
  return typeof since === 'string' && typeof until === 'string' ? { since, until } : undefined;
}

/** What the one has and the other has not; undefined where they are the same. */
function difference(said: unknown, counted: unknown): { told: unknown; counted: unknown } | undefined {
  if (isDeepStrictEqual(said, counted)) return undefined;
  if (!Array.isArray(said) || !Array.isArray(counted)) return { told: said, counted };
  const without = (rows: readonly unknown[], others: readonly unknown[]) =>
    rows.filter((row) => !others.some((other) => isDeepStrictEqual(row, other)));
  return { told: without(said, counted), counted: without(counted, said) };
}
