import type { Db } from '../file/sqlite.sql.ts';
import type { Partner } from './partner.ts';
import { getPartner } from './partner.sql.ts';

/** A partner who is known to be there. Throws an Error for a number that is nobody's, which is a bug. */
export function presentPartner(db: Db, id: number): Partner {
  const partner = getPartner(db, id);
  if (partner === undefined) throw new Error(`partner ${id} is gone`);
  return partner;
}
