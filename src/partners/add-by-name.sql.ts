import type { Change } from '../file/journal.sql.ts';
import { savingPartner } from './partner-saving.sql.ts';
import { emptyPartner } from './partner.ts';
import { saidName } from './said-name.ts';

/** Adds a partner of whom no more is known than what was typed as the name. Returns the number. */
export function addByName(change: Change, typed: string): number {
  const said = saidName(typed);
  return savingPartner.insert(change, { ...emptyPartner(said.name), ...said });
}
