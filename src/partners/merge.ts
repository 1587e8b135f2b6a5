import { searchKey } from '../text/search-key.ts';
import type { Day } from '../calendar/day.ts';
import { plainKnownSince } from '../calendar/known-since.ts';
import { contactKey, type ContactKind, type Partner } from './partner.ts';
import type { Stage } from './stage.ts';
import type { WorkingAnswer } from './working.ts';

/**
 * The partner that two records of one person make. The keeper's facts stand and the duplicate fills what it left
 * empty; lists are joined, notes follow each other, the earlier day they are known since is taken, and the
 * duplicate's names stay as other names. Archived or not goes by the keeper; "do not refer" by either.
 */
export function mergedPartner(keep: Partner, duplicate: Partner): Partner {
  const business = keep.business ?? duplicate.business;
  return {
    ...duplicate,
    ...saidOf(keep),
    archivedOn: keep.archivedOn,
    business,
    knownSince: earlier(keep.knownSince, duplicate.knownSince),
    introducedBy: mergedIntroducer(keep, duplicate),
    doNotRefer: keep.doNotRefer || duplicate.doNotRefer,
    notes: joinedNotes(keep.notes, duplicate.notes),
    emails: joinedContacts('email', keep.emails, duplicate.emails),
    phones: joinedContacts('phone', keep.phones, duplicate.phones),
    links: joinedContacts('link', keep.links, duplicate.links),
    addresses: joinedContacts('address', keep.addresses, duplicate.addresses),
    aliases: otherNames(keep, duplicate, business),
    tags: [...new Map([...duplicate.tags, ...keep.tags].map((tag) => [searchKey(tag), tag])).values()],
  };
}

/** The facts of a partner that somebody said; what is not known of the one kept is taken from the other. */
function saidOf(partner: Partner): Partial<Partner> {
  return Object.fromEntries(Object.entries(partner).filter(([, fact]) => fact !== null));
}

function earlier(a: Partner['knownSince'], b: Partner['knownSince']): Partner['knownSince'] {
  if (a === null || b === null) return a ?? b;
  const [first, second] = [plainKnownSince(a), plainKnownSince(b)];
  // Of a year and a month in it, the month says more.
  if (first.startsWith(second) || second.startsWith(first)) return first.length < second.length ? b : a;
  return b.day < a.day ? b : a;
}

/** Nobody is introduced by themselves: where one of the two introduced the other, that fact goes. */
function mergedIntroducer(keep: Partner, duplicate: Partner): number | null {
  const outside = (id: number | null) => (id === keep.id || id === duplicate.id ? null : id);
  return outside(keep.introducedBy) ?? outside(duplicate.introducedBy);
}

function joinedNotes(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a.includes(b) ? a : `${a}\n\n${b}`;
}

function joinedContacts(kind: ContactKind, kept: readonly string[], others: readonly string[]): string[] {
  const known = new Set(kept.map((value) => contactKey({ kind, value })));
  return [...kept, ...others.filter((value) => !known.has(contactKey({ kind, value })))];
}

function otherNames(keep: Partner, duplicate: Partner, business: string | null): string[] {
  const seen = new Set([keep.name, business ?? '', ''].map(searchKey));
  const names = [...keep.aliases, duplicate.name, duplicate.business ?? '', ...duplicate.aliases];
  return names.filter((name) => seen.size < seen.add(searchKey(name)).size);
}

/** The duplicate's answers on how to work together that the keeper answered on the same day: the keeper's stand. */
export function overruledWorking<A extends WorkingAnswer>(
  keep: readonly WorkingAnswer[],
  duplicate: readonly A[],
): A[] {
  return duplicate.filter(({ question, onDay }) =>
    keep.some((each) => each.question === question && each.onDay === onDay),
  );
}

/** One entry of the history of a relationship's stage, by its number. */
export interface StageEntry {
  id: number;
  onDay: Day;
  stage: Stage;
  reason: string | null;
}

/**
 * The entries that tell the history of two records of one person, in the order of their days. The keeper's stand, and
 * with them its stage of today; the duplicate's tell what was before. Only where the keeper never moved from
 * acquaintance do the duplicate's stand. Being added as an acquaintance says nothing where something was before.
 */
export function mergedStages(
  keep: readonly StageEntry[],
  duplicate: readonly StageEntry[],
): readonly StageEntry[] {
  const keeperNeverMoved = keep.every(isBeginning);
  const [standing, other] =
    keeperNeverMoved && !duplicate.every(isBeginning) ? [duplicate, keep] : [keep, duplicate];
  const [first] = standing;
  const before = first === undefined ? other : other.filter(({ onDay }) => onDay < first.onDay);
  const all = [...before, ...standing];
  return all.filter((entry, index) => index === 0 || index > before.length || !isBeginning(entry));
}

function isBeginning({ stage, reason }: StageEntry): boolean {
  return stage === 'acquaintance' && reason === null;
}
