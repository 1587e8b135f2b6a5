/** One round of a scenario: what of it is asked for elsewhere. */
export interface Context {
  readonly seed: number;
}

export declare const Context: new (given: {
  seed: number;
  program: string;
  folder: string;
  shared: Map<string, unknown>;
}) => Context;
