import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { emptyPartner } from '../partners/partner.ts';
import { savingPartner } from '../partners/partner.sql.ts';
import { savingReferral } from '../referrals/referral.sql.ts';
import type { FilePartner } from './counterparts.ts';
import type { CorrectedRow } from './judge.ts';

/** Corrects referrals by the rows that are said to be them: day, partner, client, direction. Each is known by its row from now on. */
export function applyCorrections(change: Change, corrected: readonly CorrectedRow[]): void {
  for (const { id, identity, row, partner } of corrected) {
    keepIdentity(change, identity, id);
    savingReferral.update(change, id, {
      occurredOn: row.day,
      clientName: row.client,
      direction: row.direction,
      ...(partner.isSource
        ? { partnerId: null, source: partner.name }
        : { partnerId: partnerIn(change, partner), source: null }),
    });
  }
}

function partnerIn(change: Change, partner: FilePartner): number {
  const { name, profession, beside = {} } = partner;
  partner.id ??= savingPartner.insert(change, { ...emptyPartner(name), profession, ...beside });
  return partner.id;
}

/** The row is known beside the one that the referral came from, with the import of that. One logged by hand is found by what it is. */
function keepIdentity(
  { db, ...change }: Change,
  { hash, nth }: CorrectedRow['identity'],
  number: number,
): void {
  const known = db
    .prepare<[string, number], { id: number }>('select id from import_identities where hash = ? and nth = ?')
    .get(hash, nth);
  // Of a referral that came from this row, and was removed.
  if (known !== undefined) return void change.update('import_identities', known.id, { number });
  const from = db
    .prepare<[number], number>('select import_id from import_identities where number = ? order by id limit 1')
    .pluck()
    .get(number);
  if (from !== undefined) change.insert('import_identities', { hash, nth, import_id: from, number });
}

/** Of the lines that have one identity, those whose referrals do not differ in anything a file says. */
export function sayTheSame(db: Db, repeats: ReadonlyMap<string, readonly number[]>): (readonly number[])[] {
  const facts = db.prepare<[string], { all: number; different: number }>(
    `select count(*) as "all", count(distinct json_array(r.need, r.note, r.status, r.closed_on, r.currency,
       r.estimate_minor, r.invoiced_minor)) as different
     from import_identities i join referrals r on r.id = i.number where i.hash = ?`,
  );
  return [...repeats].flatMap(([hash, lines]) => {
    const found = facts.get(hash);
    return found !== undefined && found.different < found.all ? [lines] : [];
  });
}
