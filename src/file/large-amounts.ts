import type { Sql } from '../kinds/type.ts';

/** So many amounts up to this, in minor units, would be needed to reach what cannot be added up: more than a file holds. */
const LARGE = 1_000_000_000;

/** Whether a row has an amount so large that all of its currency have to be looked at. */
export function hasLargeAmount(row: Readonly<Record<string, Sql>>): boolean {
  // Imports ask this for every row: its numbers first, of which few are large.
  for (const column of Object.keys(row)) {
    const value = row[column];
    if (typeof value === 'number' && Math.abs(value) > LARGE && column.endsWith('_minor')) return true;
  }
  return false;
}
