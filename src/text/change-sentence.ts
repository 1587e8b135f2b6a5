/**
 * What became of one fact, in words that follow each other: `profession was accountant, is now lawyer`. An empty text
 * is a fact that nobody said.
 */
export function changeSentence(fact: string, before: string, after: string): string {
  if (before === '') return `${fact} is now ${after}`;
  return after === '' ? `${fact} was ${before}, is taken out` : `${fact} was ${before}, is now ${after}`;
}

/** The same of a fact whose words go on from what it is called: `known since Mar 2024, no longer Jan 2024`. */
export function followingSentence(fact: string, before: string, after: string): string {
  if (after === '') return `no longer ${fact} ${before}`;
  return before === '' ? `${fact} ${after}` : `${fact} ${after}, no longer ${before}`;
}

/** What came to a list and what went: `tags: vip added, gold taken out`; empty where neither did. */
export function listSentence(fact: string, before: readonly string[], after: readonly string[]): string {
  const added = after.filter((each) => !before.includes(each)).map((each) => `${each} added`);
  const gone = before.filter((each) => !after.includes(each)).map((each) => `${each} taken out`);
  return added.length + gone.length === 0 ? '' : `${fact}: ${[...added, ...gone].join(', ')}`;
}
