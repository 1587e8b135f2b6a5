import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** A mark of its own for each text: of which table and column, and of which row. */
const mark = (at: number, id: number) => `zq${at}x${id}zq`;
const MARKS = /zq(\d+)x(\d+)zq/gi;

/** Texts that are no words of a person: changed, the file would be another. Every other column gets a mark. */
const NO_WORDS =
  /^(?:meta|counters|tombstones|forgotten)\.|\.(?:uuid|created_at|updated_at|currency|introduction|touch)$/;
/** Words of refnet's own that the schema does not hold to a list. */
const OWN_WORDS = [
  'settings.key',
  'question_answers.question',
  'working_answers.question',
  'advice_declines.verdict',
  'advice_declines.holds_back',
  'advice_declines.alerts',
  'snoozes.kind',
  'fee_terms.basis',
  'promises.goal_kind',
  'promises.goal_currency',
  'change_rows.table_name',
];
/** The settings whose value is words. */
const SETTINGS = ['my-name', 'business', 'profession'];

interface Marked {
  readonly refnet: Refnet;
  /** `partners.name` by the number in a mark. */
  readonly columns: readonly string[];
}

/** The sample network with a mark in every text of every table, as the schema has them. */
async function markedNetwork(): Promise<Marked> {
  const refnet = await sampleNetwork();
  const db = new Database(refnet.file);
  db.pragma('foreign_keys = on');
  const columns = db
    .prepare<[], { name: string }>(
      `select m.name || '.' || c.name as name from sqlite_schema m join pragma_table_info(m.name) c
       where m.type = 'table' and c.type = 'TEXT' and m.name not like 'sqlite_%'
         and exists (select 1 from pragma_table_info(m.name) where name = 'id')`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !NO_WORDS.test(name) && !OWN_WORDS.includes(name));
  for (const [at, name] of columns.entries()) {
    const [table = '', column = ''] = name.split('.');
    const where = table === 'settings' ? ` and key in (${SETTINGS.map((key) => `'${key}'`).join(', ')})` : '';
    const rows = db
      .prepare<[], { id: number }>(`select id from ${table} where ${column} is not null${where}`)
      .all();
    const put = db.prepare(`update ${table} set ${column} = ${column} || ? where id = ?`);
    for (const { id } of rows) {
      try {
        put.run(` ${mark(at, id)}`, id);
      } catch {
        // The schema holds it to a list of words, or to a day.
        break;
      }
    }
  }
  db.exec(PRIVATE_NUMBERS);
  db.close();
  return { refnet, columns };
}

/** Amounts of clients and time of mine, marked by a number that nothing else has. */
const PRIVATE_NUMBERS = `
  update referrals set currency = coalesce(currency, 'CAD'), invoiced_minor = 76543210, estimate_minor = 76543210;
  update collections set amount_minor = 76543210;
  update check_ins set minutes = 65432;
`;
const NUMBERS = /76,?543|65,?432|1,?090:32/;

const FORMATS = ['table', 'json', 'csv', 'md', 'html'] as const;

/** The marks in what a command prints and says, as `partners.name 3`. */
async function marksIn(marked: Marked, argv: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await marked.refnet.run(argv);
  expect({ argv, code }).toEqual({ argv, code: 0 });
  return marksOf(marked, `${stdout}\n${stderr}`);
}

function marksOf({ columns }: Marked, text: string): string[] {
  const found = [...text.matchAll(MARKS)];
  return [...new Set(found.map(([, at, id]) => `${columns[Number(at)]} ${id}`))].toSorted();
}

/** Built once: nothing in this file writes to it; each test reads a copy. */
let kept: { readonly file: Buffer; readonly columns: readonly string[] } | undefined;

async function marks(): Promise<Marked> {
  if (kept === undefined) {
    const { refnet, columns } = await markedNetwork();
    kept = { file: readFileSync(refnet.file), columns };
    return { refnet, columns };
  }
  const refnet = await newNetwork();
  mkdirSync(dirname(refnet.file), { recursive: true });
  writeFileSync(refnet.file, kept.file, { mode: 0o600 });
  return { refnet, columns: kept.columns };
}

describe('a network with a mark in every text of every table', () => {
  test('is told with the marks of partners, clients and notes where nothing is hidden', async () => {
    const all = await marksIn(await marks(), ['report', 'p2', '--json']);
    expect(all.length).toBeGreaterThan(20);
    expect(all).toContain('partners.name 2');
  });
});

describe('refnet report --anonymous shows no word of a person', () => {
  test.each(FORMATS)('the network, as %s', async (format) => {
    expect(await marksIn(await marks(), ['report', '--anonymous', '--all', '--format', format])).toEqual([]);
  });

  test.each(REPORT_SECTIONS)('the part %s, in every format', async (section) => {
    for (const format of FORMATS) {
      expect(
        await marksIn(await marks(), ['report', '--only', section, '--anonymous', '--format', format]),
      ).toEqual([]);
    }
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('the partner %i, in every format', async (id) => {
    for (const format of FORMATS) {
      expect(
        await marksIn(await marks(), ['report', `p${id}`, '--anonymous', '--all', '--format', format]),
      ).toEqual([]);
    }
    expect(await marksIn(await marks(), ['report', `p${id}`, '--anonymous', '--short'])).toEqual([]);
  });

  test.each(['profession', 'business', 'tag', 'stage', 'region'])('in groups by %s', async (group) => {
    expect(await marksIn(await marks(), ['report', '--by', group, '--anonymous', '--json'])).toEqual([]);
    expect(await marksIn(await marks(), ['report', '--by', group, '--anonymous'])).toEqual([]);
  });

  test.each(['won', 'closed business', 'given', 'received'])('the rows of %s', async (measure) => {
    expect(await marksIn(await marks(), ['report', '--explain', measure, '--all', '--anonymous'])).toEqual(
      [],
    );
    expect(await marksIn(await marks(), ['report', '--explain', measure, '--anonymous', '--json'])).toEqual(
      [],
    );
  });
});

describe('refnet report NAME --for-partner tells nothing but what is of the two', () => {
  const OF_BOTH = ['partners.name', 'promises.what', 'projects.what', 'agreement_terms.exclusive_service'];

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('the partner %i, in every format', async (id) => {
    const marked = await marks();
    const { refnet } = marked;
    const db = new Database(refnet.file, { readonly: true });
    const theirs = (table: string) =>
      table === 'partners'
        ? [id]
        : db
            .prepare<[number], { id: number }>(
              table === 'agreement_terms'
                ? 'select t.id from agreement_terms t join agreements a on a.id = t.agreement_id where a.partner_id = ?'
                : `select id from ${table} where partner_id = ?`,
            )
            .all(id)
            .map((row) => row.id);
    const myName = db
      .prepare<[], { id: number }>(`select id from settings where key = 'my-name'`)
      .all()
      .map((row) => `settings.value ${row.id}`);
    const allowed = new Set([
      ...myName,
      ...OF_BOTH.flatMap((column) => theirs(column.split('.')[0] ?? '').map((row) => `${column} ${row}`)),
    ]);
    const answers = db
      .prepare<[number], { id: number }>(
        `select id from working_answers
         where partner_id = ? and question in ('shared-tracking', 'describes-me', 'i-describe')`,
      )
      .all(id);
    for (const answer of answers) allowed.add(`working_answers.answer ${answer.id}`);
    db.close();
    for (const format of FORMATS) {
      const { code, stdout, stderr } = await refnet.run([
        'report',
        `p${id}`,
        '--for-partner',
        '--format',
        format,
      ]);
      expect(code).toBe(0);
      const found = marksOf(marked, `${stdout}\n${stderr}`);
      expect(found).toContain(`partners.name ${id}`);
      expect(found.filter((each) => !allowed.has(each))).toEqual([]);
      expect(stdout).not.toMatch(NUMBERS);
    }
  });
});

describe('refnet report --anonymous', () => {
  const NAMED = [
    ['add-partner', 'Ann Lee', '--profession', 'psychiatrist', '--ideal-client', 'tired shopkeepers'],
    ['add-partner', 'Ann Ray'],
    ['edit', 'p1', '--tag', 'gold', '--tag', 'Tag 1'],
    ['log', 'Dana R.', '--from', 'lee', '--on', '2026-10-01', '--for', 'divorce grief'],
    ['update', 'dana', 'lost', '--because', 'too dear'],
    ['edit', 'lee', '--shared-tracking', 'yes'],
  ] as const;

  test('tells whom else a name may mean by numbers alone', async () => {
    const refnet = await newNetwork(...NAMED);
    expect(await refnet.fails(1, ['report', 'ann', '--anonymous'])).toBe(
      'refnet: 2 partners fit what was typed\n  refnet report p1 --anonymous\n  refnet report p2 --anonymous\n',
    );
    expect(await refnet.fails(1, ['report', '--explain', 'won', 'ann', '--anonymous'])).toContain('p2');
    expect(await refnet.fails(1, ['report', 'An Lea', '--anonymous'])).not.toContain('Ann');
  });

  test('keeps what is on record on record, by pseudonyms', async () => {
    const refnet = await newNetwork(...NAMED);
    const { stdout } = await refnet.run(['report', 'lee', '--all', '--anonymous', '--format', 'md']);
    expect(stdout).toContain('shared since');
    expect(stdout).toContain('Ideal client 1');
    expect(stdout).toContain('Need 1');
    const outcomes = await refnet.run(['report', '--only', 'outcomes', '--anonymous']);
    expect(outcomes.stdout).toMatch(/Reason \d+/);
  });

  test('does not go with --for-partner', async () => {
    const refnet = await newNetwork(...NAMED);
    expect(await refnet.fails(2, ['report', 'p1', '--anonymous', '--for-partner'])).toContain(
      'do not go together',
    );
  });
});

describe('refnet report NAME --for-partner', () => {
  test('takes the names of clients out of what is promised, whoever sent them', async () => {
    const refnet = await newNetwork(
      ['config', 'my-name', 'Darla Kay'],
      ['add-partner', 'Bea Salinas'],
      ['add-partner', 'Otto Weiss'],
      ['log', 'Cal Corrigan', '--from', 'bea', '--on', '2026-06-01'],
      ['log', 'Zed Quagmire', '--from', 'otto', '--on', '2026-06-01'],
      ['promise', 'bea', 'call Cal Corrigan back and mention Quagmire to Bea'],
    );
    const { stdout } = await refnet.run(['report', 'bea', '--for-partner', '--no-clients']);
    expect(stdout).toContain('call (client) back and mention (client) to Bea');
    expect(stdout).not.toContain('C. C.');
  });
});
