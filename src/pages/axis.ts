/** The scales of pictures: from zero always, with ticks that a person would choose and that have room. */
import { ticks } from 'd3-array';
import { currencyDigits } from '../money/currency.ts';
import { groupThousands } from '../text/count.ts';
import type { Size } from './drawing.ts';
import { TEXT_SIZE, widthOf } from './svg.ts';

export interface Tick {
  readonly value: number;
  readonly words: string;
}

/** Ticks, and what their words are in: `CAD`, `CAD million`. */
export interface Ticks {
  readonly ticks: readonly Tick[];
  readonly unit: string;
}

/** Where ticks stand: how long the scale is in pixels, and whether it goes up instead of along. */
export interface Room {
  readonly pixels: number;
  readonly size: Size;
  readonly goesUp?: true;
}

/** Between the words of two ticks, in pixels: beside and above one another. */
const APART = { along: 14, up: 8 } as const;
const MOST = 6;

/** Ticks of counts from zero to the largest that is no more than `most`, as many as there is room for; whole numbers alone. */
export function countTicks(most: number, room: Room): readonly Tick[] {
  return roomyTicks({ least: 0, most }, room, (value) =>
    Number.isInteger(value) ? groupThousands(value) : undefined,
  );
}

/** Ticks of amounts in minor units, from `least`, which is zero or below: in whole units of the currency, or in millions. */
export function moneyTicks({ least, most }: Span, currency: string, room: Room): Ticks {
  const minor = 10 ** currencyDigits(currency);
  const top = Math.max(Math.abs(least), most);
  const { divisor, word } = SCALES.find((scale) => top >= scale.divisor * minor) ?? UNSCALED;
  const one = divisor * minor;
  const shown = roomyTicks({ least: least / one, most: most / one }, room, (value) =>
    Math.abs(value * one - Math.round(value * one)) < 1e-6
      ? groupThousands(Number(value.toFixed(6)))
      : undefined,
  );
  return {
    ticks: shown.map(({ value, words }) => ({ value: Math.round(value * one), words })),
    unit: word === '' ? currency : `${currency} ${word}`,
  };
}

/** Ends of a scale, zero among them. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

const UNSCALED = { divisor: 1, word: '' } as const;
const SCALES = [
  { divisor: 1_000_000_000, word: 'billion' },
  { divisor: 1_000_000, word: 'million' },
] as const;

/** Ticks in even steps whose words have room beside one another; `word` leaves out what is no tick. Zero is always one. */
function roomyTicks(
  { least, most }: Span,
  { pixels, size, goesUp }: Room,
  word: (value: number) => string | undefined,
): readonly Tick[] {
  const needs = goesUp
    ? () => TEXT_SIZE[size] + APART.up
    : (words: string) => widthOf(words, size) + APART.along;
  for (let n = MOST; n > 0; n -= 1) {
    const shown = ticks(least, most, n).flatMap((value) => {
      const words = word(value);
      return words === undefined ? [] : [{ value, words }];
    });
    const [first, second] = shown;
    if (first === undefined || second === undefined) continue;
    const step = (pixels * (second.value - first.value)) / (most - least);
    if (shown.every(({ words }) => needs(words) <= step)) return shown;
  }
  return [{ value: 0, words: '0' }];
}
