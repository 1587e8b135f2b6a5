import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { writeRows } from '../helpers/records.ts';

const HOSTILE = 'Eve\u001b[2J\u009b1m\u0007\u202e\u2066\u2028\nforged line\r\n#9  forged';

/** What a terminal obeys or what reorders a line; a line break is among it only as the end of a line. */
// oxlint-disable-next-line no-control-regex -- what must never be printed
const RAW = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/;

/** A network whose file somebody else has written to: every text in it is hostile. */
async function hostileNetwork(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt', '--profession', 'broker', '--known-since', '2024-01'],
    ['log', 'Jane D.', '--from', 'maren', '--for', 'a home', '--on', '2026-11-01'],
    ['log', 'Kofi V.', '--to', 'maren', '--on', '2026-08-01'],
    ['check-in', 'maren', '--kind', 'coffee', '--note', 'new office'],
    ['promise', 'maren', 'the brochure', '--by', '2026-11-19'],
    ['update', '1', 'won', '--value', '1800'],
    ['config', 'currency', 'CAD'],
    ['config', 'my-name', 'Nadia Brandt'],
  );
  writeRows(refnet, (change) => {
    change.update('partners', 1, { name: HOSTILE, business: HOSTILE, profession: HOSTILE });
    for (const id of [1, 2]) change.update('referrals', id, { client_name: HOSTILE, need: HOSTILE });
    change.update('check_ins', 3, { note: HOSTILE });
    change.update('promises', 4, { what: HOSTILE });
  });
  return refnet;
}

const COMMANDS: readonly (readonly string[])[] = [
  ['partners'],
  ['referrals'],
  ['check-ins'],
  ['due'],
  ['report'],
  ['report', 'p1'],
  ['advise'],
  ['advise', 'p1'],
  ['who', 'eve'],
  ['search', 'eve'],
  ['show', 'p1'],
  ['show', '1'],
  ['show', '3'],
  ['history'],
  ['agree', 'p1', '--checklist'],
  ['intro', '2'],
  ['thank', 'p1'],
  ['done', '4'],
  ['update', '2', 'contacted'],
  ['told', '1'],
  ['edit', 'p1', '--region', 'Bern'],
  ['check-in', 'p1'],
  ['log', HOSTILE, '--to', 'p1'],
  ['remove', '3', '--yes'],
];

/** A note may have several lines; everything else of the record stays in its line. */
test.each(COMMANDS)(
  'is printed without what a terminal obeys, and forges no line: %s %s',
  async (...argv) => {
    const refnet = await hostileNetwork();
    const { stdout, stderr } = await refnet.run(argv, { columns: 1000 });
    expect(stdout + stderr).toMatch(/Eve|\bp1\b/);
    expect(stdout + stderr).not.toMatch(RAW);
    expect(stdout + stderr).not.toMatch(/^(?:forged|#9)/m);
  },
);

test('carries no escape sequence into coloured output but the colours of refnet itself', async () => {
  const refnet = await hostileNetwork();
  for (const argv of [['partners'], ['show', 'p1'], ['report'], ['due']]) {
    const coloured = await refnet.ok(argv, { env: { FORCE_COLOR: '1' } });
    // oxlint-disable-next-line no-control-regex -- the colours are taken out
    const text = coloured.replaceAll(/\u001b\[(?:1|2|4|22|24|31|32|33|39)m/g, '');
    expect(text).not.toBe(coloured);
    expect(text).not.toMatch(RAW);
  }
});

test.each(['json', 'csv', 'md'])('is not raw in %s either', async (format) => {
  const refnet = await hostileNetwork();
  for (const command of ['partners', 'referrals', 'due', 'report']) {
    const text = await refnet.ok([command, '--format', format]);
    expect(text.replaceAll('\r\n', '\n')).not.toMatch(RAW);
  }
});

test('is exact in JSON', async () => {
  const refnet = await hostileNetwork();
  const partners: unknown = JSON.parse(await refnet.ok(['partners', '--json']));
  expect(partners).toMatchObject([{ name: HOSTILE, profession: HOSTILE }]);
});

test('stays in its line of an error, be it of the record or typed', async () => {
  const refnet = await hostileNetwork();
  await refnet.ok(['add-partner', 'Maren Ash', '--yes']);
  for (const argv of [
    ['log', 'Ann', '--to', 'mar'],
    ['show', HOSTILE],
    [HOSTILE],
    ['log', '--to', HOSTILE],
  ]) {
    const { code, stderr } = await refnet.run(argv);
    expect(code).not.toBe(0);
    expect(stderr).not.toMatch(RAW);
    expect(stderr).not.toMatch(/^(?:forged|#9)/m);
  }
});
