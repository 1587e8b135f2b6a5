import { WIDTHS, type Drawing, type Size } from './drawing.ts';
import { TEXT_SIZE, baseline, picture, text } from './svg.ts';

/** In place of a picture of nothing: a line that says so. */
export function nothingToDraw(why: string, size: Size): Drawing {
  const height = TEXT_SIZE[size] * 3;
  const placed = { x: WIDTHS[size] / 2, y: baseline(height / 2, size), at: 'middle', class: 'axis' } as const;
  return { svg: picture(size, height, [text(why, placed)]) };
}
