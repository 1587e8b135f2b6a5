import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newNetwork, TODAY, type Refnet } from './refnet.ts';

/** Where the transcripts of commands and what they print are kept, with the files that the commands read. */
export const FROZEN = new URL('../e2e/frozen', import.meta.url).pathname;

const COMMAND = '$ refnet ';
const DAY = '$ export REFNET_TODAY=';
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const DATA = ['--json', 'json', 'csv', 'md', '--checklist', '--mail', '--template'];

let built: Promise<{ readonly file: Buffer; readonly transcript: string }> | undefined;

/** The transcript of `network.txt`, made anew: how the sample network comes about. */
export async function sampleTranscript(): Promise<string> {
  return (await build()).transcript;
}

/** An invented network with every kind of record and every fact in it, as `network.txt` tells it. Built once a worker. */
export async function sampleNetwork(): Promise<Refnet> {
  const { file } = await build();
  const refnet = await newNetwork();
  mkdirSync(dirname(refnet.file), { recursive: true, mode: 0o700 });
  writeFileSync(refnet.file, file, { mode: 0o600 });
  cpSync(join(FROZEN, 'home'), refnet.home, { recursive: true });
  return refnet;
}

async function build(): Promise<{ file: Buffer; transcript: string }> {
  built ??= (async () => {
    const refnet = await newNetwork();
    cpSync(join(FROZEN, 'home'), refnet.home, { recursive: true });
    const transcript = await replay(readFileSync(join(FROZEN, 'network.txt'), 'utf8'), refnet);
    return { file: readFileSync(refnet.file), transcript };
  })().catch(anew);
  return built;
}

/** What failed in one test is built again for the next. */
function anew(error: unknown): never {
  built = undefined;
  throw error;
}

/**
 * Runs the commands of a transcript again and returns it with what they print now. A line that begins with `$ ` is a
 * command, a comment or a day to take for today; a last word `< FILE` is what comes in. Other lines are output: that of
 * commands that ask for data (JSON, CSV, Markdown) alone, so that sentences may be worded anew.
 */
export async function replay(transcript: string, refnet: Refnet): Promise<string> {
  let today: string = TODAY;
  const lines: string[] = [];
  for (const line of transcript.split('\n').filter((each) => each.startsWith('$ '))) {
    lines.push(line);
    if (line.startsWith(DAY)) today = line.slice(DAY.length);
    else if (line.startsWith(COMMAND))
      lines.push(...(await screen(line.slice(COMMAND.length), refnet, today)));
  }
  const uuids = new Map<string, string>();
  return `${lines.join('\n')}\n`.replaceAll(UUID, (uuid) => {
    if (!uuids.has(uuid)) uuids.set(uuid, `<uuid-${uuids.size + 1}>`);
    return uuids.get(uuid) ?? uuid;
  });
}

async function screen(command: string, refnet: Refnet, today: string): Promise<string[]> {
  const [typed = '', input] = command.split(' < ');
  const argv = wordsOf(typed).map((word) => word.replace(/^~(?=\/)/, refnet.home));
  const stdin = input === undefined ? {} : { stdin: readFileSync(input.replace(/^~/, refnet.home), 'utf8') };
  const { code, stdout, stderr } = await refnet.run(argv, { today, ...stdin });
  if (code !== 0 && code !== 3) throw new Error(`refnet ${command} ended with ${code}: ${stderr}`);
  const output = argv.some((word) => DATA.includes(word)) ? stdout.replaceAll(refnet.home, '~') : '';
  return [
    ...(output === '' ? [] : output.replace(/\n$/, '').replaceAll('\r', '␍').split('\n')),
    ...(code === 0 ? [] : [`(exit code ${code})`]),
  ];
}

/** The words of a command line, double quotes taken off. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
