import { PassThrough } from 'node:stream';
import { expect } from 'vitest';
import { main } from '../../src/main.ts';
import { TODAY, type Refnet, type Result } from './refnet.ts';

/** A part of what is asked, and what is typed then; a function is what happens elsewhere while the question stands. */
export type Answer = readonly [question: string, typed: string | (() => Promise<string>)];

/**
 * Runs a command as in a terminal that prints lines alone: each question in turn must have the words expected, wherever
 * its lines are broken, and is answered. One more question than answers is met with a closed terminal.
 */
export async function asked(
  refnet: Pick<Refnet, 'home'>,
  argv: readonly string[],
  answers: readonly Answer[],
): Promise<Result> {
  const written = { stdout: '', stderr: '' };
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const open = [...answers];
  let seen = '';
  let amiss: { asked: string; expected: string } | undefined;
  const answer = async () => {
    const [question, typed] = open.shift() ?? [];
    if (question === undefined || typed === undefined) {
      stdin.end();
      return;
    }
    if (!unbroken(seen).includes(unbroken(question))) {
      amiss = { asked: seen, expected: question };
      stdin.end();
      return;
    }
    seen = '';
    stdin.write(`${typeof typed === 'string' ? typed : await typed()}\n`);
  };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: true,
    columns: 80,
    write: (text: string) => {
      written[name] += text;
      seen += text;
      if (name === 'stderr' && /: $|\(then Enter\):\n$/.test(text)) void answer();
    },
  });
  const code = await main(argv, {
    stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: { REFNET_TODAY: TODAY, REFNET_PLAIN: '1' },
    platform: 'linux',
    home: () => refnet.home,
    now: () => new Date('2026-11-20T12:00:00Z'),
    timeZone: 'UTC',
    version: '0.0.0-test',
  });
  expect(amiss).toBeUndefined();
  expect(open.map(([question]) => question)).toEqual([]);
  return { code, ...written };
}

function unbroken(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
