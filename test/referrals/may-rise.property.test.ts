import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingOf } from '../../src/advice/rise.cli.ts';
import { rankOf } from '../../src/advice/words.ts';
import { addDays, addMonths, asDay, type Day } from '../../src/calendar/day.ts';
import { checkIns, newCheckIn } from '../../src/contact/check-in.ts';
import { PROJECT_KINDS } from '../../src/contact/project-kinds.ts';
import { projects } from '../../src/contact/project.ts';
import { SIGNAL_KINDS, signals } from '../../src/contact/signal.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { emptyPartner, PREFERENCES } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { STAGES } from '../../src/partners/stage.ts';
import { moveStage } from '../../src/partners/stage.sql.ts';
import { DIRECTIONS } from '../../src/referrals/direction.ts';
import type { SaidReferral } from '../../src/referrals/log.ts';
import { isMoreToLookAt, logReferrals } from '../../src/referrals/log.sql.ts';
import { mayRaise } from '../../src/referrals/logging.cli.ts';
import { STATUSES } from '../../src/referrals/status.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { loaded } from '../../src/text/lazily.ts';

const TODAY = asDay('2026-11-20');
const now = () => new Date('2026-11-20T12:00:00Z');

/** Days where the rules change their minds more often than others. */
const aDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: 0, max: 400 }).map((n) => addDays(TODAY, -n)),
  fc
    .tuple(fc.constantFrom(0, 5, 6, 7, 12, 13), fc.integer({ min: 0, max: 1 }))
    .map(([months, days]) => addDays(addMonths(TODAY, -months), -days)),
);
const mostlyNew = fc.oneof(
  { weight: 4, arbitrary: fc.constant('new' as const) },
  { weight: 1, arbitrary: fc.constantFrom(...STATUSES) },
);
const aReferral = fc.record({
  on: aDay,
  direction: fc.constantFrom(...DIRECTIONS),
  status: mostlyNew,
  consent: fc.constantFrom(null, null, true, false),
});
const settings = fc
  .record({
    low: fc.integer({ min: 0, max: 4 }),
    gap: fc.integer({ min: 2, max: 5 }),
    months: fc.constantFrom(0, 1, 6),
    monthly: fc.constantFrom(1, defaultSettings['monthly-at']),
    highMonth: fc.constantFrom(1, defaultSettings['high-month']),
  })
  .map(({ low, gap, months, monthly, highMonth }) => ({
    ...defaultSettings,
    'informal-to': low,
    'formalize-at': low + gap,
    'too-new-months': months,
    'monthly-at': monthly,
    'high-month': highMonth,
  }));
const few = <T>(of: fc.Arbitrary<T>, maxLength: number) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(of, { maxLength }) });
const network = fc.record({
  settings,
  // The first is the partner whom one more is logged with.
  referrals: fc.array(fc.array(aReferral, { maxLength: 9 }), { minLength: 3, maxLength: 3 }),
  stage: fc.option(fc.record({ stage: fc.constantFrom(...STAGES), onDay: aDay }), { nil: undefined }),
  knownSince: fc.option(
    aDay.map((day) => ({ day, precision: 'day' as const })),
    { nil: null },
  ),
  preference: fc.constantFrom(null, null, ...PREFERENCES),
  checkIns: few(
    fc.record({
      onDay: aDay,
      kind: fc.constantFrom('call' as const, 'talk' as const),
      satisfaction: fc.constantFrom(null, 1, 2, 4),
    }),
    3,
  ),
  signals: few(fc.record({ onDay: aDay, kind: fc.constantFrom(...SIGNAL_KINDS) }), 3),
  projects: few(fc.record({ fromDay: aDay, kind: fc.constantFrom(...PROJECT_KINDS), ends: fc.boolean() }), 2),
  agreements: few(fc.record({ startsOn: aDay, exclusive: fc.constantFrom(null, 'mortgages') }), 1),
  one: fc.record({
    on: aDay,
    direction: fc.constantFrom(...DIRECTIONS),
    status: mostlyNew,
    consent: fc.constant(null),
    value: fc.constantFrom(undefined, { minor: 500_00, currency: 'CAD' }),
  }),
});
type Network = typeof network extends fc.Arbitrary<infer T> ? T : never;

function fill(change: Change, drawn: Network): number {
  const partners = drawn.referrals.map((own, at) => {
    const first = at === 0 ? { knownSince: drawn.knownSince, myPreference: drawn.preference } : {};
    const id = savingPartner.insert(change, { ...emptyPartner(`Partner ${'ABC'[at]}`), ...first });
    for (const said of own) logReferrals(change, { client: 'Jane D.', ...said }, [{ id }]);
    return id;
  });
  const [id = 0] = partners;
  if (drawn.stage !== undefined) moveStage(change, id, { ...drawn.stage, reason: null });
  for (const each of drawn.checkIns) change.insert(checkIns, { ...newCheckIn({ partnerId: id, ...each }) });
  for (const each of drawn.signals) change.insert(signals, { partnerId: id, note: 'noted', ...each });
  for (const { startsOn, exclusive } of drawn.agreements) {
    const agreement = change.insert('agreements', { partner_id: id, form: 'verbal', starts_on: startsOn });
    change.insert('agreement_terms', {
      agreement_id: agreement,
      from_day: startsOn,
      exclusive_service: exclusive,
      exclusive_service_key: exclusive,
    });
  }
  for (const { ends, fromDay, kind } of drawn.projects)
    change.insert(projects, {
      partnerId: id,
      what: 'newsletter',
      kind,
      fromDay,
      untilDay: ends ? fromDay : null,
      cost: null,
      minutes: null,
    });
  return id;
}

test('the cheap look at one more referral misses no rise of its partner to rank 4 or more', async () => {
  let risen = 0;
  const tried = (drawn: Network): void => {
    const db = openInMemory({ today: asDay('2020-01-01'), now });
    const asked = { settings: drawn.settings, today: TODAY };
    recordChange(db, { command: 'test', today: TODAY, now }, (change) => {
      const id = fill(change, drawn);
      const said: SaidReferral = { client: 'Kofi V.', ...drawn.one };
      const many = drawn.settings['informal-to'];
      const may = (many === 0 || isMoreToLookAt(db, [id], many, TODAY)) && mayRaise(db, said, id, asked);
      const rank = () => rankOf(standingOf(db, id, asked)?.advice.verdict ?? 'build-trust');
      const before = rank();
      logReferrals(change, said, [{ id }]);
      const after = rank();
      const rises = after > before && after >= 4;
      risen += Number(rises);
      expect({ rises, may: may || !rises }).toEqual({ rises, may: true });
      return { result: undefined, summary: 'test' };
    });
    db.close();
  };
  await fc.assert(
    // What is loaded late is tried again once it is there.
    fc.asyncProperty(network, async (drawn) => loaded(() => tried(drawn))),
    { numRuns: 200 },
  );
  // The networks drawn have some, or nothing was shown.
  expect(risen).toBeGreaterThan(0);
});
