import { anyOfWords, anyPartOf, IN_PLACE, mentionsOf, partsOf } from './names-in-text.ts';
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

const NONE: ReadonlySet<string> = new Set();

/** Initials beside a name that was taken out, but not those of `z. B. (client)`. */
const INITIALS_BEFORE = /(?<!\p{Ll}\.\s*)(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}\.[\s-]*)+(?=\(client\))/gu;
const INITIALS_BEHIND = /(?<=\(client\)),(?:\s*\p{Lu}\.)+(?![\p{L}\p{M}\p{N}])/gu;

/**
 * What finds clients of these names in texts. A word `except` (a part, as `partsOf` has them) is no sign of a client by itself:
 * somebody else is called so.
 */
export function clientsIn(names: readonly string[], except = NONE): ClientsIn {
  const pieces = names.flatMap((name) => name.split(BETWEEN)).filter((piece) => piece !== '');
  const whole = mentionsOf(names);
  const isTelling = (word: string) => except.size === 0 || !partsOf(word).some((part) => except.has(part));
  const telling = anyOfWords([...names, ...pieces].flatMap(tellingWords).filter(isTelling));
  // Any part may be a short word, or one of the language that begins a text: "Ax called", "Fox called".
  const parts = anyPartOf(names, except);
  const unspaced = names.filter((name) => UNSPACED.test(name));
  const wholeTakenOut = (text: string) =>
    unspaced.reduce((rest, name) => rest.replaceAll(name, IN_PLACE), whole.takenOut(text));
  return {
    wholeTakenOut,
    takenOut(text) {
      const rest = parts.takenOut(telling.takenOut(wholeTakenOut(text)));
      return rest === text ? text : rest.replaceAll(INITIALS_BEFORE, '').replaceAll(INITIALS_BEHIND, '');
    },
  };
}
