/** A picture is drawn twice: for a wide page and for a phone, of which the style shows one. Widths in pixels. */
export const WIDTHS = { wide: 720, narrow: 340 } as const;
export type Size = keyof typeof WIDTHS;

/** No text of a picture is smaller, in pixels. */
export const SMALLEST_TEXT = 11;

/** An `<svg>` element as wide as its size says, coloured by classes that the style of the page defines. */
export interface Drawing {
  readonly svg: string;
  /** What there was no room for, in a sentence below the picture. */
  readonly leftOut?: string;
}
