/** Where clients come from: partners, and sources that are no partner. */
import type { Figures } from './figure.ts';
import {
  BUSINESS,
  came,
  closed,
  earlier,
  introduced,
  IS_CLOSED,
  priced,
  standsAs,
  unpriced,
  won,
} from './figure-rows.ts';

export const SOURCES = {
  'clients-received': {
    name: 'Clients received',
    says: ['came', 'where clients come from', 'from', 'sources'],
    definition:
      'Clients who came from partners and through sources that are no partner, by the day they came.',
    ...introduced('clients'),
    adds: 'count',
    stands: { sources: { keys: ['received'], as: ['received'] } },
  },
  'clients-open': {
    name: 'Clients open',
    says: ['open', 'pipeline', 'under way', 'pending'],
    definition: 'Clients received by the last day, whenever they came, whose referral has no outcome yet.',
    rows: [{ read: 'open', keep: came }],
    adds: 'count',
    window: 'ever',
    direction: 'received',
    withSources: true,
    stands: { sources: { keys: ['open'], as: ['open'] } },
  },
  'clients-closed': {
    name: 'Clients received and closed',
    says: [],
    definition: `Clients from partners and through sources whose referral is ${IS_CLOSED}, by the day of the outcome.`,
    ...closed('clients'),
    adds: 'count',
    stands: { sources: { keys: ['closed'], as: ['closed'] } },
  },
  'clients-won': {
    name: 'Clients received and won',
    says: [],
    definition: 'Clients from partners and through sources who became business, by the day of the outcome.',
    ...closed('clients', won),
    adds: 'count',
    stands: { sources: { keys: ['won'], as: ['won'] } },
  },
  'clients-share-won': {
    name: 'Share of clients won',
    says: [],
    definition: `Won of closed (${IS_CLOSED}), of clients from partners and through sources; in percent from 5 closed on.`,
    ...closed('clients'),
    adds: 'share',
    stands: { sources: { keys: ['conversion'], as: ['conversion', 'share won', 'share'] } },
  },
  'clients-introduced-earlier': {
    name: 'Clients closed, introduced earlier',
    says: [],
    definition: 'Of the clients closed those that came before the first day counted.',
    ...closed('clients', earlier),
    adds: 'count',
    stands: { sources: { keys: ['introducedEarlier'], as: ['introduced earlier', 'earlier'] } },
  },
  'clients-business': {
    name: 'Closed business of all clients received',
    says: ['business with sources'],
    definition: `From partners and through sources: ${BUSINESS}.`,
    ...closed('clients', priced),
    adds: 'sum',
    leaves: ['without-amount'],
    stands: { sources: { keys: ['closedBusiness'], as: ['closed business', 'business'] } },
  },
  'clients-with-amount': {
    name: 'Clients won with an amount',
    says: ['won with an amount', 'with an amount'],
    definition: 'Won, from partners and through sources, with an invoiced or a collected amount.',
    ...closed('clients', priced),
    adds: 'count',
    leaves: ['without-amount'],
    stands: standsAs('wonWithAmount', 'sources'),
  },
  'clients-average': {
    name: 'Average business of a client won',
    says: ['average', 'average business', 'per client', 'mean'],
    definition:
      'Closed business of clients received by the number of those won that have an amount, half up; each currency on its own.',
    ...closed('clients', priced),
    adds: 'average',
    leaves: ['without-amount'],
    stands: standsAs('averageBusiness', 'sources'),
  },
  'clients-without-amount': {
    name: 'Clients won without an amount',
    says: [],
    definition:
      'Won, from partners and through sources, with neither an invoiced amount nor a collected one.',
    ...closed('clients', unpriced),
    adds: 'count',
    stands: {
      sources: { keys: ['wonWithoutAmount'], as: ['won without an amount', 'without an amount'] },
    },
  },
} satisfies Figures;
