/** How the network stands: whom to formalize with, what is due, asked for and aimed at, who is in it. */
import type { Figures } from './figure.ts';
import { introduced, onLastDay, standsAs, withPartner } from './figure-rows.ts';

export const STANDING = {
  'exchanged-in-12-months': {
    name: 'Exchanged in 12 months',
    says: ['exchanged a year', 'a year', 'pace'],
    definition:
      'Given and received in the 12 months to the last day: at 10 or more (the setting formalize-at) structure begins to pay.',
    source: 'rhythm',
    ...introduced('partners'),
    adds: 'count',
    window: 'year',
    stands: {
      formalize: {
        keys: ['timeToFormalize.exchanged'],
        as: ['exchanged', 'introduced', 'time to formalize', 'formalize'],
      },
      report: { keys: ['others.*.exchanged'] },
    },
  },
  'given-in-12-months': {
    name: 'Given in 12 months',
    says: ['given a year'],
    definition: 'Given in the 12 months to the last day.',
    source: 'rhythm',
    ...introduced('given'),
    adds: 'count',
    window: 'year',
    stands: { formalize: { keys: ['timeToFormalize.given'], as: ['given'] } },
  },
  'received-in-12-months': {
    name: 'Received in 12 months',
    says: ['received a year'],
    definition: 'Received in the 12 months to the last day.',
    source: 'rhythm',
    ...introduced('received'),
    adds: 'count',
    window: 'year',
    stands: {
      formalize: { keys: ['timeToFormalize.received'], as: ['received'] },
      'check-ins': { keys: ['neverCheckedIn.received'], as: ['received'] },
    },
  },
  'check-ins-due': {
    name: 'Check-ins due',
    says: ['due', 'overdue', 'check-ins overdue', 'check ins'],
    definition:
      'Partners whose next check-in is due by the last day: an interval after the last contact, or the day named there; overdue half an interval later.',
    source: 'rhythm',
    ...onLastDay('waiting'),
    stands: standsAs('checkInsDue', 'check-ins'),
  },
  'never-checked-in': {
    name: 'No check-in yet',
    says: ['never', 'without a check-in', 'never met'],
    definition: 'Active partners who ever sent a client, and with whom no check-in is on record.',
    source: 'rhythm',
    ...onLastDay('never-met'),
    stands: standsAs('neverCheckedIn', 'check-ins'),
  },
  'asked-for': {
    name: 'Asked for and not met',
    says: ['gaps', 'times', 'needs', 'unmet needs', 'asked'],
    definition:
      'What clients asked for in the period and nobody in the network can do, as refnet who found nobody.',
    rows: [{ read: 'needs' }],
    adds: 'count',
    stands: standsAs('times', 'gaps'),
  },
  objective: {
    name: 'Objectives reached',
    says: ['objectives', 'reached', 'goals', 'goal', 'targets'],
    definition: 'What the record shows of each objective from its first day to its last, or to the last day.',
    source: 'programs',
    rows: [{ read: 'objectives' }],
    adds: 'count',
    apart: 'objective',
    window: 'own',
    stands: { objectives: { keys: ['reached', 'reachedAmount'] } },
  },
  'counted-nowhere': {
    name: 'Counted nowhere',
    says: ['uncounted', 'not counted', 'left out', 'nowhere', 'leads', 'not chosen'],
    definition:
      'Given or received, and counted nowhere: the client did not agree to be contacted, or took another of the names given.',
    rows: [{ read: 'nowhere', keep: withPartner }],
    adds: 'count',
    stands: standsAs('uncounted.referrals', 'report'),
  },
  partners: {
    name: 'Partners',
    says: ['network', 'members', 'on each stage', 'stages', 'stage'],
    definition: 'Partners known and not archived by the last day, with the stage each is on.',
    source: 'rhythm',
    ...onLastDay('partners'),
    stands: { portfolio: { keys: ['partners', 'stages.partners'] }, report: { keys: ['partners'] } },
  },
  archived: {
    name: 'Archived partners',
    says: ['archived partners', 'former partners'],
    definition: 'Partners archived by the last day: what was exchanged with them counts all the same.',
    ...onLastDay('archived'),
    stands: standsAs('archived', 'report'),
  },
  width: {
    name: 'Width',
    says: ['senders', 'who sends clients', 'breadth'],
    definition: 'Partners, archived ones too, who sent one client or more.',
    source: 'lanes',
    ...introduced('received'),
    adds: 'partners',
    stands: standsAs('width', 'portfolio'),
  },
  'top-fifth': {
    name: 'Received from the top fifth',
    says: ['top 20', 'top 20 percent', '80/20', 'pareto'],
    definition:
      'Received from the fifth of those who sent any, rounded up, that sent most; told from 10 received on.',
    source: 'programs',
    rows: [{ read: 'top-fifth' }],
    adds: 'count',
    leavesOut: 'day',
    direction: 'received',
    stands: standsAs('topFifth.received', 'portfolio', 'concentration'),
  },
  'top-fifth-partners': {
    name: 'Partners in the top fifth',
    says: [],
    definition: 'A fifth of those who sent any, rounded up: those that sent most; told from 10 received on.',
    source: 'programs',
    rows: [{ read: 'top-fifth' }],
    adds: 'partners',
    stands: standsAs('topFifth.partners', 'portfolio', 'concentration'),
  },
} satisfies Figures;
