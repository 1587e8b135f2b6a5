/**
 * How the words of a network are told to somebody else: which columns keep what they hold, which are told by a pseudonym,
 * and that every other text is left out. A column that comes with a new version is left out until it is named here.
 */

/** A column of text as the schema has it. */
export interface TextColumn {
  readonly table: string;
  readonly column: string;
  readonly isRequired: boolean;
  /** What may stand in it is a closed list of words, or a day. */
  readonly isClosed: boolean;
}

export type Disguise = { readonly as: 'kept' } | Pseudonym | { readonly as: 'left-out' };

interface Pseudonym {
  readonly as: 'pseudonym';
  readonly word: string;
  /** The column of the search key by which two texts are the same, and have one pseudonym; without it each row has its own. */
  readonly key?: string;
  /** Words that everybody knows, the name of a profession say, are told as they are. */
  readonly known?: true;
  /** Words of refnet's own among those of a person, told as they are. */
  readonly kept?: readonly string[];
}

const KEPT: Disguise = { as: 'kept' };
const LEFT_OUT: Disguise = { as: 'left-out' };

/** Columns of every table that hold no words of a person. */
const OF_ANY_TABLE = ['uuid', 'created_at', 'updated_at', 'currency', 'introduction', 'touch'];

/** Columns with words of refnet's own that the schema does not list, because they will grow. */
const OWN_WORDS: Readonly<Record<string, readonly string[]>> = {
  meta: ['key', 'value'],
  counters: ['name'],
  question_answers: ['question'],
  working_answers: ['question'],
  advice_declines: ['verdict', 'holds_back', 'alerts'],
  snoozes: ['kind'],
  fee_terms: ['basis'],
  promises: ['goal_kind', 'goal_currency'],
};

/** What tells partners, clients and groups of them apart is told by a word and a number; equal texts by the same. */
const PSEUDONYMS: Readonly<Record<string, Omit<Pseudonym, 'as'>>> = {
  'partners.name': { word: 'Partner' },
  'partners.business': { word: 'Firm', key: 'business_key' },
  'partners.profession': { word: 'Profession', key: 'profession_key', known: true },
  'partners.region': { word: 'Region', key: 'region_key' },
  'tags.tag': { word: 'Tag', key: 'tag_key' },
  'sources.name': { word: 'Source' },
  'referrals.client_name': { word: 'Client', key: 'client_key' },
  'referrals.need': { word: 'Need', key: 'need_key' },
  'unmet_needs.need': { word: 'Wanted', key: 'need_key' },
  'agreement_terms.exclusive_service': { word: 'Service', key: 'exclusive_service_key' },
  'promises.what': { word: 'Promise' },
  'projects.what': { word: 'Project' },
  'partners.ideal_client': { word: 'Ideal client' },
  'partners.services': { word: 'Services' },
  'status_events.reason': { word: 'Reason' },
  'working_answers.answer': { word: 'Answer', kept: ['yes', 'no', 'unsure'] },
};

/** Settings that say who I am; what I do is told as far as it is the name of a profession. */
export const SETTINGS_LEFT_OUT = ['my-name', 'business'] as const;
export const SETTING_OF_PROFESSION = 'profession';

/** How a column is told. */
export function disguiseOf({ table, column, isClosed }: TextColumn): Disguise {
  const pseudonym = PSEUDONYMS[`${table}.${column}`];
  if (pseudonym !== undefined) return { as: 'pseudonym', ...pseudonym };
  if (isClosed || OF_ANY_TABLE.includes(column) || OWN_WORDS[table]?.includes(column) === true) return KEPT;
  return LEFT_OUT;
}

/** The search key that a pseudonym of the column goes with, by the names of the schema: `name` has `name_key`. */
export function keyColumnOf(column: string): string {
  return column === 'client_name' ? 'client_key' : `${column}_key`;
}
