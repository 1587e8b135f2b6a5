/** Whether two clients may be one, and which of many may be, without comparing every two. */
import { groupedBy } from '../text/grouped-by.ts';
import { peopleIn, shareSomebody } from '../text/couples.ts';
import { givenNamesOf } from '../text/given-names.ts';
import { haveFormsOfOneName, withoutOneLetter } from '../text/near-names.ts';
import { nameWords, nearlySame, undoubled, withoutMiddleInitials } from '../text/same-name.ts';
import { keyWords, searchKey } from '../text/search-key.ts';

/**
 * Spelled nearly the same, with a word more, or with another form of the given name: `Jane`, `Jane D.`, `Jane Doe`; so is
 * one of a couple beside both of them.
 */
export function isNearClient(a: string, b: string): boolean {
  return isNearPerson(a, b) || shareSomebody(a, b, isNearPerson);
}

function isNearPerson(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  return nearlySame(a, b) || begins(one, other) || begins(other, one) || haveFormsOfOneName(a, b);
}

/** Whether each word begins the word of another name that stands in its place. */
function begins(short: readonly string[], long: readonly string[]): boolean {
  return short.length > 0 && short.every((word, at) => (long[at] ?? '').startsWith(word));
}

/** So few are compared one by one, which takes less than to make them ready for being looked up. */
const FEW = 32;

/** Returns which of these clients are near to one: those that {@link isNearClient} says it of. */
export function nearClients(clients: readonly string[]): (client: string) => readonly string[] {
  if (clients.length <= FEW) return (client) => clients.filter((each) => isNearClient(each, client));
  const byName = groupedBy(
    clients.flatMap((client) => namesOf(client).map((name) => ({ name, client }))),
    ({ name }) => name,
  );
  const names = [...byName.keys()];
  const misspelt = misspeltClients(names);
  const begun = begunClients(names);
  return (client) => {
    const near = namesOf(client).flatMap((name) => [...misspelt(name), ...begun(name)]);
    const maybe = new Set([...new Set(near)].flatMap((name) => clientsOf(byName.get(name))));
    return [...maybe].filter((each) => isNearClient(each, client));
  };
}

/** A client, and the people of it where there are several. */
function namesOf(client: string): readonly string[] {
  return [...new Set([client, ...peopleIn(client)])];
}

/** At least those of the clients that are nearly the same as one. */
function misspeltClients(clients: readonly string[]): (client: string) => string[] {
  const byKey = groupedBy(
    clients.flatMap((client) => [...spellings(client).kept].map((key) => ({ key, client }))),
    ({ key }) => key,
  );
  return (client) => spellings(client).asked.flatMap((key) => clientsOf(byKey.get(key)));
}

/** Of two names that are nearly the same, one of the keys that are kept of either is asked for by the other. */
function spellings(name: string): { kept: ReadonlySet<string>; asked: readonly string[] } {
  const [both, full, initial] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const all = nameWords(name);
  for (const words of [all, withoutMiddleInitials(all)]) {
    both.add(`= ${words.join('')}`);
    // In another order, whose words may be too short for all that follows: `Kim Lee`, `Lee Kim`.
    both.add(`== ${words.toSorted().join(' ')}`);
    for (const [at, word] of words.entries()) {
      const others = words.toSpliced(at, 1).toSorted().join(' ');
      for (const given of givenNamesOf(word)) both.add(`given ${given} ${others}`);
      (word.length === 1 ? initial : full).add(`${word.charAt(0)} ${others}`);
      for (const mark of marksOf(word, word.length < 9 ? 1 : 2)) both.add(`~ ${mark} ${others}`);
    }
    for (const key of slipsInTwo(words)) both.add(key);
  }
  const tagged = (tag: string, keys: ReadonlySet<string>) => [...keys].map((key) => `${tag} ${key}`);
  return {
    kept: new Set([...both, ...tagged('full', full), ...tagged('initial', initial)]),
    asked: [...both, ...tagged('full', initial), ...tagged('initial', full)],
  };
}

/** What names have in common that differ in two words by a slip in each: what is left of those, and the others. */
function slipsInTwo(words: readonly string[]): string[] {
  return words.flatMap((one, at) =>
    words.slice(at + 1).flatMap((other, further) => {
      if (one.length < 4 || other.length < 4) return [];
      const others = words.filter((_, i) => i !== at && i !== at + 1 + further);
      // Names with a third word in common are few, and what is left of two words is much to keep.
      if (others.length > 0) return [`~~ ${one.charAt(0)} ${other.charAt(0)} ${others.toSorted().join(' ')}`];
      const marks = marksOf(other, 1);
      return marksOf(one, 1).flatMap((mark) => marks.map((second) => `~~ ${mark} ${second}`));
    }),
  );
}

/** What is left of a word without one or two of its letters, or without doubled ones: two with so many slips share one. */
function marksOf(word: string, slips: 1 | 2): string[] {
  if (word.length < 4 || /\p{N}/u.test(word)) return [];
  const asOnce = `undoubled ${undoubled(word)}`;
  if (word.length < 5) return [asOnce];
  const once = [word, ...withoutOneLetter(word)];
  return [asOnce, ...new Set(slips === 1 ? once : [...once, ...once.flatMap(withoutOneLetter)])];
}

/** At least those of the clients each of whose words begins the word of one, or the other way round. */
function begunClients(clients: readonly string[]): (client: string) => string[] {
  const all = clients.map((client) => ({ client, words: wordsOf(client) }));
  const most = Math.max(...all.map(({ words }) => words.length));
  const byLengths = [...groupedBy(all, ({ words }) => lengthsOf(words).join()).values()].map((alike) => ({
    lengths: lengthsOf(alike[0]?.words ?? []),
    byWords: groupedBy(alike, ({ words }) => words.join(' ')),
  }));
  const longer = new Map<string, ReadonlyMap<string | undefined, readonly { client: string }[]>>();
  const byBeginnings = (lengths: readonly number[]) => {
    const known = longer.get(lengths.join());
    if (known !== undefined) return known;
    const more = all.filter(({ words }) => words.length >= lengths.length);
    const found = groupedBy(more, ({ words }) => beginnings(words, lengths));
    longer.set(lengths.join(), found);
    return found;
  };
  return (client) => {
    const words = wordsOf(client);
    const shorter = byLengths.flatMap(({ lengths, byWords }) =>
      clientsOf(byWords.get(beginnings(words, lengths) ?? '')),
    );
    if (words.length > most) return shorter;
    return [...shorter, ...clientsOf(byBeginnings(lengthsOf(words)).get(words.join(' ')))];
  };
}

function wordsOf(client: string): string[] {
  return keyWords(searchKey(client));
}

function lengthsOf(words: readonly string[]): number[] {
  return words.map((word) => word.length);
}

/** The first words, each cut to its length; undefined where there are fewer, or a shorter one. */
function beginnings(words: readonly string[], lengths: readonly number[]): string | undefined {
  if (lengths.some((length, at) => (words[at]?.length ?? -1) < length)) return undefined;
  return lengths.map((length, at) => words[at]?.slice(0, length)).join(' ');
}

function clientsOf(found: readonly { client: string }[] = []): string[] {
  return found.map(({ client }) => client);
}
