import { describe, expect, it, test } from 'vitest';
import { leaningOf } from '../../src/imports/form-headings.ts';
import { assign } from '../../src/imports/tracker-assign.ts';
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

describe('headings of people', () => {
  const isPeople = (headings: string, ...rows: readonly string[]) =>
    peopleHeaderAt([headings, ...rows].map((line) => line.split(','))) === 0;

  test.each([
    ['First name,Last name,Company,Email,Source,Created At'],
    ['Email address,First name,Last name,Job title,Email status,Source Name,Created At,Tags'],
    ['Name,Phone,Profession,Date added,Contact Source'],
    ['Name,Email,Source,Created At', 'Ann Ash,a@x.example,Import,2024-02-01'],
    ['Name,Email,Source,Created At', 'Ann Ash,a@x.example,Added by you,2024-02-01'],
  ])('are those of contacts where only how a record got in is said: %s', (headings, ...rows) => {
    expect(isPeople(headings, ...rows)).toBe(true);
  });

  test.each([
    ['Name,Email,Source,Created At', 'Ann Ash,a@x.example,Maren Holt,2024-02-01'],
    ['First name,Last name,Company,Email,Source,Date'],
    ['First name,Last name,Company,Email,Source,Created At,Status'],
    ['First name,Last name,Company,Email,Source,Created At,Stage'],
    ['First name,Last name,Company,Email,Source,Created At,Amount'],
    ['First name,Last name,Company,Email,Lead Source,Created At'],
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
