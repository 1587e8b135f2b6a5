/** What a change did, for `history`, `undo` and `redo`. Names numbers, never clients. */
export interface ChangeSummary {
  id: number;
  at: string;
  command: string;
  summary: string;
  /** The summary with the partners' names beside their numbers, for the screen. */
  named: string;
  /** The numbers of the records it touched, in their order; none for an import, which is known by its own number. */
  numbers: readonly number[];
  /** The partners it touched, or whose records, in the order it came to them. */
  partners: readonly NamedPartner[];
  importId: number | null;
  undone: boolean;
  /** The instant it was taken back. */
  undoneAt: string | null;
}

/** A partner by number, as called now or, where there is none any more, as last called. */
export interface NamedPartner {
  readonly id: number;
  readonly name: string;
}
