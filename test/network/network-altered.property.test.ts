import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyOf, runMain, temporaryFolder } from '../helpers/refnet.ts';
import { longRuns } from '../helpers/runs.ts';
import { sampleNetwork } from '../helpers/sample.ts';

type Row = Record<string, unknown>;
type Tables = Record<string, Row[]>;

/** One place of an export, by numbers that are taken as far round as there are tables, rows and facts. */
interface Alteration {
  readonly how: 'value' | 'value of another row' | 'another fact' | 'no value' | 'row again' | 'no row';
  readonly table: number;
  readonly row: number;
  readonly other: number;
  readonly fact: number;
  readonly value: unknown;
}

const alteration: fc.Arbitrary<Alteration> = fc.record({
  how: fc.constantFrom(
    'value',
    'value',
    'value of another row',
    'another fact',
    'no value',
    'row again',
    'no row',
  ),
  table: fc.nat(9999),
  row: fc.nat(9999),
  other: fc.nat(9999),
  fact: fc.nat(9999),
  value: fc.oneof(
    fc.constantFrom(null, '', ' ', '.', 'x', 'p1', 'CAD', 'won', 'lost', '\0', 'a\0b', '[]', '{}', true),
    fc.constantFrom(0, -1, 1, 2, 3.5, 1e300, 900_000_000, 4_503_599_627_370_496, 9_007_199_254_740_991),
    fc.constantFrom('1900-01-01', '1920-01-01', '2020-01-01', '2026-11-20', '2026-11-30', '2099-01-01'),
    fc.constantFrom('2026-11-20T12:00:00.000Z', '2099-01-01T00:00:00.000Z'),
    fc.constantFrom<unknown[]>([], {}),
  ),
});

/** What is there `at` a number, gone round. */
function taken<T>(all: readonly T[], at: number): T {
  const found = all[at % all.length];
  if (found === undefined) throw new Error('nothing to take from');
  return found;
}

/** Alters it, and says what was altered. */
function alter(tables: Tables, { how, table, row, other, fact, value }: Alteration): string {
  const [name, rows] = taken(
    Object.entries(tables).filter(([, each]) => each.length > 0),
    table,
  );
  const at = taken(rows, row);
  const another = taken(rows, other);
  const facts = [...new Set(rows.flatMap((each) => Object.keys(each)))];
  const key = taken(facts, fact);
  if (how === 'value') at[key] = value;
  else if (how === 'value of another row') [at[key], another[key]] = [another[key], at[key]];
  else if (how === 'another fact') at[key] = at[taken(facts, other)];
  else if (how === 'no value') delete at[key];
  else if (how === 'row again') rows.push({ ...at });
  else rows.splice(rows.indexOf(at), 1);
  return `${name} ${how} ${key} ${JSON.stringify(value)} of ${JSON.stringify(at)}`;
}

const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

/** The file of a HOME, unless it is the very one that another has, or there is none where there is no other. */
function changesIn(home: string, as: string | undefined): string[] {
  const file = fileIn(home);
  const isAsItWas =
    as === undefined ? !existsSync(file) : readFileSync(file).equals(readFileSync(fileIn(as)));
  return isAsItWas ? [] : [file];
}

async function faultsIn(home: string): Promise<unknown[]> {
  const { stdout } = await runMain(home, ['doctor', '--json'], {});
  const { findings } = JSON.parse(stdout) as { findings: { level: string }[] };
  return findings.filter(({ level }) => level !== 'remark');
}

test(
  'an export altered at one place is refused and nothing written, or imported and sound',
  async () => {
    const sample = await sampleNetwork();
    const whole = await sample.ok(['export', 'all']);
    const came = new Set<number>();
    await fc.assert(
      fc.asyncProperty(alteration, fc.boolean(), async (each, isMerged) => {
        const network = JSON.parse(whole) as { tables: Tables };
        const what = alter(network.tables, each);
        const home = isMerged ? copyOf(sample.home) : temporaryFolder();
        const { code, stderr } = await runMain(home, ['import', '-', '--yes'], {
          stdin: JSON.stringify(network),
        });
        came.add(code);
        const found = code === 0 ? await faultsIn(home) : changesIn(home, isMerged ? sample.home : undefined);
        expect({ what, code, stderr, found }).toEqual({
          what,
          code: expect.toBeOneOf([0, 1, 2, 3]),
          stderr,
          found: [],
        });
        rmSync(home, { recursive: true });
      }),
      { numRuns: longRuns(30), seed: Number(process.env['SEED'] ?? 3), endOnFailure: true },
    );
    expect([came.has(0), came.has(1)]).toEqual([true, true]);
  },
  120_000 * longRuns(1),
);
