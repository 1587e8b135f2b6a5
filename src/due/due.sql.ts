import type { Day } from '../calendar/day.ts';
import { verdictPeriod, type NetworkSnapshot } from '../advice/relationship.ts';
import { provenFrom } from '../advice/exchanged.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { readDeclines } from '../advice/decline.sql.ts';
import { addDays } from '../calendar/day.ts';
import { REACHED, SETTING_UP_DAYS } from '../contact/goal-progress.ts';
import { countObjectives } from '../contact/has-objectives.sql.ts';

import {
  newcomersSince,
  referralBounds,
  WEEK,
  type Newcomer,
  type WaitingPromise,
  type ReferralDueKind,
} from './due.ts';
import type { DueQuestion, DueRows } from './due-record.ts';
import { CAME_FROM_PARTNER, IS_WAITED_FOR, OF_FORGOTTEN } from '../file/counting.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import { lazily } from '../text/lazily.ts';

/** Reads objectives: loaded where there are any. */
const listing = lazily(() => import('../contact/objective.sql.ts'));

/** The network as of today, as far as verdicts go by it: of a busy partner what lies before the 12 months is not counted. */
export function readNetworkToday(
  db: Db,
  { today, settings }: Pick<DueQuestion, 'today' | 'settings'>,
): NetworkSnapshot {
  return readNetwork(db, verdictPeriod(today), { provenFrom: provenFrom(settings) });
}

/** Reads what is neither of the network nor of referrals. */
export function readDueRows(db: Db, { today, until, settings }: DueQuestion): DueRows {
  const madeOn = readMadeOn(db);
  return {
    madeOn,
    promises: readWaitingPromises(db, today, until),
    objectives: countObjectives(db, today) === 0 ? [] : listing().listObjectives(db, today, { open: true }),
    newcomers: readNewcomers(db, today, newcomersSince(settings, today), madeOn),
    declines: readDeclines(db, today),
  };
}

/** Check-ins at which two people sit down with each other. */
const ONE_TO_ONES = `('meeting', 'coffee', 'video', 'review', 'talk')`;

/** What waits of one kind, as an index has it. Several statements are made of the parts that a question is about. */
export interface WaitingPart {
  readonly kind: ReferralDueKind;
  readonly index: string;
  /** The day that it waits from. */
  readonly day: string;
  /** What a referral is that waits so, or has come up by the day looked to. */
  readonly where: string;
  /** Only so far back as days are looked back; what was put off until one of those days counts from there. */
  readonly isLookedBack: boolean;
  /** What is due, what comes up within the week, and what does later. */
  readonly comes: readonly [due: string, thisWeek: string, later: string];
}

/** Open referrals of a direction by the day of their last step, which for imported ones is that of the import or later. */
function silent(kind: 'ask' | 'move', direction: Direction): WaitingPart {
  return {
    kind,
    index: 'referrals_open',
    day: 'last_step_on',
    where: `direction = '${direction}' and ${IS_WAITED_FOR} and last_step_on <= :${kind}Until`,
    isLookedBack: false,
    comes: [
      `last_step_on <= :${kind}By`,
      `last_step_on > :${kind}By and last_step_on <= :${kind}Week`,
      `last_step_on > :${kind}Week`,
    ],
  };
}

/** Thanks and outcomes to tell, which partners alone have. */
function owed(kind: 'thank' | 'tell', [day, given]: readonly [string, string]): WaitingPart {
  return {
    kind,
    index: `referrals_${kind}`,
    day,
    where: `${CAME_FROM_PARTNER} and ${given} is null and ${day} <= :today and occurred_on <= :today`,
    isLookedBack: true,
    comes: ['true', 'false', 'false'],
  };
}

const PARTS: readonly WaitingPart[] = [
  owed('thank', ['occurred_on', 'thanked_on']),
  owed('tell', ['closed_on', 'told_on']),
  silent('ask', 'given'),
  silent('move', 'received'),
];

/** What is read of what waits, as the file has it. */
export interface Waiting {
  readonly parts: readonly WaitingPart[];
  /** Defines what is put off today, as `put`; empty where nothing ever was. */
  readonly put: string;
  /** Some clients may have come from no partner. */
  readonly hasSources: boolean;
  readonly hasImports: boolean;
  /** The rows of a part that nothing puts off today. */
  readonly plain: (part: WaitingPart) => string;
  /** The same, from before the days looked back, that came back within them. */
  readonly late: (part: WaitingPart) => string | undefined;
  /** Those put off today that come back by the day looked to. */
  readonly hidden: (part: WaitingPart) => string | undefined;
}

/** What waits on referrals of these kinds, of every one where none is named; with one partner, or with all. */
export function waiting(db: Db, kinds: readonly string[] = [], partner?: number): Waiting {
  const has = (table: string) => `exists (select 1 from ${table})`;
  const [hasSnoozes, hasImports, hasSources, hasForgotten] =
    db
      .prepare<[], number[]>(
        `select ${has('snoozes')}, ${has('imports')}, ${has('sources')}, ${has('forgotten')}`,
      )
      .raw()
      .get() ?? [];
  const whose = partner === undefined ? '' : ' and r.partner_id = :partner';
  // What happened to an imported referral before its import is not looked at: a new file starts calm.
  const sinceImport = (day: string) =>
    ` and (import_id is null or ${day} >= (select imported_on from imports i where i.id = r.import_id))`;
  // Thanks name nobody.
  const known = (kind: ReferralDueKind) =>
    hasForgotten === 1 && kind !== 'thank' ? ` and r.id not in ${OF_FORGOTTEN}` : '';
  const conditions = ({ kind, where, day, isLookedBack }: WaitingPart) =>
    `${where}${whose}${known(kind)}${hasImports === 1 && isLookedBack ? sinceImport(day) : ''}`;
  const seen = hasSnoozes === 1 ? ' and r.id not in (select id from put)' : '';
  return {
    hasSources: hasSources === 1,
    hasImports: hasImports === 1,
    parts: PARTS.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
    put:
      hasSnoozes === 1
        ? `put(id, back) as materialized (select record_id, max(until_day) from snoozes
           where kind = 'record' and on_day <= :today and until_day > :today group by record_id)`
        : '',
    plain: (part) =>
      `from referrals r indexed by ${part.index} where ${conditions(part)}${part.isLookedBack ? ` and ${part.day} >= :since` : ''}${seen}`,
    late: (part) =>
      hasSnoozes === 1 && part.isLookedBack
        ? `from referrals r where r.id in (select record_id from snoozes where kind = 'record' and on_day <= :today and until_day >= :since)
             and ${conditions(part)} and ${part.day} < :since${seen}`
        : undefined,
    hidden: (part) =>
      hasSnoozes === 1
        ? `from put cross join referrals r on r.id = put.id where put.back <= :until and ${conditions(part)}`
        : undefined,
  };
}

/** How what is put off today comes up: on the day it comes back, or on its own day where that is later. */
export const comesBack = ({ comes: [, , later] }: WaitingPart): WaitingPart['comes'] => [
  'false',
  `put.back <= :weekEnd and not (${later})`,
  `put.back > :weekEnd or ${later}`,
];

/** The days that what waits on referrals is read by. */
export function boundsOf({ today, until, settings }: DueQuestion): Row {
  const weekEnd = addDays(today, WEEK);
  const { askUntil, moveUntil } = referralBounds(settings, today, weekEnd);
  const { since, askedBy, movedBy, ...bounds } = referralBounds(settings, today, until);
  return {
    ...bounds,
    since,
    askBy: askedBy,
    moveBy: movedBy,
    until,
    weekEnd,
    askWeek: askUntil,
    moveWeek: moveUntil,
  };
}

/** Promises of both sides that are due by `until` and not done, those of a closed agreement left out. */
function readWaitingPromises(db: Db, today: Day, until: Day): WaitingPromise[] {
  return db
    .prepare<[Row], Omit<WaitingPromise, 'goal'> & { goal: number | null; goalKind: string | null }>(
      `select t.id as number, p.id as partnerId, p.name as partnerName, t.side, t.what, t.due_on as dueOn,
         t.goal, t.goal_kind as goalKind, ${REACHED} as reached
       from promises t join partners p on p.id = t.partner_id left join agreements a on a.id = t.agreement_id
       where t.due_on <= @until and t.done_on is null and (a.closed_on is null or a.closed_on > @today)
       order by t.due_on, t.id`,
    )
    .all({ today, until })
    .map(({ goal, goalKind, ...promise }) => ({
      ...promise,
      goal: goal === null || goalKind === null ? null : { number: goal, kind: goalKind },
    }));
}

/**
 * Partners who were added or met since that day, or whose one-to-one was put off until then, imported ones left out, and
 * those of whom nobody knows when they were met, as `metOn` has it; `madeOn` is the day the file was made.
 */
export function readNewcomers(db: Db, today: Day, since: Day, madeOn: Day): Newcomer[] {
  return db
    .prepare<[Row], Newcomer>(
      `select p.id as partnerId, p.name as partnerName, p.stage = 'acquaintance' as isAcquaintance,
         p.known_since as knownSince, p.known_since_precision as knownSincePrecision, added.day as addedOn,
         exists (select 1 from check_ins c where c.partner_id = p.id and c.on_day <= :today
           and c.kind in ${ONE_TO_ONES}) as hadOneToOne
       from partners p
         join (select partner_id, min(on_day) as day from stage_events group by partner_id) added
           on added.partner_id = p.id
       where p.import_id is null and (p.known_since is not null or added.day >= :setUp) and (p.known_since >= :since or added.day >= :since
         or p.id in (select partner_id from snoozes where kind = 'one-to-one' and on_day <= :today and until_day >= :since))
       order by p.id`,
    )
    .all({ today, since, setUp: addDays(madeOn, SETTING_UP_DAYS) });
}

/** The day the file was made. */
export function readMadeOn(db: Db): Day {
  const day = db.prepare<[], Day>(`select value from meta where key = 'made-on'`).pluck().get();
  if (day === undefined) throw new Error('the file does not say when it was made');
  return day;
}
