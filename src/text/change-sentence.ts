/**
 * What became of one fact, in words that follow each other: `profession was accountant, is now lawyer`. An empty text
 * is a fact that nobody said.
 */
export function changeSentence(fact: string, before: string, after: string): string {
  if (before === '') return `${fact} is now ${after}`;
  return after === '' ? `${fact} was ${before}, is taken out` : `${fact} was ${before}, is now ${after}`;
}

/** What became of a fact whose words go on from what it is called: `known since Mar 2024, no longer Jan 2024`. */
export function followingSentence(fact: string, before: string, after: string): string {
  if (after === '') return `no longer ${fact} ${before}`;
  return before === '' ? `${fact} ${after}` : `${fact} ${after}, no longer ${before}`;
}

/**
 * What came to a list and what went: `tags: vip added, gold taken out`; of a list whose first is the one that is used, which
 * that is now, too. Empty where nothing changed.
 */
export function listSentence(
  fact: string,
  before: readonly string[],
  after: readonly string[],
  isFirstUsed = false,
): string {
  const added = after.filter((each) => !before.includes(each)).map((each) => `${each} added`);
  const gone = before.filter((each) => !after.includes(each)).map((each) => `${each} taken out`);
  const all = [...added, ...gone, ...(isFirstUsed ? [usedSentence(before, after)] : [])];
  return all.join('') === '' ? '' : `${fact}: ${all.filter((each) => each !== '').join(', ')}`;
}

function usedSentence([was = '', ...others]: readonly string[], after: readonly string[]): string {
  const [used = ''] = after;
  if (used === was || !after.includes(was)) return '';
  return others.includes(used) ? `${used} is used before ${was}` : `used before ${was}`;
}
