import { expect, test } from 'vitest';
import { NOTHING_SAID, partnerCell, type NamesSaid } from '../../src/imports/partner-cell.ts';
import { looseWords } from '../../src/imports/pairs.ts';

const ON_RECORD = new Set(['maren holt', 'victor osei', 'ash tax', 'google']);
const SAID: NamesSaid = {
  ...NOTHING_SAID,
  isPartner: (name) => ON_RECORD.has(looseWords(name)),
  isSource: (name) => looseWords(name) === 'avvo',
  myName: 'Nadia Brandt',
};

/** `partner: Maren Holt`, `partners: Maren Holt + Victor Osei`, `nobody`. */
function told(cell: string): string {
  const read = partnerCell(cell, SAID);
  if (read.is === 'partners') return `partners: ${read.names.join(' + ')}`;
  return 'name' in read ? `${read.is}: ${read.name}` : read.is;
}

test.each([
  ['Maren Holt', 'partner: Maren Holt'],
  // Several, certainly.
  ['Maren Holt; Victor Osei', 'partners: Maren Holt + Victor Osei'],
  ['Maren Holt\nVictor Osei', 'partners: Maren Holt + Victor Osei'],
  ['Ann Ash | Ben Ode', 'partners: Ann Ash + Ben Ode'],
  ['Ann Ash / Ben Ode', 'partners: Ann Ash + Ben Ode'],
  ['Ann Ash; ann ash', 'partner: Ann Ash'],
  // Several where each is on record, one otherwise.
  ['Maren Holt and Victor Osei', 'partners: Maren Holt + Victor Osei'],
  ['Maren Holt & Victor Osei', 'partners: Maren Holt + Victor Osei'],
  ['Maren Holt, Victor Osei', 'partners: Maren Holt + Victor Osei'],
  ['Maren Holt/Victor Osei', 'partners: Maren Holt + Victor Osei'],
  ['Ann and Bob Ash', 'partner: Ann and Bob Ash'],
  ['Ann Ash & Bob Ash', 'partner: Ann Ash & Bob Ash'],
  ['Smith & Jones LLP', 'partner: Smith & Jones LLP'],
  ['Ash, Brun and Cole', 'partner: Ash, Brun and Cole'],
  ['Holt, Maren', 'partner: Holt, Maren'],
  ['Ann Ash, CPA', 'partner: Ann Ash, CPA'],
  ['AC/DC Electric', 'partner: AC/DC Electric'],
  // How to reach somebody, and the firm, are no part of the name, and no second one.
  ['Maren Holt (m@h.example)', 'partner: Maren Holt'],
  ['Maren Holt; m@h.example; 555-0142', 'partner: Maren Holt'],
  ['m@h.example; Maren Holt', 'partner: Maren Holt'],
  ['Maren Holt\nm@h.example\nVictor Osei\nv@o.example', 'partners: Maren Holt + Victor Osei'],
  ['Ann Ash <a@a.example>; Ben Ode <b@b.example>', 'partners: Ann Ash + Ben Ode'],
  ['ann.ash@a.example', 'partner: Ann Ash'],
  ['Ann Ash; Brun Tax', 'partner: Ann Ash'],
  ['Ann Ash; Ash Tax', 'partners: Ann Ash + Ash Tax'],
  ['Ann Ash - Brun Tax', 'partner: Ann Ash'],
  ['Ann Ash & Sons', 'partner: Ann Ash & Sons'],
  ['@ann', 'partner: ann'],
  ['Nadia Brandt (n@b.example)', 'me'],
  ['Unknown (555-0142)', 'nobody'],
  ['Website (www.example.com)', 'channel: Website'],
  // What stands beside a name and is nobody.
  ['Maren Holt; N/A', 'partner: Maren Holt'],
  ['Maren Holt; Google Ads', 'partner: Maren Holt'],
  ['Nadia Brandt; Maren Holt', 'partner: Maren Holt'],
  ['N/A; Unknown', 'nobody'],
  // Nobody.
  ...[
    '',
    ' ',
    '-',
    '--',
    '?',
    'N/A',
    'n.a.',
    'NA',
    'Unknown',
    'Unassigned',
    'None',
    '-None-',
    'Nil',
    'TBD',
    'Self',
    'me',
    'null',
    'undefined',
    '0',
    '#REF!',
    '#N/A',
    '#VALUE!',
    '#DIV/0!',
    '#NAME?',
    '######',
  ].map((cell): [string, string] => [cell, 'nobody']),
  // The user.
  ...[
    'Nadia Brandt',
    'nadia brandt',
    'Brandt, Nadia',
    'Nadia Brandt, CPA',
    'Nadia Brandt CPA',
    'Brandt Nadia',
  ].map((cell): [string, string] => [cell, 'me']),
  ['Nadia Brand', 'partner: Nadia Brand'],
  ['Nadia', 'partner: Nadia'],
  // Sources, as said or on record, and what looks like one.
  ['AVVO', 'source: AVVO'],
  ['Google', 'partner: Google'],
  ...[
    'Google Ads',
    'website',
    'Web form',
    'Walk-in',
    'Yelp',
    'Facebook',
    'LinkedIn',
    'Psychology Today',
    'Radio',
    'Mailer',
    'Cold call',
    'Event',
    'Repeat client',
    'former client',
    'Online - Facebook (ads)',
    'Google / website',
    'www.example.com',
    'realtor.com',
    'Word of mouth',
    'Trade Show',
    'Other',
    'Mundpropaganda',
    'Bouche à oreille',
    'Sitio web',
  ].map((cell): [string, string] => [cell, `channel: ${cell}`]),
  ['Ann from Google', 'partner: Ann from Google'],
  ['Event Horizon Ltd', 'partner: Event Horizon Ltd'],
  ['Partner 5', 'partner: Partner 5'],
  ['Google Ads 2025', 'channel: Google Ads 2025'],
  ['Radio Active Media Inc.', 'partner: Radio Active Media Inc.'],
])('%j is %s', (cell, meant) => {
  expect(told(cell)).toBe(meant);
});
