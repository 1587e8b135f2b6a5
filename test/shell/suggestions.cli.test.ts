import { expect, test } from 'vitest';
import { retyped } from '../../src/shell/suggestions.cli.ts';
import { newNetwork, runMain } from '../helpers/refnet.ts';
import { quotedSuggestion } from '../../src/shell/quoted-suggestion.cli.ts';

test.each([
  [['show', 'viktor'], 'viktor', 'refnet show victor'],
  [['show', 'viktor', 'osey', '--json'], 'viktor osey', 'refnet show victor --json'],
  [['show', 'viktor osey'], 'viktor osey', 'refnet show victor'],
  [['log', 'A B', '--to=viktor'], 'viktor', 'refnet log "A B" --to=victor'],
  [['log', 'viktor', '--to', 'viktor'], 'viktor', 'refnet log victor --to viktor'],
  [['log', 'A', '--to', 'ann'], 'viktor', 'refnet log A --to ann'],
  [['show', 'viktor', '--json', 'osey'], 'viktor osey', 'refnet show victor --json'],
  [['check-in', 'vik', '--on', 'today', 'tor', 'osey'], 'vik tor osey', 'refnet check-in victor --on today'],
  [['show', 'viktor', '--json'], 'viktor osey', 'refnet show viktor --json'],
  [[], 'viktor', 'refnet'],
])('%j with "%s" replaced is %s', (argv, word, command) => {
  expect(retyped(argv, word, 'victor')).toBe(command);
});

test.each([
  [['add-partner', 'Maren', 'Holt'], 'refnet add-partner "Maren Holt"'],
  [['log', 'Dana', 'R.', '--to', 'victor'], 'refnet log "Dana R." --to victor'],
  [['pay', 'bea', 'USD', '10'], 'refnet pay bea "USD 10"'],
  [['pay', 'bea', 'klein', '10.50', 'usd', '--received'], 'refnet pay "bea klein" "10.50 usd" --received'],
  [['log', 'Dana', 'R.', '--value', 'CAD', '1,800'], 'refnet log "Dana R." --value "CAD 1,800"'],
  [['log', 'Ann', '5', '--to', 'victor'], 'refnet log "Ann 5" --to victor'],
  [['pay', 'USD', '10', 'bea', 'klein'], 'refnet pay "USD 10" "bea klein"'],
  [['pay', 'bea', '10'], 'refnet pay "bea 10"'],
  [['pay', 'bea'], undefined],
])('%j quoted is %s', (argv, command) => {
  expect(quotedSuggestion(argv)).toBe(command);
});

test.each([
  [['--db', 'FILE'], '--db FILE'],
  [['--db=FILE'], '--db FILE'],
  [['--no-input', '--yes', '--db', 'FILE'], '--db FILE --no-input --yes'],
  [['-y', '--plain', '--no-color', '--db', 'FILE'], '--db FILE -y --plain --no-color'],
])('options that every command takes stay before it, the file first: %j', async (globals, printed) => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const put = (word: string) => word.replace('FILE', refnet.file);
  const typed = [...globals.map(put), 'log', 'Zed', 'Extra', '--from', 'maren'];
  expect(await refnet.fails(2, typed)).toBe(
    'refnet: more words than refnet log takes: 2, where it takes 1 at most\n' +
      `  what has several words is quoted: refnet ${put(printed)} log "Zed Extra" --from maren\n` +
      '  refnet help log\n',
  );
});

test.each([
  [['restore', 'from', 'yesterday'], '  refnet help restore\n'],
  [
    ['restore', 'my', 'copy.db'],
    '  what has several words is quoted: refnet restore "my copy.db"\n  refnet help restore\n',
  ],
])('the words of a sentence are no file, and are not quoted as one: %j', async (argv, hints) => {
  const { home } = await newNetwork(['add-partner', 'Maren Holt']);
  const { code, stderr } = await runMain(home, argv, {});
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `refnet: more words than refnet restore takes: 2, where it takes 1 at most\n${hints}`,
  });
});

test('the file of --db is no part of what is quoted, and stands first', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  expect(await refnet.fails(2, ['log', '--db', refnet.file, 'Zed', 'Extra', '--from', 'maren'])).toContain(
    `is quoted: refnet --db ${refnet.file} log "Zed Extra" --from maren\n`,
  );
});
