import type { Change } from '../file/journal.sql.ts';
import { namePartsOf } from './name-parts.ts';
import { savingPartner } from './partner-saving.sql.ts';
import { emptyPartner } from './partner.ts';

/** Adds a partner of whom no more is known than what was typed as the name. Returns the number. */
export function addByName(change: Change, typed: string): number {
  const { name, profession } = namePartsOf(typed);
  return savingPartner.insert(change, { ...emptyPartner(name), profession });
}
