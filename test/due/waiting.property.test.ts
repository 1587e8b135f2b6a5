import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '../../src/calendar/day.ts';
import { countWaitingReferrals } from '../../src/due/due-counts.sql.ts';
import { readWaitingReferrals } from '../../src/due/due-list.sql.ts';
import { referralBounds, type ReferralDueKind } from '../../src/due/due.ts';
import { readOlder } from '../../src/due/older-rows.sql.ts';
import { countOlder } from '../../src/due/older.sql.ts';
import type { Db } from '../../src/file/sqlite.sql.ts';
import { groupedBy } from '../../src/text/grouped-by.ts';
import { defaultSettings } from '../../src/settings/settings.ts';
import { drawnNetwork, fileOf, today as TODAY } from '../helpers/drawn-network.ts';

const KINDS: readonly ReferralDueKind[] = ['ask', 'move', 'tell', 'thank'];

interface Known {
  readonly id: number;
  readonly partner: number | null;
  readonly name: string | null;
  readonly direction: string;
  readonly occurred: Day;
  readonly closed: Day | null;
  readonly status: string;
  readonly consent: number | null;
  readonly thanked: Day | null;
  readonly told: Day | null;
  readonly imported: Day | null;
}
interface Snoozed {
  readonly id: number;
  readonly on: Day;
  readonly until: Day;
}
interface Step {
  readonly id: number;
  readonly on: Day;
  readonly status: string | null;
  readonly reason: string | null;
}

interface Waits {
  readonly kind: ReferralDueKind;
  readonly number: number;
  readonly partner: number | null;
  readonly name: string | null;
  readonly day: Day;
  readonly began: Day;
  readonly back: Day | null;
  readonly comes: 0 | 1 | 2;
}

/** Every row of the file, to be gone through one by one. */
function everything(db: Db) {
  const known = db
    .prepare<[], Known>(
      `select r.id, partner_id as partner, p.name, direction, occurred_on as occurred, closed_on as closed, status, consent,
         thanked_on as thanked, told_on as told, imported_on as imported
       from referrals r left join partners p on p.id = partner_id left join imports i on i.id = r.import_id order by r.id`,
    )
    .all();
  const snoozes = db
    .prepare<[], Snoozed>(
      `select record_id as id, on_day as "on", until_day as until from snoozes where kind = 'record'`,
    )
    .all();
  const steps = db
    .prepare<[], Step>('select referral_id as id, on_day as "on", status, reason from status_events')
    .all();
  return { known, snoozes, steps };
}
type Everything = ReturnType<typeof everything>;

const stands = ({ status, consent }: Known) => status !== 'void' && consent !== 0;
const isOpen = ({ status }: Known) => ['new', 'contacted', 'meeting', 'proposal'].includes(status);

/** What waits, told anew from each row by itself. */
function waitsOf({ known, snoozes, steps }: Everything, today: Day, until: Day): Waits[] {
  const { since, askUntil, askedBy, moveUntil, movedBy } = referralBounds(defaultSettings, today, until);
  const week = addDays(today, 7);
  const ofWeek = referralBounds(defaultSettings, today, week);
  return known.filter(stands).flatMap((row): Waits[] => {
    const own = snoozes.filter(({ id }) => id === row.id);
    const putOff = own.some((each) => each.on <= today && each.until >= since);
    const backs = own.filter((each) => each.on <= today && each.until > today).map((each) => each.until);
    const back = backs.toSorted().at(-1) ?? null;
    if (back !== null && back > until) return [];
    const lastStep = [
      row.occurred,
      row.imported ?? '',
      ...steps.filter(({ id }) => id === row.id).map(({ on }) => on),
    ]
      .toSorted()
      .at(-1) as Day;
    const of = (kind: ReferralDueKind, day: Day, [by, byWeek]: readonly [Day, Day]): Waits => ({
      kind,
      number: row.id,
      partner: row.partner,
      name: row.name,
      day,
      began: row.occurred,
      back,
      comes: back === null ? (day <= by ? 0 : day <= byWeek ? 1 : 2) : back <= week && day <= byWeek ? 1 : 2,
    });
    const owes = (day: Day | null): day is Day =>
      row.direction === 'received' &&
      row.partner !== null &&
      row.occurred <= today &&
      day !== null &&
      day <= today &&
      (day >= since || putOff) &&
      (row.imported === null || day >= row.imported);
    const waits: Waits[] = [];
    if (row.thanked === null && owes(row.occurred)) waits.push(of('thank', row.occurred, [today, today]));
    if (row.told === null && owes(row.closed)) waits.push(of('tell', row.closed, [today, today]));
    if (isOpen(row) && row.direction === 'given' && lastStep <= askUntil)
      waits.push(of('ask', lastStep, [askedBy, ofWeek.askUntil]));
    if (isOpen(row) && row.direction === 'received' && lastStep <= moveUntil)
      waits.push(of('move', lastStep, [movedBy, ofWeek.moveUntil]));
    return waits;
  });
}

const isBefore = (a: Waits, b: Waits) =>
  [
    [a.day, b.day],
    [a.began, b.began],
    [a.name ?? '', b.name ?? ''],
    [a.number, b.number],
  ].reduce((before, [x = '', y = '']) => before || (x < y ? -1 : x > y ? 1 : 0), 0);

/** Those of one kind, partner and time as one by the first, where they are grouped; then the first of each kind, due and coming. */
function shown(all: readonly Waits[], grouped: boolean, limit: number | undefined) {
  const groups = groupedBy(all.toSorted(isBefore), ({ kind, comes, partner, number, back }) =>
    grouped ? [kind, comes, partner ?? -number, back].join(' ') : `${kind} ${number}`,
  );
  const rows = [...groups.values()].flatMap((each) =>
    each.slice(0, 1).map((first) => ({ ...first, n: each.length })),
  );
  const places = groupedBy(rows.toSorted(isBefore), ({ kind, comes }) => `${kind} ${comes === 0}`);
  return [...places.values()].flatMap((each) => each.slice(0, limit));
}

const sorted = <T extends { readonly kind: string; readonly number: number }>(rows: readonly T[]) =>
  rows.toSorted((a, b) => a.number - b.number || (a.kind < b.kind ? -1 : 1));

const aQuestion = fc.record({
  today: fc.constantFrom(0, 0, -1, -20, 5).map((n) => addDays(TODAY, n)),
  within: fc.constantFrom(0, 7, 7, 20),
  grouped: fc.boolean(),
  limit: fc.constantFrom(undefined, 1, 2, 20),
  kind: fc.subarray([...KINDS]),
  partner: fc.constantFrom(undefined, undefined, 1, 2),
});

test('what waits, how much, and what is older are as each referral read by itself says', async () => {
  await fc.assert(
    fc.asyncProperty(
      drawnNetwork,
      aQuestion,
      async (drawn, { today, within, grouped, limit, kind, partner }) => {
        const db = await fileOf(drawn);
        const question = { today, until: addDays(today, within), settings: defaultSettings };
        const all = everything(db);
        const waits = waitsOf(all, today, question.until);
        const wanted = waits.filter(
          (each) =>
            (kind.length === 0 || kind.includes(each.kind)) &&
            (partner === undefined || each.partner === partner),
        );
        const { rows, total } = readWaitingReferrals(db, question, { kind, partner, limit, grouped });
        const expected = shown(wanted, grouped, limit);
        expect(total).toBe(wanted.length);
        expect(
          sorted(rows).map((row) => [
            row.kind,
            row.number,
            row.partnerId,
            row.day,
            row.occurredOn,
            row.back,
            row.n,
          ]),
        ).toEqual(
          sorted(expected).map((row) => [
            row.kind,
            row.number,
            row.partner,
            row.day,
            row.began,
            row.back,
            row.n,
          ]),
        );
        const count = (of: ReferralDueKind, when: number) =>
          waits.filter((each) => each.kind === of && each.comes === when).length;
        expect(countWaitingReferrals(db, question)).toEqual(
          KINDS.map((of) => ({
            kind: of,
            due: count(of, 0),
            thisWeek: count(of, 1),
            later: count(of, 2),
          })).filter(({ due, thisWeek, later }) => due + thisWeek + later > 0),
        );
        const older = olderOf(all, today);
        expect(countOlder(db, question).older).toBe(older.length);
        expect(
          readOlder(db, question)
            .map((row) => `${row.kind} ${row.number}`)
            .toSorted(),
        ).toEqual(older.toSorted());
        db.close();
      },
    ),
    { numRuns: 60 },
  );
});

/** Thanks and outcomes from before the days looked back that are of no import and come back from no snooze. */
function olderOf({ known, snoozes, steps }: Everything, today: Day): string[] {
  const { since } = referralBounds(defaultSettings, today, today);
  return known
    .filter((row) => stands(row) && row.direction === 'received' && row.partner !== null)
    .filter((row) => !snoozes.some((each) => each.id === row.id && each.on <= today && each.until >= since))
    .flatMap((row) => {
      const { closed } = row;
      const isBrought = steps.some(
        (each) =>
          each.id === row.id &&
          each.on === closed &&
          each.status === row.status &&
          each.reason === 'imported',
      );
      const isTold =
        closed === null ||
        closed >= since ||
        row.told !== null ||
        isBrought ||
        (row.imported !== null && closed <= row.imported);
      return [
        ...(row.thanked === null && row.occurred < since && row.imported === null ? [`thank ${row.id}`] : []),
        ...(isTold ? [] : [`tell ${row.id}`]),
      ];
    });
}
