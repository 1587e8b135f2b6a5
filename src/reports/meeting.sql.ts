import { listAgreements } from '../agreements/agreement.sql.ts';
import type { Day } from '../calendar/day.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import { listProjects } from '../contact/project.sql.ts';
import { listPromises } from '../contact/promise.sql.ts';
import { listSignals } from '../contact/signal.sql.ts';
import type { DueQuestion, DueSnapshot } from '../due/due-record.ts';
import { readDue } from '../due/due-list.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { listAnswers } from '../partners/questions.sql.ts';
import { enteredStage } from '../partners/stage.sql.ts';
import { listWorking } from '../partners/working.sql.ts';
import { listReferrals } from '../referrals/referral.sql.ts';
import type { MeetingSnapshot } from './meeting.ts';

/** Reads what a meeting with a partner is prepared by, and what waits with them, at one moment. */
export function readMeeting(
  db: Db,
  partnerId: number,
  question: DueQuestion,
): { snapshot: MeetingSnapshot; due: DueSnapshot } {
  const { today } = question;
  return db.transaction(() => ({
    snapshot: readOfPartner(db, partnerId, today),
    due: readDue(db, question, { partner: partnerId }),
  }))();
}

function readOfPartner(db: Db, partnerId: number, today: Day): MeetingSnapshot {
  const partner = getPartner(db, partnerId);
  if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  return {
    partner,
    entered: enteredStage(db, partnerId),
    lastCheckIn: listCheckIns(db, { partnerId, until: today, limit: 1 })[0],
    referrals: listReferrals(db, { partnerId }),
    promises: listPromises(db, today, { partnerId, open: true }),
    agreements: listAgreements(db, partnerId),
    projects: listProjects(db, partnerId),
    signals: listSignals(db, partnerId),
    working: listWorking(db, partnerId),
    answers: listAnswers(db, partnerId),
  };
}
