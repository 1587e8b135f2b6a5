import { looseKey, searchKey } from '../text/search-key.ts';

const LEGAL_FORMS =
  /\b(?:inc|incorporated|llc|llp|lp|pllc|plc|ltd|limited|corp|corporation|co|company|gmbh|ag|kg|sarl|sas|sa|bv|nv|the)\b/g;

/** What firms are compared by: without their legal form, unless there is nothing else. */
export function firmKey(firm: string): string {
  const key = looseKey(searchKey(firm));
  return key.replace(LEGAL_FORMS, '').replace(/ {2,}/g, ' ').trim() || key;
}
