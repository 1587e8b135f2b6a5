import type { Db } from '../file/sqlite.sql.ts';
import { isCalledApart } from './namesake.ts';
import { namesApart } from './sharing-names.sql.ts';

/** The records of a list, each with its partner by a name that tells who is meant. */
export function recordsApart<R>(db: Db, records: readonly R[]): readonly R[] {
  const names = namesApart(db);
  return records.map((each) => {
    const partnerName = names.get(partnerOf(each) ?? 0);
    return partnerName === undefined ? each : { ...each, partnerName };
  });
}

function partnerOf(record: unknown): number | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const id = 'partnerId' in record && 'partnerName' in record ? record.partnerId : undefined;
  return typeof id === 'number' ? id : undefined;
}

/** Partners, each by such a name. */
export function partnersApart<P extends { readonly id: number; readonly name: string }>(
  db: Db,
  partners: readonly P[],
): P[] {
  const names = namesApart(db);
  return partners.map((each) => ({ ...each, name: names.get(each.id) ?? each.name }));
}

/** The keys under which a number and a name of a partner stand beside each other. */
const NAMED = [
  ['partnerId', 'partnerName'],
  ['partnerId', 'name'],
  ['partner', 'name'],
  ['id', 'name'],
  ['partnerId', 'partner'],
  ['introducedBy', 'introducerName'],
] as const;

/** What was read for people, whatever its shape, with each partner in it by a name that tells who is meant. */
export function allApart<T>(db: Db, read: T): T {
  const names = namesApart(db);
  const told = structuredClone(read);
  const name = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof Map) for (const each of value.values()) name(each);
    for (const [number, named] of NAMED) {
      const called = names.get(Number(Reflect.get(value, number)));
      if (called !== undefined && isCalledApart(called, Reflect.get(value, named)))
        Reflect.set(value, named, called);
    }
    for (const each of Object.values(value)) name(each);
  };
  name(told);
  return told;
}
