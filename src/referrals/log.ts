import type { Day } from '../calendar/day.ts';
import { text, type Type } from '../kinds/type.ts';
import { partnerOrNew, type PartnerOrNew } from '../partners/partner-or-new.ts';
import { usageError } from '../text/errors.ts';
import type { Direction } from './direction.ts';
import { newReferral, valueField, type ReferralDraft } from './referral.ts';
import { isClosed, type Status } from './status.ts';
import type { Money } from '../money/money.ts';

/** What a person says of a referral that is logged, whoever it came from or went to. */
export interface SaidReferral {
  readonly direction: Direction;
  readonly client: string;
  readonly need?: string | null | undefined;
  readonly on: Day;
  readonly status?: Status | undefined;
  /** What was invoiced where it is won, an estimate before. */
  readonly value?: Money | undefined;
  readonly consent?: boolean | null | undefined;
  readonly note?: string | null | undefined;
}

/** The referral as it is logged with one partner; names given at one introduction share a text. */
export function draftOf(
  said: SaidReferral,
  partnerId: number | null,
  introduction: string | null,
): ReferralDraft {
  const { direction, client, need = null, on, status = 'new', value, consent = null, note = null } = said;
  return newReferral({
    partnerId,
    direction,
    occurredOn: on,
    clientName: client,
    need,
    consent,
    status,
    closedOn: isClosed(status) ? on : null,
    introduction,
    [valueField(status)]: value ?? null,
    note,
  });
}

/** Whom a client came from: a partner, or a source by its name. */
export type FromWhom = PartnerOrNew | { readonly source: string };

/** It is said to one command, and neither shown nor kept. */
const ONLY_SAID = { show: () => '', plain: () => null, toSql: () => [] };

const SOURCE = 'source:';

/** A partner, or a new one, as {@link partnerOrNew} has it, or `source: website`. */
export const fromWhom: Type<FromWhom> = {
  ...ONLY_SAID,
  shape: { is: 'partner' },
  placeholder: 'partner',
  named: 'partner',
  limits: true,
  parse(typed, here) {
    const source = typed.startsWith(SOURCE) ? typed.slice(SOURCE.length).trim() : '';
    return source === '' ? partnerOrNew.parse(typed, here) : { source: text.parse(source, here) };
  },
  fromSql: () => ({ source: '' }),
};

/** Whom a client came from or went to. */
export interface Counterpart {
  readonly direction: Direction;
  readonly whom: FromWhom;
}

export const PREPOSITIONS: Readonly<Record<Direction, string>> = { received: 'from', given: 'to' };

/** `from maren`, `to new: Ilse Moreno`, `from source: website`: who and which way in one. */
export const counterpart: Type<Counterpart> = {
  ...ONLY_SAID,
  shape: { is: 'text' },
  placeholder: 'from or to whom',
  parse(typed, here) {
    const [, way = '', rest = ''] = /^\s*(from|to)\s+(.*)$/i.exec(typed) ?? [];
    if (rest === '') throw usageError('it is from or to a partner', 'for example: from maren');
    return way.toLowerCase() === 'to'
      ? { direction: 'given', whom: partnerOrNew.parse(rest, here) }
      : { direction: 'received', whom: fromWhom.parse(rest, here) };
  },
  fromSql: () => ({ direction: 'received', whom: { source: '' } }),
};

/** Refuses a partner, or a new name, that is said more than once. */
export function refuseTwice(partners: readonly PartnerOrNew[]): void {
  const named = partners.map((each) => ('id' in each ? each.id : each.name));
  if (new Set(named).size < named.length) throw usageError('the same partner is named twice');
}
