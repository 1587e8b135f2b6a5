import { count } from '../text/count.ts';

/** `imported 10 referrals`: what was done, with how many of what. */
const COUNTED = /^([a-z]+) ([\d,]+) (people|person|[a-z-]+?)s?((?: [a-z]+)*)$/;

/** What parts of an import did, for the history, each thing once: `imported 20 referrals, added 3 partners`. */
export function summed(summaries: readonly string[]): string {
  const all = summaries.flatMap((summary) => (summary === '' ? [] : summary.split(', ')));
  const sums = new Map<
    string,
    { readonly did: string; readonly noun: string; readonly rest: string; sum: number }
  >();
  const words = all.flatMap((phrase) => {
    const [, did = '', number = '', counted = '', rest = ''] = COUNTED.exec(phrase) ?? [];
    if (counted === '') return [() => phrase];
    const noun = counted === 'people' ? 'person' : counted;
    const key = `${did} ${noun}${rest}`;
    const before = sums.get(key);
    const one = before ?? { did, noun, rest, sum: 0 };
    one.sum += Number(number.replaceAll(',', ''));
    sums.set(key, one);
    return before === undefined
      ? [() => `${did} ${count(one.sum, noun, noun === 'person' ? 'people' : `${noun}s`)}${rest}`]
      : [];
  });
  return words.map((said) => said()).join(', ');
}
