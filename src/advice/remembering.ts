import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';

/** What follows from the facts of one partner. */
export type FromFacts<T> = (facts: RelationshipFacts, settings: Settings) => T;

/** The same, remembering what it said of the facts it was asked about last: the rules ask it many times of one partner, then of the next. */
export function rememberingLast<T>(reckon: FromFacts<T>): FromFacts<T> {
  let last: { readonly facts: RelationshipFacts; readonly settings: Settings; readonly value: T } | undefined;
  return (facts, settings) => {
    if (last?.facts !== facts || last.settings !== settings) {
      last = { facts, settings, value: reckon(facts, settings) };
    }
    return last.value;
  };
}
