/** What the network takes and brings. */
import type { Figures } from './figure.ts';
import { BY_OUTCOME, closed, IS_CLOSED, paid, standsAs, won } from './figure-rows.ts';

export const COSTS = {
  'received-closed': {
    name: 'Closed, received',
    says: ['closed received'],
    definition: `Clients received whose referral is ${IS_CLOSED}, ${BY_OUTCOME}.`,
    ...closed('received'),
    adds: 'count',
    stands: {
      costs: { keys: ['receivedClosed'], as: ['closed'] },
      'quarterly-returns': { keys: ['receivedClosed'] },
    },
  },
  'received-won': {
    name: 'Won, received',
    says: ['clients won', 'won received', 'clients'],
    definition: `Clients received who became business, ${BY_OUTCOME}.`,
    ...closed('received', won),
    adds: 'count',
    stands: {
      costs: { keys: ['receivedWon'], as: ['won'] },
      'quarterly-returns': { keys: ['receivedWon'] },
    },
  },
  minutes: {
    name: 'Minutes',
    says: ['hours', 'my time', 'time spent'],
    definition:
      'Minutes noted at check-ins, on what is done together (on the day it began) and for broadcasts, which are of no partner.',
    rows: [{ read: 'time' }],
    adds: 'minutes',
    stands: standsAs('minutes', 'costs', 'quarterly-returns'),
  },
  time: {
    name: 'Time at the hourly rate',
    says: ['worth of time', 'cost of time', 'time cost'],
    definition: 'Minutes noted, at the setting hourly-rate, rounded once half up.',
    rows: [{ read: 'time' }],
    adds: 'time',
    stands: standsAs('time', 'costs', 'quarterly-returns'),
  },
  'fees-paid': {
    name: 'Fees paid',
    says: ['fees out', 'paid', 'payments made'],
    definition: 'Fees I paid, less what came back, on the day of the payment.',
    rows: [paid('i-pay')],
    adds: 'sum',
    leaves: ['waived'],
    stands: { ...standsAs('feesPaid', 'volume', 'costs', 'quarterly-returns'), fees: { keys: [] } },
  },
  'fees-received': {
    name: 'Fees received',
    says: ['fees in', 'payments received', 'commissions'],
    definition: 'Fees that partners paid to me, less what I returned, on the day of the payment.',
    rows: [paid('they-pay')],
    adds: 'sum',
    leaves: ['waived'],
    stands: {
      ...standsAs('feesReceived', 'volume', 'costs', 'quarterly-returns'),
      fees: { keys: [], as: ['received'] },
    },
  },
  'joint-costs': {
    name: 'Joint costs',
    says: ['joint', 'project costs', 'shared costs'],
    definition: 'My costs of what is done together, on the day it began.',
    rows: [{ read: 'joint' }],
    adds: 'sum',
    stands: standsAs('jointCosts', 'costs', 'quarterly-returns'),
  },
  costs: {
    name: 'Costs',
    says: ['cost', 'took', 'spent', 'expenses', 'overhead'],
    definition:
      'Time at the hourly rate, rounded once, with fees paid and joint costs, in the home currency; time is not added without a rate.',
    source: 'rhythm',
    rows: [{ read: 'time' }, paid('i-pay'), { read: 'joint' }],
    adds: 'costs',
    leaves: ['other-currency', 'waived'],
    stands: standsAs('costs', 'costs', 'quarterly-returns'),
  },
  benefit: {
    name: 'Benefit',
    says: ['brought', 'return', 'gain'],
    definition:
      'Closed business and fees received, in the home currency; known from 3 received closed on, where every won one has an amount in it and no fee came in another currency.',
    source: 'rhythm',
    rows: [...closed('received').rows, paid('they-pay')],
    adds: 'benefit',
    leavesOut: 'outcome',
    direction: 'received',
    leaves: ['without-amount', 'other-currency', 'waived'],
    stands: standsAs('benefit', 'costs', 'quarterly-returns'),
  },
  'costs-per-won': {
    name: 'Costs for each client won',
    says: ['each won', 'cost per client', 'costs per client', 'cost per won', 'acquisition cost'],
    definition:
      'Costs by the number of clients received and won, rounded half up: fees paid, joint costs, and all time together at the hourly rate.',
    source: 'rhythm',
    rows: [{ read: 'time' }, paid('i-pay'), { read: 'joint' }, ...closed('received', won).rows],
    adds: 'costs-per-won',
    leaves: ['other-currency', 'waived'],
    stands: standsAs('costsPerWon', 'costs', 'quarterly-returns'),
  },
} satisfies Figures;
