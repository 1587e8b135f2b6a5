import type { Change } from '../file/journal.sql.ts';
import { readRecord, readRecords } from '../file/rows.sql.ts';
import { saving } from '../file/saving.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { noteMerged } from '../file/tombstones.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { refuseNoSource } from './no-source.ts';
import { sources, type Source } from './source.ts';

/** One source; undefined where there is no such one. */
export function getSource(db: Db, id: number): Source | undefined {
  return readRecord(db, sources, id);
}

/** Every source, by name. */
export function listSources(db: Db): Source[] {
  return readRecords(db, sources, { rest: 'order by t.name_key' });
}

/**
 * The number of the source that is called so, or was before, without regard to case, accents, spaces and punctuation:
 * `web site` is `Website`. Undefined where none is. A name as it is written comes first, then one in use.
 */
export function findSource(db: Db, name: string): number | undefined {
  const key = searchKey(name);
  const named = db
    .prepare<[], { id: number; key: string }>(
      `select id, name_key as key from sources union all select source_id, alias_key from source_aliases`,
    )
    .all();
  const letters = lettersOf(key);
  return (named.find((each) => each.key === key) ?? named.find((each) => lettersOf(each.key) === letters))
    ?.id;
}

/** The key without what stands between words. */
function lettersOf(key: string): string {
  return keyWords(key).join('') || key;
}

/**
 * Returns the number of the source of that name (see {@link findSource}), which is added where there is none. Throws a
 * usage UserError for what names nobody, or the user.
 */
export function findOrAddSource(change: Change, name: string, myName?: string): number {
  const found = findSource(change.db, name);
  if (found !== undefined) return found;
  refuseNoSource(name, myName);
  return savingSource.insert(change, { name, formerNames: [], note: null });
}

/** As {@link findOrAddSource}, for a referral that is said to come from it: a new one is not called as a partner is. */
export function sourceSaid(change: Change, name: string): number {
  if (findSource(change.db, name) === undefined) {
    refusePartner(
      change.db,
      name,
      () => '--from NAME, in place of --source, says that a partner sent the client',
    );
  }
  return findOrAddSource(change, name);
}

/** A source that is renamed is still found by the name it had. */
export const savingSource = saving(sources, {
  insert: (change, draft) => change.insert('sources', cellsOf(sources, draft)),
  update(change, { id, name: before, formerNames: names }, facts) {
    const { name = before, formerNames = names } = facts;
    refuseNoSource(name, undefined);
    refusePartner(
      change.db,
      name,
      (partner) =>
        `refnet merge ${shellQuoted(partner)} SOURCE      where what came through it came from that partner`,
    );
    const other = findSource(change.db, name);
    if (other !== undefined && other !== id) throw takenAlready(change.db, other, before);
    const isRenamed = searchKey(name) !== searchKey(before);
    if (isRenamed) {
      for (const { id: alias } of aliasesOf(change.db, name)) change.remove('source_aliases', alias);
      addAlias(change, id, before);
    }
    const gone = names
      .filter((each) => !formerNames.includes(each))
      .flatMap((each) => aliasesOf(change.db, each));
    for (const { id: alias } of gone) change.remove('source_aliases', alias);
    return change.update('sources', id, cellsOf(sources, facts)) || gone.length > 0;
  },
});

/** A name that is typed is a partner's first: a source that is called so would not be found. */
function refusePartner(db: Db, name: string, hint: (partner: string) => string): void {
  const partner = db
    .prepare<[string], string>('select name from partners where name_key = ?')
    .pluck()
    .get(searchKey(name));
  if (partner === undefined) return;
  throw new UserError(`${quoted(partner)} is a partner, and no source`, {
    hints: [hint(partner)],
  });
}

function takenAlready(db: Db, other: number, before: string): UserError {
  const name = getSource(db, other)?.name ?? '';
  return new UserError(`there is a source ${quoted(name)} already`, {
    hints: [`refnet merge ${shellQuoted(name)} ${shellQuoted(before)}      makes them one`],
  });
}

function aliasesOf(db: Db, name: string): { id: number }[] {
  return db
    .prepare<[string], { id: number }>('select id from source_aliases where alias_key = ?')
    .all(searchKey(name));
}

function addAlias(change: Change, sourceId: number, alias: string): void {
  if (aliasesOf(change.db, alias).length > 0) return;
  change.insert('source_aliases', { source_id: sourceId, alias, alias_key: searchKey(alias) });
}

/**
 * Makes two sources one: what came through the duplicate came through the keeper, which is found by its names and takes its
 * note where it has none; the duplicate goes.
 */
export function mergeSources(change: Change, keep: Source, duplicate: Source): void {
  const { db } = change;
  moveReferrals(change, duplicate.id, { source_id: keep.id });
  const aliases = db.prepare<[number], number>('select id from source_aliases where source_id = ?').pluck();
  for (const id of aliases.all(duplicate.id)) change.update('source_aliases', id, { source_id: keep.id });
  const [kept, gone] = [keep, duplicate].map((each) => uuidOf(db, each.id));
  change.remove('sources', duplicate.id);
  if (kept !== undefined && gone !== undefined) noteMerged(change, gone, kept);
  addAlias(change, keep.id, duplicate.name);
  if (keep.note === null && duplicate.note !== null)
    change.update('sources', keep.id, { note: duplicate.note });
}

function uuidOf(db: Db, id: number): string | undefined {
  return db.prepare<[number], string>('select uuid from sources where id = ?').pluck().get(id);
}

/** What came through a source came from a partner: each referral is theirs, and the source goes. */
export function moveToPartner(change: Change, source: Source, partnerId: number): void {
  moveReferrals(change, source.id, { source_id: null, partner_id: partnerId });
  change.remove('sources', source.id);
}

function moveReferrals(
  change: Change,
  sourceId: number,
  to: { source_id: number | null; partner_id?: number },
): void {
  const ids = change.db.prepare<[number], number>('select id from referrals where source_id = ?').pluck();
  for (const id of ids.all(sourceId)) change.update('referrals', id, to);
}

/** What came from a partner came through a source; whoever is no giver is neither thanked nor told. */
export function moveToSource(change: Change, partnerId: number, source: Source): void {
  const ids = change.db.prepare<[number], number>('select id from referrals where partner_id = ?').pluck();
  const nobody = { thanked_on: null, thanked_how: null, told_on: null };
  for (const id of ids.all(partnerId)) {
    change.update('referrals', id, { partner_id: null, source_id: source.id, ...nobody });
  }
}
