import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { pastedPath } from '../../src/sheets/pasted-path.io.ts';
import { temporaryFolder } from '../helpers/refnet.ts';

const here = { home: () => '/home/ann', platform: 'linux' };

test.each([
  ["'/x/My list.xlsx'", '/x/My list.xlsx'],
  ['"/x/My list.xlsx"', '/x/My list.xlsx'],
  ["'/x/Ann'\\''s list.xlsx'", "/x/Ann's list.xlsx"],
  ['/x/My\\ list\\ \\(2026\\).xlsx', '/x/My list (2026).xlsx'],
  ['  /x/list.csv ', '/x/list.csv'],
  ['~/list.csv', '/home/ann/list.csv'],
  ["'~/list.csv'", '/home/ann/list.csv'],
  ['~ann/list.csv', '~ann/list.csv'],
  ['list.csv', 'list.csv'],
  ['file:///x/My%20list%20%C3%A4.xlsx', '/x/My list ä.xlsx'],
  ['file://elsewhere/x.csv', 'file://elsewhere/x.csv'],
  ["Ann's list.csv", "Ann's list.csv"],
])('a terminal pastes %j for %j', (pasted, path) => {
  expect(pastedPath(pasted, here)).toBe(path);
});

test('on Windows a backslash parts folders', () => {
  expect(pastedPath('"C:\\Users\\Ann\\My list.xlsx"', { ...here, platform: 'win32' })).toBe(
    'C:\\Users\\Ann\\My list.xlsx',
  );
  expect(pastedPath('C:\\Users\\Ann\\list.csv', { ...here, platform: 'win32' })).toBe(
    'C:\\Users\\Ann\\list.csv',
  );
});

test('a file that is called as it was typed comes first', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a\\ b'));
  const path = join(folder, 'a\\ b', "'x'.csv");
  writeFileSync(path, '');
  expect(pastedPath(path, here)).toBe(path);
  expect(pastedPath(pathToFileURL(path).href, here)).toBe(path);
});
