import type { Day } from '../calendar/day.ts';
import { addDays } from '../calendar/day.ts';
import {
  byUrgency,
  countDue,
  lookDueOn,
  newcomersSince,
  otherItems,
  referralBounds,
  referralItems,
  WEEK,
  type DueCount,
  type DueItem,
  type DueRecord,
} from './due.ts';
import { relationshipsOf, type NetworkSnapshot, type Relationship } from '../advice/relationship.ts';
import { reportPeriod } from '../reports/report.ts';
import type { Settings } from '../settings/settings.ts';
import {
  countWaitingReferrals,
  readMadeOn,
  readNewcomers,
  readWaitingPromises,
  readWaitingReferrals,
} from './due.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { readNetwork } from '../advice/relationship.sql.ts';

/** What is looked at: up to and including `until`, which is today or later. */
export interface DueQuestion {
  today: Day;
  until: Day;
  settings: Settings;
}

/** The network as of today, as a report of today has read it already. */
export interface NetworkToday {
  snapshot: NetworkSnapshot;
  relationships: readonly Relationship[];
}

/** Reads the network as of today. */
export function readNetworkToday(db: Db, { today, settings }: DueQuestion): NetworkToday {
  const snapshot = readNetwork(db, reportPeriod(undefined, today, today));
  return { snapshot, relationships: relationshipsOf(snapshot, settings, today) };
}

/** Everything the list is made of, referrals aside. The ledger and the professions are loaded only where they matter. */
export async function readDueRecord(
  db: Db,
  { snapshot, relationships }: NetworkToday,
  { today, until, settings }: DueQuestion,
): Promise<DueRecord> {
  const { agreements, fees, snoozes } = snapshot;
  const madeOn = readMadeOn(db);
  return {
    relationships,
    agreements,
    snoozes,
    madeOn,
    fees: fees === undefined ? [] : (await import('./fees-due.ts')).feesDue(fees, today),
    candidates: lookDueOn(snoozes, madeOn) <= until ? await countCandidates(relationships, settings) : 0,
    promises: readWaitingPromises(db, today, until),
    newcomers: readNewcomers(db, today, newcomersSince(settings, today)),
  };
}

async function countCandidates(relationships: readonly Relationship[], settings: Settings): Promise<number> {
  const { candidatesAmong } = await import('./candidates.ts');
  return candidatesAmong(relationships, settings).length;
}

/** Everything that waits, most pressing first. */
export function listDue(db: Db, record: DueRecord, question: DueQuestion): DueItem[] {
  const { today, until, settings } = question;
  const referrals = readWaitingReferrals(db, referralBounds(settings, today, until));
  return [
    ...referralItems(referrals, settings, today),
    ...otherItems(record, settings, today, until),
  ].toSorted(byUrgency);
}

/** What waits, counted by kind and state; referrals are counted by SQL, in `owed` only thanks and outcomes to tell. */
export function tallyDue(
  db: Db,
  record: DueRecord,
  { today, until, settings }: DueQuestion,
  which: 'all' | 'owed' = 'all',
): DueCount[] {
  const bounds = referralBounds(settings, today, until);
  const week = referralBounds(settings, today, addDays(today, WEEK));
  return countDue(otherItems(record, settings, today, until), countWaitingReferrals(db, bounds, week, which));
}
