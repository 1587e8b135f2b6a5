import { nameInAddress, addressIn } from '../text/address.ts';
import { readName, withSurname, type PersonName } from '../partners/read-name.ts';
import { FORMS } from '../text/name-words.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { cleanInput } from '../text/sanitize.ts';
import type { PersonSaid } from './person.ts';

/** The name of a row or card as a whole, and what stood beside it. Empty where nobody is named. */
export function personName(said: PersonSaid): PersonName {
  const whole = wholeName(said);
  const address = addressIn(whole);
  if (address !== undefined) return { ...NOTHING, name: nameInAddress(address) ?? '' };
  const read = readName(whole);
  const surname = cleanInput(said.family) === '' ? (read.name.split(' ').at(-1) ?? '') : said.family;
  const nicknames = said.nicknames.map((each) => withSurname(each, surname));
  return { ...read, aliases: distinctFrom(read.name, [...read.aliases, ...nicknames]) };
}

const NOTHING = { name: '', aliases: [], profession: null, business: null, note: null } as const;

/** The parts where there are any, since a whole name may be a firm's or an address; a doctor keeps the title. */
function wholeName({ full, prefix, given, middle, family, suffix }: PersonSaid): string {
  const parts = cleanInput([given, middle, family].join(' '));
  const whole = parts === '' ? cleanInput(full) : parts;
  const title = keyWords(searchKey(prefix)).every((word) => FORMS.has(word)) ? '' : prefix;
  const begins = searchKey(whole).startsWith(searchKey(title));
  const behind = cleanInput(suffix) === '' || whole.endsWith(cleanInput(suffix)) ? '' : `, ${suffix}`;
  return cleanInput(`${begins ? '' : title} ${whole}${whole === '' ? '' : behind}`);
}

function distinctFrom(name: string, others: readonly string[]): string[] {
  const seen = new Set(['', searchKey(name)]);
  return others.filter((each) => seen.size < seen.add(searchKey(each)).size);
}
