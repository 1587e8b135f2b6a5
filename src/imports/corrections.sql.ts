import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { emptyPartner } from '../partners/partner.ts';
import { savingPartner } from '../partners/partner-saving.sql.ts';
import { getReferral, savingReferral } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import { peopleIn, shareSomebody } from '../text/couples.ts';
import { nearlySame } from '../text/same-name.ts';
import { searchKey } from '../text/search-key.ts';
import { asImported, type AsImported } from './as-imported.sql.ts';
import type { FilePartner } from './counterparts.ts';
import type { CorrectedFact, CorrectedReferral } from './import.ts';
import type { CorrectedRow } from './judge.ts';

/**
 * Corrects referrals by the rows that are said to be them: day, partner, client, direction, but for what a person corrected
 * here and the row has as it was. Each is known by its row from now on. Returns what that changed, in the order of the rows.
 */
export function applyCorrections(change: Change, corrected: readonly CorrectedRow[]): CorrectedReferral[] {
  const { db } = change;
  const were = corrected.length === 0 ? new Map<number, AsImported>() : asImported(db);
  const fresh = new Set(corrected.filter(({ isNewPartner }) => isNewPartner).map(({ partner }) => partner));
  return corrected.map(({ id, identity, isOfOther, row, partner }) => {
    const before = getReferral(db, id);
    keepIdentity(change, identity, { number: id, isOfOther });
    const was = were.get(id) ?? {};
    savingReferral.update(change, id, {
      ...(row.day === was.day ? {} : { occurredOn: row.day }),
      ...(isSameClient(row.client, was.client) || isOneOf(row.client, before?.clientName)
        ? {}
        : { clientName: row.client }),
      ...(row.direction === was.direction ? {} : { direction: row.direction }),
      ...(whoseOf(partner) === was.whose && was.whose !== undefined
        ? {}
        : partner.isSource
          ? { partnerId: null, source: partner.name }
          : { partnerId: partnerIn(change, partner), source: null }),
    });
    const facts = factsCorrected(before, getReferral(db, id));
    const isNew = fresh.has(partner);
    return {
      line: row.line,
      id,
      facts: facts.map((each) => (each.fact === 'partner' ? { ...each, isNew } : each)),
    };
  });
}

function isSameClient(client: string | null, other: string | undefined): boolean {
  return client !== null && other !== undefined && searchKey(client) === searchKey(other);
}

/** Whether the client of a row is one of a couple on record, who tells more. */
function isOneOf(client: string | null, onRecord: string | null = null): boolean {
  if (client === null || onRecord === null || peopleIn(client).length >= peopleIn(onRecord).length)
    return false;
  return shareSomebody(client, onRecord, nearlySame);
}

/** `p3` or `s2`; undefined where they are not on record. */
function whoseOf({ id, isSource }: FilePartner): string | undefined {
  return id === undefined ? undefined : `${isSource ? 's' : 'p'}${id}`;
}

function factsCorrected(before: Referral | undefined, after: Referral | undefined): CorrectedFact[] {
  if (before === undefined || after === undefined) return [];
  const facts: CorrectedFact[] = [
    { fact: 'day', was: before.occurredOn, is: after.occurredOn },
    { fact: 'client', was: before.clientName, is: after.clientName },
    { fact: 'partner', was: before.source ?? before.partnerName, is: after.source ?? after.partnerName },
    { fact: 'direction', was: before.direction, is: after.direction },
    { fact: 'thanked', was: before.thankedOn, is: after.thankedOn },
    { fact: 'told', was: before.toldOn, is: after.toldOn },
    { fact: 'consent', was: consentOf(before), is: consentOf(after) },
  ];
  return facts.filter(({ was, is }) => was !== is);
}

function consentOf({ consent }: Referral): string | null {
  return consent === null ? null : consent ? 'yes' : 'no';
}

function partnerIn(change: Change, partner: FilePartner): number {
  const { name, profession, beside, facts } = partner;
  partner.id ??= savingPartner.insert(change, {
    ...emptyPartner(name),
    ...beside,
    region: facts?.region ?? null,
    business: beside?.business ?? facts?.business ?? null,
    profession: facts?.profession ?? profession,
  });
  return partner.id;
}

/**
 * The referral is known by the row from now on, and by no other: what it was before is no longer so, but in another file.
 * One logged by hand is found by what it is.
 */
function keepIdentity(
  change: Change,
  { hash, nth }: CorrectedRow['identity'],
  { number, isOfOther }: { readonly number: number; readonly isOfOther: boolean },
): void {
  const select = (where: string, cells: readonly (string | number)[]) =>
    change.db
      .prepare<unknown[], { id: number; importId: number; part: number | null }>(
        `select id, import_id as importId, part from import_identities where ${where} order by id`,
      )
      .all(...cells);
  const before = select('number = ?', [number]);
  // The row may have been a referral that was removed.
  const other = select('hash = ? and nth = ?', [hash, nth]);
  for (const { id } of isOfOther ? other : [...before, ...other]) change.remove('import_identities', id);
  const [from = importOf(change.db, number)] = [...before, ...other];
  if (from !== undefined) {
    const part = isOfOther ? null : from.part;
    change.insert('import_identities', { hash, nth, import_id: from.importId, number, part });
  }
}

/** The import that a referral came with; what it was known by goes when its client is forgotten. */
function importOf(db: Db, number: number): { importId: number; part: null } | undefined {
  const importId = db
    .prepare<[number], number | null>('select import_id from referrals where id = ?')
    .pluck()
    .get(number);
  return importId === undefined || importId === null ? undefined : { importId, part: null };
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
