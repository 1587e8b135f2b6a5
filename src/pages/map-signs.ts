/** How the two ways of the map are told apart, without colours too. */
export const ARROWS = { given: '→', received: '←' } as const;

/** A line of one way: dashes for what is given, whole for what is received. */
export function wayLine(
  way: 'given' | 'received',
  path: string,
  width: number,
): Readonly<Record<string, string | number | undefined>> {
  const dash = Math.round(Math.max(4, 1.5 * width));
  return {
    class: way,
    d: path,
    'stroke-width': width,
    'stroke-dasharray': way === 'given' ? `${dash} ${Math.round(Math.max(2, dash / 3))}` : undefined,
  };
}
