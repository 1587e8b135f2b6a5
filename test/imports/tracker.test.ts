import { OTHER_STATUS_SAYINGS, OVER } from '../../src/referrals/status-other-words.ts';
import { STATUS_SAYINGS, synonyms } from '../../src/referrals/status-words.ts';
import { describe, expect, it, test } from 'vitest';
import { parseMapping } from '../../src/imports/tracker.ts';
import { TRACKER_DIRECTIONS, trackerDirection } from '../../src/imports/way-words.ts';
import { NumberSet } from '../../src/imports/number-set.ts';
import { parsePairs } from '../../src/imports/pairs.ts';
import { isSummaryWord } from '../../src/imports/tracker-aside.ts';
import { headingSays } from '../../src/imports/tracker-headings.ts';
import { eitherStatus, parseStatusWords, statusOfCell } from '../../src/imports/status-cell.ts';
import { STATUSES } from '../../src/referrals/status.ts';
import { loaded } from '../../src/text/lazily.ts';

test.each([
  ['"Won = signed=won"', [['Won = signed', 'won']]],
  [
    '"a ""b""=c", d=e',
    [
      ['a "b"', 'c'],
      ['d', 'e'],
    ],
  ],
])('a pair in quotation marks is divided by its last =: %s', (text, pairs) => {
  expect(parsePairs(text, '--status x=won')).toEqual(pairs);
});

test('a set of numbers grows with the largest of them', () => {
  const set = new NumberSet();
  for (const number of [7, 8_191, 8_192, 1_000_000]) set.add(number);
  const among = [6, 7, 8, 8_191, 8_192, 8_193, 999_999, 1_000_000, 2_000_000];
  expect(among.filter((number) => set.has(number))).toEqual([7, 8_191, 8_192, 1_000_000]);
});

const meant = (heading: string) => headingSays(heading).candidates[0]?.meaning;

describe('headingSays', () => {
  test.each([
    ['Date Received', 'day'],
    ['Sale Price', undefined],
    ['List Price', undefined],
    ['Purchase price', undefined],
    ['Price', 'value'],
    ['Package Price', 'value'],
    ['Referrer', 'partner'],
    ['Prospect Name', 'client'],
    ['Status', 'status'],
    ['Notes', 'note'],
    ['Date', 'day'],
    ["Prospect's Name", 'client'],
    ['Prospect’s Name', 'client'],
    ['Source', 'partner'],
    ['Outcome', 'status'],
    ['Revenue', 'value'],
    ['REFERRED BY:', 'partner'],
    ['ReferredBy', 'partner'],
    ['referred.by', 'partner'],
    ['Referred\nBy', 'partner'],
    ['Referred_By__c', 'partner'],
    ['  referral_source ', 'partner'],
    ['Referred To', 'given-to'],
    ['Deal Size', 'value'],
    ['Revenue ($)', 'value'],
    ['Amount (in USD)', 'value'],
    ['dealAmount', 'value'],
    ['Service', 'need'],
    ['Comments', 'note'],
    ['Given/Received', 'direction'],
    ['Type (in/out)', 'direction'],
    ['Date Closed', 'closed'],
    ['Deal - Won time', 'won-on'],
    ['Deal - Lost time', 'lost-on'],
    ['Deal - Status', 'status'],
    ['Matter status - top-level', 'status'],
    ['First Name', 'client-first'],
    ['client_last_name', 'client-last'],
    ['Client Surname', 'client-last'],
    ['Referrer First', 'partner-first'],
    ['Referred by: Last Name', 'partner-last'],
    ['Referring Agent Last Name', 'partner-last'],
    ['Referred To First Name', 'given-to-first'],
    ['Datum der Empfehlung', 'day'],
    ['Empfehlung von', 'partner'],
    ['Betrag (€)', 'value'],
    ['Kunde', 'client'],
    ['Recommandé par', 'partner'],
    ['Montant', 'value'],
    ['Fecha', 'day'],
    ['Referido por', 'partner'],
    ['Name of the person who referred them', 'partner'],
    ['Date client was introduced', 'day'],
    ['Referral First Name', 'client-first'],
    ['Name of person you are referring', 'client'],
    ['Your Name', 'partner'],
    ['Who Referred', 'partner'],
    ['Who was referred', 'client'],
    ['Reference Given By', 'partner'],
    ['Won/Lost', 'status'],
    ['amount_cents', undefined],
    ['Client introduced', 'client'],
    ['Introduced (date)', 'day'],
    ['Inquiry Date', 'day'],
    ['Nome cliente', 'client'],
    ['Funded Date', 'won-on'],
    ['Phone', undefined],
    ['Referrer email', undefined],
    ['Expected Close Date', undefined],
    ['Referral Fee', undefined],
    ['Next follow-up', undefined],
    ['Date of birth', undefined],
    ['Owner', undefined],
    ['', undefined],
    ['Partnership', undefined],
  ])('%j is %s', (heading, meaning) => expect(meant(heading)).toBe(meaning));

  it('takes the currency from the heading of an amount', () => {
    expect(headingSays('Revenue (EUR)').currency).toBe('EUR');
    expect(headingSays('Revenue [cad]').currency).toBe('CAD');
    expect(headingSays('Amount in USD').currency).toBe('USD');
    expect(headingSays('Betrag €').currency).toBe('EUR');
    expect(headingSays('Revenue (net)').currency).toBeUndefined();
  });
});

describe('a cell of statuses', () => {
  test.each([
    ['open', 'new'],
    ['Waiting', 'new'],
    ['In Progress', 'contacted'],
    ['in-progress', 'contacted'],
    ['Meeting set', 'meeting'],
    ['Proposal Sent', 'proposal'],
    ['Closed Won', 'won'],
    ['closed - won', 'won'],
    ['CLOSED/WON!', 'won'],
    ['converted', 'won'],
    ['New client', 'won'],
    ['No Sale', 'lost'],
    ['closed lost', 'lost'],
    ['not interested', 'lost'],
    ['ghosted', 'no-response'],
    ['Not a fit', 'declined'],
    ['duplicate', 'void'],
    ['Closed', undefined],
    ['hot', undefined],
    ['', null],
    ['-', null],
    ['N/A', null],
    ['\u2713', undefined],
  ])('%j is %s', (word, status) => expect(statusOfCell(word)).toBe(status));

  it('knows every status by its own name', () => {
    for (const status of STATUSES) {
      expect(statusOfCell(status)).toBe(status);
      expect(statusOfCell(status.replaceAll('-', ' ').toUpperCase())).toBe(status);
    }
  });

  it('agrees with the synonyms of the command line', () => {
    for (const [word, status] of Object.entries(synonyms)) {
      expect([undefined, status]).toContain(statusOfCell(word));
    }
  });

  it('has no word for two statuses or directions', () => {
    for (const table of [STATUS_SAYINGS, TRACKER_DIRECTIONS]) {
      const words = Object.values(table).flatMap((line) => line.split(', '));
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
    }
  });

  it.each([
    ['gewonnen', 'won'],
    ['Verloren', 'lost'],
    ['offen', 'new'],
    ['neu', 'new'],
    ['gagné', 'won'],
    ['GAGNE', 'won'],
    ['keine Rückmeldung', 'no-response'],
    ['abgelehnt', 'declined'],
    ['rendez-vous', 'meeting'],
    ['perdido', 'lost'],
  ])('knows %s, in another language, as %s', (word, status) => {
    expect(statusOfCell(word)).toBe(status);
  });

  it('knows of words in another language what says two things', () => {
    for (const word of ['abgeschlossen', 'Terminé', 'cerrado'])
      expect(eitherStatus(word)).toBe('won or lost');
  });

  it('has no word of another language for two statuses, nor one that English has', () => {
    const words = Object.values(OTHER_STATUS_SAYINGS).flatMap((line) => line.split(', '));
    const english = Object.values(STATUS_SAYINGS).flatMap((line) => line.split(', '));
    const all = [...words, ...english, ...OVER];
    expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
  });

  it("puts a person's own words above the table", () => {
    const own = parseStatusWords(['Closed=won, Pending=contacted', 'Too Far = declined']);
    expect(statusOfCell('closed', own)).toBe('won');
    expect(statusOfCell('PENDING', own)).toBe('contacted');
    expect(statusOfCell('too far', own)).toBe('declined');
    expect(statusOfCell('lost', own)).toBe('lost');
  });

  it('refuses own words for a status there is none of', async () => {
    await expect(loaded(() => parseStatusWords(['Closed=doone']))).rejects.toThrow('"doone" is not a status');
  });
});

test.each([
  ['Given', 'given'],
  ['OUT', 'given'],
  ['sent', 'given'],
  ['r', 'received'],
  ['inbound', 'received'],
  ["Rec'd", 'received'],
  ['Recd', 'received'],
  ['erhalten', 'received'],
  ['Eingang', 'received'],
  ['Reçu', 'received'],
  ['recibido', 'received'],
  ['gegeben', 'given'],
  ['Ausgehend', 'given'],
  ['weitergeleitet', 'given'],
  ['donné', 'given'],
  ['in uscita', 'given'],
  ['both', undefined],
])('trackerDirection(%j) is %s', (word, direction) => expect(trackerDirection(word)).toBe(direction));

test.each([
  ['Total', true],
  ['Totals:', true],
  ['GRAND TOTAL', true],
  ['Sub-total', true],
  ['Average', true],
  ['Total Wellness Clinic', false],
  ['', false],
])('isSummaryWord(%j) is %s', (word, is) => expect(isSummaryWord(word)).toBe(is));

describe('parseMapping', () => {
  it('reads pairs, also quoted and from several options', () => {
    const mapping = parseMapping(['Referrer=partner, "Name, full"=client', ' When = Day ']);
    expect([...mapping.values()]).toEqual([
      { heading: 'Referrer', meaning: 'partner' },
      { heading: 'Name, full', meaning: 'client' },
      { heading: 'When', meaning: 'day' },
    ]);
  });

  it('lets a heading hold the sign between the sides', () => {
    expect([...parseMapping(['A=B=client']).values()]).toEqual([{ heading: 'A=B', meaning: 'client' }]);
  });

  test.each([
    ['Referrer', '"Referrer" in --map is no pair of two sides with = between them'],
    ['=partner', '"=partner" in --map is no pair of two sides with = between them'],
    ['Referrer=', '"Referrer=" in --map is no pair of two sides with = between them'],
    ['Referrer=boss', 'a column cannot be mapped to "boss"'],
    ['A=client, a=partner', 'the column "a" is mapped twice'],
  ])('refuses %j', (text, message) => expect(() => parseMapping([text])).toThrow(message));
});
