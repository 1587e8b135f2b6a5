import { openBytes } from '../sheets/source.io.ts';
import { UserError } from '../text/errors.ts';
import { isNetworkExport, openNetwork } from './network-lines.io.ts';
import type { NetworkEntry } from './network-file.ts';

/**
 * The uuid of the network whose export of everything the file of that path is, read as far as it says so; undefined where
 * it is none, or does not tell.
 */
export async function networkOfFile(path: string): Promise<string | undefined> {
  const source = await openBytes(path, nothing());
  try {
    if (!isNetworkExport(source)) return undefined;
    for (const entry of openNetwork(source).entries()) {
      const uuid = uuidIn(entry);
      if (uuid !== undefined) return uuid;
    }
    return undefined;
  } catch (error) {
    // Cut, or changed by hand: whose it was cannot be told.
    if (error instanceof UserError) return undefined;
    throw error;
  } finally {
    source.close();
  }
}

function uuidIn(entry: NetworkEntry): string | undefined {
  if (entry.table !== 'meta' || !('row' in entry)) return undefined;
  const { row } = entry;
  if (typeof row !== 'object' || row === null || !('key' in row) || !('value' in row)) return undefined;
  return row.key === 'network-uuid' && typeof row.value === 'string' ? row.value : undefined;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
