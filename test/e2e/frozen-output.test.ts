import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';
import { FROZEN, replay, sampleNetwork, sampleTranscript } from '../helpers/sample.ts';

/** With REFNET_WRITE_FROZEN=1 the transcripts are written anew instead: add a command's line to one, then run it so. */
const isWriting = process.env['REFNET_WRITE_FROZEN'] === '1';

const NAMES = readdirSync(FROZEN).filter((name) => name.endsWith('.txt'));

test.each(NAMES)('the JSON, CSV and Markdown that scripts read stay as they are: %s', async (name) => {
  const path = join(FROZEN, name);
  const before = readFileSync(path, 'utf8');
  const now = await transcriptOf(name, before);
  if (isWriting) writeFileSync(path, now);
  expect(now).toBe(readFileSync(path, 'utf8'));
});

async function transcriptOf(name: string, before: string): Promise<string> {
  if (name === 'network.txt') return sampleTranscript();
  return replay(before, await (name === 'empty.txt' ? newNetwork() : sampleNetwork()));
}
