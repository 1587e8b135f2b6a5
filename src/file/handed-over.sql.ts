import Database from 'better-sqlite3';
import { initialsOf } from '../text/initials.ts';
import { searchKey } from '../text/search-key.ts';
import { disguiseTexts } from './disguised.sql.ts';
import type { Db } from './sqlite.sql.ts';
import { tablesOf } from './tables.sql.ts';

/** What is handed over to a partner. */
export interface HandedOver {
  readonly partner: number;
  /** How clients are named to the other side. */
  readonly clients: 'initials' | 'none';
}

/**
 * A copy of the network in memory in which nothing is left but what concerns one partner and me: no record of anybody else,
 * no note, no satisfaction, no judgement, no amount of a client's. What was agreed, promised and done together stays in its
 * words, clients are named by their initials or not at all. The copy is the caller's to close.
 */
export function openHandedOver(db: Db, { partner, clients }: HandedOver): Db {
  const copy = new Database(db.serialize());
  copy.pragma('foreign_keys = off');
  copy.pragma('trusted_schema = off');
  copy.function('told', { deterministic: true }, (_text: unknown) => null);
  copy.function('key_of', { deterministic: true }, (text) => searchKey(String(text)));
  copy.function('initials_of', { deterministic: true }, (text) => initialsOf(String(text)));
  copy.transaction(() => {
    copy.exec(`delete from referrals where partner_id is null`);
    for (const table of PRIVATE_TABLES) copy.exec(`delete from ${table}`);
    copy.exec(`delete from promises where partner_id is null`);
    copy.prepare<[number]>('delete from partners where id <> ?').run(partner);
    removeOrphans(copy);
    copy.exec(PRIVATE_NUMBERS);
    const words = clients === 'initials' ? 'initials_of(client_name)' : 'null';
    copy.exec(`update referrals set client_name = ${words}, client_key = null`);
    copy.exec(`update referrals set client_name = null where client_name = ''`);
    copy.exec(`update referrals set client_key = key_of(client_name) where client_name is not null`);
    copy.exec('update referrals set need = null, need_key = null');
    disguiseTexts(copy, HANDED_COLUMNS);
  })();
  return copy;
}

/** What is of nobody but me: judgements, notes on a relationship, the others, what only finds a partner. */
const PRIVATE_TABLES = [
  'signals',
  'advice_declines',
  'snoozes',
  'question_answers',
  'working_answers',
  'unmet_needs',
  'broadcasts',
  'sources',
  'source_aliases',
  'tags',
];

/** Judgements, time and money of mine are no matter of the other side; what fees are reckoned from stays in the copy. */
const PRIVATE_NUMBERS = `
  update partners set relative_size = null, their_preference = null, my_preference = null, do_not_refer = 0,
    not_taking_until = null, introduced_by = null;
  update check_ins set satisfaction = null, minutes = null;
  update referrals set fit = null;
  update projects set cost_minor = null, currency = null, minutes = null;
`;

/** Texts of the two of us, which stay as they are. */
const HANDED_COLUMNS: ReadonlySet<string> = new Set([
  'partners.name',
  'partners.business',
  'partners.profession',
  'referrals.client_name',
  'referrals.need',
  'agreement_terms.exclusive_service',
  'agreement_terms.expected_of_me',
  'agreement_terms.expected_of_them',
  'promises.what',
  'projects.what',
]);

/** Rows that belonged to what is gone, until none is left. */
function removeOrphans(copy: Db): void {
  const { names, dependents } = tablesOf(copy);
  const remove = names.flatMap((parent) =>
    dependents(parent)
      .filter(([, column]) => column !== 'record_id')
      .map(([child, column]) =>
        copy.prepare(
          `delete from ${child} where ${column} is not null and ${column} not in (select id from ${parent})`,
        ),
      ),
  );
  while (remove.reduce((sum, statement) => sum + statement.run().changes, 0) > 0);
  copy.exec(`update payments set toward_referral = null
    where toward_referral not in (select id from referrals)`);
}
