import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNobody } from '../../src/partners/nobody.ts';
import { csvRows } from '../../src/screen/csv.ts';
import { cleanInput, cleanNote } from '../../src/text/sanitize.ts';
import { LINE } from '../../src/text/too-long.ts';
import { NAUGHTY } from '../helpers/naughty-strings.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { longRuns } from '../helpers/runs.ts';

interface Listed {
  partner: string | null;
  source: string | null;
  client: string;
  need: string | null;
  note: string | null;
  [more: string]: unknown;
}

const HEADER = ['Date', 'Partner', 'Client', 'Service', 'Notes', 'Status'];

async function imported(refnet: Refnet, rows: readonly (readonly string[])[], name = 'tracker.csv') {
  const path = join(refnet.home, name);
  writeFileSync(path, csvRows([HEADER, ...rows]));
  return refnet.run(['import', path, '--received', '--skip-bad', '--yes']);
}

async function listed(refnet: Refnet): Promise<Listed[]> {
  return JSON.parse(
    await refnet.ok(['referrals', '--json', '--sort', 'oldest', '--limit', 'all']),
  ) as Listed[];
}

/** What a terminal obeys, or what reorders or hides what stands beside it. */
const OBEYED =
  // oxlint-disable-next-line no-control-regex -- those are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/u;

/** What a refnet's list of its own has of each, without what is given anew. */
function facts(rows: readonly Listed[]) {
  return rows.map(({ number: _number, partnerId: _partner, import: _import, ...rest }) => rest);
}

async function comesBack(refnet: Refnet): Promise<void> {
  const csv = await refnet.ok(['referrals', '--format', 'csv', '--limit', 'all']);
  const other = await newNetwork();
  const path = join(other.home, 'list.csv');
  writeFileSync(path, csv);
  expect((await other.run(['import', path])).code).toBe(0);
  const byUuid = (rows: readonly Listed[]) =>
    facts(rows).toSorted((a, b) => String(a['uuid']).localeCompare(String(b['uuid'])));
  expect(byUuid(await listed(other))).toEqual(byUuid(await listed(refnet)));
}

test('every naughty string comes in as a client, a need and a note, and comes back whole', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt'], ['add-partner', 'Maren Holt']);
  const rows = NAUGHTY.map((text) => ['2026-01-05', 'Maren Holt', text, text, text, 'won']);
  const { code, stderr } = await imported(refnet, rows);
  expect(code).toBe(3);
  const kept = NAUGHTY.filter(
    (text) => cleanInput(text) !== '' && !isNobody(text) && cleanInput(text).length <= LINE,
  );
  expect(stderr).not.toMatch(OBEYED);
  const rest = (await listed(refnet)).map(({ client, need, note }) => ({ client, need, note }));
  // A link of a spreadsheet shows its text.
  const shown = (text: string) => (text.startsWith('=HYPERLINK') ? 'x' : cleanInput(text));
  const wanted = kept.map((text) => ({
    client: shown(text),
    need: shown(text),
    note: cleanNote(text),
  }));
  expect(new Set(rest.map((each) => JSON.stringify(each)))).toEqual(
    new Set(wanted.map((each) => JSON.stringify(each))),
  );
  expect(rest).toHaveLength(wanted.length);
  for (const argv of [
    ['referrals', '--limit', 'all'],
    ['search', 'a'],
    ['due'],
    ['report'],
    ['partners'],
    ['show', '1'],
  ]) {
    expect((await refnet.run(argv, { terminal: true, env: { NO_COLOR: '1' } })).stdout).not.toMatch(OBEYED);
  }
  await comesBack(refnet);
});

test('every naughty string is a partner, a source or nobody, and comes back whole', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
  const rows = NAUGHTY.map((text, at) => ['2026-01-05', text, `Client ${at}`, '', '', 'won']);
  const { code, stderr } = await imported(refnet, rows);
  expect([0, 3]).toContain(code);
  expect(stderr).not.toMatch(OBEYED);
  const all = await listed(refnet);
  for (const { partner, source } of all) {
    expect(isNobody(partner ?? source ?? '')).toBe(false);
  }
  expect(
    (await refnet.run(['partners', '--limit', 'all'], { terminal: true, env: { NO_COLOR: '1' } })).stdout,
  ).not.toMatch(OBEYED);
  await comesBack(refnet);
});

test('whatever a cell holds, an import ends with an answer, and keeps what it takes as it was cleaned', async () => {
  const text = fc.oneof(
    fc.constantFrom(...NAUGHTY),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 10 }),
  );
  const row = fc
    .tuple(text, text, text, text, text, text)
    .map((cells) => cells.map((cell) => cell.replaceAll('\0', '')));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const refnet = await newNetwork();
      const good = ['2026-01-05', 'Maren Holt', 'Jane D.', 'taxes', '', 'won'];
      const { code, stdout, stderr } = await imported(refnet, [good, ...rows]);
      expect([0, 3]).toContain(code);
      expect(stdout + stderr).not.toMatch(OBEYED);
      // Of a row that cannot be read nothing is said but where and why.
      expect(stderr).not.toMatch(/went wrong inside/);
      const all = await listed(refnet);
      expect(all[0]).toMatchObject({ partner: 'Maren Holt', client: 'Jane D.' });
      for (const { client, need, note } of all) {
        expect(cleanInput(client)).toBe(client);
        expect(cleanInput(need ?? '')).toBe(need ?? '');
        expect(cleanNote(note ?? '')).toBe(note ?? '');
      }
    }),
    { numRuns: longRuns(12) },
  );
}, 60_000);

test('a file with a NUL in it is no text', async () => {
  const refnet = await newNetwork();
  const { code, stderr } = await imported(refnet, [['2026-01-05', 'Maren\0Holt', 'Jane', '', '', 'won']]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('not a text file') });
});
