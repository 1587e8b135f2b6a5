import type { Db } from '../file/sqlite.sql.ts';
import { parsedJson } from '../text/parsed-json.ts';

/** Where in the file's own facts the notices that were shown are kept: lists of keys, by the partners' uuids. */
export const SHOWN_NOTICES = 'notices-shown';

/** What was shown of every partner, by uuid. What cannot be read says that nothing was: `doctor` tells of it. */
export function readAllShown(db: Db): Readonly<Record<string, readonly string[]>> {
  const text = db
    .prepare<[string], string>('select value from meta where key = ?')
    .pluck()
    .get(SHOWN_NOTICES);
  return (text === undefined ? undefined : shownIn(text)) ?? {};
}

/** The notices that a text says were shown; undefined where it is none that refnet wrote. */
export function shownIn(text: string): Readonly<Record<string, readonly string[]>> | undefined {
  const all = parsedJson(text);
  if (typeof all !== 'object' || all === null || Array.isArray(all)) return undefined;
  const lists = Object.entries(all).flatMap(([uuid, keys]: [string, unknown]) =>
    isTexts(keys) ? [[uuid, keys] as const] : [],
  );
  return lists.length === Object.keys(all).length ? Object.fromEntries(lists) : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/**
 * What was already shown for a partner: each notice with its occasion. What was read is no fact of the network, so it is not
 * journaled.
 */
export function readShownNotices(db: Db, partnerUuid: string): Set<string> {
  return new Set(readAllShown(db)[partnerUuid] ?? []);
}

/** What was shown of each partner, by the partners' numbers: each notice with its occasion. */
export function readShownByPartner(db: Db): ReadonlyMap<number, ReadonlySet<string>> {
  const all = readAllShown(db);
  const idOf = db.prepare<[string], number>('select id from partners where uuid = ?').pluck();
  return new Map(
    Object.entries(all).flatMap(([uuid, keys]) => {
      const id = idOf.get(uuid);
      return id === undefined ? [] : [[id, new Set(keys)] as const];
    }),
  );
}
