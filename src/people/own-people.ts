import { asDay, isDay, type Day } from '../calendar/day.ts';
import type { KnownSince } from '../calendar/known-since.ts';
import { emptyPartner, partners, type PartnerDraft } from '../partners/partner.ts';
import type { Here } from '../kinds/type.ts';
import { UserError } from '../text/errors.ts';
import type { Person, PersonFault } from './person.ts';

/** What refnet's own list of partners says in columns that are no fact by itself. */
const APART: ReadonlySet<string> = new Set(['id', 'uuid', 'introducedBy', 'knownSince', 'prefersInformal']);

/** Facts of which the list has several in one cell. */
const LISTS: ReadonlySet<string> = new Set(['emails', 'phones', 'links', 'addresses', 'aliases', 'tags']);

/** Whether a line of headings begins the list of partners that refnet prints. */
export function isOwnPartners(headings: readonly string[]): boolean {
  return ['id', 'name', 'idealClient', 'emails', 'uuid'].every((each) => headings.includes(each));
}

/** A partner of refnet's own list, whole; or why the row cannot be read. */
export function ownPerson(
  row: { readonly line: number; readonly cells: readonly string[] },
  headings: readonly string[],
  today: Day,
): Person | PersonFault {
  const cell = (key: string) => (row.cells[headings.indexOf(key)] ?? '').trim();
  const here: Here = { today, currency: undefined, dateOrder: undefined, partner: () => 0 };
  const facts: Partial<Record<string, unknown>> = {};
  for (const { name, json, type, columns, option } of partners.fields) {
    const isFact = type !== undefined && json !== undefined && (columns.length > 0 || option !== undefined);
    if (!isFact || APART.has(name)) continue;
    const text = cell(json);
    if (text === '') continue;
    try {
      if (LISTS.has(name)) facts[name] = text.split('; ').flatMap((each) => type.parse(each, here));
      else if (name === 'doNotRefer') facts[name] = text === 'true';
      else facts[name] = type.parse(text, here);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { line: row.line, reason: `"${json}" cannot be read`, cells: row.cells };
    }
  }
  const name = cell('name');
  if (name === '') return { line: row.line, reason: '"name" is empty', cells: row.cells };
  const since = ownSince(cell('knownSince'), cell('knownSincePrecision'));
  if (since === undefined) return { line: row.line, reason: '"knownSince" cannot be read', cells: row.cells };
  // Each was read by the type that the kind has for the field of that name.
  const said = { ...emptyPartner(name), ...(facts as Partial<PartnerDraft>), name, knownSince: since };
  const { introducedBy: _byNumber, ...own } = said;
  return {
    line: row.line,
    facts: own,
    referredBy: cell('introducedBy') || null,
    isFirm: false,
    title: '',
    labels: [],
    since,
    readFrom: null,
    unread: [],
    own: { number: cell('id'), uuid: cell('uuid') },
  };
}

/** Null where the cell is empty; undefined where it is no day. */
function ownSince(day: string, precision: string): KnownSince | null | undefined {
  if (!isDay(day)) return day === '' ? null : undefined;
  const known = precision === 'year' || precision === 'month' ? precision : 'day';
  return { day: asDay(day), precision: known };
}
