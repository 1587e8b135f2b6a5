import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from '../../src/shell/explain.cli.ts';
import { nothing, UserError } from '../../src/text/errors.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork } from '../helpers/refnet.ts';

test('who leaves a question that is asked after something was recorded is told what that is', async () => {
  const network = await newNetwork();
  const file = join(network.home, 'tracker.csv');
  writeFileSync(file, 'Date,Partner,Client\n3/4/2026,Maren Holt,Jane D.\n');
  const { code, stderr } = await asked(
    network,
    ['start'],
    [
      ['Your name', 'Nadia Brandt'],
      ['What you do', 'lawyer'],
      ['Country', 'CA'],
      ['rovince', ''],
      ['urrency', 'CAD'],
      ['begin', '2'],
      ['File', file],
      ['', ''],
      ['', ''],
    ],
  );
  expect(code).toBe(130);
  // Where the lines break goes by the length of the folder's name.
  expect(stderr.slice(stderr.lastIndexOf('refnet: cancelled')).replaceAll(/\s+/g, ' ')).toBe(
    'refnet: cancelled what the command did is recorded all the same: began with 4 settings and 0 partners ' +
      `refnet undo takes it back refnet import ${file} --dates dmy asks the rest alone `,
  );
});

/** A world of which all that is written is kept. */
function listening() {
  const written: string[] = [];
  const output = { write: (text: string) => written.push(text) };
  const world = {
    stdin: process.stdin,
    stdout: output,
    stderr: output,
    env: {},
    platform: 'linux',
    home: () => '/',
    now: () => new Date(0),
    version: '0.0.0-test',
  };
  return { world, written };
}

test.each([
  [nothing('written', 'the file was changed meanwhile', ', so '), 'the file was changed meanwhile'],
  [nothing('changed', 'it is newer'), 'it is newer'],
  ['a text that ends so; nothing was written', 'a text that ends so; nothing was written'],
])('what is recorded is not said to be nothing: %o', (message, said) => {
  const whole = typeof message === 'string' ? message : message.words + message.claim;
  const { world, written } = listening();
  const error = new UserError(message, { hints: [message] });
  const failed = { argv: [], world, program: undefined, isCommand: () => true } as const;
  explain(error, { ...failed, outcome: { did: 'logged received referral 1', back: undefined } });
  explain(error, { ...failed, outcome: 'nothing' });
  expect(written).toEqual([
    `refnet: ${said}\n  what the command did is recorded all the same: logged received referral 1\n  ${said}\n`,
    `refnet: ${whole}\n  ${whole}\n`,
  ]);
});

test('what a command made for a time and could not remove is told, and not that nothing was written', () => {
  const { world, written } = listening();
  const error = new UserError(nothing('changed', 'the copy did not read back whole', ', so '));
  explain(error, {
    argv: [],
    world,
    program: undefined,
    isCommand: () => true,
    outcome: 'only read',
    left: '/x.part',
  });
  expect(written).toEqual([
    'refnet: the copy did not read back whole\n  /x.part could not be removed: remove it yourself\n',
  ]);
});
