/** One round of a scenario: what of it is asked for elsewhere. */
export class Context {
  constructor(given: { seed: number; program: string; folder: string; shared: Map<string, unknown> });
}
