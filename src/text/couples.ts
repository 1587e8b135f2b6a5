/** Names that several people have together: what one list calls `Bob & Jill Tran` is `Bob Tran` in another. */

/** Between the people of one name. */
const BETWEEN = /\s*[&+/]\s*|\s+(?:and|et|und|y|en)\s+/iu;

/**
 * The people of a name, each with the surname that stands once behind the last of them: `Bob Tran` and `Jill Tran` of
 * `Bob & Jill Tran`, and of `Tran, Bob & Jill`. A name of one person is that one.
 */
export function peopleIn(name: string): readonly string[] {
  const pieces = surnameBehind(name)
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2) return [name];
  const [, ...surname] = (pieces.at(-1) ?? '').split(/\s+/);
  return pieces.map((piece) => (/\s/.test(piece) ? piece : [piece, ...surname].join(' ')));
}

/** Whether one of two names is of several people, one of whom may be one of the other, as `isOne` says of two of them. */
export function shareSomebody(a: string, b: string, isOne: (a: string, b: string) => boolean): boolean {
  if (!BETWEEN.test(a) && !BETWEEN.test(b)) return false;
  const [some, others] = [peopleIn(a), peopleIn(b)];
  const areSeveral = some.length > 1 || others.length > 1;
  return areSeveral && some.some((one) => others.some((other) => isOne(one, other)));
}

/** `Bob & Jill Tran` of `Tran, Bob & Jill`. */
function surnameBehind(name: string): string {
  const comma = name.indexOf(',');
  const [surname, rest] = [name.slice(0, comma).trim(), name.slice(comma + 1).trim()];
  return comma === -1 || !BETWEEN.test(rest) || BETWEEN.test(surname) ? name : `${rest} ${surname}`;
}
