/** Shares said as fractions: `1/3`, `33 1/3%`, `two thirds`. */
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { exactShare, EXACT_WHOLE, WHOLE } from './percent.ts';

const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halve: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twelfth: 12,
};
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

/** A fraction where it begins: its whole number, numerator and denominator, the sign of a percent; or its two words. */
export const FRACTION = new RegExp(
  String.raw`(?:(?:(\d{1,3})(?: and | |-))?(\d{1,3}) ?/ ?(\d{1,3})(?:rds?|ths?)?(?: ?(%|percent|per cent|pct))?` +
    String.raw`|(?:(an?|${COUNTS.join('|')})[ -])?(${Object.keys(PARTS).join('|')})s?)(?![a-z\d/%])`,
  'iy',
);

/** `33⅓%` with its fraction as `FRACTION` reads it. */
export function spellFractions(text: string): string {
  return text
    .replace(/ ?[\u00bc-\u00be\u2150-\u215e]/g, (sign) => ` ${sign.trim().normalize('NFKD')}`)
    .replaceAll('\u2044', '/')
    .trim();
}

/**
 * The millionths of a share that `FRACTION` found, those of `fractionOf` where its percent never ends; undefined for the
 * name of a part without its number (`third`). Throws a usage UserError for two shares of one whole (`50/50`), for more than
 * the whole, and for what cannot be kept exactly.
 */
export function parseFraction(match: RegExpExecArray): number | undefined {
  const [typed, whole, over, under, sign, many, part = ''] = match;
  if (whole === undefined && over !== undefined) refuseSplit(typed, Number(over), Number(under));
  const of = under === undefined ? PARTS[part.toLowerCase()] : Number(under);
  const n = over === undefined ? countOf(many, part) : Number(over);
  if (of === undefined || n === undefined) return undefined;
  if (whole !== undefined && sign === undefined)
    throw usageError(`${quoted(typed)} cannot be read as a share`, `a percent has its sign: "${typed}%"`);
  const parts = (Number(whole ?? 0) * of + n) / (sign === undefined ? 1 : 100);
  const millionths = Math.round((parts / of) * WHOLE);
  if (of === 0 || millionths > WHOLE)
    throw usageError(`${quoted(typed)} is ${of === 0 ? 'no share' : 'more than the whole'}`);
  const isExact =
    exactShare(millionths) * BigInt(of) * (sign === undefined ? 1n : 100n) ===
    EXACT_WHOLE * BigInt(Number(whole ?? 0) * of + n);
  if (isExact) return millionths;
  throw usageError(
    `${quoted(typed)} cannot be kept exactly`,
    'write it as a percent with at most four decimals; of fractions without an end, thirds, sixths, sevenths, ninths and twelfths can',
  );
}

/** Two numbers that add up to a hundred are what each side gets, and no fraction: which of them is meant is not said. */
function refuseSplit(typed: string, one: number, other: number): void {
  if (one + other !== 100) return;
  const shares = [...new Set([one, other])].map((share) => `"${share}%"`);
  throw usageError(
    `${quoted(typed)} is a split, which does not say whose share is whose`,
    `write the share that is paid: ${shares.join(' or ')}`,
  );
}

function countOf(many: string | undefined, part: string): number | undefined {
  if (many === undefined) return /^half$/i.test(part) ? 1 : undefined;
  return /^an?$/i.test(many) ? 1 : COUNTS.indexOf(many.toLowerCase()) + 1;
}
