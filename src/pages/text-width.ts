/** How wide text is in a picture, which is drawn before anything can measure it: no narrower than the usual fonts show it. */
import { lazyPattern } from '../text/pattern.ts';
import { displayWidth } from '../text/width.ts';
import { widthOfRun } from './wide-signs.ts';

/**
 * Hundredths of the font size, for the signs of each group: the widest of Noto Sans (regular and semi-bold) and DejaVu
 * Sans, which is wider than Arial, Segoe UI, Roboto and San Francisco.
 */
const GROUPS: Readonly<Record<number, string>> = {
  31: `'ijl`,
  34: ' \u00a0,.:;J-',
  39: '()I[]f!',
  46: String.raw`/\tr"`,
  53: '_`szc?*|',
  58: 'LF',
  62: 'vxyTaekoPY',
  66: '$0123456789ESbdgpq{}hnuK',
  70: 'ABVXZCR',
  78: 'UDH&G',
  82: 'OQN',
  86: '#+<=>^~w',
  95: '%M',
  100: 'Wm@←→',
  117: 'ÆæŒœف',
  113: 'жшщюыфмљњ',
  133: 'ЖШЩЮЫФМЉЊ',
  91: 'ωώψ',
  81: 'ъдπφσ',
  97: 'ЪЦДЂЋ',
  138: 'سشصض',
};

const WIDTHS: ReadonlyMap<string, number> = new Map(
  Object.entries(GROUPS).flatMap(([width, signs]) =>
    Array.from(signs).map((sign): [string, number] => [sign, Number(width)]),
  ),
);

const NO_WIDTH = lazyPattern(String.raw`[\p{Mn}\p{Me}\p{Cf}\p{Emoji_Modifier}\p{Variation_Selector}]`, 'gu');
const MARK = lazyPattern(
  String.raw`[\p{Mn}\p{Me}\p{Emoji_Modifier}\p{Variation_Selector}\u200c\u200d]|\p{Extended_Pictographic}`,
  'u',
);
const PICTURE = lazyPattern(String.raw`[\p{Extended_Pictographic}]`, 'gu');
const CAPITAL = lazyPattern(String.raw`\p{Lu}`, 'gu');
const SMALL = lazyPattern(String.raw`\p{Ll}`, 'gu');
const LETTER = lazyPattern(String.raw`[\p{L}\p{M}\p{N}]`, 'gu');

const PICTURE_WIDTH = 130;
const WIDE = 104;
const CAPITAL_WIDTH = 86;
const SMALL_WIDTH = 74;
const LETTER_WIDTH = 82;
const OTHER_WIDTH = 100;

function widthOf(sign: string): number {
  // A letter with its accent is as wide as the letter.
  const known = WIDTHS.get(sign) ?? WIDTHS.get(sign.normalize('NFD').charAt(0));
  if (known !== undefined) return known;
  if (!MARK().test(sign)) {
    const run = widthOfRun(sign);
    if (run !== undefined) return run;
  }
  if (PICTURE().test(sign)) return PICTURE_WIDTH;
  if (NO_WIDTH().test(sign)) return 0;
  if (displayWidth(sign) > 1) return WIDE;
  if (CAPITAL().test(sign)) return CAPITAL_WIDTH;
  if (SMALL().test(sign)) return SMALL_WIDTH;
  return LETTER().test(sign) ? LETTER_WIDTH : OTHER_WIDTH;
}

/** How wide a line of text is, in the unit of its font size: an estimate that is rather too wide than too narrow. */
export function textWidth(text: string, fontSize: number): number {
  let hundredths = 0;
  for (const sign of text) hundredths += widthOf(sign);
  return (hundredths * fontSize) / 100;
}

/** `text` cut to fit `room` at that font size, with `…` at its end where something was cut, and no sign cut in two. */
export function fitText(text: string, fontSize: number, room: number): string {
  if (fits(text, fontSize, room)) return text;
  let used = textWidth('…', fontSize);
  let cut = '';
  // A text of any length is read no further than it has room.
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    used += textWidth(segment, fontSize);
    if (used > room) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

function fits(text: string, fontSize: number, room: number): boolean {
  const most = (room * 100) / fontSize;
  let hundredths = 0;
  for (const sign of text) {
    hundredths += widthOf(sign);
    if (hundredths > most) return false;
  }
  return true;
}
