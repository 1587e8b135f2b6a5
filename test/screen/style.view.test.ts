import { expect, test } from 'vitest';
import { PLAIN, styleFor } from '../../src/screen/style.view.ts';

const STYLES = ['heading', 'strong', 'dim', 'good', 'attention', 'problem'] as const;

test.each(STYLES)('%s paints each of several lines, and nothing else', async (name) => {
  const style = await styleFor(1);
  const painted = ['first', 'second'].map(style[name]).join('|');
  // oxlint-disable-next-line no-control-regex -- the colours are taken out
  expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe('first|second');
  expect(painted).not.toBe('first|second');
});

test.each(STYLES)('%s leaves a text as it is where there is no colour', async (name) => {
  expect((await styleFor(0))[name]('text')).toBe('text');
  expect(PLAIN[name]('text')).toBe('text');
});
