/** How people say an objective: `40 received`, `6 new partners`, `business 50k`. Loaded where one is typed. */
import { isCurrency } from '../money/currency.ts';
import { parseAmount } from '../money/parse-amount.ts';
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
  won: 'won, client won, won client, win, referral won, won referral, new client, client',
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

const EXAMPLES =
  '40 received, 20 given, 60 exchanged, 12 clients won, "CAD 50,000 business", 6 new partners, 50 check-ins';

/** What says that the number is money. */
const BUSINESS = /\b(?:closed[\s-]+)?(?:business|revenue|turnover|sales)\b/i;

/** How often a pace comes in a year. */
const A_YEAR: Readonly<Record<string, number>> = { day: 365, week: 52, month: 12, quarter: 4 };

const PACE =
  /\b(?:an?|per|each|every)\s+(day|week|month|quarter|year)\b|\b(dai|week|month|quarter|year)ly\b/i;

const MOST = 999_999;

/**
 * Reads a goal of the network: a number and what of, in either order, or an amount of closed business, which without a
 * currency is in the user's own. Throws a usage UserError that says what would do.
 */
export function readObjective(typed: string, currency: string | undefined): ObjectiveGoal {
  const text = cleanInput(typed);
  const pace = PACE.exec(text);
  if (pace !== null) throw noPace(text, pace);
  if (BUSINESS.test(text)) return business(text, currency);
  const { digits, said } = parted(text);
  if (WHICH_WAY.test(plain(said))) throw whichWay(text, digits);
  const kind = KINDS.get(plain(said));
  if (kind === undefined) throw notCounted(text, said, digits);
  return { number: numberOf(digits, said), kind, currency: null };
}

const WHICH_WAY = /^(?:new )?(?:referral|introduction)$/;

/** The number, which comes first or last, and what of. */
function parted(text: string): { readonly digits: string; readonly said: string } {
  const apart = text.replace(/^(\d+)(?=\p{L}{2})/u, '$1 ');
  const [, first, after] = /^(\d\S*)\s+(.+)$/.exec(apart) ?? [];
  const [, before, last] = /^(\D.*?)\s+(\d\S*)$/.exec(apart) ?? [];
  const said = after ?? before;
  const digits = first ?? last;
  if (said === undefined || digits === undefined) throw noGoal(text);
  return { digits, said };
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

function business(text: string, currency: string | undefined): ObjectiveGoal {
  const amount = text
    .replace(BUSINESS, ' ')
    .replace(/\b(?:of|in|worth)\b/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (amount === '') throw noGoal(text);
  const { minor, currency: its } = parseAmount(amount, { currency });
  if (minor > 0) return { number: minor, kind: 'business', currency: its };
  throw usageError(
    'a goal of nothing is none: it would be reached at once',
    'name an amount: --goal "50,000 business"',
  );
}

function noGoal(text: string): UserError {
  return usageError(`${quoted(text)} is no goal: it is a number and what of`, `for example: ${EXAMPLES}`);
}

/** A pace names no total, which is what is followed; a year's worth of it is offered. */
function noPace(text: string, pace: RegExpExecArray): UserError {
  const [said, unit = '', every = ''] = pace;
  const name =
    unit === '' ? (every.toLowerCase() === 'dai' ? 'day' : every.toLowerCase()) : unit.toLowerCase();
  const times = A_YEAR[name] ?? 1;
  const rest = text.replace(said, '').replaceAll(/\s+/g, ' ').trim();
  const [digits] = /\d{1,4}/.exec(rest) ?? [];
  const total = digits === undefined ? rest : rest.replace(digits, String(Number(digits) * times));
  return usageError(
    `${quoted(text)} is a pace, and a goal is a total by its last day`,
    `in a whole year that is: --goal "${total}"`,
  );
}

function whichWay(text: string, digits: string): UserError {
  const among = (['received', 'given', 'exchanged'] as const).map((way) => ({
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

function notCounted(text: string, said: string, digits: string): UserError {
  if (isCurrency(said.toUpperCase())) {
    return usageError(`${quoted(text)} of what?`, `closed business: --goal "${text} business"`);
  }
  const [near] = closest(plain(said), [...KINDS.keys()]);
  const meant = near === undefined ? undefined : KINDS.get(near);
  if (meant === undefined) {
    return usageError(`${quoted(said)} is not counted for the network`, `what is: ${EXAMPLES}`);
  }
  const number = /^\d{1,6}$/.test(digits) ? Number(digits) : 10;
  return usageError(
    `${quoted(said)} is not counted. Did you mean ${objectiveText({ number, kind: meant, currency: null })}?`,
    `--goal "${objectiveText({ number, kind: meant, currency: null })}"`,
  );
}
