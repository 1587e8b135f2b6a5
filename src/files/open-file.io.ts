import { cardSheet, isVCard } from './card-sheet.io.ts';
import { csvSheet } from './csv-sheet.io.ts';
import type { OpenedFile } from './opened.ts';
import { openSource } from './source.io.ts';

/**
 * Opens a file, or what comes in on `stdin` for `-`, and recognizes what it is by its content. Throws a UserError, with the
 * way out, for what cannot be read.
 */
export async function openFile(path: string, stdin: AsyncIterable<Uint8Array | string>): Promise<OpenedFile> {
  const source = await openSource(path, stdin);
  const sheet = isVCard(source.chunks()) ? cardSheet(source) : csvSheet(source);
  return { name: source.name, seen: undefined, sheets: [sheet], close: () => source.close() };
}
