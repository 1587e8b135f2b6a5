import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';

/** What follows from the facts of one partner. */
export type FromFacts<T> = (facts: RelationshipFacts, settings: Settings) => T;

/**
 * As `reckon`, remembering for each partner's facts, as long as they are held, what it said of them by the settings last
 * used.
 */
export function rememberingEach<T>(reckon: FromFacts<T>): FromFacts<T> {
  const known = new WeakMap<RelationshipFacts, { readonly settings: Settings; readonly value: T }>();
  return (facts, settings) => {
    const found = known.get(facts);
    if (found?.settings === settings) return found.value;
    const value = reckon(facts, settings);
    known.set(facts, { settings, value });
    return value;
  };
}

/**
 * As `reckon`, remembering what it said of the facts it was last asked about: the rules ask many times of one partner, then
 * of the next.
 */
export function rememberingLast<T>(reckon: FromFacts<T>): FromFacts<T> {
  let last: { readonly facts: RelationshipFacts; readonly settings: Settings; readonly value: T } | undefined;
  return (facts, settings) => {
    if (last?.facts !== facts || last.settings !== settings) {
      last = { facts, settings, value: reckon(facts, settings) };
    }
    return last.value;
  };
}
