import { expect, test } from 'vitest';
import { retyped } from '../../src/cli/suggestions.ts';

test.each([
  [['show', 'viktor'], 'viktor', 'refnet show victor'],
  [['show', 'viktor', 'osey', '--json'], 'viktor osey', 'refnet show victor --json'],
  [['show', 'viktor osey'], 'viktor osey', 'refnet show victor'],
  [['log', 'A B', '--to=viktor'], 'viktor', 'refnet log "A B" --to=victor'],
  [['log', 'viktor', '--to', 'viktor'], 'viktor', 'refnet log victor --to viktor'],
  [['log', 'A', '--to', 'ann'], 'viktor', 'refnet log A --to ann'],
  [[], 'viktor', 'refnet'],
])('%j with "%s" replaced is %s', (argv, word, command) => {
  expect(retyped(argv, word, 'victor')).toBe(command);
});
