import { compareDays, type Day } from '../calendar/day.ts';
import type { Partner } from '../partners/partner.ts';
import { professionWords } from '../partners/profession-words.ts';
import { professionLabel, professionOf } from '../partners/professions.ts';
import { groupedBy } from '../text/grouped-by.ts';
import { findWho, isProvider, type ExclusivePromise, type GivenFor } from './who.ts';

/** A need that was asked for and nobody in the network met. Never the client's name. */
export interface UnmetNeed {
  onDay: Day;
  need: string;
  region: string | null;
}

/** What clients asked for and the network lacks, of one profession. */
export interface Gap {
  profession: string;
  times: number;
  lastAsked: Day;
  /** As asked for, each once, with the region where one was asked for. */
  needs: { need: string; region: string | null }[];
  /** Each time it was asked for, oldest first. */
  asked: readonly UnmetNeed[];
}

/** Who may have come to meet a need since. */
export interface Providers {
  partners: readonly Partner[];
  promises: readonly ExclusivePromise[];
  /** Read where what partners say of themselves meets no need. */
  given: () => readonly GivenFor[];
}

/**
 * The needs nobody meets now either, by profession: most asked for first, then the latest. What somebody can meet by
 * now is no gap any more.
 */
export function gapsOf(needs: readonly UnmetNeed[], network: Providers, today: Day): Gap[] {
  return [...groupedBy(needs, ({ need }) => keyOf(need)).values()]
    .flatMap((group) => gapOf(group, network, today))
    .toSorted((a, b) => b.times - a.times || compareDays(b.lastAsked, a.lastAsked));
}

/** One of the profession where it is known, else of the words. */
function keyOf(need: string): string {
  const group = professionOf(need);
  return group === undefined ? professionWords(need).join(' ') : `a known profession: ${group}`;
}

function gapOf(group: readonly UnmetNeed[], network: Providers, today: Day): Gap[] {
  const asked = new Map(group.map((each) => [wordsOf(each), { need: each.need, region: each.region }]));
  const open = new Map([...asked].filter(([, each]) => !isMet(each, network, today)));
  const left = group.filter((each) => open.has(wordsOf(each)));
  const last = left.at(-1);
  if (last === undefined) return [];
  const known = professionOf(last.need);
  return [
    {
      profession: known === undefined ? last.need : professionLabel(known),
      times: left.length,
      lastAsked: last.onDay,
      needs: [...open.values()],
      asked: left,
    },
  ];
}

function wordsOf({ need, region }: Omit<UnmetNeed, 'onDay'>): string {
  return [need, region ?? ''].map((text) => professionWords(text).join(' ')).join('|');
}

/** Whether somebody can be named for it today. */
function isMet(
  { need, region }: Omit<UnmetNeed, 'onDay'>,
  { partners, promises, given }: Providers,
  today: Day,
): boolean {
  const asked = { typed: need, text: need, region: region ?? undefined };
  const isMetBy = (known: readonly GivenFor[]) =>
    findWho(asked, partners, promises, known, today).candidates.some(({ match }) => isProvider(match));
  return isMetBy([]) || isMetBy(given());
}
