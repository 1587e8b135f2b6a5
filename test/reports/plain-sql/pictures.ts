/** The numbers behind the pictures of the page, from the tables of the page itself. */
import { BROADCASTS, costs, QUARTERS } from './money.ts';
import { ANYBODY, columns, counts, OF_PARTNER, type Asking, type Compared, type Row } from './asked.ts';

/** A table of the page: the rows by their first column, each by the headings. */
type Table = ReadonlyMap<string, ReadonlyMap<string, string>>;

const textOf = (html: string) =>
  html
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replace(' (archived)', '')
    .replaceAll(/\s+/g, ' ')
    .trim();

function tableOf(html: string): Table {
  const rows = [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<(?:td|th)[^>]*>([\s\S]*?)<\/(?:td|th)>/g)].map(([, cell = '']) => textOf(cell)),
  );
  const [headings = [], ...body] = rows;
  return new Map(
    body.map((cells) => [cells[0] ?? '', new Map(headings.map((heading, at) => [heading, cells[at] ?? '']))]),
  );
}

/** The tables behind the pictures of a page, by the titles of the pictures. */
export function picturesOf(page: string): ReadonlyMap<string, Table> {
  return new Map(
    [...page.matchAll(/<figure[\s\S]*?<\/figure>/g)].flatMap(([figure]) => {
      const title = /<h[23][^>]*>([\s\S]*?)<\/h[23]>/.exec(figure)?.[1] ?? '';
      const table = /<table[\s\S]*?<\/table>/.exec(figure)?.[0];
      return table === undefined ? [] : [[textOf(title), tableOf(table)] as const];
    }),
  );
}

/** Some columns of a table as rows; an empty cell is none. */
function rowsOf(table: Table | undefined, headings: readonly string[]): string[] {
  return [...(table ?? [])].map(([name, row]) =>
    [name, ...headings.map((heading) => row.get(heading) || '0')].join('; '),
  );
}

const told = (row: Row) => Object.values(row).join('; ');
const sorted = (rows: readonly string[]) => rows.toSorted((a, b) => a.localeCompare(b, 'en'));

const EACH = counts(OF_PARTNER);
const ALL = counts(ANYBODY);
/** Those received in the period that are won by now, whenever that was. */
const OF_THEM_WON = `(select count(*) from counted x where x.partner = p.id and x.direction = 'received'
  and x.day between s.since and s.until and x.status = 'won')`;

const MONTHS = `with recursive months(nth, since, until) as (
    select 0, date(until, 'start of month'), until from asked
    union all select nth + 1, date(since, '-1 month'), date(since, '-1 day') from months where nth < 11)`;
const MONTH_NAME = `substr('JanFebMarAprMayJunJulAugSepOctNovDec', strftime('%m', s.since) * 3 - 2, 3) || strftime(' %Y', s.since)`;

export function pictured(page: string, ask: Asking): Readonly<Record<string, Compared>> {
  const pictures = picturesOf(page);
  const compared: [string, Compared][] = [];
  const compare = (title: string, headings: readonly string[], sql: string) => {
    const table = [...pictures].find(([each]) => each.startsWith(title))?.[1];
    // A picture that would show nothing at all is not on the page.
    if (table === undefined) return;
    compared.push([
      title,
      { told: sorted(rowsOf(table, headings)), counted: sorted(ask.rows(sql).map(told)) },
    ]);
  };
  const bars = `select p.name, ${columns(EACH, ['given', 'received'])}, ${OF_THEM_WON} as won, ${EACH['closed'] ?? ''} as closed,
      ${EACH['won'] ?? ''} as outcomes from partners p, asked, spans s where s.span = 'asked' and given + received + closed > 0`;
  compare('Given and received per partner', ['Given', 'Received', 'Of them won', 'Closed', 'Won'], bars);
  compare(
    'Given, received and won by month',
    ['Given', 'Received', 'Won'],
    `${MONTHS} select ${MONTH_NAME}, ${columns(ALL, ['given', 'received', 'won'])} from months s`,
  );
  compare(
    'Who sends you clients',
    ['Received'],
    `select p.name, ${EACH['received'] ?? ''} as received from partners p, asked, spans s where s.span = 'asked' and received > 0`,
  );
  compare('What became', ['Introduced', 'Won', 'Lost', 'No response', 'Declined', 'Open'], BECAME);
  compare(
    'Map of the network',
    ['Given', 'Received'],
    `select p.name, ${columns(EACH, ['given', 'received'])} from partners p, asked, spans s where s.span = 'asked'
      and (ifnull(p.archived_on, '9999-12-31') > asked.until or given + received > 0)`,
  );
  for (const [title, table] of pictures) {
    if (/^\d{4} beside/.test(title)) {
      const [year = '', before = ''] = title.split(' beside ');
      const rows = [...table].map(([quarter, row]) =>
        [quarter.slice(0, 2), row.get(year), row.get(before)].join('; '),
      );
      compared.push([title, { told: rows, counted: ask.rows(quarters(year)).map(told) }]);
    }
    // Where all is in one currency the title does not name it.
    const [, by = '', named] =
      /^Costs beside closed business, by (partner|quarter)(?:, (...))?$/.exec(title) ?? [];
    const currency = named ?? currencyOf(table);
    if (by === '') continue;
    const rows = [...table].map(([name, row]) =>
      [
        by === 'quarter' ? name.slice(0, 7) : name,
        ...['Costs', 'Business'].map((each) =>
          minorOf(row.get(each) ?? `${currency} ${row.get(`${each}, ${currency}`) ?? ''}`, currency),
        ),
      ].join('; '),
    );
    const counted = ask
      .rows(by === 'partner' ? costsOfPartners(currency) : costsOfQuarters(currency))
      .map(told);
    const isAny = (row: string) => !row.endsWith('; 0; 0');
    compared.push([title, { told: sorted(rows.filter(isAny)), counted: sorted(counted.filter(isAny)) }]);
  }
  return Object.fromEntries(compared);
}

/** The currency that a heading or an amount names first; a heading says it once for its amounts. */
const currencyOf = (table: Table) =>
  /(?<=(?:Costs|Business), )[A-Z]{3}/.exec(
    [...table.values()].flatMap((row) => [...row.keys()]).join('; '),
  )?.[0] ??
  /[A-Z]{3}(?= -?\d)/.exec(
    [...table.values()].flatMap((row) => [row.get('Costs'), row.get('Business')]).join(' '),
  )?.[0] ??
  'CAD';

/** Minor units of one currency of an amount or several: of `CAD 12,650, JPY 5` it is 1265000 in CAD. */
function minorOf(amounts: string, currency: string): number {
  const found =
    new RegExp(`${currency} (-?[\\d,]+(?:\\.\\d+)?)`).exec(amounts)?.[1]?.replaceAll(/,(?=\d{3})/g, '') ??
    '0';
  return Math.round(Number(found.replace(/,$/, '')) * (currency === 'JPY' ? 1 : 100));
}

/** Introduced in each quarter of the year of the last day, as far as that is, beside the same days of the year before. */
const quarters = (
  year: string,
) => `with q(n, first) as (values (1, '${year}-01-01'), (2, '${year}-04-01'), (3, '${year}-07-01'),
    (4, '${year}-10-01')),
  s as (select q.*, min(date(first, '+3 months', '-1 day'), until) as last from q, asked)
  select 'Q' || n, (select count(*) from counted x where x.partner is not null and x.day between first and last),
    (select count(*) from counted x where x.partner is not null
      and x.day between date(first, '-1 year') and date(last, '-1 year', 'floor')) from s, asked where first <= until`;

const amountOf = (list: string, currency: string) =>
  `ifnull((select sum(minor) from (${list}) where currency = '${currency}'), 0)`;
const inCurrency = (measures: ReturnType<typeof costs>, currency: string) => {
  const costsThere =
    currency === 'CAD' ? (measures['costsMinor'] ?? '') : amountOf(measures['spent'] ?? '', currency);
  return `${costsThere}, ${amountOf(measures['brought'] ?? '', currency)}`;
};
const costsOfPartners = (currency: string) =>
  `select p.name, ${inCurrency(costs(OF_PARTNER), currency)} from partners p, spans s where s.span = 'asked'
    union all select 'Broadcasts', ${currency === 'CAD' ? BROADCASTS : '0'}, 0 from spans s where s.span = 'asked'`;
const costsOfQuarters = (currency: string) => `with recursive ${QUARTERS}
  select upper(substr(s.quarter, 5)) || ' ' || substr(s.quarter, 1, 4), ${inCurrency(costs(ANYBODY, true), currency)} from s`;

const STATE = (
  status: string,
) => `(select count(*) from counted x where x.partner is not null and x.direction = way
  and x.day between since and until and x.status ${status})`;
const BECAME = `select case way when 'given' then 'Given' else 'Received' end, ${STATE(`<> ''`)}, ${STATE(`= 'won'`)},
    ${STATE(`= 'lost'`)}, ${STATE(`= 'no-response'`)}, ${STATE(`= 'declined'`)},
    ${STATE(`not in ('won', 'lost', 'no-response', 'declined')`)}
  from asked, (select 'given' as way union all select 'received')`;
