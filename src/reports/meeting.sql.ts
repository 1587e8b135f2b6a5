import { listAgreements } from '../agreements/agreement.sql.ts';
import type { Day } from '../calendar/day.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import { listProjects } from '../contact/project.sql.ts';
import { listPromises } from '../contact/promise.sql.ts';
import { listSignals } from '../contact/signal.sql.ts';
import type { DueQuestion, DueSnapshot } from '../due/due-record.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { verdictPeriod, type NetworkSnapshot } from '../advice/relationship.ts';
import type { DueKind } from '../due/due-kinds.ts';
import { readDue } from '../due/due-list.sql.ts';
import { STANDS } from '../file/counting.ts';
import type { Row } from '../file/tables.sql.ts';
import { openOrAfter } from '../referrals/closed-filter.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { listAnswers } from '../partners/questions.sql.ts';
import { enteredStage } from '../partners/stage.sql.ts';
import { listWorking } from '../partners/working.sql.ts';
import { listFactsOf, listReferrals } from '../referrals/referral.sql.ts';
import { FACTS_TOLD, newAfterOf, type MeetingSnapshot } from './meeting.ts';

/** What waits on referrals and is told of a meeting: open ones are told as such. */
const WAITING: readonly DueKind[] = ['thank', 'tell'];

/**
 * Reads what a meeting with a partner is prepared by, and what waits with them, at one moment; `network` is what is known of
 * the partner as of today, where it was read already. With `isWhole` every fact of the clients is read, as programs have it.
 */
export function readMeeting(
  db: Db,
  partnerId: number,
  question: DueQuestion,
  { network, isWhole }: { network?: NetworkSnapshot | undefined; isWhole: boolean },
): { snapshot: MeetingSnapshot; due: DueSnapshot } {
  const { today } = question;
  return db.transaction(() => ({
    snapshot: readOfPartner(db, partnerId, today, isWhole),
    due: readDue(
      db,
      question,
      { partner: partnerId, kind: WAITING },
      network ?? readNetwork(db, verdictPeriod(today), { partner: partnerId }),
    ),
  }))();
}

/** Whether anything of the partner is on record and stands. */
function hasExchanged(db: Db, partnerId: number, today: Day): boolean {
  const found = db
    .prepare<[Row], number>(
      `select exists (select 1 from referrals where partner_id = :partnerId and occurred_on <= :today and ${STANDS})`,
    )
    .pluck()
    .get({ partnerId, today });
  return found === 1;
}

function readOfPartner(db: Db, partnerId: number, today: Day, isWhole: boolean): MeetingSnapshot {
  const partner = getPartner(db, partnerId);
  if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const lastCheckIn = listCheckIns(db, { partnerId, until: today, limit: 1 })[0];
  const clients = { partnerId, also: [openOrAfter(newAfterOf(lastCheckIn, today))] };
  return {
    partner,
    entered: enteredStage(db, partnerId),
    lastCheckIn,
    hasExchanged: hasExchanged(db, partnerId, today),
    referrals: isWhole ? listReferrals(db, clients) : listFactsOf(db, FACTS_TOLD, clients),
    promises: listPromises(db, today, { partnerId, open: true }),
    agreements: listAgreements(db, partnerId),
    projects: listProjects(db, partnerId),
    signals: listSignals(db, partnerId),
    working: listWorking(db, partnerId),
    answers: listAnswers(db, partnerId),
  };
}
