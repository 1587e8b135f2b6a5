import { FIRST_OF_CARDS } from './card-lines.ts';
import type { Sheet } from './sheet.ts';
import type { ByteSource } from './source.io.ts';

/** Whether a file is one of cards, by how it begins. */
export function isVCard(chunks: Iterable<Uint8Array>): boolean {
  const [first] = chunks;
  const text = Buffer.from(first?.subarray(0, 4000) ?? [])
    .toString('latin1')
    .replaceAll('\0', '');
  return new RegExp(`^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\\s*${FIRST_OF_CARDS}\\s`, 'i').test(
    text,
  );
}

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
