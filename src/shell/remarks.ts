import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { asWritten, type Line } from '../text/undo-offer.ts';

/** What is remarked on while a command is read and done, each once. */
export class Remarks {
  readonly #all = new Map<string, { readonly line: Line; readonly day: Day | undefined }>();

  /** Adds a remark; one that only says which day a text was taken for is given with that day. */
  add(line: Line, day?: Day): void {
    this.#all.set(asWritten(line), { line, day });
  }

  /** The remarks, without those about a day that the answer shows anyway. */
  beside(answer: string): Line[] {
    const all = [...this.#all.values()];
    return all.flatMap(({ line, day }) => (day === undefined || !shows(answer, day) ? [line] : []));
  }
}

function shows(answer: string, day: Day): boolean {
  return new RegExp(`(?<!\\d)(?:${formatDate(day)}|${day})(?!\\d)`).test(answer);
}
