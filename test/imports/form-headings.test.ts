import { describe, expect, it, test } from 'vitest';
import { leaningOf } from '../../src/imports/form-headings.ts';
import { assign } from '../../src/imports/tracker-assign.ts';
import { profileOf } from '../../src/imports/tracker-cells.ts';
import { headingWords } from '../../src/imports/tracker-headings.ts';
import { contactMeaning, peopleHeaderAt } from '../../src/people/people-columns.ts';

/** What the columns are taken for, by their headings: `day partner client`; `-` for one that is not read. */
function taken(...headings: readonly string[]): string {
  return assign({ headings }, new Map())
    .columns.map(({ meaning }) => meaning ?? '-')
    .join(' ');
}

describe('a question of a form', () => {
  test.each([
    'Who referred you?',
    'Who referred you to our practice?',
    'Who can we thank for referring you?',
    'Whom may we thank for your referral?',
    'Who should we thank?',
    'Who sent you?',
    'Who sent them',
    'Who sent the client',
    'Who recommended us to you?',
    'Who told you about us?',
    'Who introduced you?',
    'Name of the person who referred you',
    'Did someone refer you?',
    'Who were you referred by?',
    'How did you find us?',
    'Where did you hear of our office?',
    'How did you hear about us?',
  ])('asks for the partner: %s', (question) => {
    expect(taken('Timestamp', question, 'What is your name?')).toBe('day partner client');
    expect(taken('What is your name?', 'Timestamp', question)).toBe('client day partner');
  });

  test.each([
    'What is your name?',
    "What's your name?",
    'Your name',
    'Your full name',
    'Full name',
    'First and last name',
    'Please tell us your name',
    'What is your full legal name?',
    'Name',
    'Client name',
  ])('asks for the client: %s', (question) => {
    expect(taken('Timestamp', 'Who referred you?', question)).toBe('day partner client');
  });

  test.each([
    [['Timestamp', 'Your name', 'Who are you referring?'], 'day partner client'],
    [['Timestamp', 'Your name', 'Name of the person you are referring'], 'day partner client'],
    [['Timestamp', 'Your name', "Client's name"], 'day partner client'],
    [['Date', 'Client', 'Who did you refer them to?'], 'day client given-to'],
    [
      ['Date', 'Who referred you?', 'Your first name', 'Your last name'],
      'day partner client-first client-last',
    ],
    [['Date', 'Your first name', 'Your last name', 'Client'], 'day partner-first partner-last client'],
    [['Date', 'Referred by', 'Client', 'Thank you sent?'], 'day partner client -'],
    [['Date', 'Referred by', 'Client', 'Who sent the thank-you card?'], 'day partner client -'],
    [['When were you referred?', 'Referred by', 'Client'], 'day partner client'],
    [['Date', 'Client', 'Whom they referred them to'], 'day client given-to'],
    [['Date', 'Referred by', 'Client', 'Reason to refer us'], 'day partner client -'],
    [['Date', 'Referred by', 'Person you introduced'], 'day partner client'],
    [['Date', 'Referred by', 'Those you introduced'], 'day partner client'],
    [['Date', 'Referred by', 'Those being recommended'], 'day partner client'],
    [['Date', 'Referred by', 'Client', 'Result of our pitch'], 'day partner client status'],
    [['Date', 'Referred by', 'Client', 'The day we lost the client'], 'day partner client lost-on'],
    [['Date', 'Source', 'Client referred through giver'], 'day partner client'],
  ])('is read by who did it to whom: %s', (headings, expected) => {
    expect(taken(...headings)).toBe(expected);
  });

  test.each([
    ['Sent along', 'partner'],
    ['Thanks to', 'partner'],
    ['Recommendation of', 'partner'],
    ['Your name', 'client'],
    ['Colleague', undefined],
  ])('leans to one of both by its words: %s', (heading, expected) => {
    expect(leaningOf(headingWords(heading))).toBe(expected);
  });
});

describe('a heading of who was referred', () => {
  test.each([
    [['Date', 'Referrer Name', 'Referred User'], 'day partner client'],
    [['Date', 'Referrer Name', 'Referred party name'], 'day partner client'],
    [['Date', 'Referrer', 'Referred Rider', 'Amount (CAD)'], 'day partner client value'],
    [['Date', 'Referrer', 'Referred by user', 'Client'], 'day partner - client'],
    [['Date', 'Referred Attorney', 'Client'], 'day partner client'],
    [['Created On', 'Account', 'Lead Source', 'Status Reason'], 'day client partner status'],
  ])('is that of the client: %j', (headings, expected) => {
    expect(taken(...headings)).toBe(expected);
  });

  test.each([
    ['Amount (₦)', 'NGN'],
    ['Value ₹', 'INR'],
    ['Valor (R$)', 'BRL'],
    ['Fee (€)', 'EUR'],
    ['Fee ($)', undefined],
  ])('names its currency by the sign: %s', (heading, currency) => {
    expect(assign({ headings: [heading] }, new Map()).columns[0]?.currency).toBe(currency);
  });
});

describe('columns whose cells tell which is meant', () => {
  const takenBy = (columns: Readonly<Record<string, readonly string[]>>) =>
    assign(
      { headings: Object.keys(columns), profiles: Object.values(columns).map((cells) => profileOf(cells)) },
      new Map(),
    );
  const DAYS = ['2026-01-02', '2026-01-03', '2026-01-04'];
  const CLIENTS = ['Kim Rowe', 'Al Roe', 'Bo Poe'];

  test.each([
    [
      'where one is the same in every row',
      ['Active', 'Active', 'Active'],
      ['Sold', 'Lost', 'Estimate'],
      '- status',
    ],
    ['where both differ', ['Active', 'Won', 'Active'], ['Estimate', 'Estimate', 'Quote'], 'status stage'],
  ])('status and stage: %s', (_, Status, Stage, expected) => {
    const { columns } = takenBy({
      Date: DAYS,
      'Referred by': CLIENTS,
      Client: CLIENTS,
      Status,
      'Sales stage': Stage,
    });
    expect(
      columns
        .slice(3)
        .map(({ meaning }) => meaning ?? '-')
        .join(' '),
    ).toBe(expected);
  });

  test.each([
    ['both of channels', ['Paid', 'Organic', 'Paid'], ['Google', 'Facebook', 'Google'], '- source'],
    ['one of names', ['Paid', 'Organic', 'Paid'], ['Ann Ash', 'Bo Lee', 'Ann Ash'], 'source partner'],
  ])('two of sources: %s', (_, channel, source, expected) => {
    const { columns, tied } = takenBy({
      Date: DAYS,
      Client: CLIENTS,
      'Lead Channel': channel,
      'Lead Source': source,
    });
    expect(
      columns
        .slice(2)
        .map(({ meaning }) => meaning ?? '-')
        .join(' '),
    ).toBe(expected);
    expect(tied).toEqual([]);
  });

  test('noughts among amounts are amounts', () => {
    const { columns } = takenBy({ Date: DAYS, Client: CLIENTS, Value: ['0', '0', '12.50'] });
    expect(columns[2]?.meaning).toBe('value');
  });
});

describe('headings of people', () => {
  const isPeople = (headings: string, ...rows: readonly string[]) =>
    peopleHeaderAt([headings, ...rows].map((line) => line.split(','))) === 0;

  test.each([
    ['First name,Last name,Company,Email,Source,Created At'],
    ['Email address,First name,Last name,Job title,Email status,Source Name,Created At,Tags'],
    ['Name,Phone,Profession,Date added,Contact Source'],
    ['Name,Email,Source,Created At', 'Ann Ash,a@x.example,Import,2024-02-01'],
    ['Name,Email,Source,Created At', 'Ann Ash,a@x.example,Added by you,2024-02-01'],
    ['First Name,Last Name,Email,Phone,Company,Title,Lifecycle Stage'],
  ])('are those of contacts where only how a record got in is said: %s', (headings, ...rows) => {
    expect(isPeople(headings, ...rows)).toBe(true);
  });

  test.each([
    ['Name,Email,Source,Created At', 'Ann Ash,a@x.example,Maren Holt,2024-02-01'],
    ['Name,Profession,Source,Created At', 'Ann Ash,broker,Import,2024-02-01'],
    ['First name,Last name,Company,Email,Source,Date'],
    ['First name,Last name,Company,Email,Source,Created At,Status'],
    ['First name,Last name,Company,Email,Source,Created At,Stage'],
    ['First name,Last name,Company,Email,Source,Created At,Amount'],
    ['First name,Last name,Company,Email,Lead Source,Created At'],
    ['First Name,Last Name,Email,Phone,Lifecycle Stage'],
    ['First Name,Last Name,Email,Phone,Company,Title,Lifecycle Stage,Create Date'],
    ['First name,Last name,Company,Email,Referrer,Source,Created At'],
  ])('are those of a tracker where more is said: %s', (headings, ...rows) => {
    expect(isPeople(headings, ...rows)).toBe(false);
  });
});

describe('a column of contacts whose heading does not tell', () => {
  test.each([
    ['Alternate Email 1', ['a@x.example', 'b@x.example'], 'email'],
    ['Other', ['a@x.example'], 'email'],
    ['Home', ['555-0101', '(503) 555-0102'], 'phone'],
    ['Work', ['5035550101'], 'phone'],
    ['Reachable at', ['+1 503 555 0101'], 'phone'],
    ['Reachable at', ['5035550101'], undefined],
    ['Home', ['1 Main St', '555-0101'], undefined],
    ['Fax', ['555-0101'], undefined],
    ['Record Id', ['5035550101'], undefined],
    ['ZIP', ['97301-1234'], undefined],
    ['Joined', ['2024-02-01'], undefined],
    ['Other', [], undefined],
  ])('is what all its cells are: %s %j', (heading, cells, expected) => {
    expect(contactMeaning(heading, cells)).toBe(expected);
  });

  it('is not that of somebody else', () => {
    expect(contactMeaning('Assistant', ['555-0101'])).toBeUndefined();
  });
});
