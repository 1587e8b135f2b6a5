import type { Db } from '../file/sqlite.sql.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { getPartner } from '../partners/partner.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { getReferral, listReferrals } from '../referrals/referral.sql.ts';
import type { Referral } from '../referrals/referral.ts';
import { SO_NO_FEE, withPartner } from '../referrals/with-partner.ts';
import type { Option } from '../shell/option.cli.ts';
import { recordNumber, refuseSeveralNumbers } from '../shell/options.cli.ts';
import type { NoSuchRecord } from '../shell/rooms.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { usageError } from '../text/errors.ts';
import { getAgreement, listAgreements } from './agreement.sql.ts';
import type { Agreement } from './agreement.ts';
import { parseFeePhrase } from './parse-fee-phrase.ts';
import type { FeeRule } from './fee-terms.ts';

/** Whom something is agreed with, and every agreement with them by the day it begins. */
export interface Party {
  readonly partner: Partner;
  readonly agreements: readonly Agreement[];
  /** The one that was named by its number. */
  readonly named: Agreement | undefined;
  /** The referrals with them that are open, oldest first. */
  readonly open: readonly Referral[];
}

/** A fee in one phrase; null for none. */
export function feeOption(help: string): Option<FeeRule | null | undefined> {
  return {
    value: 'fee',
    help,
    read: ([typed], here) => (typed === undefined ? undefined : parseFeePhrase(typed, here)),
  };
}

/** Whether that is what a command is about. */
export function isParty(target: unknown): target is Party {
  return typeof target === 'object' && target !== null && 'agreements' in target;
}

const named = aPartner({
  question: 'With whom',
  example: 'refnet agree NAME --written',
  none: 'there is nobody yet to agree with',
});

/** A partner with what is agreed with them, named as partners are, or by the number of an agreement. */
export const aParty: Target<Party> = {
  ...named,
  async find(typed, session) {
    await refuseSeveralNumbers(typed.words, session.argv);
    const number = recordNumber(typed.words.join(' '));
    if (number !== undefined) {
      const { noSuchRecord } = await session.rooms.noSuchRecord();
      return { read: (db) => partyOf(db, number, noSuchRecord) };
    }
    if (typed.words.length === 0 && !session.asks) {
      throw usageError('the partner is missing', `for example: ${commandLine(session.argv)} NAME`);
    }
    const found = await named.find(typed, session);
    return {
      ...found,
      read(db) {
        const partner = found.read(db);
        return partyWith(db, partner, undefined);
      },
    };
  },
};

/** A party as {@link aParty}, or without a name whose referral is spoken of by its number. */
export const aPartyOrItsReferral: Target<Party> = {
  ...aParty,
  async find(typed, session) {
    const number = recordNumber(typed.options['for']?.at(-1) ?? '');
    if (typed.words.length > 0 || number === undefined) return aParty.find(typed, session);
    const { noSuchRecord } = await session.rooms.noSuchRecord();
    return {
      read(db) {
        const referral = getReferral(db, number);
        if (referral === undefined) throw noSuchRecord(db, number, 'a referral');
        const partner = getPartner(db, withPartner(referral, SO_NO_FEE).partnerId);
        if (partner === undefined) throw new Error(`the partner of referral ${number} is gone`);
        return partyWith(db, partner, undefined);
      },
    };
  },
};

function partyOf(db: Db, number: number, noSuchRecord: NoSuchRecord): Party {
  const agreement = getAgreement(db, number);
  const partner = agreement === undefined ? undefined : getPartner(db, agreement.partnerId);
  if (agreement === undefined || partner === undefined) {
    throw noSuchRecord(db, number, 'an agreement');
  }
  return partyWith(db, partner, agreement);
}

function partyWith(db: Db, partner: Partner, agreement: Agreement | undefined): Party {
  return {
    partner,
    agreements: listAgreements(db, partner.id),
    named: agreement,
    open: listReferrals(db, { partnerId: partner.id, open: true, sort: 'oldest' }),
  };
}
