import { FIRST_OF_CARDS } from './card-lines.ts';
import type { Sheet } from './sheet.ts';
import type { ByteSource } from './source.io.ts';

/** What a file of cards is to those who look at tables: its first line says what it is. */
export function cardSheet(source: ByteSource): Sheet {
  return {
    file: source.name,
    name: null,
    records: () => [{ line: 1, fields: [FIRST_OF_CARDS] }],
    refuseChanged: () => source.refuseChanged(),
    cards: () => source.chunks(),
  };
}
