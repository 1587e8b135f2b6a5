/** Follows every number that the report gives as data to its rows, and adds those up anew. */
import { expect } from 'vitest';
import type { Figure } from '../../src/reports/figure.ts';
import { FIGURES } from '../../src/reports/figures.ts';
import { professionOf } from '../../src/reports/conversion.ts';
import { REPORT_SECTIONS, isOfNetwork, type ReportSection } from '../../src/reports/report.ts';
import type { Refnet } from '../helpers/refnet.ts';

/** Numbers that count no rows, by the section and the last keys on the way to them, and what they are instead. */
const NO_COUNTS: Readonly<Record<string, string>> = {
  'fees totals.accrued': 'the ledger of fees, which refnet fees PARTNER tells line by line',
  'fees totals.due': 'the ledger of fees',
  'fees totals.credit': 'the ledger of fees',
  'fees totals.expected': 'reckoned from what was invoiced, as refnet fees tells',
  'fees totals.partners': 'accounts that have a line in the same section',
  'fees accounts.accrued': 'the ledger of fees',
  'fees accounts.due': 'the ledger of fees',
  'fees accounts.credit': 'the ledger of fees',
  'fees accounts.expected': 'reckoned from what was invoiced, as refnet fees tells',
  'fees expectedUnknown': 'refnet fees lists them',
  'fees byHand': 'refnet fees lists them',
  'agreements agreement': 'its number',
  'habits weeks': 'weeks of the calendar',
  'costs hourlyRate': 'a setting',
  'check-ins everyMonths': 'the interval between check-ins, not a count of the record',
  'objectives goal': 'what was set',
  'objectives number': 'its number',
  'objectives needed': 'reckoned from the goal and its days',
  'objectives behind': 'reckoned from the goal, its days and what is reached',
  'objectives daysGone': 'days of the calendar',
  'objectives daysInAll': 'days of the calendar',
  'concentration markPercent': 'a setting',
  'report everyMonths': 'the interval between check-ins, not a count of the record',
  'report visibility.weeks': 'weeks, as refnet broadcast tells',
  'report visibility.of': 'weeks that visibility looks back',
  'report declined': 'refnet advise lists who declined',
};

type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Fields = { readonly [key: string]: Json };
const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMoney = (value: Json): value is { amount: string; currency: string } =>
  isFields(value) && Object.keys(value).join() === 'amount,currency';

/** A number found in a section, with the objects on the way to it, the nearest last. */
interface Found {
  readonly path: readonly string[];
  readonly value: Json;
  readonly within: readonly Fields[];
  readonly at: number | undefined;
}

/** Every number and amount, and every list. */
function* numbersIn(
  value: Json,
  path: readonly string[],
  within: readonly Fields[],
  at?: number,
): Generator<Found> {
  if (typeof value === 'number' || isMoney(value) || (value !== null && path.at(-1) === 'reachedAmount'))
    yield { path, value, within, at };
  else if (Array.isArray(value) && path.at(-1) === 'averageBusiness') yield { path, value, within, at };
  else if (Array.isArray(value)) {
    if (value.every(isFields)) yield { path, value, within, at: undefined };
    if (!value.every(isMoney))
      for (const [index, each] of value.entries()) yield* numbersIn(each, path, within, index);
  } else if (isFields(value)) {
    for (const [key, each] of Object.entries(value))
      yield* numbersIn(each, [...path, key], [...within, value]);
  }
}

function keysOf(figure: Figure, section: ReportSection | 'report'): readonly string[] {
  const places =
    section === 'report' ? ['report' as const, ...REPORT_SECTIONS.filter(isOfNetwork)] : [section];
  return places.flatMap((each) => figure.stands[each]?.keys ?? []);
}

/** Whether keys say that way, a `*` any one of its steps. */
function isWay(keys: readonly string[], way: readonly string[]): boolean {
  return keys.length === way.length && keys.every((key, at) => key === '*' || key === way[at]);
}

/** The figure of a number: by as much of the way to it as any figure names. */
function figureAt(section: ReportSection | 'report', path: readonly string[]): Figure | undefined {
  for (let from = 0; from < path.length; from += 1) {
    const way = path.slice(from);
    const [best] = FIGURES.flatMap((figure) => {
      const keys = keysOf(figure, section).filter((key) => isWay(key.split('.'), way));
      return keys.map((key) => ({ figure, stars: key.split('*').length }));
    }).toSorted((a, b) => a.stars - b.stars);
    if (best !== undefined) return best.figure;
  }
  return undefined;
}

interface Row {
  readonly number: number | null;
  readonly record: string;
  readonly day: string | null;
  readonly countsOn: string | null;
  readonly of: string | null;
  readonly partner: string | null;
  readonly partnerId: string | null;
  readonly source: string | null;
  readonly direction: string | null;
  readonly status: string;
  readonly minutes: number | null;
  readonly days: number | null;
  readonly counted: boolean | null;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly introduction: string | null;
  readonly [key: string]: unknown;
}

interface Explained {
  readonly measure: string;
  readonly adds: string;
  readonly rows: readonly Row[];
  readonly total: {
    readonly count: number | null;
    readonly of: number | null;
    readonly percent: number | null;
    readonly amounts: readonly { readonly amount: string; readonly currency: string }[] | null;
  };
  readonly apart: readonly ({ readonly name: string } & Explained['total'])[];
}

const HOME = 'CAD';
const digitsOf = (amount: string) => BigInt(amount.replace('.', ''));

/** Amounts by currency, in the smallest unit; those that come to nothing are left out. */
function sums(rows: readonly { readonly amount: Row['amount'] }[]): Record<string, bigint> {
  const all: Record<string, bigint> = {};
  for (const { amount } of rows) {
    if (amount !== null) all[amount.currency] = (all[amount.currency] ?? 0n) + digitsOf(amount.amount);
  }
  return Object.fromEntries(Object.entries(all).filter(([, sum]) => sum !== 0n));
}

const daysTo = (since: string, until: string) => (Date.parse(until) - Date.parse(since)) / 86_400_000;

/** Half a unit up, of what is below zero too. */
const halfUp = (dividend: bigint, divisor: bigint) => {
  const [doubled, by] = [2n * dividend + divisor, 2n * divisor];
  return doubled / by - (doubled % by < 0n ? 1n : 0n);
};

/** What is needed beside the rows: the worth of an hour, which of several numbers it is, the days of the report. */
interface Beside {
  readonly rate: bigint;
  readonly key: string;
  readonly since: string | undefined;
  readonly until: string | undefined;
}

/** What rows come to, added up here. */
function addedUp(adds: string, rows: readonly Row[], { rate, key, since = '', until = '' }: Beside): unknown {
  const home = (some: readonly Row[]) => sums(some)[HOME] ?? 0n;
  const minutes = rows.reduce((sum, row) => sum + (row.minutes ?? 0), 0);
  const won = rows.filter(({ record, status }) => record === 'referral' && status === 'won').length;
  const time = halfUp(BigInt(minutes) * rate, 60n);
  const spent = time + home(rows.filter(({ record }) => record !== 'referral'));
  switch (adds) {
    case 'count':
      return rows.length;
    case 'clients':
      return new Set(rows.map(({ number: n, introduction }) => introduction ?? n)).size;
    case 'average':
      return Object.entries(sums(rows))
        .map(([currency, sum]) => {
          const of = rows.filter(({ amount }) => amount?.currency === currency).length;
          return { amount: inUnits(halfUp(sum, BigInt(of)), currency), currency, of };
        })
        .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
    case 'weeks': {
      const weeks = Math.floor((daysTo(since, until) + 1) / 7);
      const back = rows.map(({ countsOn }) => Math.floor(daysTo(countsOn ?? '', until) / 7));
      return new Set(back.filter((week) => week < weeks)).size;
    }
    case 'partners':
      return new Set(rows.map(({ partnerId }) => partnerId)).size;
    case 'sum':
      return sums(rows);
    case 'minutes':
      return minutes;
    case 'share': {
      const among = rows.filter(({ counted }) => counted === true).length;
      if (/introducedEarlier/.test(key)) return rows.filter(({ day }) => (day ?? '') < since).length;
      if (/^(?:of|closed|.*Closed|.*Of)$/.test(key)) return rows.length;
      if (/^(?:n|won|.*Won|thanked|told)$/.test(key)) return among;
      return rows.length < 5 ? null : Math.round((among / rows.length) * 100);
    }
    case 'median': {
      if (key === 'of') return rows.length;
      const sorted = rows.map(({ days }) => days ?? 0).toSorted((a, b) => a - b);
      const upper = Math.floor(sorted.length / 2);
      const [low = 0, high = 0] = [sorted[sorted.length % 2 === 1 ? upper : upper - 1], sorted[upper]];
      return (low + high) / 2;
    }
    case 'time':
      return { [HOME]: time };
    case 'costs':
      return { [HOME]: spent };
    case 'benefit':
      return { [HOME]: home(rows) };
    case 'costs-per-won':
      return { [HOME]: halfUp(spent, BigInt(won)) };
    default:
      throw new Error(`nothing here adds up ${adds}`);
  }
}

/** The number shown, in the shape of what is added up here. */
function shown(value: Json, adds: string): unknown {
  const list = Array.isArray(value) ? value : isMoney(value) ? [value] : undefined;
  if (list === undefined) return value;
  if (adds === 'average') return list.filter(isFields).map((each) => ({ ...each }));
  if (adds !== 'sum' && Array.isArray(value)) return value.length;
  const amounts = list.filter(isMoney).map((amount) => [amount.currency, digitsOf(amount.amount)]);
  return isMoney(value) && adds !== 'sum'
    ? Object.fromEntries(amounts)
    : Object.fromEntries(amounts.filter(([, sum]) => sum !== 0n));
}

const text = (fields: Fields, key: string): string | undefined => {
  const value = fields[key];
  return typeof value === 'string' ? value : undefined;
};

/** The months of a period, each as `2026-11`, one by one or those of each quarter together. */
function partsOf(by: string, days: Json): readonly (readonly string[])[] {
  if (!isFields(days)) return [];
  const index = (day = '') => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [index(text(days, 'since')), index(text(days, 'until'))];
  const parts = new Map<number, string[]>();
  for (let at = first; at <= last; at += 1) {
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    const part = by === 'quarters' ? Math.floor(at / 3) : at;
    parts.set(part, [...(parts.get(part) ?? []), month]);
  }
  return [...parts.values()];
}

/** The rows that the number is of, by what it stands beside: a partner, a source, a quarter, a month. */
function rowsAt(
  { within, path, at }: Found,
  rows: readonly Row[],
  whole: Fields,
  professions: ReadonlyMap<string, string | null>,
): readonly Row[] {
  const own = within.at(-1) ?? {};
  const keep: ((row: Row) => boolean)[] = [];
  const partnerId = text(own, 'partnerId');
  if (partnerId !== undefined) keep.push((row) => row.partnerId === partnerId);
  else if (text(own, 'partner') === 'Broadcasts') keep.push(({ record }) => record === 'broadcast');
  else if (text(own, 'source') !== undefined) keep.push(({ source }) => source === own['source']);
  if (path[0] === 'checkInsByKind') keep.push(({ status }) => status === path[1]);
  if (path.at(-1) === 'exchangedBefore') {
    const earlier = partsOf(path[0] ?? '', whole['before'] ?? null);
    const told = whole[path[0] ?? ''];
    const place = Array.isArray(told) ? told.length - told.indexOf(own) : 0;
    const days = earlier[earlier.length - place];
    keep.push(({ countsOn }) => countsOn !== null && days?.includes(countsOn.slice(0, 7)) === true);
  }
  const payer = text(own, 'direction');
  if (payer?.endsWith('-pay') === true) {
    keep.push((row) => row.direction === payer && row.amount?.currency === own['currency']);
  }
  const part = within.findLast(
    (each) => each !== whole && each !== whole['before'] && text(each, 'since') !== undefined,
  );
  if (part !== undefined && path.at(-1) !== 'exchangedBefore') {
    const [since = '', until = ''] = [text(part, 'since'), text(part, 'until')];
    keep.push(({ countsOn }) => countsOn !== null && since <= countsOn && countsOn <= until);
  }
  const members = own['partners'];
  if (path.includes('firms') && Array.isArray(members)) {
    keep.push(({ partner }) => members.includes(partner));
  }
  if (path[0] === 'uncounted') {
    keep.push(({ of, direction }) => of === own['why'] && direction === own['direction']);
  }
  if (text(own, 'stage') !== undefined) keep.push(({ status }) => status === own['stage']);
  if (path[0] === 'gaps') keep.push(({ of }) => of === own['profession']);
  if (path[0] === 'professions') {
    keep.push(
      ({ partner }) =>
        professionOf({ profession: professions.get(partner ?? '') ?? null }) === (own['profession'] ?? ''),
    );
  }
  if (text(own, 'why') !== undefined && path[0] === 'whyNotWon') {
    keep.push(({ of }) => of?.toLowerCase() === text(own, 'why')?.toLowerCase());
  }
  const last = path.at(-1) ?? '';
  const way = [...path.slice(0, -1), /^(given|received)[A-Z]/.exec(last)?.[1]].find(
    (each) => each === 'given' || each === 'received',
  );
  if (way !== undefined) keep.push(({ direction }) => direction === way);
  if (way === path[1] && path.length === 3 && !['introduced', 'closed'].includes(last)) {
    const status = last === 'noResponse' ? 'no-response' : last;
    if (!['notChosen', 'introducedEarlier'].includes(last)) keep.push((row) => row.status === status);
  }
  if (path.includes('objectives'))
    keep.push(({ of }) => of?.startsWith(`${JSON.stringify(own['number'])} `) === true);
  if (path.at(-1) === 'months') {
    const [year = 0, month = 0] = (text(whole, 'until') ?? '').split('-').map(Number);
    const index = year * 12 + month - 1 - 11 + (at ?? 0);
    const wanted = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    keep.push(({ day }) => day?.startsWith(wanted) === true);
  }
  return rows.filter((row) => keep.every((each) => each(row)));
}

/** A number with what its rows come to; alike where it is right. */
export interface Compared {
  readonly where: string;
  readonly is: unknown;
}

/** Every number of a section, as it is shown and as it was added up. */
export interface FollowedAll {
  readonly shown: Compared[];
  readonly added: Compared[];
}

/** Follows every number of a section. Throws where a number is explained by nothing. */
export async function followAll(
  refnet: Refnet,
  section: ReportSection | 'report',
  period: readonly string[],
): Promise<FollowedAll> {
  const only = section === 'report' ? [] : ['--only', section];
  const whole: Fields = JSON.parse(await refnet.ok(['report', ...only, ...period, '--json']));
  const rate = await rateOf(refnet);
  const professions = await professionsOf(refnet);
  const sharing = await sharingOf(refnet);
  const explained = new Map<string, Explained>();
  const explain = async (
    figure: Figure,
    days: readonly string[],
    partner: readonly string[] = [],
  ): Promise<Explained> => {
    const key = [figure.id, ...days, ...partner].join(' ');
    const known = explained.get(key);
    if (known !== undefined) return known;
    const asked = async (...part: readonly string[]): Promise<Explained> =>
      JSON.parse(await refnet.ok(['report', ...part, ...days, '--explain', figure.id, '--json']));
    const inSection = await asked(...partner, ...(partner.length === 0 ? only : []));
    // What a column of a section is called may be the name of another figure elsewhere.
    const made = inSection.measure === figure.id ? inSection : await asked(...partner);
    explained.set(key, made);
    return made;
  };
  const all: FollowedAll = { shown: [], added: [] };
  for (const found of numbersIn(whole, [], [])) {
    const { path, value, within } = found;
    if (countsNothing(section, path)) continue;
    const figure = figureAt(section, path);
    // Of a list of anything else the number is how many there are, where that is told as one.
    if (figure === undefined && Array.isArray(value) && !value.some(isMoney)) continue;
    if (figure === undefined) {
      throw new Error(`no figure explains ${path.join('.')} of ${section}: ${JSON.stringify(value)}`);
    }
    // What came earlier than the first day is asked of the quarter, where it is told of one.
    const isOfPart = path.at(-1) === 'introducedEarlier';
    const part = within.findLast(
      (each) => each === whole['before'] || (isOfPart && each !== whole && text(each, 'since') !== undefined),
    );
    const days =
      part === undefined
        ? period
        : ['--since', text(part, 'since') ?? '', '--until', text(part, 'until') ?? ''];
    const made = await explain(figure, days);
    // A touch that several shared is a row of the network once, and of each of them.
    const partner = text(within.at(-1) ?? {}, 'partnerId') ?? '';
    const [first, last] = [text(whole, 'since'), text(whole, 'until')];
    const ofSection =
      part === undefined && first !== undefined && last !== undefined
        ? ['--since', first, '--until', last]
        : days;
    const isTime = ['minutes', 'time', 'costs', 'costs-per-won'].includes(figure.adds);
    const rows =
      isTime && sharing.has(partner) ? (await explain(figure, ofSection, [partner])).rows : made.rows;
    const own = rowsAt(found, rows, whole, professions);
    const where = `${section} ${period.join(' ')} ${path.join('.')} of ${JSON.stringify(within.at(-1) ?? null)}`;
    all.shown.push({ where, is: shown(value, figure.adds) });
    all.added.push({ where, is: ofOwn(found, figure, own, made.rows, rate, whole) });
    if (figure.apart === undefined) {
      all.shown.push({ where: `${figure.id} in all`, is: totalOf(made.total, figure) });
      all.added.push({ where: `${figure.id} in all`, is: totalAdded(figure, made, rate, whole) });
    } else {
      all.shown.push({ where: `${figure.id} apart`, is: [made.total, made.apart] });
      all.added.push({ where: `${figure.id} apart`, is: addedApart(made) });
    }
  }
  return all;
}

function countsNothing(section: ReportSection | 'report', path: readonly string[]): boolean {
  const where = path.join('.');
  if (section === 'report' && path[0] === 'due') return true; // `refnet due` lists them.
  return Object.keys(NO_COUNTS).some((key) => {
    const [of = '', keys = ''] = key.split(' ');
    // The whole report has objectives as their part of it has them.
    const isIn = of === section || (section === 'report' && path[0] === of);
    return isIn && (where === keys || where.endsWith(`.${keys}`));
  });
}

/** What the rows of a number come to. */
function ofOwn(
  { path, value }: Found,
  { adds }: Figure,
  own: readonly Row[],
  all: readonly Row[],
  rate: bigint,
  whole: Fields,
): unknown {
  const key = path.at(-1) ?? '';
  if (key === 'withoutAmount') {
    return Array.isArray(value) ? all.length : all.find((row) => row.number === value)?.number;
  }
  if (key === 'reachedAmount') return decimal(sums(own)[HOME] ?? 0n);
  if (key === 'percent' && adds === 'count') return Math.round((own.length / all.length) * 100);
  return addedUp(adds, own, { rate, key, since: text(whole, 'since'), until: text(whole, 'until') });
}

/** As JSON has an amount: the yen has no hundredths. */
function inUnits(minor: bigint, currency: string): string {
  return currency === 'JPY' ? String(minor) : decimal(minor);
}

function decimal(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The total that the explanation says itself. */
function totalOf({ count, amounts, percent }: Explained['total'], { adds }: Figure): unknown {
  if (adds === 'share') return percent;
  if (adds === 'average') return null;
  if (amounts === null) return count;
  const [only] = amounts;
  return shown(adds !== 'sum' && only !== undefined ? only : amounts, adds);
}

function totalAdded({ adds }: Figure, { rows, total }: Explained, rate: bigint, whole: Fields): unknown {
  const isUnknown = ['benefit', 'costs-per-won'].includes(adds) && total.amounts === null;
  if (isUnknown || adds === 'average' || (adds === 'median' && rows.length === 0)) return null;
  return addedUp(adds, rows, { rate, key: '', since: text(whole, 'since'), until: text(whole, 'until') });
}

/** What is told of each objective or side is of its rows alone, no row is of none, and nothing is said of all. */
function addedApart({ rows, apart }: Explained): unknown {
  const nothing = { count: null, of: null, percent: null, amounts: null };
  const payer: Readonly<Record<string, string>> = {
    'you paid': 'i-pay',
    'to them': 'i-pay',
    'they paid': 'they-pay',
    'to you': 'they-pay',
  };
  const ownOf = (name: string) =>
    rows.filter(({ of, direction }) => (name in payer ? direction === payer[name] : of === name));
  expect(apart.flatMap(({ name }) => ownOf(name))).toHaveLength(rows.length);
  const told = apart.map(({ name, amounts }) => {
    const own = ownOf(name);
    if (amounts === null) return { name, ...nothing, count: own.length };
    const summed = Object.entries(sums(own)).map(([currency, sum]) => ({
      amount: inUnits(sum, currency),
      currency,
    }));
    return {
      name,
      ...nothing,
      amounts: summed.toSorted(
        (a, b) =>
          amounts.findIndex(({ currency }) => currency === a.currency) -
          amounts.findIndex(({ currency }) => currency === b.currency),
      ),
    };
  });
  return [nothing, told];
}

/** What each partner does, by name. */
async function professionsOf(refnet: Refnet): Promise<Map<string, string | null>> {
  const all: readonly { name: string; profession: string | null }[] = JSON.parse(
    await refnet.ok(['partners', '--all', '--json']),
  );
  return new Map(all.map(({ name, profession }) => [name, profession]));
}

/** The partners who shared a touch with others. */
async function sharingOf(refnet: Refnet): Promise<ReadonlySet<string>> {
  const all: readonly { partnerId: string; touch: string | null }[] = JSON.parse(
    await refnet.ok(['check-ins', '--json']),
  );
  return new Set(all.flatMap(({ partnerId, touch }) => (touch === null ? [] : [partnerId])));
}

async function rateOf(refnet: Refnet): Promise<bigint> {
  const costs: Fields = JSON.parse(await refnet.ok(['report', '--only', 'costs', '--json']));
  const rate = costs['hourlyRate'] ?? null;
  return isMoney(rate) ? digitsOf(rate.amount) : 0n;
}
