import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const FOLDER = new URL('fixtures/layouts-apart/', import.meta.url).pathname;

interface Row {
  readonly date: string;
  readonly direction: string;
  readonly partner: { readonly name: string } | string | null;
  readonly source: string | null;
  readonly client: string | null;
  readonly status: string;
  readonly closedOn: string | null;
  readonly value: string | null;
}

/** Imports a file of the folder with the options; throws what stands on stderr where that fails. */
async function imported(file: string, options: readonly string[]) {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt'], ['config', 'currency', 'USD']);
  await refnet.ok(['config', 'date-order', file === 'dutch.csv' ? 'dmy' : 'mdy']);
  const { code, stderr } = await refnet.run(['import', FOLDER + file, '--yes', ...options]);
  if (code !== 0 && !options.includes('--skip-bad')) throw new Error(stderr);
  return refnet;
}

/** Its referrals, the oldest first: from whom, the client, the status with its day, the amount. */
async function referralsOf(file: string, options: readonly string[]) {
  const refnet = await imported(file, options);
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Row[];
  const nameOf = ({ partner, source }: Row) =>
    typeof partner === 'string' ? partner : (partner?.name ?? `(${source ?? ''})`);
  return rows
    .map((row) =>
      [row.direction, nameOf(row), row.client ?? '-', row.status, row.closedOn ?? '-', row.value ?? '-'].join(
        ', ',
      ),
    )
    .toSorted();
}

const LEAVE_OUT = ['--nobody', 'leave-out'];

const REFERRALS: readonly (readonly [file: string, options: readonly string[], rows: readonly string[]])[] = [
  [
    'accountant.xlsx',
    ['--statuses', 'hired her=won', '--skip-bad'],
    [
      'given, Olga Petrenko, Omar Diaz, won, -, -',
      'given, Ruth Okafor, Lia Byrne, new, -, -',
      'received, Marcus Webb, Jon Pell, new, -, -',
      'received, Olga Petrenko, Kim Rowe, won, -, 850.00',
    ],
  ],
  [
    'bigin-pipelines.csv',
    LEAVE_OUT,
    [
      'received, Marcus Webb, Jon Pell, lost, 2026-05-15, 900.00',
      'received, Olga Petrenko, Kim Rowe, won, 2026-04-30, 3200.00',
      'received, Olga Petrenko, Tess Vance, proposal, -, -',
    ],
  ],
  [
    'dutch.csv',
    LEAVE_OUT,
    [
      'received, Jan de Groot, Bakkerij Visser, won, -, 1250.00',
      'received, Jan de Groot, Tom Kuiper, contacted, -, 300.00',
      'received, Pieter van Dijk, Els Bos, lost, -, -',
    ],
  ],
  [
    'honeybook-leads.csv',
    ['--statuses', 'Archived=lost'],
    [
      'received, (Instagram), Jon Pell, lost, -, -',
      'received, (The Knot), Omar Diaz, new, -, -',
      'received, Marcus Webb, Tess Vance, proposal, -, 2150.00',
      'received, Olga Petrenko, Kim Rowe, won, 2026-03-20, 4800.00',
      'received, Olga Petrenko, Lia Byrne, won, 2026-08-01, 1300.00',
    ],
  ],
  [
    'italian.xlsx',
    [],
    [
      'received, (Passaparola), Sara Longo, contacted, -, 1200.00',
      'received, Avv. Carla Neri, Panificio Russo, won, -, 1850.50',
      'received, Paolo Conti, Luca Gallo, lost, -, -',
    ],
  ],
  [
    'keap-opportunities.csv',
    ['--map', 'Projected Revenue High=value'],
    [
      'received, (Facebook Ads), Jon Pell, lost, -, 900.00',
      'received, Marcus Webb, Tess Vance, proposal, -, 6000.00',
      'received, Olga Petrenko, Kim Rowe, won, -, 2500.00',
    ],
  ],
  [
    'provisors.csv',
    ['--statuses', 'Pending=proposal'],
    [
      'given, Marcus Webb, Omar Diaz, no-response, -, -',
      'given, Olga Petrenko, Kim Rowe, won, -, 12000.00',
      'received, Marcus Webb, Jon Pell, declined, -, -',
      'received, Olga Petrenko, Tess Vance, proposal, -, -',
    ],
  ],
  [
    'realtor-gci.csv',
    ['--map', 'listdate=day', '--no-clients', '--statuses', 'closed=won, pending=proposal', '--skip-bad'],
    [
      'received, (Sphere), -, lost, -, -',
      'received, Marcus Webb, -, proposal, -, -',
      'received, Olga Petrenko, -, won, 2026-03-02, 13500.00',
    ],
  ],
  [
    'smokeball-leads.csv',
    [],
    [
      'received, (Website), Jon Pell, lost, -, 1200.00',
      'received, Kim Rowe, Omar Diaz, new, -, 900.00',
      'received, Marcus Webb, Vance, Tess & Co Pty, meeting, -, -',
      'received, Olga Petrenko, Kim Rowe, won, 2026-03-28, 5500.00',
    ],
  ],
  [
    'steuerberater.csv',
    ['--sources', 'Google', ...LEAVE_OUT],
    [
      'received, (Google), Tim Adler, meeting, -, -',
      'received, RA Dr. Jürgen Weiß, Autohaus Krämer, won, -, 240.50',
      'received, RA Dr. Jürgen Weiß, Bäckerei Huber GmbH, won, -, 1850.00',
      'received, Sparkasse (Fr. Öztürk), Lena Groß, declined, -, -',
    ],
  ],
  [
    'therapist-form.csv',
    ['--sources', 'Psychology Today', ...LEAVE_OUT],
    [
      'received, (Psychology Today), Jon Pell, new, -, -',
      'received, Alice Farrow, Tess Vance, new, -, -',
      'received, Ben Castillo (school counselor), Lia Byrne, new, -, -',
      'received, Dr. Alice Farrow, Kim Rowe, new, -, -',
    ],
  ],
  [
    'wiseagent.csv',
    ['--statuses', 'Closed=won'],
    [
      'received, (Open House), Jon Pell, lost, -, -',
      'received, Marcus Webb, Tess Vance, won, -, -',
      'received, Olga Petrenko, Kim Rowe, proposal, -, -',
      'received, Olga Petrenko, Omar Diaz, contacted, -, -',
    ],
  ],
];

const PEOPLE: readonly (readonly [file: string, people: readonly string[]])[] = [
  [
    'constant-contact.csv',
    [
      'Marcus Webb, -, Lender, marcus@webb.example, 555-0202',
      'Olga Petrenko, Petrenko Law, Attorney, olga@petrenko.example, 555-0101',
    ],
  ],
  ['fastmail.vcf', ['Dr. Alice Farrow, Farrow Clinic, Psychiatrist, alice@farrow.example, 555-0102']],
  [
    'nextcloud.vcf',
    [
      'Jürgen Weiß, Weiß & Partner, Rechtsanwalt, jw@weiss.example, +49 30 5550101',
      'Sparkasse Mitte, -, -, info@spk.example, -',
    ],
  ],
  ['proton.vcf', ['Olga Petrenko, Petrenko Law, Attorney, olga@petrenko.example, +1 555 0101']],
  [
    'samsung.vcf',
    ['Nina Krämer, Autohaus, -, nina@kraemer.example, +4915550101', 'Pizza, -, -, -, 555-0199'],
  ],
  [
    'yahoo.csv',
    [
      'Marcus J Webb, -, -, marcus@webb.example, 555-0102',
      'Olga Petrenko, Petrenko Law, Attorney, olga@petrenko.example, 555-0101 555-0201',
    ],
  ],
];

interface Partner {
  readonly name: string;
  readonly business: string | null;
  readonly profession: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

describe('a layout gathered apart', () => {
  test.each(REFERRALS)('of referrals: %s', async (file, options, rows) => {
    expect(await referralsOf(file, options)).toEqual(rows);
  });

  test.each(PEOPLE)('of people: %s', async (file, people) => {
    const refnet = await imported(file, []);
    const partners = JSON.parse(await refnet.ok(['partners', '--json'])) as Partner[];
    const said = partners.map(({ name, business, profession, emails, phones }) =>
      [name, business ?? '-', profession ?? '-', emails.join(' ') || '-', phones.join(' ') || '-'].join(', '),
    );
    expect(said.toSorted()).toEqual(people);
    expect(JSON.parse(await refnet.ok(['referrals', '--json']))).toEqual([]);
  });

  test('is in the table, each of the folder', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect([...REFERRALS, ...PEOPLE].map(([file]) => file).toSorted()).toEqual(files.toSorted());
  });
});

/** A file of the network's folder with a text. */
function fileOf(home: string, name: string, content: string | Uint8Array): string {
  const path = join(home, name);
  writeFileSync(path, content);
  return path;
}

describe('amounts', () => {
  test('of nought are none, be it of one that was won', async () => {
    const refnet = await newNetwork(['config', 'currency', 'USD']);
    const text =
      'Date,Referred by,Client,Status,Value\n2026-09-14,Ann Ash,Kim Rowe,Lost,$0.00\n' +
      '2026-09-15,Ann Ash,Al Roe,New,$0\n2026-09-16,Ann Ash,Bo Lee,Won,0\n2026-09-17,Ann Ash,Ed Orr,Won,5\n';
    await refnet.ok(['import', fileOf(refnet.home, 'a.csv', text)]);
    const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Row[];
    expect(rows.map(({ value }) => value ?? '-').toSorted()).toEqual(['-', '-', '-', '5.00']);
  });

  test('of a low and a high column are asked about, but where one is 0 in every row', async () => {
    const refnet = await newNetwork(['config', 'currency', 'USD']);
    const head = 'Day,Referred by,Client,Stage,Revenue Low,Revenue High\n2026-10-20,Ann Ash,Kim Rowe,New,';
    const both = fileOf(refnet.home, 'both.csv', `${head}5,9\n`);
    expect(await refnet.fails(1, ['import', both])).toBe(
      'refnet: the columns "Revenue Low" and "Revenue High" both look like the amount\n' +
        `  refnet import ${both} --map "Revenue Low=value"      takes that one\n` +
        `  refnet import ${both} --map "Revenue High=value"      takes that one\n`,
    );
    const { stderr } = await refnet.run(['import', fileOf(refnet.home, 'one.csv', `${head}$0.00,9\n`)]);
    expect(stderr).toContain('"Revenue Low" is 0 in every row, so "Revenue High" is taken for the amount');
  });
});

test('cards of groups are left out with a word', async () => {
  const refnet = await newNetwork(['config', 'currency', 'USD']);
  const card = (...lines: readonly string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
  const text =
    card('VERSION:4.0', 'KIND:group', 'FN:Pals') +
    card('VERSION:3.0', 'FN:Friends', 'N:Friends;;;;', 'X-ADDRESSBOOKSERVER-KIND:group') +
    card('VERSION:4.0', 'FN:Al Roe');
  expect(await refnet.ok(['import', fileOf(refnet.home, 'a.vcf', text)])).toContain(
    'Added 1 partner, of 1 person.\n  2 cards of groups of others were left out.\n',
  );
});
