/**
 * A count with its noun: `1 check-in`, `2 check-ins`, `48,200 rows`. Thousands are grouped with commas.
 * Name the plural where it is not the singular with an "s".
 */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${groupThousands(n)} ${n === 1 ? singular : plural}`;
}

/** `48,200`: a number with commas between its thousands. First use of Intl.NumberFormat costs milliseconds at every start. */
export function groupThousands(n: number): string {
  const text = String(n);
  if (text.length <= 3) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = groupDigits(whole);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** `48,200`, `-48,200`: the same of digits. */
export function groupDigits(digits: string): string {
  return digits.length <= 3 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Words in a sentence: `a`, `a and b`, `a, b and c`; nothing for no items. */
export function list(items: readonly string[], conjunction: 'and' | 'or'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** A noun with its article: `a promise`, `an agreement`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
