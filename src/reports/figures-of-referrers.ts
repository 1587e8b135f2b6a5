/** Who sends clients, and whom anything goes both ways with. */
import type { Figures } from './figure.ts';
import { introduced, standsAs } from './figure-rows.ts';

/** Partners there is something of both ways, or one way alone. */
function exchangedWith(
  read: 'both-ways' | 'only-given' | 'only-received',
  name: string,
  key: string,
  what: string,
): Figures[string] {
  return {
    name,
    says: [],
    definition: `Partners with something ${what} in the period, archived ones too.`,
    rows: [{ read }],
    adds: 'partners',
    stands: standsAs(key, 'reciprocity'),
  };
}

export const REFERRERS = {
  'first-time': {
    name: 'First-time referrers',
    says: ['first time', 'new referrers', 'new senders'],
    definition: 'Partners who sent a client in the period, and none ever before it.',
    rows: [{ read: 'first-time' }],
    adds: 'partners',
    direction: 'received',
    stands: standsAs('firstTime', 'referrers'),
  },
  lapsed: {
    name: 'Lapsed referrers',
    says: ['no longer', 'stopped', 'lost referrers'],
    definition: 'Partners who sent clients in the 12 months before the period, and none in it.',
    rows: [{ read: 'lapsed' }],
    adds: 'partners',
    window: 'year-before',
    direction: 'received',
    stands: standsAs('lapsed', 'referrers'),
  },
  'received-before': {
    name: 'Received in the 12 months before',
    says: ['before', 'year before'],
    definition: 'Received in the 12 months before the first day of the period.',
    rows: [{ read: 'year-before' }],
    adds: 'count',
    window: 'year-before',
    direction: 'received',
    stands: standsAs('receivedBefore', 'referrers'),
  },
  'share-of-received': {
    name: 'Share of all received',
    says: ['concentration', 'percent of received', 'share'],
    definition: 'Received from a partner, of all received in the period; in percent from 10 received on.',
    ...introduced('received'),
    adds: 'count',
    stands: { concentration: { keys: ['senders.percent'], as: ['percent', 'share'] } },
  },
  'both-ways': exchangedWith('both-ways', 'Both ways', 'bothWays', 'given and received'),
  'only-given': exchangedWith('only-given', 'Only given', 'onlyGiven', 'given and not received'),
  'only-received': exchangedWith('only-received', 'Only received', 'onlyReceived', 'received and not given'),
} satisfies Figures;
