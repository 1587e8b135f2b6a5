import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day } from '../../src/calendar/day.ts';
import { recordChange, type Change } from '../../src/file/journal.sql.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { readOutcomes } from '../../src/referrals/closed.sql.ts';
import { writeOutcome } from '../../src/referrals/outcome.sql.ts';
import { updateOutcome, type SaidOutcome } from '../../src/referrals/outcome.ts';
import { getReferral, listStatusEvents, savingReferral } from '../../src/referrals/referral.sql.ts';
import { newReferral, stepsOf } from '../../src/referrals/referral.ts';
import { CLOSED_STATUSES, STATUSES } from '../../src/referrals/status.ts';
import { money } from '../../src/money/money.ts';
import { loaded } from '../../src/text/lazily.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const network = () =>
  newNetwork(
    ['config', 'currency', 'USD'],
    ['add-partner', 'Ann'],
    ['log', 'Wes', '--to', 'ann', '--on', '2026-08-05'],
  );

const later = { today: '2026-08-12' };

async function shown(refnet: Refnet): Promise<{ status: string; closedOn: string | null; history: unknown }> {
  return JSON.parse(await refnet.ok(['show', '1', '--json'], later));
}

describe('news is no step', () => {
  test('a win dated before later news stands, counts, and can be told of by its day', async () => {
    const refnet = await network();
    await refnet.ok(['update', '1', '--note', 'asked'], later);
    expect(
      await refnet.ok(['update', '1', 'in treatment', '--value', '1000', '--on', '2026-08-11'], later),
    ).toBe('#1  Wes given to Ann: new -> won, Tue 11 Aug 2026; invoiced USD 1,000\n');
    expect(await shown(refnet)).toMatchObject({
      status: 'won',
      closedOn: '2026-08-11',
      reason: null,
      history: [
        { day: '2026-08-05', status: 'new', reason: null },
        { day: '2026-08-11', status: 'won', reason: null },
        { day: '2026-08-12', status: null, reason: 'asked' },
      ],
    });
    expect(await refnet.ok(['show', '1'], later)).toContain(
      'History\n  Wed 5 Aug 2026   new\n  Tue 11 Aug 2026  won\n  Wed 12 Aug 2026  news: asked\n',
    );
    const report = JSON.parse(await refnet.ok(['report', '--since', '2026-08-01', '--json'], later));
    expect(JSON.stringify(report)).toContain('1000.00');
    await refnet.ok(['undo'], later);
    expect(await shown(refnet)).toMatchObject({ status: 'new', closedOn: null, reason: 'asked' });
  });

  test('a day corrects the step that is named with it, and the news where none is', async () => {
    const refnet = await network();
    await refnet.ok(['update', '1', 'contacted', '--on', '2026-08-06'], later);
    await refnet.ok(['update', '1', '--note', 'asked', '--on', '2026-08-10'], later);
    expect(await refnet.ok(['update', '1', 'contacted', '--on', '2026-08-07'], later)).toBe(
      '#1  Wes given to Ann: contacted since Fri 7 Aug 2026\n',
    );
    expect(await refnet.ok(['update', '1', '--on', '2026-08-06'], later)).toBe(
      '#1  Wes given to Ann: the news is of Thu 6 Aug 2026\n',
    );
    expect(await shown(refnet)).toMatchObject({
      status: 'contacted',
      history: [
        { day: '2026-08-05', status: 'new' },
        { day: '2026-08-06', status: null, reason: 'asked' },
        { day: '2026-08-07', status: 'contacted' },
      ],
    });
  });

  test('a name that was not chosen is closed on the day of the win, whatever news came later', async () => {
    const refnet = await newNetwork(
      ['add-partner', 'Ann'],
      ['add-partner', 'Bo'],
      ['log', 'Wes', '--to', 'ann', '--to', 'bo', '--on', '2026-08-05'],
    );
    await refnet.ok(['update', '2', '--note', 'asked'], later);
    await refnet.ok(['update', '1', 'won', '--on', '2026-08-10'], later);
    expect(JSON.parse(await refnet.ok(['show', '2', '--json'], later))).toMatchObject({
      status: 'not-chosen',
      closedOn: '2026-08-10',
    });
  });
});

const today = asDay('2026-08-31');
const began = asDay('2026-08-01');
const now = () => new Date('2026-08-31T12:00:00Z');

interface Told {
  readonly said: SaidOutcome;
  readonly isNews: boolean;
}

const onDay = fc.integer({ min: 0, max: 30 }).map((days): Day => addDays(began, days));
const aStep = fc
  .record({
    status: fc.constantFrom(...STATUSES),
    on: onDay,
    value: fc.option(fc.integer({ min: 1, max: 9999 })),
  })
  .map(({ status, on, value }): Told => {
    const amount = value === null ? {} : { value: money(value, 'USD') };
    return { said: { status, on, ...amount }, isNews: false };
  });
const someNews = onDay.map((on): Told => ({ said: { note: 'asked', on }, isNews: true }));

/** What the record comes to once all that was told is written, as far as it is taken. */
function recordOf(all: readonly Told[]) {
  const db = openInMemory({ today, now });
  const change = <T>(work: (each: Change) => T): T =>
    recordChange(db, { command: 'test', today, now }, (each) => ({ result: work(each), summary: 'test' }));
  const partnerId = change((each) => savingPartner.insert(each, emptyPartner('Ann')));
  const id = change((each) =>
    savingReferral.insert(each, newReferral({ partnerId, direction: 'given', occurredOn: began })),
  );
  for (const { said } of all) {
    const referral = getReferral(db, id);
    if (referral === undefined) throw new Error('the referral is gone');
    // A note on what is closed, or said with a step of its day, is of that step.
    const history = listStatusEvents(db, id);
    const isOfStep = said.status === undefined && history.some((entry) => entry.onDay === said.on);
    if (isOfStep || (said.status === undefined && CLOSED_STATUSES.includes(referral.status))) continue;
    // A step that is taken already would be corrected.
    if (said.status === referral.status) continue;
    change((each) =>
      writeOutcome(each, referral, updateOutcome(referral, { history, collected: [] }, said, today)),
    );
  }
  const { status, closedOn, estimate, invoiced, toldOn } = getReferral(db, id) ?? {};
  return {
    facts: { status, closedOn, estimate, invoiced, toldOn },
    steps: stepsOf(listStatusEvents(db, id)).map((step) => [step.status, step.onDay]),
    outcomes: readOutcomes(db, { since: began, until: today }, today),
    last: stepsOf(listStatusEvents(db, id)).at(-1),
  };
}

test('notes of news in any order change no status, no day of an outcome and no figure', async () => {
  // What news needs is loaded once it is wanted.
  await loaded(() => recordOf([{ said: { note: 'asked', on: addDays(began, 1) }, isNews: true }]));
  fc.assert(
    fc.property(fc.array(fc.oneof(aStep, someNews), { maxLength: 10 }), (all) => {
      const { last, ...withNews } = recordOf(all);
      const { last: _last, ...without } = recordOf(all.filter(({ isNews }) => !isNews));
      expect(withNews).toEqual(without);
      expect(withNews.facts.status).toBe(last?.status ?? 'new');
    }),
    { numRuns: 60 },
  );
});
