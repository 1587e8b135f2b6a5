import type { Drawn } from '../screen/drawn.ts';
import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { UserError } from '../text/errors.ts';
import { nextCheckIn } from '../contact/rhythm.ts';
import { renderCard } from '../screen/card.view.ts';
import type { Plain } from '../screen/columns.view.ts';
import { toJson, type Look } from '../screen/list.view.ts';
import { partnerCardPlain, renderPartnerCard, type PartnerCard } from './partner-card.view.ts';
import { referralCardPlain, renderReferralCard } from '../referrals/referral.view.ts';
import { readActivity } from '../reports/activity.sql.ts';
import { countCheckIns, listCheckIns } from '../contact/check-in.sql.ts';
import { listCollections } from '../referrals/collection.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { getPartner, listHandles } from '../partners/partner.sql.ts';
import { listAnswers } from '../partners/questions.sql.ts';
import { listStageEvents } from '../partners/stage.sql.ts';
import { kindOfNumber, otherRecordsOf, wasGivenOut } from './records.sql.ts';
import {
  countReferrals,
  getReferral,
  listReferrals,
  listSameIntroduction,
  listStatusEvents,
} from '../referrals/referral.sql.ts';
import { readRhythmFacts } from '../contact/rhythm.sql.ts';
import { jsonOption, lookOf, missing, recordNumber } from '../shell/options.cli.ts';
import { choosePartner, commandName, resolvePartner } from '../partners/partner-argument.cli.ts';
import { recordView } from './record-view.cli.ts';
import type { Session } from '../shell/session.cli.ts';

const LAST_CHECK_INS = 5;
const LAST_REFERRALS = 10;

/** One thing on record: as a person reads it, and as one JSON object. */
interface Shown {
  text: (look: Look) => Drawn;
  plain: () => { [key: string]: Plain };
}

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner or number...]', 'a partner, or the number of a referral, check-in or other record')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
A bare number is that of a record; the number of a partner has a p before it.

Examples:
  refnet show maren
  refnet show maren holt
  refnet show p3
  refnet show 62`,
    )
    .action(async (words, options) => {
      const text = words.join(' ');
      const number = recordNumber(text);
      const shown =
        number === undefined ? await showPartner(session, text) : await showNumber(session, number);
      session.print(
        options.json === true ? toJson(shown.plain()) : shown.text(await lookOf(session, options)),
      );
    });
}

async function showPartner(session: Session, text: string): Promise<Shown> {
  const { today } = session;
  const id = text === '' ? await askPartner(session) : (await resolvePartner(session, text)).id;
  const card = await readPartnerCard(session, id);
  return {
    text: (look) => renderPartnerCard(card, today, look),
    plain: () => partnerCardPlain(card, today),
  };
}

async function askPartner(session: Session): Promise<number> {
  const partners = listHandles(await session.reading());
  if (!session.interactive || partners.length === 0) {
    throw missing('whom or what to show', 'refnet show maren, or: refnet show 62');
  }
  return (await choosePartner(await session.prompter(), 'Show whom?', partners)).id;
}

async function readPartnerCard(session: Session, id: number): Promise<PartnerCard> {
  const { today } = session;
  const db = await session.reading();
  const settings = await session.settings();
  const partner = getPartner(db, id);
  if (partner === undefined) throw new Error(`partner ${id} is gone`);
  const rhythm = readRhythmFacts(db, id, today);
  const ofPartner = { partnerId: id };
  return {
    partner,
    activity: readActivity(db, today).get(id),
    stageSince: rhythm.stageSince,
    next: nextCheckIn(rhythm, settings, today),
    stages: listStageEvents(db, id),
    answers: listAnswers(db, id),
    checkIns: listCheckIns(db, { ...ofPartner, limit: LAST_CHECK_INS }),
    checkInCount: countCheckIns(db, ofPartner),
    referrals: listReferrals(db, { ...ofPartner, limit: LAST_REFERRALS }),
    referralCount: countReferrals(db, ofPartner),
    others: otherRecordsOf(db, id).map((other) => {
      const { phrase, plain } = recordView(db, other.kind, other.number, today);
      return { number: other.number, phrase, plain: { recordKind: other.kind, ...plain } };
    }),
    handle: commandName(partner, listHandles(db)),
  };
}

async function showNumber(session: Session, number: number): Promise<Shown> {
  const db = await session.reading();
  const kind = kindOfNumber(db, number);
  if (kind === undefined) throw noRecord(db, number);
  if (kind === 'referral') return showReferral(db, number, session.today);
  const { title, card, plain } = recordView(db, kind, number, session.today);
  return {
    text: (look) => renderCard(`#${number}  ${title}`, card, [], look),
    plain: () => ({ recordKind: kind, ...plain }),
  };
}

function showReferral(db: Db, number: number, today: Day): Shown {
  const referral = getReferral(db, number);
  if (referral === undefined) throw new Error(`referral ${number} is gone`);
  const card = {
    referral,
    history: listStatusEvents(db, number),
    introducedToo: listSameIntroduction(db, referral),
    collections: listCollections(db, number),
  };
  return {
    text: (look) => renderReferralCard(card, today, look),
    plain: () => referralCardPlain(card, today),
  };
}

/** Says whether the number was ever given out, and what else may have been meant. */
function noRecord(db: Db, number: number): UserError {
  const partner = getPartner(db, number);
  const why = wasGivenOut(db, number) ? ': it was taken back or removed' : '';
  return new UserError(`there is no record ${number}${why}`, {
    hints: [
      ...(partner === undefined ? [] : [`refnet show p${number}      shows the partner ${partner.name}`]),
      'refnet referrals      lists referrals with their numbers',
      'refnet check-ins      lists check-ins with theirs',
      ...(why === '' ? [] : ['refnet history      lists what was changed']),
    ],
  });
}
