import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';

/** What is remarked on while a command is read and done, each once. */
export class Remarks {
  readonly #all = new Map<string, Day | undefined>();

  /** Adds a remark; one that only says which day a text was taken for is given with that day. */
  add(text: string, day?: Day): void {
    this.#all.set(text, day);
  }

  /** The remarks, without those about a day that the answer shows anyway. */
  beside(answer: string): string[] {
    return [...this.#all].filter(([, day]) => day === undefined || !shows(answer, day)).map(([text]) => text);
  }
}

function shows(answer: string, day: Day): boolean {
  return new RegExp(`(?<!\\d)(?:${formatDate(day)}|${day})(?!\\d)`).test(answer);
}
