import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const FOLDER = new URL('fixtures/samples/', import.meta.url).pathname;

interface Row {
  readonly partner: string | null;
  readonly source: string | null;
  readonly client: string | null;
  readonly status: string;
  readonly day: string;
  readonly value: string | null;
  readonly currency: string | null;
}

const names = (all: readonly (string | null)[]) =>
  [...new Set(all.flatMap((name) => name ?? []))].toSorted((a, b) => a.localeCompare(b, 'en')).join(', ');

/** What a layout comes to with the safe answers: rows and days, partners, sources, how many are won, what they came to. */
async function read(file: string, options: readonly string[]): Promise<string> {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt'], ['config', 'currency', 'USD']);
  await refnet.ok(['config', 'date-order', 'mdy']);
  const { code, stderr } = await refnet.run(['import', FOLDER + file, '--yes', ...options]);
  if (code !== 0) return stderr.replaceAll(FOLDER, '').split('\n')[0] ?? '';
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Row[];
  const days = rows.map(({ day }) => day).toSorted();
  const sum = rows.reduce((all, { value }) => all + Number(value ?? 0), 0);
  const won = rows.filter(({ status }) => status === 'won').length;
  return [
    `${rows.length} from ${days[0] ?? ''} to ${days.at(-1) ?? ''}`,
    names(rows.map(({ partner }) => partner)),
    `(${names(rows.map(({ source }) => source))})`,
    `${won} won`,
    `${sum} ${names(rows.map(({ currency }) => currency))}`.trim(),
    names(rows.map(({ client }) => client))
      .split(', ')
      .slice(0, 2)
      .join(', '),
  ].join('; ');
}

const PENDING = [
  '--statuses',
  'pending=new, inactive=lost, reversed=void, registered=new, confirmed=new, attended=won',
];

/** With what no file says: words that mean two things, and a client who is known by an address alone. */
const TRACKERS: readonly (readonly [file: string, read: string, options?: readonly string[]])[] = [
  [
    'builder-contacts.csv',
    '12 from 2026-01-12 to 2026-11-03; Marcus Webb, Olga Petrenko; (Home Show, Website); 3 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'client-mailing-list.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 0 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'client-steps.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 2 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'course-applications.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 4 won; 600000 NGN; Hal Quist, Ines Ferreira',
    PENDING,
  ],
  [
    'creator-referrals.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 3 won; 37.5 USD; hal@example.com, ines@example.com',
    ['--map', 'email=client', '--statuses', 'Follower=new, Subscriber=won, Churned=lost'],
  ],
  [
    'deals-by-source.csv',
    '12 from 2026-01-12 to 2026-11-03; ; (Cold call, Event, LinkedIn, Referral, Website); 2 won; 39000 USD; Hal Quist - advisory, Ines Ferreira - advisory',
  ],
  [
    'enrolment-leads.csv',
    '12 from 2026-01-12 to 2026-11-03; ; (Alumni Referral, Facebook, Google); 3 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'intake-practice-area.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 2 won; 19000 USD; Hal Quist, Ines Ferreira',
  ],
  [
    'jobber-clients.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 0 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'portal-leads.csv',
    '12 from 2026-01-12 to 2026-11-03; ; (Open House, portal, referral, Sign Call); 0 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'referral-program.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (); 0 won; 100 USD; Hal Quist, Ines Ferreira',
    PENDING,
  ],
  [
    'ride-credits.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (); 4 won; 50 CAD; Hal Quist, Ines Ferreira',
    PENDING,
  ],
  [
    'salon-customers.csv',
    'refnet: no column for the day among "Name", "Email", "Phone", "Gender", "City", "WhatsApp", "Notes", "Loyalty Level", "Color Tag", "Referral Source", "Location Description", "National ID", "Referred By", "Birth Month", "Birth Day"',
  ],
  [
    'software-leads.csv',
    '12 from 2026-01-12 to 2026-11-03; ; (linkedin, referral, website); 2 won; 0; Hal Quist, Ines Ferreira',
  ],
  [
    'workshop-registrations.csv',
    '10 from 2026-01-12 to 2026-11-03; Dr. Alice Farrow, Marcus Webb, Olga Petrenko, Ruth Okafor; (Google, Website); 3 won; 600 USD; Hal Quist, Ines Ferreira',
    PENDING,
  ],
  [
    'zoho-leads-fields.csv',
    '11 from 2026-01-12 to 2026-11-03; Olga Petrenko; (External Referral, Partner, Web Download); 0 won; 0; Hal Quist, Ines Ferreira',
    ['--statuses', 'Junk Lead=leave-out'],
  ],
];

const PEOPLE: readonly (readonly [file: string, people: number, first: string])[] = [
  ['carddav-list.csv', 10, 'Olga Petrenko | Attorney | Petrenko Law | olga@example.com | 555-0100'],
  ['connected-people.csv', 10, 'Olga Petrenko | Attorney | Petrenko Law | olga@example.com | '],
  ['crm-contact-template.csv', 10, 'Olga Petrenko | Attorney | Petrenko Law | olga@example.com | 555-0100'],
  ['kunden-vorlage.csv', 11, 'Olga Petrenko |  | Petrenko Law | olga@example.com | 0221 123450'],
  ['lifecycle-contacts.csv', 10, 'Olga Petrenko | Attorney | Petrenko Law | olga@example.com | 555-0100'],
  ['pronoun-list.csv', 10, 'Olga Petrenko |  | Petrenko Law | olga@example.com | 555-0100'],
  [
    'thunderbird-uk.csv',
    10,
    'Olga Petrenko | Attorney | Petrenko Law | olga@example.com | 555-0100 0770 0900000',
  ],
  ['visitenkarten.csv', 10, 'Olga Petrenko | Attorney | Petrenko Law | olga@example.com | +43 316 5550100'],
];

interface Partner {
  readonly id: string;
  readonly name: string;
  readonly business: string | null;
  readonly profession: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}

describe('a layout of a public sample', () => {
  test.each(TRACKERS.map(([file, expected, options = []]) => ({ file, expected, options })))(
    'of referrals: $file',
    async ({ file, expected, options }) => {
      expect(await read(file, options)).toBe(expected);
    },
  );

  test.each(PEOPLE)('of people: %s', async (file, people, first) => {
    const refnet = await newNetwork();
    expect((await refnet.run(['import', FOLDER + file])).code).toBe(0);
    const partners = JSON.parse(await refnet.ok(['partners', '--json'])) as Partner[];
    const one = partners.find(({ id }) => id === 'p1');
    expect(partners).toHaveLength(people);
    expect(
      [one?.name, one?.profession, one?.business, one?.emails[0], one?.phones.join(' ')].join(' | '),
    ).toBe(first);
  });

  test('is in the table, and the index names where its headings come from', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    expect([...TRACKERS, ...PEOPLE].map(([file]) => file).toSorted()).toEqual(files.toSorted());
    const index = readFileSync(`${FOLDER}README.md`, 'utf8');
    expect(files.filter((file) => !index.includes(`| ${file} `))).toEqual([]);
  });
});
