/** As wide as the style draws a line of it. */
const BAR = 6;
const GAP = 2;
const HEIGHT = 24;
const SHORTEST = 2;

/**
 * Numbers one after another as small bars from a common zero; nothing is drawn for a zero but its place on the line.
 * `most` is the largest of all that stand in line with it, so that bars below one another compare.
 */
export function drawSpark(values: readonly number[], most: number, label: string): string {
  const width = values.length * (BAR + GAP) - GAP;
  const bars = values.map((value, at) => {
    const height = value > 0 ? Math.max(SHORTEST, Math.round((value / Math.max(most, 1)) * HEIGHT)) : 1;
    return `M${at * (BAR + GAP) + BAR / 2} ${HEIGHT}v-${height}`;
  });
  return `<svg class="spark" role="img" aria-label="${label}" viewBox="0 0 ${width} ${HEIGHT}"><path d="${bars.join('')}"/></svg>`;
}
