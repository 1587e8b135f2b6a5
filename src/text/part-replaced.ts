/** A text with another number in the place of one in it that is no part of a longer number. */
export function partReplaced(text: string, number: string, instead: string): string {
  return text.replace(partOf(number), instead);
}

/** Finds a number where it is no part of a longer one. */
export function partOf(number: string): RegExp {
  return new RegExp(`(?<![\\d.,'])${number.replaceAll('.', '\\.')}(?![\\d.,']*\\d)`);
}
