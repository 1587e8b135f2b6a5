import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { EXPORTED_KINDS } from '../../src/exports/export-kind.ts';
import { MAY_MENTION, OF_THE_CLIENT } from '../../src/records/forget.ts';
import { newNetwork } from '../helpers/refnet.ts';

const WORDS = [...Object.keys(EXPORTED_KINDS), 'fees'];
const NAMED = /kovacs|zsófia/i;

/** A network in which a client is named wherever words may be typed. */
const network = () =>
  newNetwork(
    ['add-partner', 'Eve Roy', '--services', 'took Kovacs in', '--ideal-client', 'one like Zsófia Kovacs'],
    ['edit', 'eve', '--note', 'Kovacs is her cousin', '--how-met', 'through Zsófia'],
    ['log', 'Zsófia Kovacs', '--from', 'eve', '--for', 'custody, Kovacs v. Kovacs', '--note', 'Zsófia calls'],
    ['update', '1', 'won', '--value', '1000', '--collected', '600', '--because', 'Kovacs signed'],
    ['thank', '1', '--how', 'a card signed by Zsófia Kovacs'],
    ['log', 'B. Lee', '--source', 'Zsófia Kovacs'],
    ['check-in', 'eve', '--note', "Kovacs is back, with the Kovacs' file"],
    ['check-in', '--kind', 'broadcast', '--all', '--note', 'Zsófia Kovacs reads it'],
    ['promise', 'eve', 'send the file of Zsófia Kovacs', '--by', '2026-12-01'],
    ['note', 'eve', 'growth: more like Kovacs', '--kind', 'growth'],
    ['project', 'eve', 'evening with Zsófia Kovacs', '--kind', 'event'],
    ['agree', 'eve', '--verbal', '--i-pay', '10%', '--exclusive', 'cases like Kovacs', '--yes'],
    ['agree', 'eve', '--i-will', 'see Kovacs first', '--note', 'Zsófia knows', '--paper', "Kovacs's folder"],
    ['pay', 'eve', '20', '--note', 'for Kovacs'],
  );

test('--no-clients leaves every client out of every kind of export, in every format', async () => {
  const refnet = await network();
  for (const word of WORDS) {
    for (const format of ['csv', 'json', 'jsonl', 'md']) {
      const text = await refnet.ok(['export', word, '--no-clients', '--format', format]);
      expect([word, format, NAMED.exec(text)?.[0]]).toEqual([word, format, undefined]);
    }
    const file = join(refnet.home, `${word}.xlsx`);
    expect(await refnet.ok(['export', word, '--no-clients', '--output', file])).toContain(
      `Exported ${word} without clients to `,
    );
    expect(JSON.stringify((await readExcelFile(file))[0]?.data)).not.toMatch(NAMED);
  }
  expect(await refnet.ok(['export', 'partners', '--no-clients', '--format', 'vcard'])).not.toMatch(NAMED);
});

test('a list of referrals for an accountant has the partner, the days and the amounts, and neither client, need nor note', async () => {
  const refnet = await network();
  const file = join(refnet.home, 'x.csv');
  await refnet.ok(['export', 'referrals', '--no-clients', '--output', file]);
  const [headings = '', row = ''] = readFileSync(file, 'utf8').split('\r\n');
  expect(headings.split(',')).not.toEqual(expect.arrayContaining(['client']));
  expect(headings).toMatch(/^number,day,direction,partner,partnerId,source,status,closedOn,consent,/);
  expect(row).toMatch(/^1,2026-11-20,received,Eve Roy,p1,,won,2026-11-20,.*USD,,,1000\.00,1000\.00,/);
});

test('a partner who has a name of a client keeps it, and other words say "(client)"', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Bob Fox'],
    ['log', 'Ann Fox', '--from', 'bob'],
    ['check-in', 'bob', '--note', 'Ann Fox settled in'],
  );
  expect(await refnet.ok(['export', 'check-ins', '--no-clients'])).toMatch(
    /,Bob Fox,p1,call,\(client\) settled in,/,
  );
});

test('every text in which a client may be named is known to the exports without clients', () => {
  const open = Object.entries(EXPORTED_KINDS).flatMap(([word, { of, ofClients, mayName }]) => {
    const told = [...(MAY_MENTION[of.table] ?? []), ...(OF_THE_CLIENT[of.table] ?? [])];
    return of.fields.flatMap(({ json, columns }) =>
      json !== undefined &&
      columns.some((column) => told.includes(column)) &&
      !ofClients.includes(json) &&
      !mayName.includes(json)
        ? [`${word}: ${json}`]
        : [],
    );
  });
  expect(open).toEqual([]);
});

test('everything without clients is refused with what goes', async () => {
  const refnet = await network();
  const refused =
    'refnet: everything is the whole network, which holds the names of clients; --no-clients goes with one kind of record\n' +
    '  refnet export referrals --no-clients\n  refnet export fees --no-clients\n  refnet export collections --no-clients\n';
  expect(await refnet.fails(2, ['export', 'all', '--no-clients'])).toBe(refused);
  expect(await refnet.fails(2, ['export', '--no-clients', '--output', 'x.json'])).toBe(refused);
  expect(await refnet.fails(2, ['export', 'referrals', '--no-clients', '--format', 'vcard'])).toContain(
    '  refnet export referrals --no-clients --format csv\n',
  );
});

test.each([
  [['referrals', '--no-clients'], 'refnet export referrals --no-clients      names no client'],
  [['referrals', '--anonymous'], 'refnet export referrals --no-clients      names no client'],
  [['fees', '--no-clients'], 'refnet export fees --no-clients      names no client'],
  [['export', 'referrals', '--anonymous'], 'refnet export referrals --no-clients'],
])('%j is answered with the export that names no client', async (argv, line) => {
  const refnet = await network();
  expect(await refnet.fails(2, argv)).toContain(`\n  ${line}\n`);
});
