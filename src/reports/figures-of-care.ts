/** How referrals are cared for: what became of those introduced, how quickly, and whether givers were thanked and told. */
import type { CountedRow } from './explained.ts';
import type { Figures } from './figure.ts';
import { standsAs, won } from './figure-rows.ts';

const isChosen = ({ what }: CountedRow) => what !== 'not-chosen';

export const CARE = {
  became: {
    name: 'What became of those introduced',
    says: ['introduced by status', 'status', 'how far'],
    definition: 'Given and received in the period, with how far each is by today.',
    rows: [{ read: 'became', keep: isChosen }],
    adds: 'count',
    leavesOut: 'day',
    stands: {
      outcomes: { keys: ['introduced.*.*'], as: ['introduced', 'new', 'contacted', 'meeting', 'proposal'] },
    },
  },
  'not-chosen': {
    name: 'Not chosen',
    says: ['another chosen', 'client chose another'],
    definition: 'Of the period, and counted nowhere: the client took another of the names given.',
    rows: [{ read: 'became', keep: (row) => !isChosen(row) }],
    adds: 'count',
    stands: standsAs('introduced.*.notChosen', 'outcomes'),
  },
  'why-not-won': {
    name: 'Why not won',
    says: ['why', 'reasons', 'lost because'],
    definition: 'Closed in the period without being won, with the reason where one was noted.',
    rows: [{ read: 'ended', keep: (row) => !won(row) }],
    adds: 'count',
    leavesOut: 'outcome',
    stands: standsAs('whyNotWon.referrals', 'outcomes'),
  },
  'days-to-first-step': {
    name: 'Days to the first step',
    says: ['first step', 'how quickly', 'speed', 'response time', 'median days to the first step'],
    definition:
      'From the day of the introduction to the first step of any kind, of those introduced in the period where one is on record; the middle of them.',
    rows: [{ read: 'became', keep: (row) => isChosen(row) && row.days !== null }],
    adds: 'median',
    leavesOut: 'day',
    stands: { outcomes: { keys: ['daysToFirstStep.days', 'daysToFirstStep.of'] } },
  },
  'days-to-outcome': {
    name: 'Days to the outcome',
    says: ['outcome days', 'median days to the outcome', 'duration'],
    definition:
      'From the day of the introduction to that of the outcome, of those closed in the period whose day is recorded; the middle of them.',
    rows: [{ read: 'ended', keep: ({ days }) => days !== null }],
    adds: 'median',
    leavesOut: 'outcome',
    stands: { outcomes: { keys: ['daysToOutcome.days', 'daysToOutcome.of'] } },
  },
  'with-fee': {
    name: 'Share won with a fee',
    says: ['conversion with a fee', 'with a fee', 'withfee'],
    definition: 'Won of closed, both ways, of those that the terms in force on their day give a fee.',
    source: 'ally',
    rows: [{ read: 'ended', keep: ({ hasFee }) => hasFee === true }],
    adds: 'share',
    leavesOut: 'outcome',
    stands: standsAs('withFee.*', 'conversion'),
  },
  'without-fee': {
    name: 'Share won without a fee',
    says: ['conversion without a fee', 'without a fee', 'no fee'],
    definition: 'Won of closed, both ways, of those without a fee by the terms in force on their day.',
    source: 'ally',
    rows: [{ read: 'ended', keep: ({ hasFee }) => hasFee === false }],
    adds: 'share',
    leavesOut: 'outcome',
    stands: standsAs('withoutFee.*', 'conversion'),
  },
  thanked: {
    name: 'Thanked',
    says: ['thanks', 'share thanked', 'thank-yous'],
    definition:
      'Of those received in the period, how many the giver was thanked for; those imported after their day count once thanks are recorded.',
    rows: [{ read: 'to-thank' }],
    adds: 'share',
    leavesOut: 'day',
    direction: 'received',
    stands: {
      referrers: { keys: ['thanked.*', 'thanked', 'thankedOf'] },
      habits: { keys: ['thanked.*'] },
    },
  },
  told: {
    name: 'Outcomes told',
    says: ['loop closed', 'closing the loop', 'share told', 'told the outcome'],
    definition:
      'Of the clients received and closed in the period, of how many the giver was told what became of them; those imported after the outcome count once that is recorded.',
    rows: [{ read: 'to-tell' }],
    adds: 'share',
    leavesOut: 'outcome',
    direction: 'received',
    stands: { referrers: { keys: ['told.*', 'told', 'toldOf'] }, habits: { keys: ['told.*'] } },
  },
} satisfies Figures;
