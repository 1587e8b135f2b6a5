import type { PartnerHandle } from '../partners/find-partner.ts';
import { nearlySame } from '../text/same-name.ts';
import type { LookAlike } from './import.ts';

/** Comparing every two names is felt beyond so many pairs, and a list of so many is no longer read. */
const MOST_COMPARISONS = 500_000;

/** New names that are nearly one of the record, or of another new partner. Warned about, never merged. */
export function findLookAlikes(names: readonly string[], partners: readonly PartnerHandle[]): LookAlike[] {
  if (names.length * (names.length + partners.length) > MOST_COMPARISONS) return [];
  return names.flatMap((name, index): LookAlike[] => {
    const known = partners.find((partner) => nearlySame(name, partner.name));
    if (known !== undefined) return [{ name, like: known.name, partnerId: known.id }];
    const other = names.slice(0, index).find((each) => nearlySame(name, each));
    return other === undefined ? [] : [{ name, like: other, partnerId: null }];
  });
}
