import { initialsOf } from '../text/initials.ts';
import { clientsIn } from '../text/clients-in-text.ts';
import { IN_PLACE, mentionsOf, partsOf } from '../text/names-in-text.ts';
import { changedCopy, disguiseTexts } from './disguised.sql.ts';
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
  return changedCopy(
    db,
    () => null,
    (copy) => {
      copy.function('initials_of', { deterministic: true }, (text) =>
        typeof text === 'string' ? initialsOf(text) : null,
      );
      const withoutOthers = othersTakenOut(copy, partner);
      copy.function('without_others', { deterministic: true }, (text) =>
        typeof text === 'string' ? withoutOthers(text) : null,
      );
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
      for (const { table, column } of WORDS_OF_BOTH) {
        copy.exec(`update ${table} set ${column} = without_others(${column})`);
      }
      disguiseTexts(copy, HANDED_COLUMNS);
    },
  );
}

/** What is of nobody but me: judgements, notes on a relationship, the others, what only finds a partner. */
const PRIVATE_TABLES = [
  'signals',
  'advice_declines',
  'snoozes',
  'question_answers',
  'unmet_needs',
  'broadcasts',
  'sources',
  'source_aliases',
  'tags',
];

/** Judgements, time, and what clients and joint things came to are no matter of the other side; payments between us are. */
const PRIVATE_NUMBERS = `
  update payments set toward_collection = null;
  delete from collections;
  update partners set relative_size = null, their_preference = null, my_preference = null, do_not_refer = 0,
    not_taking_until = null, introduced_by = null;
  update check_ins set satisfaction = null, minutes = null;
  update referrals set fit = null, estimate_minor = null, agreed_minor = null, invoiced_minor = null, currency = null;
  update projects set cost_minor = null, currency = null, minutes = null;
`;

/** Words of the two of us, in which a client or another partner may be named. */
const WORDS_OF_BOTH = [
  { table: 'agreement_terms', column: 'exclusive_service' },
  { table: 'agreement_terms', column: 'expected_of_me' },
  { table: 'agreement_terms', column: 'expected_of_them' },
  { table: 'promises', column: 'what' },
  { table: 'projects', column: 'what' },
] as const;

/** Texts that are handed over: who the partner is, clients as far as they are named, and the words of the two of us. */
const HANDED_COLUMNS: ReadonlySet<string> = new Set([
  'partners.name',
  'partners.business',
  'partners.profession',
  'referrals.client_name',
  ...WORDS_OF_BOTH.map(({ table, column }) => `${table}.${column}`),
]);

/**
 * What takes the names of all clients and of all other partners out of a text, but what is a word of the partner's name or
 * of mine too: `(client)` and `(partner)` stand there then.
 */
export function othersTakenOut(copy: Db, partner: number): (text: string) => string {
  const names = copy
    .prepare<[], { name: string }>(
      'select distinct client_name as name from referrals where client_name is not null',
    )
    .all();
  const ours = new Set(
    copy
      .prepare<{ partner: number }, { name: string }>(
        `select name from partners where id = :partner
         union all select business from partners where id = :partner and business is not null
         union all select alias from aliases where partner_id = :partner
         union all select value from settings where key = 'my-name'`,
      )
      .all({ partner })
      .flatMap(({ name }) => partsOf(name)),
  );
  const clients = clientsIn(
    names.map(({ name }) => name),
    ours,
  );
  const withoutPartners = partnersTakenOut(copy, partner, ours);
  return (text) => clients.takenOut(withoutPartners(text));
}

/** The same of other partners: their names, other names and firms. */
function partnersTakenOut(copy: Db, partner: number, ours: ReadonlySet<string>): (text: string) => string {
  const others = copy
    .prepare<{ partner: number }, { name: string; isPerson: 0 | 1 }>(
      `select name, 1 as isPerson from partners where id <> :partner
       union all select alias, 1 from aliases where partner_id <> :partner
       union all select business, 0 from partners where id <> :partner and business is not null`,
    )
    .all({ partner })
    .filter(({ name }) => !partsOf(name).every((part) => ours.has(part)));
  const isOneWord = (name: string) => partsOf(name).length < 2;
  const namesOf = (isPerson: 0 | 1) =>
    others.flatMap((each) => (each.isPerson === isPerson ? [each.name] : []));
  const wholeFirms = mentionsOf(namesOf(0).filter((name) => !isOneWord(name)));
  const persons = clientsIn(namesOf(1), ours);
  const byOneWord = firmsTakenOut(namesOf(0).filter(isOneWord));
  return (text) =>
    persons
      .takenOut(wholeFirms.takenOut(byOneWord(text.replaceAll(IN_PLACE, KEPT))))
      .replaceAll(IN_PLACE, '(partner)')
      .replaceAll(KEPT, IN_PLACE);
}

/** What takes firms of one word out, where that is written as they write it: `Bookkeeping`, and not the bookkeeping. */
function firmsTakenOut(firms: readonly string[]): (text: string) => string {
  const words = firms.flatMap((name) => {
    const parts = name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return parts.filter((part) => partsOf(part).length === 1 && /^\P{Ll}/u.test(part));
  });
  if (words.length === 0) return (text) => text;
  const any = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
  return (text) => text.replaceAll(any, IN_PLACE);
}

/** Stands for a client who was taken out before; no text has it. */
const KEPT = '\u0000';

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
