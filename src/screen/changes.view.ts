import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
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
