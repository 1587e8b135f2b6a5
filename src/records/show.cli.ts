import { nextCheckIn } from '../contact/rhythm.ts';
import { readRhythmFacts } from '../contact/rhythm.sql.ts';
import { checkIns } from '../contact/check-in.ts';
import { countCheckIns, listCheckIns } from '../contact/check-in.sql.ts';
import { getAgreement, listAgreements } from '../agreements/agreement.sql.ts';
import { calledBy } from '../agreements/called.ts';
import { listProjects } from '../contact/project.sql.ts';
import { agreements } from '../agreements/agreement.ts';
import { agreementCard } from '../agreements/agreement.view.ts';
import { reckonFees } from '../agreements/fee-record.ts';
import { feeStandings, type FeeStanding } from '../agreements/fee-standing.ts';
import { feeLines, plainFee, termsPhrase } from '../agreements/fee-standing.view.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { payments } from '../agreements/payment.ts';
import { FIRST_YEAR, toDay, type Day } from '../calendar/day.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { standingPhrase, plainRecord, tagOf } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { listAnswers } from '../partners/questions.sql.ts';
import { listWorking } from '../partners/working.sql.ts';
import { listStageEvents } from '../partners/stage.sql.ts';
import { toldApart } from '../partners/told-apart.cli.ts';
import { isPutAway } from '../partners/put-away.ts';
import { partners } from '../partners/partner.ts';
import { listIntroduced } from '../referrals/introduced.sql.ts';
import { listCollections } from '../referrals/collection.sql.ts';
import {
  countReferrals,
  getReferral,
  listReferrals,
  listSameIntroduction,
  listStatusEvents,
} from '../referrals/referral.sql.ts';
import { readOrigins } from '../referrals/origins.sql.ts';
import { renderSourceCard, sourceCardPlain } from '../referrals/source-card.view.ts';
import { getSource } from '../referrals/source.sql.ts';
import { sources } from '../referrals/source.ts';
import { readUncounted } from '../referrals/uncounted.sql.ts';
import { referrals, type Referral } from '../referrals/referral.ts';
import { referralCardPlain, renderReferralCard } from '../referrals/referral.view.ts';
import { FIRST_DAY, readActivity, readClosedWith } from '../reports/activity.sql.ts';
import { listWithoutAmount } from '../referrals/without-amount.sql.ts';
import { renderCard, type CardFact } from '../screen/card.view.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { showing } from '../shell/listing.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { anything, type Recorded } from './anything.cli.ts';
import { KINDS } from './record-kinds.ts';
import { kindWord, wordOf } from './nouns.ts';
import { partnerCardPlain, renderPartnerCard, type PartnerCard } from './partner-card.view.ts';

/** Before anything that can be recorded. */
const EVER = toDay(FIRST_YEAR, 1, 1);
const LAST_CHECK_INS = 5;
const LAST_REFERRALS = 10;

export const command = showing({
  target: anything({
    what: 'whom or what to show',
    question: 'Show whom or what',
    examples: 'refnet show NAME, or: refnet show NUMBER',
  }),
  options: {},
  show(db, { target, today, settings }) {
    if (target.of.table === partners.table) return partnerShown(db, target.record.id, today, settings);
    if (target.of.table === referrals.table) return referralShown(db, target.record.id, today);
    if (target.of.table === sources.table) return sourceShown(db, target.record.id, today);
    return target.of.table === agreements.table
      ? agreementShown(db, target, today)
      : shown(db, target, today);
  },
  help: `
A bare number is that of a record; the number of a partner has a p before it.
Words find a partner, a source, or else the one record that has them all.

Examples:
  refnet show maren
  refnet show maren holt
  refnet show p3
  refnet show 62
  refnet show website
  refnet show brochure`,
});

/** An agreement with the terms and promises that are in force. */
function agreementShown(db: Db, target: Recorded, today: Day): Shown {
  return shown(db, target, today, agreementCard(present(getAgreement(db, target.record.id)), today));
}

/** A record as its kind declares it. */
function shown(db: Db, { of, record }: Recorded, today: Day, own?: readonly CardFact[]): Shown {
  const called = toldApart(db, record);
  const title = of.title?.(called, today) ?? of.phrase(called, today);
  const known =
    own ??
    of.fields
      .filter(({ onCard }) => onCard)
      .map(({ label, words }) => ({ label, text: words(called, today) }));
  return {
    text: (look) => renderCard(`${tagOf(of, record.id)}  ${title}`, known, [], look),
    plain: () => ({ recordKind: kindWord(of), ...plainRecord(of, record, today) }),
  };
}

function referralShown(db: Db, id: number, today: Day): Shown {
  const referral = present(getReferral(db, id));
  const card = {
    referral,
    history: listStatusEvents(db, id),
    introducedToo: listSameIntroduction(db, referral),
    collections: listCollections(db, id),
    fee: feeOf(db, referral, today),
  };
  return {
    text: (look) => renderReferralCard(allApartIn(db, card), today, look),
    plain: () => referralCardPlain(card, today),
  };
}

function sourceShown(db: Db, id: number, today: Day): Shown {
  const source = present(getSource(db, id));
  const ever = { since: FIRST_DAY, until: today };
  const card = {
    source,
    origin: present(readOrigins(db, ever, today).find(({ sourceId }) => sourceId === id)),
    referrals: listReferrals(db, { sourceId: id, limit: LAST_REFERRALS }),
    referralCount: countReferrals(db, { sourceId: id }),
    handle: shellWord(source.name),
  };
  return {
    text: (look) => renderSourceCard(allApartIn(db, card), today, look),
    plain: () => sourceCardPlain(card, today),
  };
}

/** What there is to say of the fee on a referral: nothing where none was ever agreed. */
function feeOf(db: Db, { id, partnerId }: Referral, today: Day): { lines: string[]; plain: Plain } {
  const standing =
    partnerId !== null && hasFees(db)
      ? standingsWith(db, partnerId, today).find(({ referral }) => referral.number === id)
      : undefined;
  if (standing === undefined) return { lines: [], plain: null };
  return { lines: feeLines(standing), plain: plainFee(standing) };
}

function standingsWith(db: Db, partnerId: number, today: Day): FeeStanding[] {
  return feeStandings(reckonFees(readFeeRecord(db, today, partnerId)));
}

/** The fees that were agreed for one referral with a partner alone. */
function listOwnFees(db: Db, partnerId: number, today: Day): PartnerCard['ownFees'] {
  if (!hasFees(db)) return [];
  return standingsWith(db, partnerId, today).flatMap((standing) => {
    const { own, referral } = standing;
    return own ? [{ referral: referral.number, client: referral.client, text: termsPhrase(standing) }] : [];
  });
}

function partnerShown(db: Db, id: number, today: Day, settings: Settings): Shown {
  const card = readPartnerCard(db, id, today, settings);
  return {
    text: (look) => renderPartnerCard(besidePartner(db, card), today, look),
    plain: () => partnerCardPlain(card, today),
  };
}

/** Whom the card names beside its own partner, by names that tell them apart. */
function besidePartner(db: Db, card: PartnerCard): PartnerCard {
  const told = allApartIn(db, card);
  return { ...told, partner: { ...card.partner, introducerName: told.partner.introducerName } };
}

function readPartnerCard(db: Db, id: number, today: Day, settings: Settings): PartnerCard {
  const partner = present(getPartner(db, id));
  const rhythm = readRhythmFacts(db, id, today);
  const activity = readActivity(db, today).get(id);
  const ofPartner = { partnerId: id };
  return {
    partner,
    activity,
    uncounted: readUncounted(db, { until: today }, today, id),
    closedWith: readClosedWith(db, id, today),
    withoutAmount: listWithoutAmount(db, { since: FIRST_DAY, until: today }, today, id),
    stageSince: rhythm.stageSince,
    next: isPutAway(partner, today) ? { state: 'none' } : nextCheckIn(rhythm, settings, today),
    stages: listStageEvents(db, id),
    answers: listAnswers(db, id),
    working: listWorking(db, id),
    called: calledBy(
      partner,
      {
        agreements: listAgreements(db, id),
        projects: listProjects(db, id),
        exchanged: hasExchanged(activity),
      },
      today,
    ),
    introduced: listIntroduced(db, id, { since: EVER, until: today }, today),
    checkIns: listCheckIns(db, { ...ofPartner, limit: LAST_CHECK_INS }),
    checkInCount: countCheckIns(db, ofPartner),
    referrals: listReferrals(db, { ...ofPartner, limit: LAST_REFERRALS }),
    referralCount: countReferrals(db, ofPartner),
    others: listOthers(db, id, today),
    ownFees: listOwnFees(db, id, today),
    handle: partnerNamer(listHandles(db))(partner),
  };
}

function hasExchanged(activity: PartnerCard['activity']): boolean {
  return activity !== undefined && activity.givenEver + activity.receivedEver > 0;
}

/** Tables of records that a partner's card shows on their own, or that belong to the account of fees. */
const APART: readonly string[] = [referrals, checkIns, payments].map(({ table }) => table);

/** The records of a partner that stand alone beside those, in the order of their numbers. */
function listOthers(db: Db, partnerId: number, today: Day): PartnerCard['others'] {
  return KINDS.filter(({ of, table }) => of === 'partner' && !APART.includes(table))
    .flatMap((of) =>
      readRecords(db, of, {
        rest: 'where t.partner_id = @partner',
        cells: { partner: partnerId, today },
      }).map((record) => ({ of, record })),
    )
    .toSorted((a, b) => a.record.id - b.record.id)
    .map(({ of, record }) => ({
      number: record.id,
      phrase: standingPhrase(of, record, today),
      plain: { recordKind: wordOf(of.table), ...plainRecord(of, record, today) },
    }));
}

function present<V>(value: V | undefined): V {
  if (value === undefined) throw new Error('the record is gone');
  return value;
}
