import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newNetwork, type Refnet } from './refnet.ts';

/** Writes `tracker.csv` with these lines into the network's home, over one that is there, and gives its path. */
export function trackerFile(refnet: Refnet, lines: readonly string[]): string {
  const path = join(refnet.home, 'tracker.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** A new network that imported such a file as received. */
export async function imported(lines: readonly string[]): Promise<Refnet> {
  const refnet = await newNetwork();
  await refnet.run(['import', trackerFile(refnet, lines), '--received']);
  return refnet;
}
