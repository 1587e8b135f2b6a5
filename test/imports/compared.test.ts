import { describe, expect, it, test } from 'vitest';
import { asDay, type Day } from '../../src/calendar/day.ts';
import {
  compared,
  NOTHING_SAID,
  type Difference,
  type OnRecord,
  type SaidFact,
  type SaidHere,
  type ToldFact,
} from '../../src/imports/compared.ts';
import { draftOfImported, type ImportedReferral } from '../../src/imports/import.ts';
import { STATUSES, type Status } from '../../src/referrals/status.ts';
import { ROW } from '../helpers/imported.ts';

const RECORD: OnRecord = {
  id: 7,
  status: 'meeting',
  closedOn: null,
  toldOn: null,
  need: null,
  note: null,
  estimate: null,
  agreed: null,
  invoiced: null,
};
const CAD_5 = { minor: 500, currency: 'CAD' };
const CAD_9 = { minor: 900, currency: 'CAD' };
const ALL_TOLD: ReadonlySet<ToldFact> = new Set(['status', 'closedOn', 'amount', 'need', 'note']);
const TEXTS: ReadonlySet<ToldFact> = new Set(['need', 'note']);
const EARLY = asDay('2026-02-01');
const LATE = asDay('2026-03-01');

function saidOf(...facts: readonly SaidFact[]): SaidHere {
  return { ...NOTHING_SAID, facts: new Set(facts) };
}

/** Differences in few words: `status meeting won`. */
function inWords(differences: readonly Difference[]): string[] {
  const word = (value: Difference['was']) =>
    value === null ? '-' : typeof value === 'object' ? value.minor : value;
  return differences.map(({ fact, was, is }) => `${fact} ${word(was)} ${word(is)}`);
}

function words(
  row: Partial<ImportedReferral>,
  record: Partial<OnRecord>,
  said: SaidHere = NOTHING_SAID,
  told: ReadonlySet<ToldFact> = new Set(),
) {
  const result = compared({ ...ROW, ...row }, { ...RECORD, ...record }, { told, saidHere: () => said });
  return result === 'other currency'
    ? result
    : { offered: inWords(result.offered), kept: inWords(result.kept) };
}

describe('a status', () => {
  const tookBack = (status: Status): SaidHere => ({ ...NOTHING_SAID, tookBack: new Set([status]) });
  test.each<[Status | null, Status, SaidHere, 'offered' | 'kept' | 'same']>([
    [null, 'meeting', NOTHING_SAID, 'same'],
    ['meeting', 'meeting', NOTHING_SAID, 'same'],
    ['contacted', 'meeting', NOTHING_SAID, 'offered'],
    ['contacted', 'meeting', saidOf('status'), 'kept'],
    ['proposal', 'meeting', NOTHING_SAID, 'offered'],
    ['proposal', 'meeting', saidOf('status'), 'offered'],
    ['won', 'meeting', NOTHING_SAID, 'offered'],
    ['won', 'meeting', tookBack('won'), 'kept'],
    ['meeting', 'won', NOTHING_SAID, 'offered'],
    ['meeting', 'won', saidOf('status'), 'kept'],
    ['lost', 'won', NOTHING_SAID, 'offered'],
    ['lost', 'won', saidOf('status'), 'offered'],
    ['lost', 'won', tookBack('lost'), 'kept'],
    ['won', 'void', saidOf('status'), 'kept'],
    ['won', 'void', NOTHING_SAID, 'offered'],
    ['void', 'won', NOTHING_SAID, 'offered'],
    // A tracker does not know that the client chose another name.
    ['new', 'not-chosen', NOTHING_SAID, 'same'],
    ['won', 'not-chosen', NOTHING_SAID, 'offered'],
  ])('%s in the file, %s on record, said here %j: %s', (inFile, onRecord, said, what) => {
    const difference = [`status ${onRecord} ${inFile}`];
    expect(words({ status: inFile }, { status: onRecord }, said)).toEqual({
      offered: what === 'offered' ? difference : [],
      kept: what === 'kept' ? difference : [],
    });
  });

  it('is new where its cell is empty, unless there is no such column', () => {
    expect(words({}, { status: 'won' }, NOTHING_SAID, new Set(['status']))).toEqual({
      offered: ['status won new'],
      kept: [],
    });
    expect(words({}, { status: 'won' })).toEqual({ offered: [], kept: [] });
  });

  it('brings the day of its outcome, and nobody was told of another outcome', () => {
    const won = { status: 'won', closedOn: EARLY } as const;
    expect(words({ status: 'lost', closedOn: LATE }, { ...won, toldOn: LATE })).toMatchObject({
      offered: ['status won lost', `closedOn ${EARLY} ${LATE}`, `toldOn ${LATE} -`],
    });
    expect(words({ status: 'new' }, won)).toMatchObject({
      offered: ['status won new', `closedOn ${EARLY} -`],
    });
  });
});

test.each<
  [string, Day | null, Day | null, SaidHere, ReadonlySet<ToldFact>, readonly string[], readonly string[]]
>([
  ['another', LATE, EARLY, NOTHING_SAID, ALL_TOLD, [`closedOn ${EARLY} ${LATE}`], []],
  ['one where there was none', LATE, null, NOTHING_SAID, ALL_TOLD, [`closedOn - ${LATE}`], []],
  // An outcome without a day would be one of the day of the referral.
  ['none any more', null, EARLY, NOTHING_SAID, ALL_TOLD, [], []],
  ['none, without a column', null, EARLY, NOTHING_SAID, new Set(), [], []],
  [
    'another than was said here',
    LATE,
    EARLY,
    saidOf('closedOn'),
    ALL_TOLD,
    [],
    [`closedOn ${EARLY} ${LATE}`],
  ],
])('the day of an outcome: %s', (_, is, was, said, told, offered, kept) => {
  expect(words({ status: 'lost', closedOn: is }, { status: 'lost', closedOn: was }, said, told)).toEqual({
    offered,
    kept,
  });
});

describe('an amount', () => {
  test.each<
    [string, Partial<ImportedReferral>, Partial<OnRecord>, SaidHere, readonly string[], readonly string[]]
  >([
    ['is an estimate', { amount: CAD_5 }, {}, NOTHING_SAID, ['estimate - 500'], []],
    [
      'is invoiced where it is won',
      { status: 'won', amount: CAD_5 },
      { estimate: CAD_9 },
      NOTHING_SAID,
      ['status meeting won', 'invoiced - 500'],
      [],
    ],
    [
      'is no longer invoiced where it is lost after all',
      { status: 'lost', amount: CAD_5 },
      { status: 'won', invoiced: CAD_5 },
      NOTHING_SAID,
      ['status won lost', 'invoiced 500 -', 'estimate - 500'],
      [],
    ],
    [
      'stays invoiced where a person said so',
      { status: 'lost', amount: CAD_5 },
      { status: 'won', invoiced: CAD_9 },
      saidOf('invoiced'),
      ['status won lost', 'estimate - 500'],
      ['invoiced 900 -'],
    ],
    [
      'is an estimate of what is won here alone',
      { status: 'proposal', amount: CAD_5 },
      { status: 'won', invoiced: CAD_9 },
      saidOf('status', 'invoiced'),
      ['estimate - 500'],
      ['status won proposal'],
    ],
    [
      'stays as said here',
      { amount: CAD_5 },
      { estimate: CAD_9 },
      saidOf('estimate'),
      [],
      ['estimate 900 500'],
    ],
    ['comes beside another', { amount: CAD_5 }, { agreed: CAD_9 }, saidOf('agreed'), ['estimate - 500'], []],
  ])('%s', (_, row, record, said, offered, kept) => {
    expect(words(row, record, said)).toEqual({ offered, kept });
  });

  it('is never taken out by a cell that is empty now, but by a status that has none', () => {
    const record = { status: 'won', invoiced: CAD_5 } as const;
    expect(words({ status: 'won' }, record, NOTHING_SAID, ALL_TOLD)).toMatchObject({ offered: [] });
    expect(words({ status: 'won' }, record)).toMatchObject({ offered: [] });
    expect(words({ status: 'lost' }, record, NOTHING_SAID, ALL_TOLD)).toMatchObject({
      offered: ['status won lost', 'invoiced 500 -'],
    });
  });

  it('is in the currency of the others', () => {
    const agreed = { minor: 400, currency: 'EUR' };
    expect(words({ amount: CAD_5 }, { agreed })).toBe('other currency');
    expect(words({ amount: CAD_5 }, { estimate: agreed })).toMatchObject({ offered: ['estimate 400 500'] });
    const won = { status: 'won', invoiced: agreed } as const;
    expect(words({ status: 'lost', amount: CAD_5 }, won)).toMatchObject({
      offered: ['status won lost', 'invoiced 400 -', 'estimate - 500'],
    });
    expect(words({ status: 'lost', amount: CAD_5 }, won, saidOf('invoiced'))).toBe('other currency');
  });
});

test.each<
  [string, Partial<ImportedReferral>, SaidHere, ReadonlySet<ToldFact>, readonly string[], readonly string[]]
>([
  [
    'others',
    { need: 'a house', note: 'call' },
    NOTHING_SAID,
    TEXTS,
    ['need home a house', 'note by phone call'],
    [],
  ],
  ['none', {}, NOTHING_SAID, TEXTS, ['need home -', 'note by phone -'], []],
  ['none, without columns', {}, NOTHING_SAID, new Set(), [], []],
  [
    'others than said here',
    { need: 'a house' },
    saidOf('need', 'note'),
    new Set(),
    [],
    ['need home a house'],
  ],
  ['none beside what was said here', {}, saidOf('need'), TEXTS, ['note by phone -'], ['need home -']],
  [
    'none, as before it was said here',
    {},
    { ...saidOf('need', 'note'), filledIn: new Set(['need', 'note']) },
    TEXTS,
    [],
    [],
  ],
])('need and note: %s', (_, row, said, told, offered, kept) => {
  expect(words(row, { need: 'home', note: 'by phone' }, said, told)).toEqual({ offered, kept });
});

it('never finds a row other than what it made itself', () => {
  for (const status of STATUSES) {
    const row = { ...ROW, status, amount: CAD_5 };
    const made = { id: 7, ...draftOfImported(row, 3) };
    expect(compared(row, made, { told: ALL_TOLD })).toMatchObject({ offered: [], kept: [] });
  }
});
