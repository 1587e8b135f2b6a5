import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  eitherStatus,
  LEAVE_OUT,
  parseStatusWords,
  statusToType,
  statusOfCell,
} from '../../src/imports/status-cell.ts';
import { parseTexts, asItem } from '../../src/imports/pairs.ts';
import { looseWords } from '../../src/imports/pairs.ts';
import { loaded } from '../../src/text/lazily.ts';

/** `word=status, ...`: what each says; `either` for one that says two things. */
function told(words: string): string {
  return words
    .split(' | ')
    .map(
      (word) => `${word}=${statusOfCell(word) ?? (eitherStatus(word) === undefined ? 'unknown' : 'either')}`,
    )
    .join(' | ');
}

const words = (table: string) => table.replaceAll(/=[\w-]+/g, '');

test.each([
  [
    'Salesforce, opportunities',
    'Prospecting=new | Qualification=contacted | Needs Analysis=meeting | Value Proposition=meeting | Id. Decision Makers=meeting | Perception Analysis=meeting | Proposal/Price Quote=proposal | Negotiation/Review=proposal | Closed Won=won | Closed Lost=lost',
  ],
  [
    'Salesforce, leads',
    'Open - Not Contacted=new | Working - Contacted=contacted | Closed - Converted=won | Closed - Not Converted=lost | Nurturing=contacted | Unqualified=declined | Qualified=meeting',
  ],
  [
    'HubSpot, deals',
    'appointmentscheduled=meeting | qualifiedtobuy=meeting | presentationscheduled=meeting | decisionmakerboughtin=proposal | contractsent=proposal | closedwon=won | closedlost=lost | Decision Maker Bought-In=proposal',
  ],
  [
    'HubSpot, leads',
    'NEW=new | OPEN=new | IN_PROGRESS=contacted | OPEN_DEAL=contacted | UNQUALIFIED=declined | ATTEMPTED_TO_CONTACT=contacted | CONNECTED=contacted | BAD_TIMING=either',
  ],
  [
    'Zoho',
    'Identify Decision Makers=meeting | Closed-Lost to Competition=lost | Contact in Future=contacted | Junk Lead=either | Lost Lead=lost | Not Contacted=new | Pre-Qualified=meeting | Not Qualified=declined',
  ],
  [
    'Pipedrive',
    'Lead In=new | Contact Made=contacted | Demo Scheduled=meeting | Needs Defined=meeting | Proposal Made=proposal | Negotiations Started=proposal | deleted=void',
  ],
  [
    'Clio Grow',
    'Consult Scheduled=meeting | Consult Attended=meeting | Pending Engagement=proposal | Agreement Sent=proposal | Retained=won | Did Not Hire=lost | No Hire=lost | Lost - No Response=no-response | Unqualified Lead=declined | Referred Out=declined',
  ],
  [
    'Lawmatics',
    'PNC=new | Consult No-Show=no-response | Agreement Out=proposal | Matter Created=won | Not Retained=lost',
  ],
  [
    'Top Producer',
    'Active=contacted | Under Contract=proposal | Pending=either | Closed=either | Expired=lost | Hot=unknown',
  ],
  [
    'Follow Up Boss',
    'Attempted Contact=contacted | Spoke with Customer=contacted | Met with Customer=meeting | Submitting Offers=proposal | Sale Closed=won | Past Client=won | Trash=void',
  ],
  ['Copper', 'First Meeting=meeting | Contract Review=proposal | Abandoned=lost'],
  [
    'Insightly',
    'OPEN - NotContacted=new | OPEN - Attempted Contact=contacted | CLOSED - Disqualified=declined | SUSPENDED=contacted',
  ],
  [
    'BNI',
    'Not contacted yet=new | Contacted=contacted | No response yet=contacted | Got the business=won | Not a good fit=declined | Told Them You Would Call=new',
  ],
  [
    'by hand',
    'Left VM=contacted | Emailed=contacted | Awaiting reply=contacted | Appt set=meeting | Proposal out=proposal | WON!=won | Won ✅=won | Deposit paid=won | Lost to price=lost | MIA=no-response | Dup=void | Hot lead=unknown | ✓=unknown | 0=unknown',
  ],
  [
    'in other languages',
    'gewonnen=won | Angebot gesendet=proposal | Erstgespräch=meeting | verloren=lost | in Verhandlung=proposal | gagnée=won | Fermée perdue=lost | en cours=contacted | Ganada=won | Perdida=lost | abgeschlossen=either',
  ],
])('the words of %s', (_whose, table) => {
  expect(told(words(table))).toBe(table);
});

describe('a number, the odds or a reason beside a word', () => {
  test.each([
    ['3. Proposal', 'proposal'],
    ['1 - New', 'new'],
    ['Stage 2: Contacted', 'contacted'],
    ['Negotiation (90%)', 'proposal'],
    ['Negotiation/Review 90%', 'proposal'],
    ['Lost - price', 'lost'],
    ['Lost (went quiet on us)', 'lost'],
    ['Closed Won: retainer of March', 'won'],
    ['Lost - Referred out', undefined],
    ['Won/Lost', undefined],
    ['Lost - dormant', undefined],
    ['Contacted - twice', undefined],
    ['2', undefined],
  ])('%j is %s', (cell, status) => expect(statusOfCell(cell)).toBe(status));
});

test('leave-out is a status of its own, and a blank left in is told', async () => {
  expect([...parseStatusWords(['Spam=leave-out, Old=skip, Test lead=leave out']).values()]).toEqual([
    LEAVE_OUT,
    LEAVE_OUT,
    LEAVE_OUT,
  ]);
  await expect(loaded(() => parseStatusWords(['Hot=STATUS']))).rejects.toThrow(
    'say which status stands for Hot',
  );
});

test('whatever a word holds, the line to type reads it back', () => {
  const word = fc
    .string({ unit: 'binary', maxLength: 12 })
    .filter((text) => text.trim() !== '' && looseWords(text) !== '');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (all) => {
      const typed = all.map(statusToType).join(', ').replaceAll('=STATUS', '=won');
      // A word may end in the blank itself.
      fc.pre(!all.some((each) => each.includes('STATUS')));
      expect([...parseStatusWords([typed]).keys()]).toEqual([...new Set(all.map(looseWords))]);
      const texts = all.map((each) => each.trim());
      expect(parseTexts(texts.map(asItem).join(', '))).toEqual(texts);
    }),
  );
});
