import { searchKey } from '../text/search-key.ts';

/** One of the partners of one name. */
export interface SameNamed {
  readonly id: number;
  readonly name: string;
  readonly business: string | null;
}

/**
 * How a screen names one of the partners of one name: with the business where no other one is there, else with the number.
 * Undefined where there is no other one.
 */
export function calledAmong(sameNamed: readonly SameNamed[], id: number): string | undefined {
  const own = sameNamed.find((each) => each.id === id);
  const others = sameNamed.filter((each) => each.id !== id);
  if (own === undefined || others.length === 0) return undefined;
  const { name, business } = own;
  const isAtOwn = (other: SameNamed) => searchKey(other.business ?? '') === searchKey(business ?? '');
  return nameApart(name, business === null || others.some(isAtOwn) ? `p${id}` : business);
}

/** A name with what tells this partner from others of the name, a business or a number: `Sarah Chen (Westboro)`. */
export function nameApart(name: string, by: string): string {
  return `${name} (${by})`;
}

/** Whether that is what {@link nameApart} makes of a name. */
export function isCalledApart(called: string, name: unknown): boolean {
  return typeof name === 'string' && called.startsWith(`${name} (`);
}

/** The name, and what tells apart by, in what {@link nameApart} makes of them. */
export const NAME_APART = /^(.+) \((.+)\)$/;
