import { FIRST_OF_CARDS } from './card-lines.ts';
import type { CardsIn, Sheet } from './sheet.ts';
import type { ByteSource } from './source.io.ts';
import { detectEncoding } from './text-encoding.ts';

/** What a file of cards is to those who look at tables: its first line says what it is. */
export function cardSheet(source: ByteSource, cardsIn: CardsIn | undefined): Sheet {
  return {
    file: source.name,
    name: null,
    records: () => [{ line: 1, fields: [FIRST_OF_CARDS] }],
    refuseChanged: () => source.refuseChanged(),
    cards: () => source.chunks(),
    cardsIn,
  };
}

/** What cards are in, by the letters of those that do not say it themselves; undefined where that is plain. */
export function guessedCards(source: ByteSource): CardsIn | undefined {
  for (const chunk of source.chunks()) {
    if (Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).includes('CHARSET=')) return undefined;
  }
  const { encoding, guessed } = detectEncoding(source.chunks());
  return guessed ? { encoding, isSaid: false } : undefined;
}
