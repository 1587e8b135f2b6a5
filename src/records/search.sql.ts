import type { Day } from '../calendar/day.ts';
import { matchFields, searchWords, type SearchField, type SearchParts } from './search.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';
import type { AnyKind, Field } from '../kinds/kind.ts';
import { label } from '../kinds/vocabulary.ts';

/** A record that was found, and where in it. */
export interface FoundRecord {
  readonly id: number;
  /** Null for what belongs to nobody alone: a broadcast, an objective of the network. */
  readonly partnerName: string | null;
  /** What it came from in place of a partner. */
  readonly source: string | null;
  readonly day: Day;
  readonly matches: readonly SearchField[];
}

/** A text that is searched: of the record itself, or joined from the rows that belong to it. */
interface Searched {
  readonly field: string;
  readonly column: string;
  /** The column that holds its search key, which SQL can look into. */
  readonly key?: string | undefined;
  /** A word of a vocabulary is looked for as it reads. */
  readonly isWord?: boolean;
  readonly of?: { readonly table: Table; readonly owner: string };
}

/** Texts that no field of the kind is: of histories, terms and collections. */
const BESIDE: Readonly<Record<Table, readonly Searched[]>> = {
  referrals: [
    { field: 'thanked', column: 'thanked_how' },
    { field: 'step', column: 'reason', of: { table: 'status_events', owner: 'referral_id' } },
    { field: 'collected', column: 'note', of: { table: 'collections', owner: 'referral_id' } },
  ],
  agreements: (
    [
      ['exclusive', 'exclusive_service'],
      ['expected of you', 'expected_of_me'],
      ['expected of them', 'expected_of_them'],
    ] as const
  ).map(([field, column]) => ({ field, column, of: { table: 'agreement_terms', owner: 'agreement_id' } })),
};

/** Everything that is text of a record: what people see of its texts, its kind, and the texts beside it. */
export function searchedOf({ fields, table }: AnyKind): Searched[] {
  const own = fields.flatMap((field): Searched[] => {
    const [column, second] = field.columns;
    if (column === undefined || !isSearched(field)) return [];
    const key = second?.endsWith('_key') === true ? second : undefined;
    return [{ field: field.label, column, key, isWord: isOf(field, 'word') }];
  });
  return [...own, ...(BESIDE[table] ?? [])];
}

function isSearched(field: Field): boolean {
  const isSeen = field.option !== undefined || field.list !== undefined || field.onCard;
  return isSeen && (isOf(field, 'text') || (field.name === 'kind' && isOf(field, 'word')));
}

function isOf({ shape }: Field, wanted: 'text' | 'word' | 'day'): boolean {
  return (shape.is === 'none or' ? shape.of : shape).is === wanted;
}

/** The column of the day that a record is listed by: the first of its days. */
function dayOf({ fields, noun }: AnyKind): string {
  const [column] = fields.find((field) => field.columns.length === 1 && isOf(field, 'day'))?.columns ?? [];
  if (column === undefined) throw new Error(`a ${noun} has no day`);
  return column;
}

/** The records of a kind in which every part is found, newest first. The name of the partner or the source, if it has one, counts beside a record's text. */
export function searchRecords(db: Db, of: AnyKind, parts: SearchParts): FoundRecord[] {
  const searched = searchedOf(of);
  const words = searchWords(parts);
  const parameters = Object.fromEntries(words.map((word, index) => [`w${index}`, word]));
  const rows = db.prepare<[Row], FoundRow>(selectFrom(of, searched, words.length)).iterate(parameters);
  const found: FoundRecord[] = [];
  for (const row of rows) {
    const fields = searched.flatMap(({ field, isWord }, index) => {
      const text = row[`f${index}`];
      return typeof text === 'string' ? [{ field, text: isWord === true ? label(text) : text }] : [];
    });
    const { id, partnerName, source, day } = row;
    const matches = matchFields(parts, fields, partnerName ?? source ?? '');
    if (matches !== undefined) found.push({ id, partnerName, source, day, matches });
  }
  return found;
}

type FoundRow = { id: number; partnerName: string | null; source: string | null; day: Day } & Readonly<
  Record<`f${number}`, string | null>
>;

/** A scan that leaves out most rows without a word; whether the others fit, {@link matchFields} says. */
function selectFrom(of: AnyKind, searched: readonly Searched[], wordCount: number): string {
  const columns = searched.map((each, index) => ({
    ...each,
    sql: each.of ? `j${index}.text` : `t.${each.column}`,
  }));
  const joins = columns.map(({ column, of: owned }, index) =>
    owned === undefined
      ? ''
      : `left join (select ${owned.owner} as owner, group_concat(${column}, char(10)) as text from ${owned.table}
         where ${column} is not null group by ${owned.owner}) as j${index} on j${index}.owner = t.id`,
  );
  const maySource = of.of === 'partner or source';
  const isOfPartner = maySource || of.of === 'partner';
  const mayHold = (word: string) =>
    [
      ...(isOfPartner ? [`t.partner_id in (select id from partners where ${holds('name_key', word)})`] : []),
      ...(maySource ? [`t.source_id in (select id from sources where ${holds('name_key', word)})`] : []),
      ...columns.map(({ sql, key }) => (key === undefined ? textHolds(sql, word) : holds(`t.${key}`, word))),
    ].join(' or ');
  const conditions = Array.from({ length: wordCount }, (_, index) => `(${mayHold(`@w${index}`)})`);
  const isOfNetwork = of.of === 'network' ? 't.partner_id is null and ' : '';
  return `select t.id, ${isOfPartner ? 'p.name' : 'null'} as partnerName, ${maySource ? 's.name' : 'null'} as source,
      coalesce(t.${dayOf(of)}, date(t.created_at)) as day, ${columns.map(({ sql }, index) => `${sql} as f${index}`).join(', ')}
    from ${of.table} t ${maySource ? 'left join sources s on s.id = t.source_id left' : ''}
      ${isOfPartner ? 'join partners p on p.id = t.partner_id' : ''} ${joins.join(' ')}
    where ${isOfNetwork}${conditions.join(' and ')} order by day desc, t.id desc`;
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
