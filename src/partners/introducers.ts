/** Somebody who was introduced, and who did it, by their numbers. */
export interface IntroducedBy {
  readonly id: number;
  readonly by: number;
}

/**
 * Of each circle of partners who introduced each other, or of one who introduced themselves, the first in the order given:
 * without whose introducer there is no circle any more.
 */
export function firstOfCircles(all: readonly IntroducedBy[]): number[] {
  const introducers = new Map(all.map(({ id, by }) => [id, by]));
  const isDone = new Set<number>();
  const found: number[] = [];
  for (const { id } of all) {
    const way: number[] = [];
    let at: number | undefined = id;
    while (at !== undefined && !isDone.has(at)) {
      isDone.add(at);
      way.push(at);
      at = introducers.get(at);
    }
    const begun = at === undefined ? -1 : way.indexOf(at);
    if (begun < 0) continue;
    const circle = new Set(way.slice(begun));
    const first = all.find((each) => circle.has(each.id));
    if (first !== undefined) found.push(first.id);
  }
  return found;
}
