import { anyOfWords, anyPartOf, familyNameOf, IN_PLACE, mentionsOf } from './names-in-text.ts';
import { tellingWords, UNSPACED } from './telling-words.ts';

/** Between the people of one name: `Ann and Bob Lee`, `Ann & Bob Lee`. */
const BETWEEN = /\s*[&+/;,]\s*|\s+(?:and|et|und|y)\s+/iu;

/** What puts `(client)` in the place of clients in a text. */
export interface ClientsIn {
  /** In that of their whole names alone. */
  readonly wholeTakenOut: (text: string) => string;
  /** In that of every word, too, that tells who they are. */
  readonly takenOut: (text: string) => string;
}

/** What finds clients of these names in texts. */
export function clientsIn(names: readonly string[]): ClientsIn {
  const pieces = names.flatMap((name) => name.split(BETWEEN)).filter((piece) => piece !== '');
  const whole = mentionsOf(names);
  const telling = anyOfWords([...names, ...pieces].flatMap(tellingWords));
  // A family name may be a word of the language, and begin a text: "Fox called".
  const families = anyPartOf(names.flatMap((name) => familyNameOf(name) ?? []));
  const unspaced = names.filter((name) => UNSPACED.test(name));
  const wholeTakenOut = (text: string) =>
    unspaced.reduce((rest, name) => rest.replaceAll(name, IN_PLACE), whole.takenOut(text));
  return {
    wholeTakenOut,
    takenOut: (text) => families.takenOut(telling.takenOut(wholeTakenOut(text))),
  };
}
