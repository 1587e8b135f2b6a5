import type { Db } from '../file/sqlite.sql.ts';
import { calledAmong } from './namesake.ts';
import { readSharedNames } from './sharing-names.sql.ts';

/** How a screen names those of these partners who share their name, by the number; nobody else is in it. */
export function namesApart(db: Db, ids: Iterable<number>): ReadonlyMap<number, string> {
  const asked = new Set(ids);
  const names = [...readSharedNames(db).values()].flatMap((sharing) =>
    sharing.flatMap(({ id }) => (asked.has(id) ? [[id, calledAmong(sharing, id)] as const] : [])),
  );
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}

/** The records of a list, each with its partner by a name that tells who is meant. */
export function recordsApart<R>(db: Db, records: readonly R[]): readonly R[] {
  const names = namesApart(
    db,
    records.flatMap((each) => partnerOf(each) ?? []),
  );
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
  const names = namesApart(
    db,
    partners.map(({ id }) => id),
  );
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
  const names = new Map(
    [...readSharedNames(db).values()].flatMap((sharing) =>
      sharing.map(({ id, name }) => [id, { name, called: calledAmong(sharing, id) ?? name }] as const),
    ),
  );
  const told = structuredClone(read);
  const name = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (value instanceof Map) for (const each of value.values()) name(each);
    for (const [number, named] of NAMED) {
      const partner = names.get(Number(Reflect.get(value, number)));
      if (partner !== undefined && Reflect.get(value, named) === partner.name)
        Reflect.set(value, named, partner.called);
    }
    for (const each of Object.values(value)) name(each);
  };
  name(told);
  return told;
}
