/** How people say an objective: `40 received`, `6 new partners`, `business 50k`. Loaded where one is typed. */
import { isCurrency } from '../money/currency.ts';
import { parseAmount } from '../money/parse-amount.ts';
import type { AmountOptions } from '../money/typed-amount.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput } from '../text/sanitize.ts';
import { closest } from '../text/similar.ts';
import { OBJECTIVE_KINDS, objectiveText, type ObjectiveGoal, type ObjectiveKind } from './objective-kinds.ts';

/** What people say for each, between commas, singular: `s` at the end of a word does not matter. */
const SAYINGS: Readonly<Record<Exclude<ObjectiveKind, 'business'>, string>> = {
  received:
    'received, referral received, received referral, introduction received, received introduction, incoming referral',
  given:
    'given, referral given, given referral, introduction given, given introduction, outgoing referral, referral sent',
  exchanged:
    'exchanged, referral exchanged, exchanged referral, given and received, received and given, both way',
  won:
    'won, client won, won client, win, referral won, won referral, new client, client, deal, closed deal, deal closed, ' +
    'deal won, closing, closed transaction, transaction, signed client, client signed, new matter, new case, new file',
  partners: 'partner, new partner, partner added, referral partner, new referral partner',
  'check-ins': 'check in, checkin, touch, touche, contact',
  'one-to-ones': 'one to one, 1 to 1, 1 1, 1:1, one on one, 1 on 1, meeting',
};

const KINDS: ReadonlyMap<string, ObjectiveKind> = new Map(
  OBJECTIVE_KINDS.flatMap((kind) =>
    kind === 'business'
      ? []
      : SAYINGS[kind].split(', ').map((saying): [string, ObjectiveKind] => [plain(saying), kind]),
  ),
);

/** What is near to something counted and not the same, so that it is offered and not taken for it. */
const NEAR: ReadonlyMap<string, ObjectiveKind> = new Map(
  Object.entries({
    won: 'listing, listing signed, new listing, booking, booked client, retainer, engagement, contract, case, matter, file',
    'check-ins': 'coffee, lunch, lunche, call, phone call, email, visit, pop by, message, catch up, event',
    partners: 'ally, allie, contact added, new contact, new person, new people, person, people',
    received: 'lead, new lead, incoming lead',
  } satisfies Partial<Record<ObjectiveKind, string>>).flatMap(([kind, sayings]) =>
    sayings.split(', ').map((saying): [string, ObjectiveKind] => [
      plain(saying),
      // The keys of the table are kinds, which Object.entries does not keep.
      kind as ObjectiveKind,
    ]),
  ),
);

/** What can be a goal, with money in the currency of whoever asks. */
function examples(currency = 'CAD'): string {
  return `40 received, 20 given, 60 exchanged, 12 clients won, "${currency} 50,000 business", 6 new partners, 50 check-ins`;
}

/** What says that the number is money. */
const BUSINESS =
  /\b(?:closed[\s-]+)?(?:business|revenue|turnover|sales|volume)\b|\bgci\b|\b(?:gross[\s-]+)?commissions?(?:[\s-]+income)?\b|\bincome\b|\b(?:billings|fees)\b|\bclosed\b/i;

/** What may be a number of things, or money: `6 sales`. */
const EITHER = /^(\d{1,6}) (sales?|closed)$/i;

/** How often a pace comes in a year. */
const A_YEAR: Readonly<Record<string, number>> = { day: 365, week: 52, month: 12, quarter: 4 };

const PACE =
  /\b(?:an?|per|each|every)\s+(day|week|month|quarter|year)\b|\b(dai|week|month|quarter|year)ly\b/i;

const MOST = 999_999;

/**
 * Reads a goal of the network: a number and what of, in either order, or an amount of closed business, which without a
 * currency is in the user's own. Throws a usage UserError that says what would do.
 */
export function readObjective(
  typed: string,
  { currency, decimals }: Pick<AmountOptions, 'currency' | 'decimals'>,
): ObjectiveGoal {
  const text = cleanInput(typed);
  const pace = PACE.exec(text);
  if (pace !== null) throw noPace(text, pace, currency);
  const either = EITHER.exec(text);
  if (either !== null) throw countOrMoney(text, either, currency);
  if (BUSINESS.test(text) && kindSaid(text) === undefined) return business(text, { currency, decimals });
  const { digits, said } = parted(text, currency);
  if (WHICH_WAY.test(plain(said))) throw whichWay(text, digits);
  const kind = KINDS.get(plain(said));
  if (kind === undefined) throw notCounted(text, { said, digits }, currency);
  return { number: numberOf(digits, said), kind, currency: null };
}

const WHICH_WAY = /^(?:new )?(?:referral|introduction)$/;

/** The number, which comes first or last, and what of. */
function parted(text: string, currency: string | undefined): Parted {
  const parts = partsOf(text);
  if (parts === undefined) throw noGoal(text, currency);
  return parts;
}

interface Parted {
  readonly digits: string;
  readonly said: string;
}

function partsOf(text: string): Parted | undefined {
  const apart = text.replace(/^(\d+)(?=\p{L}{2})/u, '$1 ');
  const [, first, after] = /^(\d\S*)\s+(.+)$/.exec(apart) ?? [];
  const [, before, last] = /^(\D.*?)\s+(\d\S*)$/.exec(apart) ?? [];
  const said = after ?? before;
  const digits = first ?? last;
  return said === undefined || digits === undefined ? undefined : { digits, said };
}

/** What is counted of a text that names it; undefined where it names nothing that is. */
function kindSaid(text: string): ObjectiveKind | undefined {
  const parts = partsOf(text);
  return parts && KINDS.get(plain(parts.said));
}

/** One spelling: lower case, hyphens as blanks, no plural. */
function plain(words: string): string {
  return words
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => word.replace(/(?<=.)s$/, ''))
    .join(' ');
}

function numberOf(digits: string, said: string): number {
  const text = /^\d{1,3}(?:,\d{3})+$/.test(digits) ? digits.replaceAll(',', '') : digits;
  const thousands = /^(\d{1,3})k$/i.exec(text);
  const number =
    thousands === null ? Number(/^\d{1,6}$/.test(text) ? text : Number.NaN) : Number(thousands[1]) * 1000;
  if (number >= 1 && number <= MOST) return number;
  throw usageError(
    number === 0
      ? 'a goal of 0 is none: it would be reached at once'
      : `${quoted(digits)} is no number of things to count`,
    `a whole number from 1 on: --goal "10 ${said}"`,
  );
}

function business(
  text: string,
  { currency, decimals }: Pick<AmountOptions, 'currency' | 'decimals'>,
): ObjectiveGoal {
  const amount = text
    .replace(BUSINESS, ' ')
    .replace(/\b(?:of|in|worth)\b/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (amount === '') throw noGoal(text, currency);
  const { minor, currency: its } = parseAmount(amount, { currency, decimals, within: text });
  if (minor > 0) return { number: minor, kind: 'business', currency: its };
  throw usageError(
    'a goal of nothing is none: it would be reached at once',
    'name an amount: --goal "50,000 business"',
  );
}

function noGoal(text: string, currency: string | undefined): UserError {
  return usageError(
    `${quoted(text)} is no goal: it is a number and what of`,
    `for example: ${examples(currency)}`,
  );
}

/** `6 sales` may be six clients or six dollars: which is for whoever says it. */
function countOrMoney(
  text: string,
  [, digits = '', said = '']: RegExpExecArray,
  currency = 'CAD',
): UserError {
  const number = numberOf(digits, said);
  const won = objectiveText({ number, kind: 'won', currency: null });
  const among = [
    { text: won, name: 'how many of those partners send you become clients' },
    { text: `${currency} ${number} business`, name: 'what they bring in' },
  ];
  return new UserError(`${quoted(text)} may be clients or money`, {
    kind: 'usage',
    hints: among.map((each) => `--goal "${each.text}"      ${each.name}`),
    choices: { question: `What is ${quoted(text)}?`, typed: text, among },
  });
}

/** A pace names no total, which is what is followed; a year's worth of it is offered, as a goal that would be taken. */
function noPace(text: string, pace: RegExpExecArray, currency: string | undefined): UserError {
  const [said, unit = '', every = ''] = pace;
  const name =
    unit === '' ? (every.toLowerCase() === 'dai' ? 'day' : every.toLowerCase()) : unit.toLowerCase();
  const rest = text.replace(said, '').replaceAll(/\s+/g, ' ').trim();
  const goals = ofAYear(rest, A_YEAR[name] ?? 1, currency);
  const what = `${quoted(text)} is a pace, and a goal is a total by its last day`;
  if (goals.length === 0) return usageError(what, `for example: ${examples(currency)}`);
  const told = goals.map((goal) => `--goal "${objectiveText(goal)}"`).join(' or ');
  return usageError(what, `in a whole year that is: ${told}`);
}

/** What so much, so many times, comes to: several where it may be received or given, none where it is not counted. */
function ofAYear(text: string, times: number, currency: string | undefined): readonly ObjectiveGoal[] {
  const parts = partsOf(text);
  const said = plain(parts?.said ?? '');
  const digits = parts?.digits.replaceAll(',', '') ?? '';
  const number = /^\d{1,6}$/.test(digits) ? Number(digits) * times : Number.NaN;
  const kind = KINDS.get(said) ?? NEAR.get(said);
  if (kind !== undefined || WHICH_WAY.test(said) || EITHER.test(text)) {
    const kinds: readonly ObjectiveKind[] =
      kind === undefined ? (WHICH_WAY.test(said) ? WAYS : ['won']) : [kind];
    return number >= 1 && number <= MOST ? kinds.map((each) => ({ number, kind: each, currency: null })) : [];
  }
  if (!BUSINESS.test(text)) return [];
  const goal = business(text, { currency });
  return [{ ...goal, number: goal.number * times }];
}

const WAYS = ['received', 'given', 'exchanged'] as const;

function whichWay(text: string, digits: string): UserError {
  const among = WAYS.map((way) => ({
    text: `${digits} ${way}`,
    name: { received: 'those partners send you', given: 'those you send them', exchanged: 'both together' }[
      way
    ],
  }));
  return new UserError(`${quoted(text)} may be received, given or exchanged`, {
    kind: 'usage',
    hints: among.map((each) => `--goal "${each.text}"      ${each.name}`),
    choices: { question: `Which ${text}?`, typed: text, among },
  });
}

function notCounted(text: string, { said, digits }: Parted, currency: string | undefined): UserError {
  if (isCurrency(said.toUpperCase())) {
    return usageError(`${quoted(text)} of what?`, `closed business: --goal "${text} business"`);
  }
  const [near] = closest(plain(said), [...KINDS.keys()]);
  const meant = NEAR.get(plain(said)) ?? (near === undefined ? undefined : KINDS.get(near));
  if (meant === undefined) {
    return usageError(`${quoted(said)} is not counted for the network`, `what is: ${examples(currency)}`);
  }
  const number = /^\d{1,6}$/.test(digits) ? Number(digits) : 10;
  return usageError(
    `${quoted(said)} is not counted. Did you mean ${objectiveText({ number, kind: meant, currency: null })}?`,
    `--goal "${objectiveText({ number, kind: meant, currency: null })}"`,
  );
}
