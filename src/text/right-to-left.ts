import { lazyPattern } from './pattern.ts';

/** The scripts that are written from right to left: names of the Unicode table, as patterns take them. */
const SCRIPTS = ['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Samaritan', 'Mandaic', 'Adlam'];
const ANY = SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('');

const LETTER_OF_THEM = lazyPattern(`[${ANY}]`, 'u');
const LETTER = lazyPattern(String.raw`\p{L}`, 'u');
// Signs within and between words that are part of a name, marks above letters among them.
const WORDS = lazyPattern(
  String.raw`[${ANY}][${ANY}\p{M}]*(?:[ '"\u2019.\-\u05be\u200c\u200d]+[${ANY}][${ANY}\p{M}]*)*`,
  'gu',
);

/** Whether it is read from right to left: the first letter says so. */
export function isRightToLeft(words: string): boolean {
  return LETTER_OF_THEM().test(LETTER().exec(words)?.[0] ?? '');
}

/** A text in pieces, those from right to left apart from the others; together they are the text. */
export function byDirection(text: string): readonly { readonly text: string; readonly isTurned: boolean }[] {
  const pieces: { text: string; isTurned: boolean }[] = [];
  let from = 0;
  for (const { 0: words, index } of text.matchAll(WORDS())) {
    if (index > from) pieces.push({ text: text.slice(from, index), isTurned: false });
    pieces.push({ text: words, isTurned: true });
    from = index + words.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isTurned: false });
  return pieces;
}
