import type { Drawing, Size } from './drawing.ts';
import { TEXT_SIZE, baseline, picture, text } from './svg.ts';

/** In place of a picture of nothing: a line that says so. */
export function nothingToDraw(why: string, size: Size): Drawing {
  const height = TEXT_SIZE[size] * 3;
  const placed = { x: 0, y: baseline(height / 2, size), class: 'axis' };
  return { svg: picture(size, height, [text(why, placed)]) };
}
