import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readRecords } from '../src/file/rows.sql.ts';
import { openInMemory } from '../src/file/open.sql.ts';
import { asDay } from '../src/calendar/day.ts';
import type { AnyKind } from '../src/kinds/kind.ts';
import { SCHEMA_VERSION } from '../src/file/current.sql.ts';
import { networkTables } from '../src/network/network-tables.sql.ts';
import { KINDS } from '../src/records/record-kinds.ts';
import { sources } from '../src/referrals/source.ts';
import { schemaOf } from './helpers/kind-schema.ts';
import { networkSchema } from './helpers/network-schema.ts';
import { sampleNetwork } from './helpers/sample.ts';

const PUBLISHED = new URL('../.docs/json.schema.json', import.meta.url);
const EXPORT = new URL('../.docs/export.schema.json', import.meta.url);

test('the published schema of records is what their kinds declare', () => {
  const records = Object.fromEntries(
    [...KINDS, sources].map((of) => [of.noun, z.toJSONSchema(schemaOf(of))]),
  );
  const title = 'A record as --json prints it, by its kind';
  const schema = `${JSON.stringify({ title, $defs: records }, null, 2)}\n`;
  // `npm run docs` writes what this test otherwise compares.
  if (process.env['REFNET_WRITE_DOCS'] === '1') writeFileSync(PUBLISHED, schema);
  expect(JSON.parse(readFileSync(PUBLISHED, 'utf8'))).toEqual(JSON.parse(schema));
});

describe('the published schema of an export of everything', () => {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  const schema = networkSchema(SCHEMA_VERSION, networkTables(db));

  test('is what the tables of the file are', () => {
    const title =
      'What refnet export all prints as JSON; of JSON Lines each line has a table and a row of it';
    const text = `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;
    if (process.env['REFNET_WRITE_DOCS'] === '1') writeFileSync(EXPORT, text);
    expect(JSON.parse(readFileSync(EXPORT, 'utf8'))).toEqual(JSON.parse(text));
  });

  test('fits what is exported', async () => {
    const refnet = await sampleNetwork();
    const whole: unknown = JSON.parse(await refnet.ok(['export', 'all']));
    expect(() => schema.parse(whole)).not.toThrow();
  });
});

describe('the JSON of every kind of record', () => {
  const numbers = async ({ table, of }: AnyKind) => {
    const refnet = await sampleNetwork();
    for (const goal of ['40 received', 'CAD 90,000 business']) {
      await refnet.ok(['promise', '--network', '--goal', goal, '--from', '2026-01-01', '--by', '2026-12-31']);
    }
    await refnet.ok(['check-in', '--kind', 'broadcast', '--all', '--note', 'newsletter']);
    const { default: Database } = await import('better-sqlite3');
    const db = new Database(refnet.file, { readonly: true });
    // Promises of partners and objectives of the network share a table.
    const whose = table === 'promises' ? `where (partner_id is null) = ${Number(of === 'network')}` : '';
    const ids = db.prepare<[], number>(`select id from ${table} ${whose}`).pluck().all();
    db.close();
    return { refnet, ids };
  };

  test.each(KINDS.map((of) => [of.noun, of] as const))('of a %s fits its schema', async (_noun, of) => {
    const { refnet, ids } = await numbers(of);
    expect(ids.length).toBeGreaterThan(0);
    const schema = schemaOf(of);
    const keys = Object.keys(schema.shape);
    for (const id of ids.slice(0, 40)) {
      const name = of.series === 'partner' ? `p${id}` : String(id);
      const shown: Record<string, unknown> = JSON.parse(await refnet.ok(['show', name, '--json']));
      const own = Object.fromEntries(keys.filter((key) => key in shown).map((key) => [key, shown[key]]));
      expect(() => schema.parse(own)).not.toThrow();
    }
  });
});

test('a kind is read from an empty file as no record', () => {
  const db = openInMemory({ today: asDay('2026-11-20'), now: () => new Date('2026-11-20T12:00:00Z') });
  for (const of of KINDS) expect(readRecords(db, of, { cells: { today: '2026-11-20' } })).toEqual([]);
});
