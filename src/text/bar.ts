/** What the last part of a bar is drawn with: one to seven eighths of a column. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const FULL = '█';

/**
 * A value as a bar from the left, in eighths of a column: `most` fills `width` columns, and all bars of one `most` have one
 * scale that begins at zero. Nothing for zero, for less, and for what is no number; anything else shows at least an eighth.
 */
export function bar(value: number, most: number, width: number): string {
  if (!(value > 0) || !(most > 0)) return '';
  const eighths = Math.min(width * 8, Math.max(1, Math.round((value / most) * width * 8)));
  return FULL.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
