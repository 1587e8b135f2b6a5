import { readFacts, readRecord, readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partners, type Partner } from './partner.ts';

/** One partner; undefined when there is no such number. */
export function getPartner(db: Db, id: number): Partner | undefined {
  return readRecord(db, partners, id);
}

const BY_NAME = { rest: 'order by t.name_key, t.id' };

/** Every partner, by name. */
export function listPartners(db: Db): Partner[] {
  return readRecords(db, partners, BY_NAME);
}

/** Some facts of every partner, by name. */
export function listFacts<F extends keyof Partner>(db: Db, facts: readonly F[]): Pick<Partner, F>[] {
  return readFacts(db, partners, facts, BY_NAME);
}
