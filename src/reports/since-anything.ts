/** What is told of parts of a time, oldest first: those in which there is anything, and those after it. */

/** The parts from the first one on that holds anything, the last `always` of them in any case. */
export function sinceAnything<Part>(
  parts: readonly Part[],
  holdsAnything: (part: Part) => boolean,
  always: number,
): readonly Part[] {
  const first = parts.findIndex(holdsAnything);
  const spare = Math.max(0, parts.length - always);
  return parts.slice(first === -1 ? spare : Math.min(first, spare));
}
