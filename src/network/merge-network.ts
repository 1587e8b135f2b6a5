/** Which of two versions of a record stands where two copies of a network are merged. */
import { parsedJson } from '../text/parsed-json.ts';

/** A version of a record: when it was last changed (UTC, ISO 8601), and all it holds, as one text. */
export interface Version {
  readonly updatedAt: string;
  /** Asked for only where both were changed at one instant. */
  readonly content: () => string;
}

/** Which stands: the later one; of two of one instant the greater by what they hold, so that both copies choose alike. */
export function laterOf(own: Version, other: Version): 'own' | 'other' | 'same' {
  if (own.updatedAt !== other.updatedAt) return own.updatedAt > other.updatedAt ? 'own' : 'other';
  const [mine, theirs] = [own.content(), other.content()];
  if (mine === theirs) return 'same';
  return mine > theirs ? 'own' : 'other';
}

/** Whether a record that was removed at an instant stays so beside a version of it; of one instant the record stands. */
export function staysRemoved(removedAt: string, updatedAt: string): boolean {
  return removedAt > updatedAt;
}

/** What is noted of a record that was removed, or became another. */
export interface Removal {
  readonly deleted_at: string;
  readonly merged_into: string | null;
}

/** Which of two notes of one removal stands: the later; of one instant the greater by what it became. */
export function laterTombstone<T extends Removal>(own: T | undefined, other: T | undefined): T | undefined {
  if (own === undefined || other === undefined) return own ?? other;
  if (own.deleted_at !== other.deleted_at) return own.deleted_at > other.deleted_at ? own : other;
  return (other.merged_into ?? '') > (own.merged_into ?? '') ? other : own;
}

/**
 * The instant at which one of two records that cannot stand beside each other gave way: never before its own last change,
 * so that the removal is the later of the two everywhere.
 */
export function gaveWayAt(loserUpdatedAt: string, winnerUpdatedAt: string): string {
  if (winnerUpdatedAt > loserUpdatedAt) return winnerUpdatedAt;
  return new Date(Date.parse(loserUpdatedAt) + 1).toISOString();
}

/** The alert keys of a declined advice with the numbers that their records have here. */
export function renumberedAlerts(alerts: string, numberOf: (number: number) => number): string {
  const keys: unknown = parsedJson(alerts);
  if (!Array.isArray(keys)) return alerts;
  const renumbered = keys.map((key: unknown) =>
    typeof key === 'string' ? key.replace(/ (\d+)$/, (_all, digits) => ` ${numberOf(Number(digits))}`) : key,
  );
  return JSON.stringify(renumbered);
}
