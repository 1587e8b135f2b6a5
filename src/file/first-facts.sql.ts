import type { Db } from './sqlite.sql.ts';

/** What a file says of itself, by its keys. */
export const META_KEYS = [
  'network-uuid',
  'made-at',
  'made-on',
  'records-since',
  'search-key-version',
  'identity-secret',
] as const;

const COUNTERS = ['partner', 'record'];

/** The words of each lookup table. One that is taken out here stays in the files that have it. */
export const LOOKUP_WORDS = {
  stages: ['acquaintance', 'referral-partner', 'power-partner', 'strategic-alliance', 'joint-venture'],
  statuses: [
    'new',
    'contacted',
    'meeting',
    'proposal',
    'won',
    'lost',
    'no-response',
    'declined',
    'not-chosen',
    'void',
  ],
  check_in_kinds: ['call', 'video', 'coffee', 'meeting', 'email', 'message', 'event', 'review', 'talk'],
  signal_kinds: [
    'tracking-error',
    'dispute',
    'growth',
    'complex-handoff',
    'proposal-received',
    'payback-expected',
    'feedback',
    'feedback-given',
    'testimonial',
    'testimonial-given',
  ],
  project_kinds: ['event', 'co-marketing', 'bundle', 'white-label', 'shared-resource', 'co-selling'],
  payment_kinds: ['paid', 'waived', 'returned'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const LOOKUPS: readonly (readonly [string, readonly string[]])[] = Object.entries(LOOKUP_WORDS);

/** The lists that hold them: the table, its column, and what is in it. */
export const LISTS: readonly (readonly [table: string, column: string, wanted: readonly string[]])[] = [
  ['meta', 'key', META_KEYS],
  ['counters', 'name', COUNTERS],
  ...LOOKUPS.map(([table, words]) => [table, 'name', words] as const),
];

/** Selects what a list lacks. */
export const MISSING = ([table, column, wanted]: (typeof LISTS)[number]) =>
  `select value from json_each('${JSON.stringify(wanted)}') except select ${column} from ${table}`;

/** Whether a file has everything that every file holds from its first moment on. */
export function hasFirstFacts(db: Db): boolean {
  const missing = LISTS.map((list) => `exists (${MISSING(list)})`);
  return (
    db
      .prepare(`select ${missing.join(' or ')}`)
      .pluck()
      .get() === 0
  );
}
