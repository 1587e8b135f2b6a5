/** The report in groups (`--by`), and beside the period before (`--compare`). */
import {
  ANYBODY,
  columns,
  counts,
  field,
  list,
  OF_PARTNER,
  only,
  percent,
  sameRows,
  type Asking,
  type Compared,
  type Row,
  type Whose,
} from './asked.ts';
import { costs } from './money.ts';
import { GROUP } from './outcomes.ts';

/** What a table of a section tells of each, and what it is reckoned from where that is something else. */
interface Told {
  readonly names: readonly string[];
  /** Besides those, what tells whether anything is to be told of somebody. */
  readonly decides?: string;
  readonly of: (whose: Whose) => Readonly<Record<string, string>>;
  readonly reckoned?: (row: Row) => Row;
}

const business = (whose: Whose) => {
  const measures = counts(whose);
  return { ...measures, closedBusiness: measures['businessReceived'] ?? '' };
};

const shares = (row: Row): Row => ({
  ...row,
  conversionReceived: percent(Number(row['receivedWon']), Number(row['receivedClosed'])),
  conversionGiven: percent(Number(row['givenWon']), Number(row['givenClosed'])),
});

const SECTIONS: Readonly<Record<string, Told>> = {
  volume: {
    names: [
      'exchanged',
      'given',
      'received',
      'closed',
      'won',
      'introducedEarlier',
      'closedBusiness',
      'businessGiven',
      'wonWithoutAmount',
    ],
    of: business,
  },
  reciprocity: {
    names: ['given', 'received', 'closedBusiness', 'businessGiven'],
    decides: 'closed',
    of: business,
  },
  conversion: {
    names: ['receivedClosed', 'receivedWon', 'givenClosed', 'givenWon'],
    of: counts,
    reckoned: shares,
  },
  costs: {
    names: ['minutes', 'feesPaid', 'jointCosts', 'costs', 'closed', 'won', 'closedBusiness', 'feesReceived'],
    of: (whose) => {
      // What went out to many took time of the network, and of no partner.
      const measures = costs(whose, whose === ANYBODY);
      return {
        ...measures,
        costs: `(case when ${measures['costsMinor'] ?? ''} = 0 then '' else 'CAD ' || ${measures['costsMinor'] ?? ''} end)`,
        closed: measures['receivedClosed'] ?? '',
        won: measures['receivedWon'] ?? '',
        closedBusiness: measures['businessReceived'] ?? '',
      };
    },
  },
};

/** Every partner with each group: as noted today, the stage as of the last day. */
const MEMBERS: Readonly<Record<string, string>> = {
  profession: `select p.id, ${GROUP} as grp from partners p`,
  business: 'select p.id, p.business as grp from partners p',
  tag: 'select p.id, t.tag as grp from partners p left join tags t on t.partner_id = p.id',
  stage: `select p.id, replace(p.stage_then, '-', ' ') as grp from known p`,
  region: 'select p.id, p.region as grp from partners p',
};

export const GROUPS = Object.keys(MEMBERS);
export const GROUPED = Object.keys(SECTIONS);

const isAnything = (row: Row, names: readonly string[]) =>
  names.some((name) => row[name] !== 0 && row[name] !== '' && row[name] !== null);

const sumsOf = (money: string) =>
  new Map(
    money
      .split(', ')
      .filter(Boolean)
      .map((each): [string, number] => [each.slice(0, 3), Number(each.slice(4))]),
  );

/** What changed: numbers and each currency by their difference, a share only where both are known. */
function change(now: Row[string] | undefined, before: Row[string] | undefined): Row[string] {
  if (typeof now === 'number' && typeof before === 'number') return now - before;
  if (typeof now !== 'string' || typeof before !== 'string') return null;
  const [a, b] = [sumsOf(now), sumsOf(before)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .toSorted((x, y) => x.localeCompare(y, 'en'))
    .map((currency) => `${currency} ${(a.get(currency) ?? 0) - (b.get(currency) ?? 0)}`)
    .filter((each) => !each.endsWith(' 0'))
    .join(', ');
}

/** Asks for rows of the days asked for, beside those of the period before where that is compared. */
class Counting {
  readonly #ask: Asking;
  readonly #section: Told;
  readonly #isCompared: boolean;
  readonly #names: readonly string[];

  constructor(ask: Asking, section: string, isCompared: boolean) {
    this.#ask = ask;
    this.#section = SECTIONS[section] ?? { names: [], of: counts };
    this.#isCompared = isCompared;
    const names = this.#section.names;
    this.#names =
      this.#section.reckoned === undefined ? names : [...names, 'conversionReceived', 'conversionGiven'];
  }

  /** The names of all columns told of a row. */
  get columns(): readonly string[] {
    return this.#isCompared
      ? this.#names.flatMap((name) => [name, `${name}Before`, `${name}Change`])
      : this.#names;
  }

  /** Those of `from` of whom anything is told, by their columns `keys`. */
  rows(keys: string, from: string, whose: Whose, withClause = ''): Row[] {
    const { decides, of, reckoned = (row: Row) => row } = this.#section;
    const names = decides === undefined ? this.#section.names : [...this.#section.names, decides];
    const on = (span: string) =>
      this.#ask
        .rows(
          `${withClause} select ${keys}${columns(of(whose), names)} from ${from} spans s where s.span = '${span}'
          order by ${
            keys === ''
              ? '1'
              : keys
                  .split(',')
                  .slice(0, -1)
                  .map((key) => key.split(' as ').at(-1))
                  .join(', ')
          }`,
        )
        .map(reckoned);
    const now = on('asked');
    if (!this.#isCompared) return now.filter((row) => isAnything(row, names));
    const before = on('before');
    return now.flatMap((row, at) => {
      const then = before[at] ?? {};
      if (!isAnything(row, names) && !isAnything(then, names)) return [];
      const both = this.#names.flatMap((name): [string, Row[string]][] => [
        [`${name}Before`, then[name] ?? null],
        [`${name}Change`, change(row[name], then[name])],
      ]);
      return [{ ...row, ...Object.fromEntries(both) }];
    });
  }
}

/** One section in groups, or by partner, with what all come to. */
export function grouped(
  json: unknown,
  ask: Asking,
  section: string,
  by: string | undefined,
  isCompared: boolean,
): Readonly<Record<string, Compared>> {
  const counting = new Counting(ask, section, isCompared);
  const partners = counting.rows(`'p' || p.id as partnerId, `, 'partners p,', OF_PARTNER);
  const told = partners.length === 0 ? [] : counting.columns;
  const totals = only(counting.rows('', '', ANYBODY)[0], told);
  const all: Readonly<Record<string, Compared>> = {
    totals: {
      told: only(field(json, 'totals'), ['partners', ...told]),
      counted: { ...totals, partners: partners.length },
    },
  };
  const names = ['partnerId', ...counting.columns];
  if (by === undefined)
    return {
      ...all,
      partners: sameRows(
        list(json, 'partners').filter((row) => field(row, 'partnerId') !== null),
        partners,
        names,
      ),
    };
  const members = `with members as (${MEMBERS[by] ?? ''}), g as (select distinct grp from members)`;
  const ofGroup: Whose = (column) => `${column} in (select id from members m where m.grp is g.grp)`;
  const of = ask.rows(`${members} select grp, 'p' || id as partnerId from members`);
  const counted = of.flatMap(({ grp, partnerId }) =>
    partners.filter((row) => row['partnerId'] === partnerId).map((row) => ({ ...row, group: grp ?? null })),
  );
  const groups = counting.rows('g.grp as grp, ', 'g,', ofGroup, members).map(({ grp, ...row }): Row => ({
    ...row,
    group: grp ?? null,
    partners: counted.filter((each) => each.group === (grp ?? null)).length,
  }));
  return {
    ...all,
    groups: sameRows(
      list(json, 'groups').filter((row) => field(row, 'partners') !== 0),
      groups,
      ['group', 'partners', ...counting.columns],
    ),
    members: sameRows(
      list(json, 'groups').flatMap((group) =>
        list(group, 'members').map((row) => ({ ...only(row, names), group: field(group, 'group') })),
      ),
      counted,
      ['group', ...names],
    ),
  };
}
