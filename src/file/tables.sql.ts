import type { Sql } from '../kinds/type.ts';

/** A value as SQLite keeps it here: no floating point, no blobs. */
export type SqlValue = Sql;
export type Row = Record<string, SqlValue>;

/** Every table whose rows a change may touch. All have an integer primary key called `id`. */
export const TABLES = [
  'settings',
  'imports',
  'partners',
  'contact_points',
  'aliases',
  'tags',
  'stage_events',
  'question_answers',
  'working_answers',
  'sources',
  'referrals',
  'status_events',
  'collections',
  'import_identities',
  'check_ins',
  'signals',
  'advice_declines',
  'snoozes',
  'agreements',
  'agreement_terms',
  'fee_terms',
  'fee_tiers',
  'payments',
  'promises',
  'projects',
  'unmet_needs',
] as const;
export type Table = (typeof TABLES)[number];

/** Tables whose `id` is a number that people type: one series for all of them, so that a number names one thing. */
export const NUMBERED: readonly Table[] = [
  'referrals',
  'check_ins',
  'promises',
  'agreements',
  'projects',
  'signals',
  'collections',
  'payments',
];

/** What goes when a row goes, children first named: `[table, column that points to the parent]`. */
export const DEPENDENTS: Partial<Record<Table, readonly (readonly [Table, string])[]>> = {
  partners: [
    ['contact_points', 'partner_id'],
    ['aliases', 'partner_id'],
    ['tags', 'partner_id'],
    ['stage_events', 'partner_id'],
    ['question_answers', 'partner_id'],
    ['working_answers', 'partner_id'],
    ['payments', 'partner_id'],
    ['referrals', 'partner_id'],
    ['check_ins', 'partner_id'],
    ['signals', 'partner_id'],
    ['advice_declines', 'partner_id'],
    ['snoozes', 'partner_id'],
    ['promises', 'partner_id'],
    ['agreements', 'partner_id'],
    ['projects', 'partner_id'],
  ],
  sources: [['referrals', 'source_id']],
  referrals: [
    ['status_events', 'referral_id'],
    ['fee_terms', 'referral_id'],
    ['collections', 'referral_id'],
    ['snoozes', 'record_id'],
  ],
  agreements: [
    ['agreement_terms', 'agreement_id'],
    ['fee_terms', 'agreement_id'],
    ['promises', 'agreement_id'],
    ['snoozes', 'record_id'],
  ],
  promises: [['snoozes', 'record_id']],
  fee_terms: [['fee_tiers', 'fee_term_id']],
};

/** Columns that point at a row without belonging to it: emptied when that row goes. */
export const LOOSE_REFERENCES: Partial<Record<Table, readonly (readonly [Table, string])[]>> = {
  partners: [['partners', 'introduced_by']],
  referrals: [['payments', 'toward_referral']],
  collections: [['payments', 'toward_collection']],
};

/** Tables whose rows are known beyond this file: they have a `uuid`, and removing one leaves a tombstone. */
export const IDENTIFIED: readonly Table[] = [
  'imports',
  'partners',
  'working_answers',
  'sources',
  'referrals',
  'collections',
  'check_ins',
  'signals',
  'advice_declines',
  'snoozes',
  'agreements',
  'agreement_terms',
  'fee_terms',
  'payments',
  'promises',
  'projects',
  'unmet_needs',
];
