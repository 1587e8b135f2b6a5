/** What `--dry-run` says: loaded for a dry run alone. */
import type { Plain } from '../kinds/type.ts';
import type { Doubt } from './doubt.cli.ts';
import type { Session } from './session.cli.ts';

/** What a change comes to, in words and as JSON, and what is to be said beside it. */
export interface Outcome {
  /** What is printed: lines for each record. */
  readonly lines: readonly string[];
  /** The same without numbers, which only stand once it is written. */
  readonly preview: readonly string[];
  /** Null unless JSON was asked for. */
  readonly plain: Plain;
  /** Lines for stderr. */
  readonly notes: readonly string[];
}

/** What a change would do, and what it would ask first; without an outcome where it was not tried beyond that. */
export interface Tried {
  readonly outcome: Outcome | undefined;
  readonly doubts: readonly Doubt[];
}

/** Prints what a change would do. With `json`, stdout has the JSON alone; what would be asked stands on stderr. */
export function printTried(session: Session, { outcome, doubts }: Tried, json: boolean): void {
  const asked = wouldAskOf(doubts);
  if (json && outcome !== undefined) {
    session.print(session.json(outcome.plain));
    for (const line of [...asked, 'Nothing was written.']) session.note(line);
  } else session.print([...asked, ...withoutUndo(outcome?.lines ?? []), 'Nothing was written.']);
  for (const line of withoutUndo(outcome?.notes ?? [])) session.note(line);
}

/** What a change says that found nothing to write: what undo took back would be something else. */
export function unchanged(outcome: Outcome): Outcome {
  return { ...outcome, lines: withoutUndo(outcome.lines), notes: withoutUndo(outcome.notes) };
}

/** What would be asked, in lines. */
export function wouldAskOf(doubts: readonly Doubt[]): string[] {
  return doubts.flatMap(wouldAsk);
}

function wouldAsk({ text, question, details = [] }: Doubt): string[] {
  return [`Would ask first: ${text}. ${question}`, ...details.map((line) => `  ${line}`)];
}

/** `; to take it back: refnet undo`, at the end of a line: the whole of it, as a text of the user's may end in two words of it. */
const AT_END =
  /(?:; to take it (?:back|out): |: if neither is meant, )refnet undo$|: refnet undo {6}takes it back$/;

/** Without the offer to take it back: nothing was written, and what undo took back would be something else. */
export function withoutUndo(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !/^ *refnet undo(?: {6}.*)?$/.test(line))
    .map((line) => line.replace('if it was typed twice, refnet undo; ', '').replace(AT_END, ''));
}
