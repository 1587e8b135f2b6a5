import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { cellsOf, type AnyKind } from '../kinds/kind.ts';
import { addByName } from '../partners/add-by-name.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { UserError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import type { ListedRow } from './own-records.ts';

/** What came of one row: a new record by its number, one that is there, one that was removed here; or why it cannot be. */
type Brought = { readonly added: number } | 'known' | 'removed' | { readonly fault: string };

/** Writes rows of a list as records of that kind, each under the uuid that the list has for it. */
export function recordBringer(
  change: Change,
  of: AnyKind,
  { newPartners }: { readonly newPartners: boolean },
): { bring: (row: ListedRow) => Brought; partnersAdded: () => readonly string[] } {
  const { db } = change;
  const isThere = db.prepare<[string], number>(`select 1 from ${of.table} where uuid = ?`).pluck();
  const isGone = db.prepare<[string], number>('select 1 from tombstones where uuid = ?').pluck();
  const partnerOf = partnerFinder(change, db, newPartners);
  const bring = ({ uuid, partner, partnerId, facts }: ListedRow): Brought => {
    if (uuid !== null && isThere.get(uuid) !== undefined) return 'known';
    if (uuid !== null && isGone.get(uuid) !== undefined) return 'removed';
    const whose = of.of === 'partner' ? partnerOf.find(partner ?? '', partnerId) : undefined;
    if (whose !== undefined && 'fault' in whose) return whose;
    const draft = { ...facts, ...whose };
    try {
      of.check?.(draft, change.today);
    } catch (error) {
      if (error instanceof UserError) return { fault: 'what it says does not go together' };
      throw error;
    }
    const row = { ...cellsOf(of, draft), ...(uuid === null ? {} : { uuid }) };
    return { added: change.insert(of.table, row) };
  };
  return { bring, partnersAdded: () => partnerOf.added };
}

function partnerFinder(change: Change, db: Db, newPartners: boolean) {
  const handles = listHandles(db);
  const find = wholeNameFinder(handles);
  const made = new Map<string, number>();
  const added: string[] = [];
  return {
    added,
    /** Partners of one name are told apart by the number that the list has, where it is this very file's. */
    find(name: string, number: string | null): { partnerId: number } | { fault: string } {
      const key = searchKey(name);
      if (key === '') return { fault: 'partner: it names nobody' };
      const found = find(name);
      if (found.kind === 'one') return { partnerId: found.partner.id };
      if (found.kind === 'several') {
        const own = found.partners.find(({ id }) => `p${id}` === number);
        return own === undefined ? { fault: 'partner: several have that name' } : { partnerId: own.id };
      }
      const before = made.get(key);
      if (before !== undefined) return { partnerId: before };
      if (!newPartners) return { fault: 'partner: there is none of that name' };
      const id = addByName(change, name);
      made.set(key, id);
      added.push(name);
      return { partnerId: id };
    },
  };
}
