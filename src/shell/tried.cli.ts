/** What `--dry-run` says: loaded for a dry run alone. */
import type { Plain } from '../kinds/type.ts';
import { asUnwritten, type Line } from '../text/undo-offer.ts';
import type { Doubt } from './doubt.cli.ts';
import type { Session } from './session.cli.ts';

/** What a change comes to, in words and as JSON, and what is to be said beside it. */
export interface Outcome {
  /** What is printed: lines for each record. */
  readonly lines: readonly Line[];
  /** The same without numbers, which only stand once it is written. */
  readonly preview: readonly Line[];
  /** Null unless JSON was asked for. */
  readonly plain: Plain;
  /** Lines for stderr. */
  readonly notes: readonly Line[];
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
  } else session.print([...asked, ...(outcome?.lines ?? []).flatMap(asUnwritten), 'Nothing was written.']);
  for (const line of (outcome?.notes ?? []).flatMap(asUnwritten)) session.note(line);
}

/** What a change says that found nothing to write: what undo took back would be something else. */
export function unchanged(outcome: Outcome): Outcome {
  return { ...outcome, lines: outcome.lines.flatMap(asUnwritten), notes: outcome.notes.flatMap(asUnwritten) };
}

/** What would be asked, in lines. */
export function wouldAskOf(doubts: readonly Doubt[]): string[] {
  return doubts.flatMap(wouldAsk);
}

function wouldAsk({ text, question, details = [] }: Doubt): string[] {
  return [`Would ask first: ${text}. ${question}`, ...details.map((line) => `  ${line}`)];
}
