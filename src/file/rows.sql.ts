import type { Field, Identity, Kind } from '../kinds/kind.ts';
import type { Sql } from '../kinds/type.ts';
import type { Db } from './sqlite.sql.ts';

/** The end of a statement on records of a kind: `t` is the record, `p` its partner, `s` its source. */
export interface Rest {
  /** `where ...`, `order by ...`, `limit ...`, with named parameters. */
  readonly rest?: string;
  readonly cells?: Readonly<Record<string, Sql>>;
}

/** Reads records of a kind by the columns that its declaration names. */
export function readRecords<D, R extends D & Identity>(db: Db, of: Kind<D, R>, rest: Rest = {}): R[] {
  return readFields<R>(db, of, of.fields, rest);
}

/** Some facts of each record of a kind alone, where many are read: the columns of the others are not. */
export function readFacts<D, R extends D & Identity, F extends string & keyof R>(
  db: Db,
  of: Kind<D, R>,
  facts: readonly F[],
  rest: Rest = {},
): Pick<R, F>[] {
  const names: readonly string[] = facts;
  return readFields<Pick<R, F>>(
    db,
    of,
    of.fields.filter(({ name }) => names.includes(name)),
    rest,
  );
}

function readFields<R>(db: Db, of: Whose, fields: readonly Field[], { rest = '', cells = {} }: Rest): R[] {
  const columns = fields.flatMap(({ sql }) => sql).join(', ');
  const rows = db
    .prepare<[Readonly<Record<string, Sql>>], Sql[]>(`select ${columns} ${fromOf(of)} ${rest}`)
    .raw()
    .all(cells);
  return recordsOf<R>(fields, rows);
}

/** One record; undefined where there is no such number. `cells` are for a kind whose fields ask for more: `@today`. */
export function readRecord<D, R extends D & Identity>(
  db: Db,
  of: Kind<D, R>,
  id: number,
  cells: Readonly<Record<string, Sql>> = {},
): R | undefined {
  return readRecords(db, of, { rest: 'where t.id = @id', cells: { ...cells, id } })[0];
}

/**
 * How many records of a kind there are that fit by what they have themselves: whom they are of is not looked up, which
 * costs ten times as much.
 */
export function countRecords(
  db: Db,
  { table }: Pick<Whose, 'table'>,
  { rest = '', cells = {} }: Rest = {},
): number {
  const count = db.prepare<[Readonly<Record<string, Sql>>], number>(
    `select count(*) from ${table} t ${rest}`,
  );
  return count.pluck().get(cells) ?? 0;
}

type Whose = Pick<Kind<object, object>, 'table' | 'of'>;

const PARTNERS_OF: Readonly<Record<Whose['of'], string>> = {
  nobody: '',
  network: 'join (select 1) on t.partner_id is null',
  partner: 'join partners p on p.id = t.partner_id',
  'partner or source': fromWhom('t'),
  referral: `join referrals r on r.id = t.referral_id ${fromWhom('r')}`,
};

function fromWhom(referral: string): string {
  return `left join partners p on p.id = ${referral}.partner_id left join sources s on s.id = ${referral}.source_id`;
}

function fromOf({ table, of }: Whose): string {
  return `from ${table} t ${PARTNERS_OF[of]}`;
}

/** The facts of rows, each from its own cells; a loop without lists between, as of long lists every fact is asked for. */
function recordsOf<R>(fields: readonly Field[], rows: readonly (readonly Sql[])[]): R[] {
  const records = rows.map((row) => {
    const facts: Record<string, unknown> = {};
    let at = 0;
    for (const { name, type, sql } of fields) {
      if (type === undefined) continue;
      facts[name] = type.fromSql(row.slice(at, (at += sql.length)));
    }
    return facts;
  });
  // The kind has a field for each fact of R, of its very type: `kind()` was checked for that.
  return records as R[];
}
