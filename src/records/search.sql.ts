import type { Day } from '../calendar/day.ts';
import { matchFields, searchWords, type SearchField, type SearchParts } from './search.ts';
import type { Db } from '../file/open.sql.ts';
import type { RecordKind } from './records.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';
import { label } from '../kinds/vocabulary.ts';

/** A record that was found, and where in it. */
export interface FoundRecord {
  kind: RecordKind;
  table: Table;
  id: number;
  partnerId: number;
  partnerName: string;
  day: Day;
  matches: SearchField[];
}

/** A column that is searched: of the record itself, or joined from the rows that belong to it. */
interface Searched {
  field: string;
  column: string;
  /** The column that holds its search key, which SQL can look into. */
  key?: string;
  of?: { table: Table; owner: string };
}

interface Source {
  kind: RecordKind;
  table: Table;
  /** The day it is listed by. */
  day: string;
  searched: readonly Searched[];
}

/** Everything that is text of a record, by its kind; a word of a vocabulary is looked for as it reads. */
export const SOURCES: readonly Source[] = [
  {
    kind: 'referral',
    table: 'referrals',
    day: 'occurred_on',
    searched: [
      { field: 'client', column: 'client_name', key: 'client_key' },
      { field: 'for', column: 'need', key: 'need_key' },
      { field: 'note', column: 'note' },
      { field: 'thanked', column: 'thanked_how' },
      { field: 'step', column: 'reason', of: { table: 'status_events', owner: 'referral_id' } },
      { field: 'collected', column: 'note', of: { table: 'collections', owner: 'referral_id' } },
    ],
  },
  {
    kind: 'check-in',
    table: 'check_ins',
    day: 'on_day',
    searched: [
      { field: 'kind', column: 'kind' },
      { field: 'note', column: 'note' },
    ],
  },
  {
    kind: 'promise',
    table: 'promises',
    day: 'due_on',
    searched: [{ field: 'what', column: 'what' }],
  },
  {
    kind: 'signal',
    table: 'signals',
    day: 'on_day',
    searched: [
      { field: 'kind', column: 'kind' },
      { field: 'note', column: 'note' },
    ],
  },
  {
    kind: 'project',
    table: 'projects',
    day: 'from_day',
    searched: [
      { field: 'what', column: 'what' },
      { field: 'kind', column: 'kind' },
    ],
  },
  {
    kind: 'agreement',
    table: 'agreements',
    day: 'starts_on',
    searched: [
      { field: 'note', column: 'note' },
      { field: 'paper', column: 'location' },
      {
        field: 'exclusive',
        column: 'exclusive_service',
        of: { table: 'agreement_terms', owner: 'agreement_id' },
      },
      {
        field: 'expected of you',
        column: 'expected_of_me',
        of: { table: 'agreement_terms', owner: 'agreement_id' },
      },
      {
        field: 'expected of them',
        column: 'expected_of_them',
        of: { table: 'agreement_terms', owner: 'agreement_id' },
      },
    ],
  },
  {
    kind: 'payment',
    table: 'payments',
    day: 'on_day',
    searched: [{ field: 'note', column: 'note' }],
  },
];

/** The records of a source in which every part is found, newest first. The partner's name counts beside a record's text. */
export function searchRecords(db: Db, source: Source, parts: SearchParts): FoundRecord[] {
  const words = searchWords(parts);
  const parameters = Object.fromEntries(words.map((word, index) => [`w${index}`, word]));
  const rows = db.prepare<[Row], FoundRow>(selectFrom(source, words.length)).iterate(parameters);
  const found: FoundRecord[] = [];
  for (const row of rows) {
    const fields = source.searched.flatMap(({ field, column }, index) => {
      const text = row[`f${index}`];
      return typeof text === 'string' ? [{ field, text: column === 'kind' ? label(text) : text }] : [];
    });
    const { id, partnerId, partnerName, day } = row;
    const matches = matchFields(parts, fields, partnerName);
    if (matches !== undefined)
      found.push({ kind: source.kind, table: source.table, id, partnerId, partnerName, day, matches });
  }
  return found;
}

type FoundRow = { id: number; partnerId: number; partnerName: string; day: Day } & Readonly<
  Record<`f${number}`, string | null>
>;

/** A scan that leaves out most rows without a word; whether the others fit, {@link matchFields} says. */
function selectFrom({ table, day, searched }: Source, wordCount: number): string {
  const columns = searched.map((each, index) => ({
    ...each,
    sql: each.of ? `j${index}.text` : `t.${each.column}`,
  }));
  const joins = columns.map(({ column, of }, index) =>
    of === undefined
      ? ''
      : `left join (select ${of.owner} as owner, group_concat(${column}, char(10)) as text from ${of.table}
         where ${column} is not null group by ${of.owner}) as j${index} on j${index}.owner = t.id`,
  );
  const mayHold = (word: string) =>
    [
      `t.partner_id in (select id from partners where ${holds('name_key', word)})`,
      ...columns.map(({ sql, key }) => (key === undefined ? textHolds(sql, word) : holds(`t.${key}`, word))),
    ].join(' or ');
  const conditions = Array.from({ length: wordCount }, (_, index) => `(${mayHold(`@w${index}`)})`);
  return `select t.id, t.partner_id as partnerId, p.name as partnerName,
      coalesce(t.${day}, date(t.created_at)) as day, ${columns.map(({ sql }, index) => `${sql} as f${index}`).join(', ')}
    from ${table} t join partners p on p.id = t.partner_id ${joins.join(' ')}
    where ${conditions.join(' and ')} order by day desc, t.id desc`;
}

/** A word has no apostrophe ("o'brien" is the one word "obrien"); only a key that has one is compared without it. */
function holds(key: string, word: string): string {
  return `instr(${key}, ${word}) > 0 or (instr(${key}, '''') > 0 and instr(replace(${key}, '''', ''), ${word}) > 0)`;
}

/**
 * Text without a key column. SQL knows the case of plain letters alone, so any other text, and any with an apostrophe of
 * some kind, is left to be judged by its search key.
 */
function textHolds(text: string, word: string): string {
  const unusual = `length(${text}) <> octet_length(${text}) or instr(${text}, '''') > 0 or instr(${text}, '\`') > 0`;
  return `instr(lower(${text}), ${word}) > 0 or ${unusual}`;
}

/** Why a stage moved, why advice was declined or a check-in put off, by partner: text that belongs to them and to no record. */
export function reasonsByPartner(db: Db): Map<number, string[]> {
  const rows = db
    .prepare<[], { partner: number; reason: string }>(
      `select partner_id as partner, reason from stage_events where reason is not null
       union all select partner_id, reason from advice_declines where reason is not null
       union all select partner_id, reason from snoozes where reason is not null and partner_id is not null`,
    )
    .all();
  const reasons = new Map<number, string[]>();
  for (const { partner, reason } of rows) reasons.set(partner, [...(reasons.get(partner) ?? []), reason]);
  return reasons;
}
