import { formatDay } from '../calendar/day-words.ts';
import { asDay, type Day } from '../calendar/day.ts';
import { IS_OPEN } from '../file/counting.ts';
import { derived, kind, number, uuid, type Identity, itsPartner } from '../kinds/kind.ts';
import {
  amount,
  day,
  keyed,
  note,
  orNone,
  partner,
  text,
  whole,
  word,
  yesNo,
  type Type,
} from '../kinds/type.ts';
import { label, readWord } from '../kinds/vocabulary.ts';
import { formatMoney, money, sumByCurrency, type Money } from '../money/money.ts';
import { amountPlain, plainMoney } from '../money/plain-money.ts';
import { isNoAmount } from '../money/typed-amount.ts';
import { usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
import { CONSENT_WORDS } from './consent.ts';
import { DIRECTION_WORDS, type Direction } from './direction.ts';
import { isClosed, type Status } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

/** What a person says of a referral. Its amounts are all in one currency. */
export interface ReferralDraft {
  /** Whom it was given to, or received from; null where it came from a source, which only one received does. */
  partnerId: number | null;
  /** The name of the source it came from, where that is no partner: a search, a walk-in. */
  source: string | null;
  direction: Direction;
  occurredOn: Day;
  clientName: string | null;
  need: string | null;
  /** Whether the client agreed to be contacted; null when it was not recorded, which counts. */
  consent: boolean | null;
  /** Its status and the day of its outcome are those of the last step of its history. */
  status: Status;
  closedOn: Day | null;
  /** The mark of an introduction: the same for all names given to a client at once; null where it was one name. */
  introduction: string | null;
  estimate: Money | null;
  agreed: Money | null;
  invoiced: Money | null;
  thankedOn: Day | null;
  thankedHow: string | null;
  /** When the giver was told of the outcome that stands. */
  toldOn: Day | null;
  /** How well the client fitted, from 1 to 5. */
  fit: number | null;
  note: string | null;
  importId: number | null;
}

/** What came in for a referral on a day, as its list has it; below zero for a refund. */
export interface Collected {
  onDay: Day;
  amount: Money;
  note: string | null;
}

/** A referral as recorded, with its partner's name beside it, if it has one. */
export interface Referral extends ReferralDraft, Identity {
  partnerName: string | null;
  /** Every collection, oldest first. */
  collected: readonly Collected[];
  /** Why it stands as it does, as its last step says; null where that says nothing. */
  reason: string | null;
}

/** One entry in a referral's history: a step to a status, or a note of news, which moves nothing and has none. */
export interface StatusEvent {
  id: number;
  referralId: number;
  onDay: Day;
  status: Status | null;
  reason: string | null;
}

/** An entry that moved the referral. The current status is that of the last one by day, then by number. */
export interface StepEvent extends StatusEvent {
  status: Status;
}

/** The steps of a history, without the notes of news; in the order they come. */
export function stepsOf(history: readonly StatusEvent[]): StepEvent[] {
  return history.filter((entry): entry is StepEvent => entry.status !== null);
}

/** The three amounts a referral may have, all in its one currency. */
export const AMOUNTS = ['estimate', 'agreed', 'invoiced'] as const;
export type AmountField = (typeof AMOUNTS)[number];
export type Amounts = Pick<ReferralDraft, AmountField>;

const LATER = 'give the day it happened; log what is planned as a promise: refnet promise';

/** That a step was imported is no reason for it. News is told of an open one; what closed one says its step. */
const LAST_REASON = `(select nullif(e.reason, 'imported') from status_events e where e.referral_id = t.id
  and (e.status is not null or t.${IS_OPEN})
  order by e.on_day desc, e.id desc limit 1)`;

/** In no order, so that a list of referrals is not sorted for it. */
const COLLECTED = `(select json_group_array(json_array(c.on_day, c.id, c.amount_minor, c.currency, c.note))
  from collections c where c.referral_id = t.id)`;

const collected: Type<readonly Collected[]> = {
  shape: {
    is: 'list',
    of: {
      is: 'object',
      keys: {
        day: { is: 'day' },
        amount: { is: 'amount' },
        currency: { is: 'text' },
        note: { is: 'none or', of: { is: 'text' } },
      },
    },
  },
  placeholder: 'amount',
  // Nobody types it here, nor reads it on a card: each collection is a record of its own.
  parse: () => [],
  show: () => '',
  plain: (all) =>
    all.map(({ onDay, amount: value, note: text_ }) => ({ day: onDay, ...plainMoney(value), note: text_ })),
  toSql: () => [],
  fromSql: ([cell]) => collectedIn(cell),
};

/** Oldest first, by number on one day. */
function collectedIn(cell: unknown): Collected[] {
  const parsed: unknown = JSON.parse(String(cell));
  const all: unknown[][] = Array.isArray(parsed) ? parsed : [];
  return all
    .toSorted((a, b) => (a[0] === b[0] ? Number(a[1]) - Number(b[1]) : String(a[0]) < String(b[0]) ? -1 : 1))
    .map(([onDay, _id, minor, currency, said]) => ({
      onDay: asDay(String(onDay)),
      amount: money(Number(minor), String(currency)),
      note: typeof said === 'string' ? said : null,
    }));
}

const keyedText = orNone(keyed(text));

/** An amount in the one currency of its referral, which has a column of its own. */
const amountOrNone: Type<Money | null> = {
  ...orNone(amount()),
  parse: (typed, here) => (isNoAmount(typed) ? null : orNone(amount()).parse(typed, here)),
  toSql: (value) => [value?.minor ?? null],
  fromSql: ([minor, currency]) => (minor === null ? null : money(Number(minor), String(currency))),
};

const consent: Type<boolean | null> = {
  ...orNone(yesNo),
  placeholder: 'answer',
  vocabulary: CONSENT_WORDS,
  parse: (typed) => {
    const answer = readWord(CONSENT_WORDS, typed);
    return answer === 'not-recorded' ? null : answer === 'yes';
  },
};

const amountColumn = (field: AmountField) => ({
  type: amountOrNone,
  column: `${field}_minor`,
  sql: [`t.${field}_minor`, 't.currency'],
  plain: ({ [field]: value }: Amounts) => amountPlain(value),
  shape: { is: 'none or', of: { is: 'amount' } } as const,
});

export const referrals = kind<ReferralDraft, Referral>({
  noun: 'referral',
  table: 'referrals',
  of: 'partner or source',
  savedApart: true,
  phrase: referralPhrase,
  check(wanted) {
    if (wanted.source !== null && wanted.direction === 'given') sourceRules().refuseGiven(wanted.source);
  },
  edited: factsMeant,
  fields: {
    id: number,
    occurredOn: {
      type: day('past', { future: LATER }),
      column: 'occurred_on',
      json: 'day',
      label: 'day',
      option: ['on', 'the day of it'],
      list: { heading: 'Day' },
      card: false,
    },
    direction: {
      type: word(DIRECTION_WORDS),
      column: 'direction',
      label: 'way',
      flags: [
        { name: 'given', help: 'you gave the client to the partner', to: () => 'given' },
        { name: 'received', help: 'you received the client from the partner', to: () => 'received' },
      ],
      list: { heading: 'Way' },
      card: false,
    },
    partnerName: { ...itsPartner.partnerName, type: orNone(text), cell: counterpartName },
    partnerId: {
      ...itsPartner.partnerId,
      type: orNone(partner),
      words: ({ partnerName }) => partnerName ?? '',
    },
    source: {
      type: orNone({ ...text, placeholder: 'source', named: 'source' }),
      column: [],
      sql: 's.name',
      option: ['source', 'where a client came from that is no partner: a search, a walk-in'],
      card: false,
    },
    clientName: {
      type: keyedText,
      column: ['client_name', 'client_key'],
      json: 'client',
      option: ['client', 'the name of the client'],
      list: { heading: 'Client', shrinksTo: 10 },
      card: false,
    },
    need: {
      type: keyedText,
      column: ['need', 'need_key'],
      option: ['for', 'what the client needs'],
      list: { heading: 'For', shrinksTo: 8, dropsAt: 1 },
      card: false,
    },
    status: {
      type: word(STATUS_WORDS),
      column: 'status',
      list: { heading: 'Status', shrinksTo: 8 },
      words: statusText,
    },
    closedOn: { type: orNone(day('past')), column: 'closed_on', label: 'closed', card: false },
    reason: {
      type: orNone(note),
      sql: LAST_REASON,
      list: { heading: 'Why', shrinksTo: 8, dropsAt: 0 },
      // Of one that is open it is the latest news.
      cell: ({ status, reason }) => (isClosed(status) ? (reason ?? '') : ''),
      card: false,
    },
    consent: {
      type: consent,
      column: 'consent',
      option: ['consent', 'whether the client agreed to be contacted: yes, no or not-recorded'],
    },
    introduction: {
      type: orNone(text),
      column: 'introduction',
      // What names it is a mark of its own, which nobody reads.
      words: ({ introduction }) => (introduction === null ? '' : 'with other names'),
      card: false,
    },
    '=currency': derived(orNone(text), currencyOf, { card: false }),
    estimate: {
      ...amountColumn('estimate'),
      label: 'estimate',
      option: ['value', 'what was invoiced once it is won, an estimate before'],
    },
    agreed: { ...amountColumn('agreed'), option: ['agreed', 'what was agreed, before it is invoiced'] },
    invoiced: amountColumn('invoiced'),
    '=value': derived(amountOrNone, surestAmount, {
      plain: (referral) => amountPlain(surestAmount(referral)),
      shape: { is: 'none or', of: { is: 'amount' } },
      list: { heading: 'Value', align: 'right', dropsAt: 2 },
      cell: amountText,
      card: false,
    }),
    collected: { type: collected, sql: COLLECTED, card: false },
    thankedOn: {
      type: orNone(day('past')),
      column: 'thanked_on',
      label: 'thanked',
      words: thankedText,
    },
    thankedHow: { type: orNone(text), column: 'thanked_how', words: () => '', card: false },
    toldOn: { type: orNone(day('past')), column: 'told_on', label: 'told' },
    fit: {
      type: orNone(whole(1, 5)),
      column: 'fit',
      option: ['fit', 'how well the client fitted, from 1 (poor) to 5 (excellent)'],
    },
    note: { type: orNone(note), column: 'note', option: ['note', 'anything worth remembering'] },
    importId: { type: orNone(whole(1, 999_999_999)), column: 'import_id', json: 'import', label: 'import' },
    uuid,
  },
});

/** A referral as it is logged first: whatever is not said is not there yet. */
export function newReferral(
  said: Pick<ReferralDraft, 'partnerId' | 'direction' | 'occurredOn'> & Partial<ReferralDraft>,
): ReferralDraft {
  return {
    source: null,
    clientName: null,
    need: null,
    consent: null,
    status: 'new',
    closedOn: null,
    introduction: null,
    estimate: null,
    agreed: null,
    invoiced: null,
    thankedOn: null,
    thankedHow: null,
    toldOn: null,
    fit: null,
    note: null,
    importId: null,
    ...said,
  };
}

/** Few referrals come from a source. */
const sourceRules = lazily(() => import('./with-partner.ts'));

/**
 * A value is what was invoiced once the referral is won. A client who is known has a name, and came from somewhere: a
 * partner stands in place of a source, and a source in place of a partner.
 */
function factsMeant(before: Referral, facts: Partial<ReferralDraft>): Partial<ReferralDraft> {
  if (facts.clientName === null) throw usageError('the client is empty: leave it out, or give a name');
  const said =
    facts.source === undefined && facts.partnerId === undefined
      ? facts
      : sourceRules().counterpartMeant(before.id, facts);
  const { estimate, ...others } = said;
  return estimate === undefined ? said : { ...others, [valueField(before.status)]: estimate };
}

/** Which amount a bare "value" is: what was invoiced once the referral is won, an estimate before. */
export function valueField(status: Status): 'invoiced' | 'estimate' {
  return status === 'won' ? 'invoiced' : 'estimate';
}

/** The one currency of its amounts; null where it has none. */
export function currencyOf(amounts: Amounts): string | null {
  return surestAmount(amounts)?.currency ?? null;
}

/** What came in for it, less what went back, in its one currency; undefined where nothing was recorded. */
export function cameIn({ collected: all }: Pick<Referral, 'collected'>): Money | undefined {
  return sumByCurrency(all.map((each) => each.amount))[0];
}

/** The currency it is in, that of what came in where no amount says it; null where there is neither. */
export function referralCurrencyOf(referral: Amounts & Pick<Referral, 'collected'>): string | null {
  return currencyOf(referral) ?? cameIn(referral)?.currency ?? null;
}

/** The surest amount there is: invoiced, else agreed, else the estimate. */
export function surestAmount({ invoiced, agreed, estimate }: Amounts): Money | null {
  return invoiced ?? agreed ?? estimate;
}

type ReferralWords = Pick<Referral, 'clientName' | 'direction' | 'partnerName' | 'source' | 'need'>;

/** Whom it was given to or came from: the partner, or the source. */
export function counterpartName({ partnerName, source }: Pick<Referral, 'partnerName' | 'source'>): string {
  return partnerName ?? source ?? '';
}

/**
 * `Dana R. given to Victor Osei for bookkeeping`, or `Jane D. received through website`: a referral in one phrase,
 * without its day.
 */
export function whoPhrase(referral: ReferralWords): string {
  const client = referral.clientName ?? 'A client';
  const from = referral.source === null ? 'from' : 'through';
  const way = referral.direction === 'given' ? 'given to' : `received ${from}`;
  const need = referral.need === null ? '' : ` for ${referral.need}`;
  return `${client} ${way} ${counterpartName(referral)}${need}`;
}

/** `Dana R. given to Victor Osei for bookkeeping, Thu 19 Nov 2026`: a referral in one phrase. */
export function referralPhrase(referral: ReferralWords & Pick<Referral, 'occurredOn'>): string {
  return `${whoPhrase(referral)}, ${formatDay(referral.occurredOn)}`;
}

/** How far a referral is, and that it is a lead where the client did not agree to be contacted: it counts nowhere. */
export function statusText({ status, consent: agreed }: Pick<Referral, 'status' | 'consent'>): string {
  return `${label(status)}${agreed === false ? ' (lead)' : ''}`;
}

/**
 * The amount of a referral wherever it is listed: of one won what counts as closed business, the invoiced amount, else what
 * came in, marked as that; of any other the surest there is, an estimate marked as one.
 */
export function amountText(referral: Amounts & Pick<Referral, 'status' | 'collected'>): string {
  const { status, invoiced, estimate } = referral;
  const came = cameIn(referral);
  if (status === 'won' && invoiced === null && came !== undefined) return `${formatMoney(came)} collected`;
  const value = surestAmount(referral);
  if (value === null) return '';
  return `${value === estimate ? '~' : ''}${formatMoney(value)}`;
}

function thankedText({ thankedOn, thankedHow }: Pick<Referral, 'thankedOn' | 'thankedHow'>): string {
  if (thankedOn === null) return '';
  return thankedHow === null ? formatDay(thankedOn) : `${formatDay(thankedOn)} (${thankedHow})`;
}
