import type { PartnerDraft } from '../partners/partner.ts';
import { searchKey } from '../text/search-key.ts';
import { fillIn, type Differing } from './people-fill.ts';
import { nameKey, PeopleIndex, type Candidate, type Known, type Match } from './people-match.ts';
import { identityParts } from './person-identity.ts';
import { wholeNamesOf } from './whole-names.ts';
import { readName } from '../partners/read-name.ts';
import type { Person, PersonFacts } from './person.ts';

/** A partner, or somebody that the file adds, as the plan goes on. */
export interface Entry extends Known {
  id: number | null;
  /** What is known of them, with what the file adds. */
  facts: PersonFacts;
  introducedBy: number | null;
  /** What the file adds to a partner; empty for one that it adds whole. */
  lacking: Partial<PersonFacts>;
  /** The line of the file that says each of these. */
  saidIn: Map<keyof PersonFacts, number>;
  /** Who introduced them, where the file says so. */
  introducer: Entry | null;
}

/** What a person answered about somebody who may be known. */
export type Decision = { readonly same: number | string } | 'another' | 'left out';

/** What becomes of somebody of the file. */
type Outcome =
  /** A partner of their own. */
  | 'added'
  /** Known, and something was lacking. */
  | 'filled'
  /** Known, with all that the file says. */
  | 'known'
  /** Imported once and removed since: they stay away. */
  | 'removed'
  /** Not among those wanted. */
  | 'passed over'
  /** As a person said. */
  | 'left out';

export interface Planned {
  readonly person: Person;
  readonly outcome: Outcome;
  readonly entry: Entry | null;
  /** Who they may be, where nobody said: they were added apart. */
  readonly doubts: readonly Candidate<Entry>[];
  /** Whom the name alone says they are, where nobody was asked. */
  readonly byName: Candidate<Entry> | undefined;
  /** Facts of which the file says another; what was said before stands. */
  readonly differing: readonly OtherFact[];
  /** What an earlier import knows them by; undefined where nothing is to be kept. */
  readonly identity: PersonIdentity | undefined;
}

/** A fact of which the file says another. */
export interface OtherFact extends Differing {
  /** The line of the file that says what stands; undefined where it was on record. */
  readonly before: number | undefined;
}

/** Stands in the place of a partner's number for one whom a person left out. */
export const LEFT_OUT = 0;

/** What an earlier import made of somebody: how they are known by now, and the keys to keep. */
export interface PersonIdentity {
  /** The partner of whom an import read the very same; undefined where none did. */
  readonly unchanged: number | undefined;
  /** The partner whom an import made of this person. */
  readonly number: number | undefined;
}

export interface PlanOptions {
  readonly country: string | undefined;
  readonly tags: readonly string[];
  readonly labels: boolean;
  readonly isWanted: (person: Person) => boolean;
  readonly decisions: ReadonlyMap<number, Decision>;
  /** Whom a person left out before is asked about again. */
  readonly asksAgain: boolean;
  readonly identityOf: (person: Person) => PersonIdentity;
}

/** A partner on record, for the plan. */
export function entryOf(partner: PartnerDraft & { id: number; uuid: string }): Entry {
  const { id, uuid, introducedBy, ...facts } = partner;
  return { id, uuid, line: null, facts, introducedBy, lacking: {}, saidIn: new Map(), introducer: null };
}

/**
 * What becomes of each person of a file: who is surely known gets what is lacking; who may be known stays apart, unless
 * a person said otherwise; everybody else is added. Those who come twice in the file are one.
 */
export function planPeople(
  people: readonly Person[],
  partners: readonly Entry[],
  options: PlanOptions,
): Planned[] {
  const index = new PeopleIndex<Entry>(options.country);
  for (const entry of partners) index.add(entry);
  const byKey: ByKey = new Map();
  for (const entry of partners) byKey.set(entry.id, entry).set(entry.uuid, entry);
  const isOnlyOne = onlyOnes(people);
  const planned = people.map((person) => planOne(person, { index, byKey, isOnlyOne }, options));
  const introduced = introduce(planned, [...partners, ...added(planned)]);
  return planned.map((each) =>
    each.outcome === 'known' && each.entry !== null && introduced.has(each.entry)
      ? { ...each, outcome: 'filled' }
      : each,
  );
}

/** Everybody by number and by uuid. */
type ByKey = Map<number | string | null, Entry>;

/** What the plan goes by. */
interface Ground {
  readonly index: PeopleIndex<Entry>;
  readonly byKey: ByKey;
  readonly isOnlyOne: (person: Person) => boolean;
}

/** Whether the file has one person of that name alone; one who is there twice is one. */
function onlyOnes(people: readonly Person[]): (person: Person) => boolean {
  const byName = new Map<string, Set<string>>();
  for (const person of people) {
    const identity = identityParts(person).join('\n');
    for (const name of wholeNamesOf(person.facts)) {
      byName.set(name, (byName.get(name) ?? new Set()).add(identity));
    }
  }
  return ({ facts }) => wholeNamesOf(facts).every((name) => (byName.get(name)?.size ?? 0) < 2);
}

function added(planned: readonly Planned[]): Entry[] {
  return planned.flatMap(({ outcome, entry }) => (outcome === 'added' && entry !== null ? [entry] : []));
}

/** What becomes of somebody: by what an earlier import or refnet itself knows them by, else by who they seem to be. */
function planOne(person: Person, ground: Ground, options: PlanOptions): Planned {
  if (!options.isWanted(person)) return { ...nothingOf(person), outcome: 'passed over' };
  const { index, byKey } = ground;
  const identity = options.identityOf(person);
  const facts = withTags(person, options);
  const number = identity.unchanged ?? identity.number;
  if (number === LEFT_OUT) {
    if (!options.asksAgain) return { ...nothingOf(person), outcome: 'left out', identity };
  } else if (number !== undefined) return planImported(person, number, { facts, identity }, ground, options);
  const itself = person.own === null ? undefined : byKey.get(person.own.uuid);
  if (itself === undefined) return planBySeeming(person, { facts, identity }, ground, options);
  return { ...nothingOf(person), ...filled(person, itself, facts, index, options), identity };
}

function nothingOf(person: Person): Omit<Planned, 'outcome'> {
  return { person, doubts: [], byName: undefined, differing: [], entry: null, identity: undefined };
}

/** What the file says of somebody, and what an earlier import knows them by. */
interface Said {
  readonly facts: PersonFacts;
  readonly identity: PersonIdentity;
}

/** Somebody of whom an import made the partner of that number. */
function planImported(
  person: Person,
  number: number,
  { facts, identity }: Said,
  { index, byKey }: Ground,
  options: PlanOptions,
): Planned {
  const entry = byKey.get(number);
  if (entry === undefined) {
    // Who was merged with another since is known as that one.
    const now = index.find(facts);
    const isMerged = now.kind === 'sure' && now.candidate.known.id !== null;
    return { ...nothingOf(person), outcome: isMerged ? 'known' : 'removed' };
  }
  // What was taken off by hand since is not brought back by the same file.
  const said = identity.unchanged === undefined ? facts : tagsAlone(entry, facts, options);
  return { ...nothingOf(person), ...filled(person, entry, said, index, options), identity };
}

/** Somebody whom nothing but name, mail and the like says to be known, and what a person decided of them. */
function planBySeeming(
  person: Person,
  { facts, identity }: Said,
  { index, byKey, isOnlyOne }: Ground,
  options: PlanOptions,
): Planned {
  const nothing = nothingOf(person);
  const match = index.find(facts, isOnlyOne(person));
  const decision = options.decisions.get(person.line);
  if (match.kind === 'sure' && isOneOf(person, match.candidate.known)) {
    const { candidate } = match;
    const byName = candidate.why === 'the name alone' ? candidate : undefined;
    if (byName === undefined || decision === undefined) {
      return { ...nothing, ...filled(person, candidate.known, facts, index, options), byName, identity };
    }
  }
  // Two that a list of refnet's own has are two.
  const candidates = candidatesOf(match).filter(({ known }) => person.own === null || known.line === null);
  if (candidates.length > 0 && decision === 'left out') return { ...nothing, outcome: 'left out', identity };
  if (typeof decision === 'object') {
    const entry = candidates.find(({ known }) => keyOfEntry(known) === decision.same)?.known;
    if (entry !== undefined) {
      return { ...nothing, ...filled(person, entry, facts, index, options), identity };
    }
  }
  const entry = newEntry(person, facts);
  index.add(entry);
  if (entry.uuid !== null) byKey.set(entry.uuid, entry);
  const doubts = decision === 'another' ? [] : candidates;
  return { ...nothing, outcome: 'added', entry, doubts, identity };
}

function newEntry(person: Person, facts: PersonFacts): Entry {
  return {
    id: null,
    line: person.line,
    uuid: person.own?.uuid ?? null,
    facts,
    introducedBy: null,
    lacking: {},
    saidIn: new Map(),
    introducer: null,
  };
}

/** Whom somebody may be, and who was only taken for the same by name. */
function candidatesOf(match: Match<Entry>): readonly Candidate<Entry>[] {
  if (match.kind === 'doubtful') return match.candidates;
  return match.kind === 'sure' && match.candidate.why === 'the name alone' ? [match.candidate] : [];
}

/** Two that a list of refnet's own tells apart are two, whatever they share. */
function isOneOf({ own }: Person, { line }: Entry): boolean {
  return own === null || own.uuid === '' || line === null;
}

/** Whether a person left somebody out in this very import, which is to be kept: they are not asked about again. */
export function isLeftOutNow({ outcome, identity }: Planned): boolean {
  return outcome === 'left out' && (identity?.unchanged ?? identity?.number) !== LEFT_OUT;
}

/** What tells one who is known from another: the number, or the line of the file. */
export function keyOfEntry({ id, line }: Pick<Known, 'id' | 'line'>): number | string {
  return id ?? `line ${line ?? 0}`;
}

function withTags({ facts, labels }: Person, options: PlanOptions): PersonFacts {
  const all = [...facts.tags, ...options.tags, ...(options.labels ? labels.flatMap(asTag) : [])];
  const seen = new Set<string>();
  return { ...facts, tags: all.filter((tag) => seen.size < seen.add(searchKey(tag)).size) };
}

/** Google's own groups begin with a star, and group nobody. */
function asTag(label: string): string[] {
  const clean = label.trim();
  return clean === '' || clean.startsWith('*') ? [] : [clean];
}

/** Nothing but the tags asked for now. */
function tagsAlone({ facts }: Entry, { tags }: PersonFacts, options: PlanOptions): PersonFacts {
  return { ...facts, tags: options.tags.length === 0 && !options.labels ? facts.tags : tags };
}

function filled(
  person: Person,
  entry: Entry,
  facts: PersonFacts,
  index: PeopleIndex<Entry>,
  options: PlanOptions,
): Pick<Planned, 'person' | 'outcome' | 'entry' | 'differing'> {
  const { lacking, differing } = fillIn(entry.facts, facts, options.country);
  const isNew = Object.keys(lacking).length > 0;
  if (isNew) {
    entry.facts = { ...entry.facts, ...lacking };
    entry.lacking = { ...entry.lacking, ...lacking };
    for (const key of Object.keys(lacking) as (keyof PersonFacts)[]) entry.saidIn.set(key, person.line);
    index.addContacts(entry, facts);
  }
  const line = entry.line ?? undefined;
  const others = differing.map((each) => ({ ...each, before: entry.saidIn.get(each.key) ?? line }));
  return { person, outcome: isNew ? 'filled' : 'known', entry, differing: others };
}

/**
 * Who introduced whom: a partner or somebody of the file where the name is that of exactly one, else a word on how they
 * were met.
 */
function introduce(planned: readonly Planned[], entries: readonly Entry[]): ReadonlySet<Entry> {
  const introduced = new Set<Entry>();
  const byName = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const name of new Set([entry.facts.name, ...entry.facts.aliases].map(nameKey))) {
      byName.set(name, [...(byName.get(name) ?? []), entry]);
    }
  }
  const byOwnNumber = new Map(
    planned.flatMap(({ person: { own }, entry }) =>
      own === null || entry === null ? [] : [[own.number, entry]],
    ),
  );
  for (const { person, entry, outcome, identity } of planned) {
    const text = person.referredBy;
    if (text === null || entry === null || identity?.unchanged !== undefined) continue;
    if (entry.introducedBy !== null || entry.introducer !== null) continue;
    const named = byOwnNumber.get(text) ?? only(byName.get(nameKey(readName(text).name)));
    if (named === entry) continue;
    if (named !== undefined) {
      entry.introducer = named;
      introduced.add(entry);
    } else if (person.own === null && (outcome === 'added' || entry.facts.howMet === null)) {
      const howMet = [entry.facts.howMet, `referred by ${text}`].filter((each) => each !== null).join(', ');
      entry.facts = { ...entry.facts, howMet };
      if (entry.id !== null) entry.lacking = { ...entry.lacking, howMet };
      introduced.add(entry);
    }
  }
  return introduced;
}

function only(entries: readonly Entry[] | undefined): Entry | undefined {
  return entries?.length === 1 ? entries[0] : undefined;
}
