/** Fees that changed hands, and what is agreed. */
import type { RowsRead } from './explained.ts';
import type { Figure, Figures } from './figure.ts';
import { onLastDay, standsAs } from './figure-rows.ts';

export const FEES = {
  'fees-settled': {
    name: 'Fees paid, both ways',
    says: ['settled', 'changed hands'],
    definition: 'Fees that changed hands, less what came back, on the day of the payment.',
    rows: [{ read: 'fees', keep: ({ what }) => what !== 'waived' }],
    adds: 'sum',
    apart: 'payer',
    leaves: ['waived'],
    stands: { fees: { keys: ['totals.paid', 'accounts.paid'], as: ['paid'] } },
  },
  'fees-waived': {
    name: 'Fees waived',
    says: ['waived', 'let go'],
    definition: 'Fees that the payee let go, on the day that was said.',
    rows: [{ read: 'fees', keep: ({ what }) => what === 'waived' }],
    adds: 'sum',
    apart: 'payer',
    stands: { fees: { keys: ['totals.waived', 'accounts.waived'] } },
  },
} satisfies Figures;

/** Agreements that are listed, and counted: `those` are the rows of them. */
function agreed(
  name: string,
  definition: string,
  key: string,
  those: Pick<Figure, 'rows' | 'adds' | 'window'>,
): Figures[string] {
  return { name, says: [], definition, ...those, stands: standsAs(key, 'agreements') };
}

const inTime = (read: RowsRead) => ({ rows: [{ read }], adds: 'count' }) as const;

export const AGREED = {
  'in-force': agreed(
    'Agreements in force',
    'Agreements in force on the last day.',
    'inForce',
    onLastDay('in-force'),
  ),
  written: agreed(
    'Written agreements',
    'Agreements in force on the last day, in writing.',
    'written',
    onLastDay('in-force', ({ what }) => what === 'written'),
  ),
  verbal: agreed(
    'Verbal agreements',
    'Agreements in force on the last day, only verbal.',
    'verbal',
    onLastDay('in-force', ({ what }) => what === 'verbal'),
  ),
  exclusive: agreed(
    'Exclusive promises',
    'Agreements in force with a service that I send clients of to this partner alone.',
    'exclusive',
    onLastDay('in-force', ({ isAmong }) => isAmong === true),
  ),
  ending: agreed(
    'Agreements that end',
    'Agreements whose end is past or near, not closed, where no other goes on.',
    'ending',
    onLastDay('ending'),
  ),
  'to-review': agreed(
    'Agreements to review',
    'Agreements in force whose review is due.',
    'toReview',
    onLastDay('to-review'),
  ),
  begun: agreed('Agreements begun', 'Agreements that began in the period.', 'begun', inTime('begun')),
  ended: agreed(
    'Agreements ended',
    'Agreements that ended or were closed in the period.',
    'ended',
    inTime('ended-agreements'),
  ),
} satisfies Figures;
