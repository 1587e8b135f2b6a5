import { expect, test } from 'vitest';
import { STYLE } from '../../src/pages/style.ts';

type Colours = Readonly<Record<string, string>>;

/** The properties of a set of colours that start with `#`, in the order of the sheet: light, dark, paper. */
function sets(): readonly Colours[] {
  return [...STYLE.matchAll(/:root \{([^}]*)\}/g)]
    .map(([, inside = '']): Colours =>
      Object.fromEntries(
        [...inside.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)].map(([, key = '', value = '']) => [key, value]),
      ),
    )
    .filter((colours) => 'paper' in colours);
}

/** How light a colour is, from 0 to 1, as WCAG reckons it. */
function luminance(colour: string): number {
  const digits = colour.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 1, 2].map((at) => {
    const hex = digits.length === 3 ? digits.charAt(at).repeat(2) : digits.slice(2 * at, 2 * at + 2);
    const part = parseInt(hex, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const MARKS = ['given', 'received', 'won', 'lost', 'before', 'neutral', 'costs', 'business', 'strong-line'];
const TEXTS = ['ink', 'quiet'];

test.each(['light', 'dark', 'paper'])(
  'marks of pictures have a contrast of 3 to 1, and texts one of 4.5, in %s',
  (name) => {
    const all = sets();
    expect(all).toHaveLength(3);
    const colours = { ...all[0], ...all[['light', 'dark', 'paper'].indexOf(name)] };
    const paper = colours['paper'] ?? '';
    const too = (names: readonly string[], least: number) =>
      names.flatMap((each) => {
        const found = contrast(colours[each] ?? paper, paper);
        return found < least ? [`${each} ${found.toFixed(2)}`] : [];
      });
    expect([...too(MARKS, 3), ...too(TEXTS, 4.5)]).toEqual([]);
  },
);

test('the measure of contrast is that of WCAG', () => {
  expect(contrast('#000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2);
});
