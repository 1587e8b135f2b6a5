import { expect, test } from 'vitest';
import { entryOf } from '../../src/commands.ts';
import { TRIED_WORDS } from '../../src/shell/tried-words.cli.ts';
import { newNetwork } from '../helpers/refnet.ts';

test.each([
  [
    ['download', '--format', 'csv'],
    'refnet: there is no command "download": every list is printed for other programs with --format\n' +
      '  refnet referrals --format csv      your referrals, as a spreadsheet reads them\n' +
      '  refnet partners --format csv      your partners; json and md are printed as well\n' +
      '  refnet export all      everything, to be kept or brought to another computer\n',
  ],
  [
    ['--yes', 'Backups', 'now'],
    'refnet: there is no command "Backups": a copy of everything is made and read back by backup\n' +
      '  refnet backup\n',
  ],
  [
    ['clients'],
    'refnet: there is no command "clients": clients are on record with their referrals\n' +
      '  refnet referrals      lists them\n' +
      '  refnet search NAME      finds one\n',
  ],
  [
    ['help', 'recover'],
    'refnet: there is no command "recover": a copy is put back by restore, the last change taken back by undo\n' +
      '  refnet restore FILE\n' +
      '  refnet undo      takes back the last change\n',
  ],
  [
    ['partner', 'maren'],
    'refnet: there is no command "partner": a partner is added, shown or corrected\n' +
      '  refnet add-partner\n' +
      '  refnet partners      lists yours\n' +
      '  refnet show maren\n' +
      '  refnet edit maren --email ADDRESS\n',
  ],
  [
    ['met', 'Maren Holt'],
    'refnet: there is no command "met": a touch with a partner is a check-in\n' +
      '  refnet check-in "Maren Holt" --kind meeting\n' +
      '  refnet help check-in\n',
  ],
  [
    ['--yes', 'coffee', 'maren'],
    'refnet: there is no command "coffee": a touch with a partner is a check-in\n' +
      '  refnet check-in maren --kind coffee\n' +
      '  refnet help check-in\n',
  ],
  [
    ['archive', 'maren', '--json'],
    'refnet: there is no command "archive": a partner is archived, and brought back, as any other fact is corrected\n' +
      '  refnet edit NAME --archive\n' +
      '  refnet edit NAME --unarchive\n',
  ],
])('%j is answered with what there is', async (argv, answer) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.fails(2, argv)).toBe(answer);
});

test.each(
  'backups recover sync login agenda client clients erase dashboard quit exit partner setup print call rename'.split(
    ' ',
  ),
)('%s has an answer', (word) => {
  expect(TRIED_WORDS).toContain(word);
});

const KINDS_TRIED = TRIED_WORDS.slice(TRIED_WORDS.indexOf('call'), TRIED_WORDS.indexOf('talk') + 1);

test.each(KINDS_TRIED)('a check-in of the kind "%s" is recorded as offered', async (word) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const [, command = ''] =
    /^ {2}refnet (check-in maren .+)$/m.exec(await refnet.fails(2, [word, 'maren'])) ?? [];
  const { code, stdout } = await refnet.run(command.split(' '));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^#1  \w+ (?:with|to) Maren Holt, /);
});

test('no word that has an answer is a command, and each has one answer', () => {
  expect(TRIED_WORDS.filter((each) => entryOf(each) !== undefined)).toEqual([]);
  expect(new Set(TRIED_WORDS).size).toBe(TRIED_WORDS.length);
});

test.each(TRIED_WORDS)('what %s is answered with works as pasted', async (word) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.fails(2, [word])).toMatch(
    new RegExp(`^refnet: there is no command "${word}": .+\n {2}refnet`),
  );
});

test.each([
  [['stats'], 'report'],
  [['list'], 'partners'],
  [['settings'], 'config'],
  [['delete'], 'remove'],
  [['new'], 'add-partner'],
  [['next'], 'due'],
])('%j works as %s', async (argv, name) => {
  const refnet = await newNetwork();
  expect(await refnet.ok([...argv, '--help'])).toContain(`Usage: refnet ${name} `);
});

test('help me is the help', async () => {
  const refnet = await newNetwork();
  expect(await refnet.ok(['help', 'me'])).toBe(await refnet.ok(['help']));
});
