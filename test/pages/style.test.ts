import { describe, expect, test } from 'vitest';
import { STYLE } from '../../src/pages/style.ts';

type Palette = Readonly<Record<string, string>>;

/** The colours by their names: of light, and what dark and paper have in their place. */
function palettes(): Record<'light' | 'dark' | 'paper', Palette> {
  const [light = {}, dark = {}, paper = {}] = Array.from(
    STYLE.matchAll(/:root \{([^}]*)\}/g),
    ([, body = '']) =>
      Object.fromEntries(
        Array.from(body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g), ([, name, colour]) => [name, colour]),
      ),
  );
  return { light, dark: { ...light, ...dark }, paper: { ...light, ...paper } };
}

function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(Object.entries(palettes()))('the colours of %s', (_name, colours) => {
  const of = (name: string) => colours[name] ?? '';

  test.each(['ink', 'quiet', 'good', 'attention', 'problem'])('can be read as text: %s', (name) => {
    expect(contrast(of(name), of('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(name), of('raised'))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['given', 'received', 'won', 'lost', 'before', 'neutral', 'costs', 'business', 'strong-line'])(
    'can be seen in a picture: %s',
    (name) => {
      expect(contrast(of(name), of('paper'))).toBeGreaterThanOrEqual(3);
    },
  );

  test('won can be told from received, within which it is drawn', () => {
    expect(contrast(of('won'), of('received'))).toBeGreaterThanOrEqual(1.8);
  });
});

test('every colour of a page is one of those, so that it is another in the dark', () => {
  const rules = STYLE.replace(/:root \{[^}]*\}/g, '');
  expect(rules.match(/#[0-9a-f]{3,6}\b|rgba?\(|hsl/gi)).toBeNull();
});
