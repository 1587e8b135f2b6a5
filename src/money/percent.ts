import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { TooLarge } from './money.ts';

/** 100 %, in the millionths that percents are kept in. */
export const WHOLE = 1_000_000;

/**
 * Parts of the whole whose percents never end. The millionths nearest to one stand for it alone: nobody agrees on
 * 33.3333 %, so that 333,333 is one third, exactly.
 */
const ENDLESS = [3, 6, 7, 9, 12];

/** A multiple of each of them. */
const FINER = 252;

/** The whole in the parts that `exactShare` counts. */
export const EXACT_WHOLE = BigInt(WHOLE * FINER);

/** The share that millionths stand for, exactly, in parts of `EXACT_WHOLE`. */
export function exactShare(millionths: number): bigint {
  const fraction = fractionOf(millionths);
  if (fraction === undefined) return BigInt(millionths * FINER);
  return (EXACT_WHOLE / BigInt(fraction.of)) * BigInt(fraction.n);
}

/** The fraction that millionths stand for, in lowest terms; undefined where they are exact themselves. */
export function fractionOf(millionths: number): { readonly n: number; readonly of: number } | undefined {
  for (const of of ENDLESS) {
    const n = Math.round((millionths * of) / WHOLE);
    const isEndless = (n * WHOLE) % of !== 0;
    if (isEndless && Math.round((n * WHOLE) / of) === millionths) return { n, of };
  }
  return undefined;
}

/**
 * A part of an amount in minor units, given in millionths (125,000 is 12.5 %), rounded once: half a unit goes away
 * from zero, so that the part of a refund is exactly the part of the payment, negated.
 * Throws a UserError when the result is no safe integer.
 */
export function percentOf(minor: number, millionths: number): number {
  // The product passes 2^53 long before the result does.
  const product = BigInt(minor) * exactShare(millionths);
  const size = product < 0n ? -product : product;
  const rounded = Number((size + EXACT_WHOLE / 2n) / EXACT_WHOLE);
  if (!Number.isSafeInteger(rounded)) throw new TooLarge();
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}

/**
 * Reads a percent from 0 to 100 with up to four decimals, `12.5%`, `12.5` or `12,5 %`, into millionths (125,000).
 * Throws a usage UserError for anything else.
 */
export function parsePercent(text: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))? ?%?$/.exec(text.trim());
  const millionths = match ? Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) : NaN;
  if (millionths <= WHOLE) return millionths;
  throw usageError(
    Number.isNaN(millionths)
      ? `${quoted(text)} cannot be read as a percent`
      : `${quoted(text)} is more than the whole`,
    'percents are written like 12.5% or 10, from 0 to 100, with at most four decimals',
  );
}

/** `12.5%` for 125,000 millionths, which parsePercent reads back, and `1/3` for 333,333, as parseFraction does. */
export function formatPercent(millionths: number): string {
  const fraction = fractionOf(millionths);
  if (fraction !== undefined) return `${fraction.n}/${fraction.of}`;
  const whole = Math.trunc(millionths / 10_000);
  const decimals = String(millionths % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return decimals === '' ? `${whole}%` : `${whole}.${decimals}%`;
}
