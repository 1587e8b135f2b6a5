interface Written {
  /** The line it begins in, as it is written. */
  readonly within: string;
  /** The change in few words: `< -> <=`. */
  readonly what: string;
  /** What is written otherwise. */
  readonly from: string;
}
export interface Mutant extends Written {
  readonly line: number;
  readonly to: string;
  readonly start: number;
  readonly end: number;
}
export interface Explanation extends Written {
  readonly file: string;
  readonly why: string;
}
export function mutantsOf(file: string, source: string): Mutant[];
export function isExplainedBy(mutant: Mutant & { readonly file: string }, explanation: Explanation): boolean;
