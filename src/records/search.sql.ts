import type { Day } from '../calendar/day.ts';
import {
  matcherOf,
  searchWords,
  wordId,
  wordsOfPart,
  type SearchedField,
  type SearchField,
  type SearchParts,
} from './search.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row, Table } from '../file/tables.sql.ts';
import type { AnyKind, Field } from '../kinds/kind.ts';
import { label } from '../kinds/vocabulary.ts';
import { spelledInSql, umlautPattern } from '../text/spelled-umlauts.ts';

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
  /** `by`: the order in which the texts of several rows stand. */
  readonly of?: { readonly table: Table; readonly owner: string; readonly by: string };
}

/** Texts that no field of the kind is: of histories, terms and collections. */
const BESIDE: Readonly<Record<Table, readonly Searched[]>> = {
  referrals: [
    { field: 'thanked', column: 'thanked_how' },
    {
      field: 'step',
      column: 'reason',
      of: { table: 'status_events', owner: 'referral_id', by: 'on_day, id' },
    },
    {
      field: 'collected',
      column: 'note',
      of: { table: 'collections', owner: 'referral_id', by: 'on_day, id' },
    },
  ],
  agreements: (
    [
      ['exclusive', 'exclusive_service'],
      ['expected of you', 'expected_of_me'],
      ['expected of them', 'expected_of_them'],
    ] as const
  ).map(([field, column]) => ({
    field,
    column,
    of: { table: 'agreement_terms', owner: 'agreement_id', by: 'from_day, id' },
  })),
};

/**
 * Kinds of which there are many: the index that holds their search keys with all else that is asked of each record, so that
 * the records themselves are left alone; and the index of the few that have other texts, under its own condition.
 */
const INDEXES: Readonly<Record<Table, { readonly keys: string; readonly texts: string } | undefined>> = {
  referrals: {
    keys: 'referrals_searched',
    texts: 'indexed by referrals_noted where (note is not null or thanked_how is not null)',
  },
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

/** What was found of a kind: the first of them, and how many there are. */
export interface FoundRecords {
  readonly found: readonly FoundRecord[];
  readonly total: number;
}

/**
 * The records of a kind in which every part is found, newest first, `limit` of them at most; and how many there are. The
 * name of the partner or the source, if it has one, counts beside a record's text.
 */
export function searchRecords(db: Db, of: AnyKind, parts: SearchParts, limit?: number): FoundRecords {
  const searched = searchedOf(of);
  const sought = soughtOf(parts);
  const asides = heldAsides(db, asidesOf(of, searched, sought.words), sought.cells);
  const select = selectFrom(of, searched, asides, sought);
  const { isIn, matches } = matcherOf(parts);
  const { toRead, counted } = foundSurely(db, select, sought.cells, limit);
  const found: FoundRecord[] = [];
  let total = counted;
  if (toRead.length === 0) return { found, total };
  for (const row of db.prepare<[Row], FoundRow>(select.rows).iterate({ ids: JSON.stringify(toRead) })) {
    const fields = searched.flatMap(({ field, key, isWord }, index): SearchedField[] => {
      const text = row[`f${index}`];
      if (typeof text !== 'string') return [];
      const known = key === undefined ? null : row[`k${index}`];
      const said = { field, text: isWord === true ? label(text) : text };
      return [typeof known === 'string' ? { ...said, key: known } : said];
    });
    const { id, partnerName, source, day } = row;
    const beside = partnerName ?? source ?? '';
    if (!isIn(fields, beside)) continue;
    total += 1;
    if (limit === undefined || found.length < limit)
      found.push({ id, partnerName, source, day, matches: matches(fields) });
  }
  return { found, total };
}

/** What is looked for, as SQL is given it: the words as `w0` and so on (see {@link SoughtWord}), each part as `p0` and so on, as
 * `q0` with its umlauts spelt out. */
interface Sought {
  readonly words: readonly SoughtWord[];
  /** Of each part the places of its words among them. */
  readonly parts: readonly (readonly number[])[];
  /** Of each part whether umlauts may be spelt out in it, or there. */
  readonly areSpelled: readonly boolean[];
  readonly cells: Row;
}

/** A word that is looked for, by the parameters that SQL is given it as. */
interface SoughtWord {
  readonly key: string;
  /** Its search key. */
  readonly plain: string;
  /** The same with umlauts spelt out; undefined where there are none, and none can be. */
  readonly spelled: string | undefined;
  /** What the keys have of texts in which an umlaut stands for two of its letters, as a pattern; undefined where none can. */
  readonly pattern: string | undefined;
}

function soughtOf(parts: SearchParts): Sought {
  const cells: Record<string, string> = {};
  const given = (name: string, text: string) => {
    cells[name] = text;
    return `@${name}`;
  };
  const words = searchWords(parts);
  const at = new Map(words.map((word, index) => [wordId(word), index]));
  for (const [index, { key, spelled }] of parts.entries()) {
    cells[`p${index}`] = key;
    if (spelled !== undefined) cells[`q${index}`] = spelled;
  }
  return {
    words: words.map(({ key, spelled }, index) => ({
      key,
      plain: given(`w${index}`, key),
      spelled: spelled === undefined ? undefined : given(`s${index}`, spelled),
      pattern: spelled === undefined ? undefined : given(`g${index}`, `*${umlautPattern(spelled)}*`),
    })),
    parts: parts.map((part) => wordsOfPart(part).map((word) => at.get(wordId(word)) ?? 0)),
    areSpelled: parts.map(({ spelled }) => spelled !== undefined),
    cells,
  };
}

/**
 * The records that may fit, newest first. The search keys on record tell surely of most whether they do: such records,
 * beyond the first `limit` of them, are only counted; the others are to be read.
 */
function foundSurely(db: Db, { ids }: Select, cells: Row, limit = Infinity) {
  const toRead: number[] = [];
  let sure = 0;
  for (const [id, isSure] of db.prepare<[Row], [number, number]>(ids).raw().iterate(cells)) {
    sure += isSure;
    if (isSure === 0 || sure <= limit) toRead.push(id);
  }
  return { toRead, counted: Math.max(0, sure - limit) };
}

type FoundRow = { id: number; partnerName: string | null; source: string | null; day: Day } & Readonly<
  Record<`${'f' | 'k'}${number}`, string | null>
>;

/** Where else than in the texts of a record itself a word may be: in those of what belongs to it, in the name it goes by. */
interface Aside {
  readonly word: number;
  /** The rows that hold the word, or may. */
  readonly rows: string;
  /** What is asked of a record `t` for them. */
  readonly sql: string;
  /** Which of the texts searched it is; undefined for a name. */
  readonly at?: number;
}

function asidesOf(of: AnyKind, searched: readonly Searched[], words: readonly SoughtWord[]): Aside[] {
  const maySource = of.of === 'partner or source';
  return words.flatMap((sought, word) => {
    const named = (table: string, column: string): Aside => {
      const rows = `from ${table} where ${mayHoldWord('name_key', 'name', sought)}`;
      return { word, rows, sql: `t.${column} in (select id ${rows})` };
    };
    return [
      ...searched.flatMap(({ column, key, of: owned }, at): Aside[] => {
        const holding = textHolds(column, sought);
        if (owned !== undefined) {
          const rows = `from ${owned.table} where ${holding}`;
          return [{ word, rows, sql: `t.id in (select ${owned.owner} ${rows})`, at }];
        }
        if (key !== undefined || INDEXES[of.table] === undefined) return [];
        const rows = `from ${of.table} ${INDEXES[of.table]?.texts} and ${holding}`;
        return [{ word, rows, sql: `t.id in (select id ${rows})` }];
      }),
      ...(maySource || of.of === 'partner' ? [named('partners', 'partner_id')] : []),
      ...(maySource ? [named('sources', 'source_id')] : []),
    ];
  });
}

/** Those of them that any row holds: what holds none is not to be asked of every record. */
function heldAsides(db: Db, asides: readonly Aside[], parameters: Row): Aside[] {
  if (asides.length === 0) return [];
  const columns = asides.map(({ rows }) => `exists (select 1 ${rows})`).join(', ');
  const held = db.prepare<[Row], number[]>(`select ${columns}`).raw().get(parameters) ?? [];
  return asides.filter((_, index) => held[index] === 1);
}

/** Statements on the records that may fit, newest first. */
interface Select {
  /** Their numbers, with 1 where the keys on record hold every part, else 0. */
  readonly ids: string;
  /** All that is looked through of those with the numbers `ids`. */
  readonly rows: string;
}

/** A scan of the records alone that leaves out most without a part; whether the others fit, {@link matcherOf} says. */
function selectFrom(
  of: AnyKind,
  searched: readonly Searched[],
  asides: readonly Aside[],
  sought: Sought,
): Select {
  const maySource = of.of === 'partner or source';
  const isOfPartner = maySource || of.of === 'partner';
  const texts = searched.flatMap(({ column, of: owned }, index) => {
    if (owned === undefined) return [`t.${column} as f${index}`];
    if (!asides.some(({ at }) => at === index)) return [];
    return [
      `(select group_concat(${column}, char(10) order by ${owned.by}) from ${owned.table}
       where ${owned.owner} = t.id and ${column} is not null) as f${index}`,
    ];
  });
  const keys = searched.flatMap(({ key }, index) => (key === undefined ? [] : [`t.${key} as k${index}`]));
  const { mayHold, isSure } = conditionsOf(of, searched, asides, sought);
  const isOfNetwork = of.of === 'network' ? 't.partner_id is null and ' : '';
  const indexed = INDEXES[of.table];
  const day = isAlwaysThere(of, dayOf(of))
    ? `t.${dayOf(of)}`
    : `coalesce(t.${dayOf(of)}, date(t.created_at))`;
  const newest = `order by ${day} desc, t.id desc`;
  return {
    ids: `select t.id, ${isSure} from ${of.table} t ${indexed === undefined ? '' : `indexed by ${indexed.keys}`}
      where ${isOfNetwork}${mayHold} ${newest}`,
    rows: `
      select t.id, ${isOfPartner ? 'p.name' : 'null'} as partnerName, ${maySource ? 's.name' : 'null'} as source,
        ${day} as day, ${[...texts, ...keys].join(', ')}
      from ${of.table} t ${maySource ? 'left join sources s on s.id = t.source_id left' : ''}
        ${isOfPartner ? 'join partners p on p.id = t.partner_id' : ''}
      where t.id in (select value from json_each(@ids)) ${newest}`,
  };
}

/** Whether a record `t` may fit, and whether its keys alone say that it does. */
function conditionsOf(
  { table }: AnyKind,
  searched: readonly Searched[],
  asides: readonly Aside[],
  { words, parts, areSpelled }: Sought,
): { mayHold: string; isSure: string } {
  const keys = searched.flatMap(({ key }) => (key === undefined ? [] : [`t.${key}`]));
  const others = searched.filter(({ key, of }) => key === undefined && of === undefined);
  const inline = INDEXES[table] === undefined ? others.map(({ column }) => `t.${column}`) : [];
  const keysHold = (text: string) => keys.map((key) => holds(key, text)).join(' or ');
  const asked = (word: number) => asides.filter((each) => each.word === word).map(({ sql }) => sql);
  const ofWords = words.map((sought, word) =>
    [
      ...searched.flatMap(({ key, column }) =>
        key === undefined ? [] : [mayHoldWord(`t.${key}`, `t.${column}`, sought)],
      ),
      ...inline.map((column) => textHolds(column, sought)),
      ...asked(word),
    ].join(' or '),
  );
  const mayHold = parts.map((at, part) => {
    // What tells apart most is asked first: whatever lacks one word is done with.
    const order = at.toSorted((a, b) => tellsApart(words[b]?.key) - tellsApart(words[a]?.key));
    const all = order.map((word) => `(${ofWords[word] ?? ''})`).join(' and ');
    if (at.length === 1 || keys.length === 0 || inline.length > 0 || areSpelled[part] === true) return all;
    // Of a key of plain words SQL tells whether a phrase is in it; what holds a phrase holds its words.
    const beyond = [...keys.map((key) => `${key} glob '*[^a-z0-9 ]*'`), ...at.flatMap(asked)];
    return `(${all} and (${keysHold(`@p${part}`)} or ${beyond.join(' or ')}))`;
  });
  const surely = parts.map((_, part) => {
    const plainly = keysHold(`@p${part}`);
    if (areSpelled[part] !== true) return `(${plainly})`;
    const spelled = searched.flatMap(({ key, column }) =>
      key === undefined ? [] : [`instr(${spelledInSql(`t.${column}`)}, @q${part}) > 0`],
    );
    return `(${[plainly, ...spelled].join(' or ')})`;
  });
  return {
    mayHold: mayHold.join(' and '),
    isSure: keys.length === 0 ? '0' : `coalesce(${surely.join(' and ')}, 0)`,
  };
}

/** How much a word may be expected to tell records apart: a number the most, else the longer the more. */
function tellsApart(word = ''): number {
  return /\d/.test(word) ? 1000 : word.length;
}

/** Whether no record is without what this column holds. */
function isAlwaysThere({ fields }: AnyKind, column: string): boolean {
  return fields.some(({ columns, shape }) => columns.includes(column) && shape.is !== 'none or');
}

/** A word has no apostrophe ("o'brien" is the one word "obrien"); only a key that has one is compared without it. */
function holds(key: string, word: string): string {
  return `instr(${key}, ${word}) > 0 or (instr(${key}, '''') > 0 and instr(replace(${key}, '''', ''), ${word}) > 0)`;
}

/**
 * The same of a word of which umlauts may be spelt out there, or here. A text that has any, and the letters around them, is
 * asked for them; one that has other such letters, or an apostrophe, is left to be judged by its key.
 */
function mayHoldWord(key: string, text: string, { plain, spelled, pattern }: SoughtWord): string {
  if (spelled === undefined || pattern === undefined) return holds(key, plain);
  const inFull = spelledInSql(text);
  const isOdd = `instr(${key}, '''') > 0`;
  const beyond = `instr(${inFull}, ${spelled}) > 0 or length(${inFull}) <> octet_length(${inFull}) or ${isOdd}`;
  return `${holds(key, plain)} or ${holds(key, spelled)}
    or ((${key} glob ${pattern} or ${isOdd}) and length(${text}) <> octet_length(${text}) and (${beyond}))`;
}

/**
 * Text without a key column, of which most records have none. SQL knows the case of plain letters alone, so any other
 * text, and any with an apostrophe of some kind, is left to be judged by its search key.
 */
function textHolds(text: string, { plain, spelled }: SoughtWord): string {
  const unusual = `length(${text}) <> octet_length(${text}) or instr(${text}, '''''') > 0 or instr(${text}, '\`') > 0`;
  const words = [plain, ...(spelled === undefined ? [] : [spelled])];
  const held = words.map((word) => `instr(lower(${text}), ${word}) > 0`).join(' or ');
  return `(${text} is not null and (${held} or ${unusual}))`;
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
