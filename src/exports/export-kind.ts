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
  /** Keys of what tells of a client: left out as well where clients are not to be named. */
  readonly ofClients: readonly string[];
  /** Keys of other words in which one may be named. */
  readonly mayName: readonly string[];
}

const of = (
  kind: AnyKind,
  what: string,
  { leavesOut = [], ofClients = [], mayName = [] }: Partial<Omit<ExportedKind, 'of' | 'what'>> = {},
): ExportedKind => ({ of: kind, what, leavesOut, ofClients, mayName });

export const EXPORTED_KINDS: Readonly<Record<string, ExportedKind>> = {
  partners: of(partners, 'your partners, with how to reach them', {
    mayName: ['services', 'idealClient', 'howMet', 'notes'],
  }),
  referrals: of(referrals, 'the referrals given and received', {
    ofClients: ['client', 'need', 'reason', 'note'],
    mayName: ['source', 'thankedHow', 'collected'],
  }),
  'check-ins': of(checkIns, 'the check-ins', { mayName: ['note'] }),
  broadcasts: of(broadcasts, 'what went out to many at once', { mayName: ['note'] }),
  agreements: of(agreements, 'the agreements, with their terms', {
    leavesOut: ['state'],
    mayName: ['exclusive', 'location', 'note', 'expectations', 'versions'],
  }),
  promises: of(promises, 'what was promised, by both sides', { leavesOut: ['state'], mayName: ['what'] }),
  objectives: of(objectives, 'the objectives of the network', {
    leavesOut: ['state', 'needed', 'neededAmount', 'behind', 'behindAmount', 'daysGone', 'daysInAll'],
    mayName: ['what'],
  }),
  notes: of(signals, 'what was noted about relationships', { mayName: ['note'] }),
  projects: of(projects, 'what is done together beyond referrals', { mayName: ['what'] }),
  collections: of(collections, 'what came in from clients', {
    ofClients: ['client', 'note'],
    mayName: ['source'],
  }),
  payments: of(payments, 'fees paid, received and waived', { ofClients: ['note'] }),
};

/** The day that an export is read on: what is counted up to a day is counted to its end. */
export const END_OF_DAYS = asDay('9999-12-31');

/** The facts of a kind that an export has, each under its key; none of what tells of a client where that is left out. */
export function exportedFields(
  { of: kind, leavesOut, ofClients }: ExportedKind,
  { withoutClients }: { readonly withoutClients: boolean },
): (Field & { json: string })[] {
  const without = withoutClients ? [...leavesOut, ...ofClients] : leavesOut;
  return kind.fields.flatMap((field) =>
    field.json === undefined || without.includes(field.json) ? [] : [{ ...field, json: field.json }],
  );
}
