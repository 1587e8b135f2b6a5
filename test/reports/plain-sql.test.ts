/**
 * The numbers of the report beside plain SQL written from their definitions alone, over random networks.
 * REFNET_ORACLE_RUNS=N takes N of them, each on all periods, instead of a few on some; REFNET_ORACLE_FIRST=N begins with the Nth.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { runMain, TODAY } from '../helpers/refnet.ts';
import { asking, field, only, told, type Compared, type Span, type Theme } from './plain-sql/asked.ts';
import * as exchange from './plain-sql/exchange.ts';
import * as outcomes from './plain-sql/outcomes.ts';
import * as money from './plain-sql/money.ts';
import { pictured } from './plain-sql/pictures.ts';
import * as standing from './plain-sql/standing.ts';
import { GROUPED, grouped, GROUPS } from './plain-sql/groups.ts';
import { fullNetwork } from './plain-sql/network.ts';

const FEW = 3;
const RUNS = Number(process.env['REFNET_ORACLE_RUNS'] ?? FEW);
const FIRST = Number(process.env['REFNET_ORACLE_FIRST'] ?? '1');

interface Asked {
  /** As they are said. */
  readonly words: readonly string[];
  readonly days: Span;
  /** The period of the same kind before. */
  readonly before: Span;
  /** The same days of the year before. */
  readonly year: Span;
}

const asked = (words: string, days: Days, before: Days, year: Days): Asked => ({
  words: words.split(' ').filter(Boolean),
  days: spanned(days),
  before: spanned(before),
  year: spanned(year),
});
type Days = readonly [since: string, until: string];
const spanned = ([since, until]: Days): Span => ({ since, until });

const PERIODS: readonly Asked[] = [
  asked('', ['2025-11-21', TODAY], ['2024-11-21', '2025-11-20'], ['2024-11-21', '2025-11-20']),
  asked('--quarter', ['2026-10-01', TODAY], ['2026-07-01', '2026-08-20'], ['2025-10-01', '2025-11-20']),
  asked(
    '--quarter 2026q1',
    ['2026-01-01', '2026-03-31'],
    ['2025-10-01', '2025-12-31'],
    ['2025-01-01', '2025-03-31'],
  ),
  asked(
    '--year 2025',
    ['2025-01-01', '2025-12-31'],
    ['2024-01-01', '2024-12-31'],
    ['2024-01-01', '2024-12-31'],
  ),
  asked(
    '--since 2025-12-05 --until 2026-08-15',
    ['2025-12-05', '2026-08-15'],
    ['2025-03-26', '2025-12-04'],
    ['2024-12-05', '2025-08-15'],
  ),
  asked(
    '--since 2026-09-30 --until 2026-09-30',
    ['2026-09-30', '2026-09-30'],
    ['2026-09-29', '2026-09-29'],
    ['2025-09-30', '2025-09-30'],
  ),
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
  money.sources,
  standing.portfolio,
  standing.checkInsDue,
  standing.habits,
  standing.objectives,
];

const NAMES = THEMES.map(({ section }) => section).filter(Boolean);

test.each(Array.from({ length: RUNS }, (_, at) => at + FIRST))(
  'the report tells what plain SQL counts: network %i',
  async (seed) => {
    const refnet = await fullNetwork(seed);
    const wrong: unknown[] = [];
    const periods = RUNS === FEW ? PERIODS.filter((_, at) => at % FEW === seed % FEW) : PERIODS;
    for (const [at, { words, days, before, year }] of periods.entries()) {
      const report = async (...more: readonly string[]) =>
        told(JSON.parse(await refnet.ok(['report', ...words, ...more, '--json'])));
      const note = (name: string, all: Readonly<Record<string, Compared>>) => {
        for (const [part, compared] of Object.entries(all)) {
          const differs = difference(compared);
          if (differs !== undefined)
            wrong.push({ part: `${name} ${part}`, words: words.join(' '), ...differs });
        }
      };
      const ask = asking(refnet.file, TODAY, { asked: days, before });
      const whole = await report();
      const sections = await report('--only', NAMES.join(','));
      for (const { section, compare } of THEMES) {
        note(section, compare(section === '' ? whole : field(sections, section), ask));
      }
      const section = GROUPED[(seed + at) % GROUPED.length] ?? '';
      for (const by of GROUPS) {
        note(
          `${section} by ${by}`,
          grouped(await report('--by', by, '--only', section), ask, section, by, false),
        );
      }
      const compared = await report('--compare', '--only', section);
      note(`${section} compared`, {
        before: { told: only(field(compared, 'before'), ['since', 'until']), counted: before },
        ...grouped(compared, ask, section, undefined, true),
      });
      const page = await runMain(refnet.home, ['report', ...words, '--all', '--format', 'html'], {});
      note('picture:', pictured(page.stdout, ask));
      ask.close();
      const yearAgo = asking(refnet.file, TODAY, { asked: days, before: year });
      const by = GROUPS[(seed + at) % GROUPS.length] ?? '';
      const json = await report('--compare', 'year', '--by', by, '--only', section);
      note(`${section} by ${by} beside the year before`, {
        before: { told: only(field(json, 'before'), ['since', 'until']), counted: year },
        ...grouped(json, yearAgo, section, by, true),
      });
      yearAgo.close();
    }
    expect(wrong).toEqual([]);
  },
);

/** What the one has and the other has not; undefined where they are the same. */
function difference({ told: said, counted }: Compared): Compared | undefined {
  if (isDeepStrictEqual(said, counted)) return undefined;
  if (!Array.isArray(said) || !Array.isArray(counted)) return { told: said, counted };
  const without = (rows: readonly unknown[], others: readonly unknown[]) =>
    rows.filter((row) => !others.some((other) => isDeepStrictEqual(row, other)));
  return { told: without(said, counted), counted: without(counted, said) };
}
