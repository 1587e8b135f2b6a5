/** So many runs of a property whose runs are long; REFNET_MORE_RUNS=10 makes them ten times as many. */
export function longRuns(few: number): number {
  return few * Number(process.env['REFNET_MORE_RUNS'] ?? 1);
}
