/** Where a notice may be about whom one names to a client: known without the table of notices, which takes long to load. */
const NAMES_MATTER_IN: readonly (string | null | undefined)[] = ['BC'];

/** Whether a notice may be about whom one names, by where one practises. */
export function mayNamesMatter({
  subdivision,
}: {
  readonly subdivision: string | null | undefined;
}): boolean {
  return NAMES_MATTER_IN.includes(subdivision);
}
