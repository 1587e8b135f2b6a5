import { formatDay, formatInterval, formatKnownSince } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Partner } from '../partners/partner.ts';
import { label } from '../kinds/vocabulary.ts';

/** One fact of a record in words, under the name of the option that changes it. Empty text: nothing there. */
export interface Fact {
  key: string;
  label: string;
  text: string;
}

/**
 * What differs, one line a fact: `profession: broker -> mortgage broker`. Both lists have the same facts in the same
 * order.
 */
export function changeLines(before: readonly Fact[], after: readonly Fact[]): string[] {
  return after.flatMap(({ label: name, text }, index) => {
    const old = before[index]?.text ?? '';
    return old === text ? [] : [`${name}: ${old || 'none'} -> ${text || 'none'}`];
  });
}

/** Every fact of a partner but the stage, which has a history of its own. */
export function partnerFacts(partner: Partner, introducer: string | undefined): Fact[] {
  return [
    fact('name', partner.name),
    fact('profession', partner.profession),
    fact('business', partner.business),
    fact('services', partner.services),
    fact('idealClient', partner.idealClient, 'ideal client'),
    fact('email', partner.emails),
    fact('phone', partner.phones),
    fact('link', partner.links),
    fact('region', partner.region),
    fact('country', partner.country),
    fact('subdivision', partner.subdivision),
    fact('howMet', partner.howMet, 'how met'),
    fact('introducedBy', introducer, 'introduced by'),
    fact('knownSince', partner.knownSince && formatKnownSince(partner.knownSince), 'known since'),
    fact('size', wordText(partner.relativeSize)),
    fact('theirPreference', wordText(partner.theirPreference), 'they prefer'),
    fact('myPreference', wordText(partner.myPreference), 'you prefer'),
    fact('tag', partner.tags, 'tags'),
    fact('alsoKnownAs', partner.aliases, 'also known as'),
    fact('checkInMonths', partner.checkInMonths && formatInterval(partner.checkInMonths), 'check-in'),
    fact('notTakingUntil', dayText(partner.notTakingUntil), 'not taking clients until'),
    fact('doNotRefer', partner.doNotRefer ? 'yes' : null, 'do not refer'),
    fact('archive', dayText(partner.archivedOn), 'archived'),
    fact('note', partner.notes),
  ];
}

/** A fact under the option that changes it; nothing there for null. */
export function fact(
  key: string,
  value: string | readonly string[] | 0 | null | undefined,
  name: string = key,
): Fact {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? (value ?? []).join(', ') : '';
  return { key, label: name, text };
}

export function dayText(value: Day | null): string | null {
  return value === null ? null : formatDay(value);
}

export function wordText(value: string | null): string | null {
  return value === null ? null : label(value);
}

export function numberText(value: number | null): string | null {
  return value === null ? null : String(value);
}
