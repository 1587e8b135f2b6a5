import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay } from '../../src/calendar/day.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { savingCollection } from '../../src/referrals/collection.sql.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';
import { loaded } from '../../src/text/lazily.ts';
import { runMain, TODAY } from '../helpers/refnet.ts';
import { longRuns } from '../helpers/runs.ts';
import { sampleNetwork } from '../helpers/sample.ts';

const today = asDay(TODAY);
const now = () => new Date(`${TODAY}T12:00:00Z`);

/** Every screen that counts, judges or asks, beside those that say they are of sources or list referrals. */
const SCREENS: readonly (readonly string[])[] = [
  ['report'],
  ['report', '--all', '--year'],
  ['report', '--quarter', 'last'],
  ['report', '--since', '2025-01-01'],
  ...[
    'volume',
    'formalize',
    'check-ins',
    'gaps',
    'objectives',
    'costs',
    'portfolio',
    'quarterly-returns',
  ].map((section) => ['report', '--only', section]),
  ['report', '--only', 'costs', '--year'],
  ['report', 'maren'],
  ['report', 'victor', '--year', '2025'],
  ['advise'],
  ['advise', 'maren', '--why'],
  ['advise', '--as-of', '2026-06-30'],
  ...[
    'check-in',
    'thank',
    'tell',
    'ask',
    'promise',
    'expect',
    'fee',
    'expected-fee',
    'fee-by-hand',
    'fallen-fee',
    'credit',
  ].map((kind) => ['due', '--kind', kind]),
  ...['review', 'agreement-end', 'objective', 'one-to-one', 'candidates', 'advice'].map((kind) => [
    'due',
    '--kind',
    kind,
  ]),
  ['due'],
  ['due', '--within', '3m'],
  ['due', '--older'],
  ['due', '--habits'],
  ['due', '--candidates'],
  ['due', '--snoozed'],
  ['partners'],
  ['show', 'maren'],
  ['show', 'victor'],
  ['who', 'accountant'],
  ['who', 'broker'],
  ['fees'],
  ['fees', '--year'],
  ['fees', 'victor'],
  ['promise'],
  ['promise', '--network'],
  ['check-ins'],
];

const ago = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 760 }));
const fromSource = fc.record({
  source: fc.constantFrom('website', 'Google', 'walk-in'),
  days: fc.tuple(ago, ago).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const),
  status: fc.constantFrom(...STATUSES, 'won', 'won', 'new'),
  consent: fc.constantFrom(null, null, true, false),
  invoiced: fc.option(fc.integer({ min: 1, max: 99_999_99 })),
  collected: fc.option(fc.integer({ min: 1, max: 99_999_99 })),
  need: fc.constantFrom('tax', 'a website', 'first home', null),
});

type FromSource = typeof fromSource extends fc.Arbitrary<infer T> ? T : never;

async function addFromSources(path: string, drawn: readonly FromSource[]): Promise<void> {
  const { db } = openForWriting({ path, today, now });
  await loaded(() =>
    recordChange(db, { command: 'test', today, now }, (change) => {
      for (const { days, status, invoiced, collected, ...facts } of drawn) {
        const [occurredOn, closedOn] = [addDays(today, -days[0]), addDays(today, -days[1])];
        const id = savingReferral.insert(
          change,
          newReferral({
            ...facts,
            partnerId: null,
            direction: 'received',
            occurredOn,
            clientName: 'Client of a source',
            status,
            closedOn: isClosed(status) ? closedOn : null,
            invoiced: invoiced === null ? null : { minor: invoiced, currency: 'CAD' },
          }),
        );
        if (collected !== null) {
          const amount = { minor: collected, currency: 'CAD' };
          savingCollection.insert(change, { referralId: id, onDay: closedOn, amount, note: null });
        }
      }
      return { result: undefined, summary: 'added referrals' };
    }),
  );
  db.close();
}

function toldIn(stdout: string, [command]: readonly string[]): unknown {
  if (stdout === '') return '';
  const told = withoutSteps(JSON.parse(stdout));
  // The report on the network counts what is due, by kind.
  return command === 'report' && typeof told === 'object' ? { ...told, due: null } : told;
}

/** Clients of sources wait for a step as those of partners do and are left out. */
function withoutSteps(told: unknown): unknown {
  if (Array.isArray(told)) {
    return told.filter((each) => !isOfSource(each)).map(withoutSteps);
  }
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, withoutSteps(value)]));
}

function isOfSource(told: unknown): boolean {
  const isObject = typeof told === 'object' && told !== null;
  return isObject && 'kind' in told && told.kind === 'move' && 'source' in told && told.source !== null;
}

describe('referrals of sources', () => {
  test('change nothing but where clients come from, the lists of referrals, and what waits for a step', async () => {
    const before = await sampleNetwork();
    const told = async (home: string, argv: readonly string[]) => {
      const { code, stdout, stderr } = await runMain(home, [...argv, '--json'], {});
      return { argv, code, stderr, told: toldIn(stdout, argv) };
    };
    const screens = new Map<readonly string[], unknown>();
    for (const argv of SCREENS) {
      const screen = await told(before.home, argv);
      expect.soft(screen).toMatchObject({ argv, code: 0 });
      screens.set(argv, screen);
    }
    await fc.assert(
      fc.asyncProperty(fc.array(fromSource, { minLength: 10, maxLength: 40 }), async (drawn) => {
        const after = await sampleNetwork();
        await addFromSources(after.file, drawn);
        for (const argv of SCREENS) expect(await told(after.home, argv)).toEqual(screens.get(argv));
      }),
      { numRuns: longRuns(2) },
    );
  }, 120_000);
});
