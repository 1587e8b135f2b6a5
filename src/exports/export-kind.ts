/** What `refnet export` takes out one kind of record at a time. */
import { agreements } from '../agreements/agreement.ts';
import { payments } from '../agreements/payment.ts';
import { broadcasts } from '../contact/broadcast.ts';
import { checkIns } from '../contact/check-in.ts';
import { objectives } from '../contact/objective.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { signals } from '../contact/signal.ts';
import { asDay } from '../calendar/day.ts';
import type { AnyKind, Field } from '../kinds/kind.ts';
import { partners } from '../partners/partner.ts';
import { collections } from '../referrals/collection.ts';
import { referrals } from '../referrals/referral.ts';

/** A kind of record by the word that is typed for it. */
export interface ExportedKind {
  readonly of: AnyKind;
  /** What it is, for help. */
  readonly what: string;
  /** Keys that tell how it stands today, not what is on record: left out, so that the same record is the same file. */
  readonly leavesOut: readonly string[];
}

const of = (kind: AnyKind, what: string, leavesOut: readonly string[] = []): ExportedKind => ({
  of: kind,
  what,
  leavesOut,
});

export const EXPORTED_KINDS: Readonly<Record<string, ExportedKind>> = {
  partners: of(partners, 'your partners, with how to reach them'),
  referrals: of(referrals, 'the referrals given and received'),
  'check-ins': of(checkIns, 'the check-ins'),
  broadcasts: of(broadcasts, 'what went out to many at once'),
  agreements: of(agreements, 'the agreements, with their terms', ['state']),
  promises: of(promises, 'what was promised, by both sides', ['state']),
  objectives: of(objectives, 'the objectives of the network', [
    'state',
    'needed',
    'neededAmount',
    'behind',
    'behindAmount',
    'daysGone',
    'daysInAll',
  ]),
  notes: of(signals, 'what was noted about relationships'),
  projects: of(projects, 'what is done together beyond referrals'),
  collections: of(collections, 'what came in from clients'),
  payments: of(payments, 'fees paid, received and waived'),
};

/** The day that an export is read on: what is counted up to a day is counted to its end. */
export const END_OF_DAYS = asDay('9999-12-31');

/** The facts of a kind that an export has, each under its key. */
export function exportedFields({ of: kind, leavesOut }: ExportedKind): (Field & { json: string })[] {
  return kind.fields.flatMap((field) =>
    field.json === undefined || leavesOut.includes(field.json) ? [] : [{ ...field, json: field.json }],
  );
}
