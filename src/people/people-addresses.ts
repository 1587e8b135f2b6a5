/** Postal addresses of a contact list, whose parts stand in columns of their own. */
import { addressLine, addressOfFields } from '../partners/postal-address.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { addressGroup, isTown, type PersonColumn, type PersonMeaning } from './people-columns.ts';

/** The columns of one address: their places by what they hold. */
type AddressColumns = ReadonlyMap<PersonMeaning, readonly number[]>;

const PARTS: ReadonlySet<PersonMeaning> = new Set([
  'address',
  'street',
  'po-box',
  'postal-code',
  'city',
  'state',
  'country',
]);

/** The columns of each address that a row may have: of work before those of home. */
export function addressColumns(columns: readonly PersonColumn[]): readonly AddressColumns[] {
  const groups = new Map<string, Map<PersonMeaning, number[]>>();
  columns.forEach(({ heading, meaning }, at) => {
    if (meaning === undefined || !PARTS.has(meaning) || (meaning === 'city' && !isTown(heading))) return;
    const name = addressGroup(heading);
    const group = groups.get(name) ?? new Map<PersonMeaning, number[]>();
    group.set(meaning, [...(group.get(meaning) ?? []), at]);
    groups.set(name, group);
  });
  const last = ['home', 'other'];
  return [...groups].toSorted(([a], [b]) => last.indexOf(a) - last.indexOf(b)).map(([, group]) => group);
}

/** The addresses of a row. A cell may have several, as Google writes them, in each of its columns. */
export function addressesIn(groups: readonly AddressColumns[], fields: readonly string[]): readonly string[] {
  return groups.flatMap((group) => {
    const cells = (meaning: PersonMeaning) =>
      (group.get(meaning) ?? []).map((at) => (fields[at] ?? '').split(/\s*:::\s*/));
    const several = Math.max(0, ...[...PARTS].flatMap(cells).map((each) => each.length));
    return Array.from({ length: several }, (_, nth) => {
      const lines = (meaning: PersonMeaning) =>
        cells(meaning)
          .map((each) => addressLine(each[nth] ?? ''))
          .filter((each) => each !== '')
          .join(', ');
      return oneAddress(lines);
    }).filter((each) => each !== '');
  });
}

function oneAddress(of: (meaning: PersonMeaning) => string): string {
  const [street, whole, city, code] = [of('street'), of('address'), of('city'), of('postal-code')];
  const place = street === '' ? whole : street;
  // A whole address says its town itself.
  const said = looseKey(searchKey(place));
  const saysAll = [city, code].some((each) => each !== '' && said.includes(looseKey(searchKey(each))));
  if (street === '' && whole !== '' && saysAll) return whole;
  return addressOfFields([of('po-box'), '', place, city, of('state'), code, of('country')]);
}
