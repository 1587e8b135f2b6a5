import { searchKey } from '../text/search-key.ts';
import { IN_PLACE, type Mentions } from '../text/names-in-text.ts';
import { isReasonOfChoice } from '../referrals/chosen-instead.ts';

/** A row of any table, as the file or the journal keeps it. */
export type AnyRow = Readonly<Record<string, string | number | null>>;

type Columns = Readonly<Record<string, readonly string[]>>;

/** The name of a client, and the words of a referral and of what belongs to it: they go with the client. */
export const OF_THE_CLIENT: Columns = {
  referrals: ['client_name', 'client_key', 'note'],
  status_events: ['reason'],
  collections: ['note'],
  payments: ['note'],
  snoozes: ['reason'],
};

/** Words of anything else, where a client may be mentioned: the name in them goes. */
export const MAY_MENTION: Columns = {
  changes: ['summary'],
  imports: ['file_name'],
  import_files: ['file_name', 'sheet'],
  partners: ['services', 'ideal_client', 'how_met', 'notes'],
  contact_points: ['label'],
  stage_events: ['reason'],
  working_answers: ['answer'],
  sources: ['note'],
  referrals: ['need', 'note', 'thanked_how'],
  status_events: ['reason'],
  collections: ['note'],
  check_ins: ['note'],
  broadcasts: ['note'],
  signals: ['note'],
  advice_declines: ['reason', 'holds_back', 'alerts'],
  snoozes: ['reason'],
  agreements: ['location', 'note'],
  agreement_terms: ['exclusive_service', 'expected_of_me', 'expected_of_them'],
  payments: ['note'],
  promises: ['what'],
  projects: ['what'],
  unmet_needs: ['need', 'region'],
};

/** Words that are shown where nobody reads them as notes of their own: a calendar, a list of needs. */
const SHOWN_ELSEWHERE: Columns = { promises: ['what'], unmet_needs: ['need'] };

/** What partners, firms and sources are called: a client of that name is told of, and the partner keeps it. */
export const NAMES_OF_OTHERS: Columns = {
  partners: ['name', 'business', 'profession', 'region'],
  contact_points: ['value'],
  aliases: ['alias'],
  tags: ['tag'],
  sources: ['name'],
  source_aliases: ['alias'],
  settings: ['value'],
  import_maps: ['name', 'headings', 'mapping', 'statuses'],
};

/** Rows of these are but another name of something: a former one of a client's name is gone, and not called otherwise. */
export const OTHER_NAMES_ALONE: ReadonlySet<string> = new Set([
  'contact_points',
  'aliases',
  'tags',
  'source_aliases',
]);

/**
 * Days, codes, words of lists, keys of what stands beside them, and what only the file itself has: no client is in it. No
 * command reads this: a test holds that each column with text is in one of these lists, so that a new one is not forgotten.
 * The images of the journal, and the rows of an import that was taken back, are rows of the tables above, and treated so.
 */
export const WITHOUT_CLIENTS: Columns = {
  meta: ['key', 'value'],
  settings: ['key'],
  tombstones: ['kind', 'deleted_at', 'merged_into'],
  forgotten: ['kind', 'forgotten_at'],
  changes: ['at', 'command', 'undone_at'],
  change_rows: ['table_name', 'before', 'after'],
  undone_tables: ['table_name'],
  import_maps: ['answers'],
  import_identities: ['hash'],
  imports: ['bytes_hash', 'format'],
  import_files: ['bytes_hash', 'headings_hash', 'format'],
  partners: [
    'country',
    'subdivision',
    'relative_size',
    'their_preference',
    'my_preference',
    'known_since_precision',
    'not_taking_until',
    'stage',
  ],
  contact_points: ['kind'],
  stage_events: ['stage'],
  question_answers: ['question', 'answer'],
  working_answers: ['question'],
  referrals: ['direction', 'introduction', 'status', 'currency'],
  status_events: ['status'],
  collections: ['currency'],
  check_ins: ['kind', 'touch'],
  broadcasts: ['tag'],
  signals: ['kind'],
  advice_declines: ['verdict'],
  snoozes: ['kind'],
  agreements: ['form'],
  fee_terms: ['direction', 'currency', 'basis', 'cap_per'],
  payments: ['kind', 'direction', 'currency'],
  promises: ['side', 'goal_kind', 'goal_currency'],
  projects: ['kind', 'currency'],
};

/** Which column of a row says to which referral it belongs. */
export const REFERRAL_OF: Readonly<Record<string, string>> = {
  referrals: 'id',
  status_events: 'referral_id',
  collections: 'referral_id',
  payments: 'toward_referral',
  snoozes: 'record_id',
};

/** The clients to forget: their referrals, by number, and the names whose mentions go. */
export interface Forgetting {
  readonly referrals: ReadonlySet<number>;
  readonly mentions: Mentions;
  /** Of a referral, what finds any word of its client's names: its own words are of that client. */
  readonly own?: ReadonlyMap<number, Mentions>;
  /** What finds their family names, which go from what calendars and lists of needs show. */
  readonly families?: Mentions;
  /** Of a record, by its uuid, what finds the words that were taken out of it on another computer. */
  readonly byRecord?: ReadonlyMap<string, Mentions>;
}

/** The columns of a row that change when the clients are forgotten, with what is in them then; undefined where none does. */
export function forgottenIn(
  table: string,
  row: AnyRow,
  { referrals, mentions, own, families, byRecord }: Forgetting,
): Readonly<Record<string, string | null>> | undefined {
  const owner = row[REFERRAL_OF[table] ?? ''];
  const isOwned = typeof owner === 'number' && referrals.has(owner);
  const ofRecord = byRecord?.get(String(row['uuid']));
  const changed: Record<string, string | null> = {};
  if (isOwned) {
    for (const column of OF_THE_CLIENT[table] ?? []) {
      const text = row[column];
      if (typeof text === 'string' && !isOfRefnet(text)) changed[column] = null;
    }
  }
  for (const column of MAY_MENTION[table] ?? []) {
    const text = row[column];
    if (typeof text !== 'string' || column in changed) continue;
    const known = mentions.takenOut(text);
    const whole = ofRecord?.takenOut(known) ?? known;
    const shown = (SHOWN_ELSEWHERE[table] ?? []).includes(column)
      ? (families?.takenOut(whole) ?? whole)
      : whole;
    const without = isOwned ? (own?.get(owner)?.takenOut(shown) ?? shown) : shown;
    if (without === text) continue;
    changed[column] = without;
    if (`${column}_key` in row) changed[`${column}_key`] = searchKey(without);
  }
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** The names that a former state of a row may have: those of others, and the client a referral had before. */
const FORMER_NAMES: Columns = { ...NAMES_OF_OTHERS, referrals: ['client_name'] };

/**
 * The columns of a former state of a row whose names change: those in which a client's name stands, unless the row is called
 * so now too (`now`: that row; undefined where it is not there any more). Undefined where none does.
 */
export function formerNamesIn(
  table: string,
  row: AnyRow,
  { mentions }: Pick<Forgetting, 'mentions'>,
  now: () => AnyRow | undefined,
): Readonly<Record<string, string | null>> | undefined {
  const changed: Record<string, string | null> = {};
  for (const column of FORMER_NAMES[table] ?? []) {
    const text = row[column];
    if (typeof text !== 'string') continue;
    const without = mentions.takenOut(text);
    if (without === text) continue;
    const called = now()?.[column];
    if (typeof called === 'string' && mentions.takenOut(called) !== called) continue;
    // Two sources are never called alike, and a referral may be without a client.
    const name = table === 'sources' ? `${without} ${String(row['id'])}` : without;
    changed[column] = column === 'client_name' && without === IN_PLACE ? null : name;
    const key = column === 'client_name' ? 'client_key' : `${column}_key`;
    if (key in row) changed[key] = changed[column] === null ? null : searchKey(changed[column]);
  }
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** Reasons that refnet writes itself. */
function isOfRefnet(text: string): boolean {
  return text === 'imported' || isReasonOfChoice(text);
}
