import type { Day } from '../calendar/day.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import { listSignals } from '../contact/signal.sql.ts';
import type { DueQuestion, DueSnapshot } from '../due/due-record.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { verdictPeriod, type NetworkSnapshot } from '../advice/relationship.ts';
import type { DueKind } from '../due/due-kinds.ts';
import { readDue } from '../due/due-list.sql.ts';
import { IS_OPEN, OF_FORGOTTEN, STANDS } from '../file/counting.ts';
import type { Row } from '../file/tables.sql.ts';
import { openOrAfter, type Condition } from '../referrals/closed-filter.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { listAnswers } from '../partners/questions.sql.ts';
import { enteredStage } from '../partners/stage.sql.ts';
import { listWorking } from '../partners/working.sql.ts';
import { listFactsOf, listReferrals } from '../referrals/referral.sql.ts';
import { lazily } from '../text/lazily.ts';
import { FACTS_TOLD, newAfterOf, OPEN_TOLD, type MeetingSnapshot, type OpenCounts } from './meeting.ts';

/** Loaded only where there is any of them with the partner. */
const promiseRoom = lazily(() => import('../contact/promise.sql.ts'));
const agreementRoom = lazily(() => import('../agreements/agreement.sql.ts'));
const projectRoom = lazily(() => import('../contact/project.sql.ts'));

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

/** Those of a partner that have no outcome on the day: a condition on the columns of their index alone. */
const OPEN = `partner_id = @partner and consent is not 0 and occurred_on <= @today
  and (${IS_OPEN} or (${STANDS} and coalesce(closed_on, occurred_on) > @today)) and id not in ${OF_FORGOTTEN}`;

function forgottenOf(db: Db, partner: number): ReadonlySet<number> {
  const ids = db
    .prepare<[number], number>(`select id from referrals where partner_id = ? and id in ${OF_FORGOTTEN}`)
    .pluck();
  return new Set(ids.all(partner));
}

/** Introduced or closed later than a day, or among the newest without an outcome of either way. */
function newestOpenOrAfter(after: Day, today: Day): Condition {
  const newest = (
    way: Direction,
  ) => `select id from (select id from referrals where direction = '${way}' and ${OPEN}
    order by occurred_on desc, id desc limit ${OPEN_TOLD})`;
  return {
    sql: `(t.occurred_on > @after or t.closed_on > @after
      or t.id in (${newest('given')} union all ${newest('received')}))`,
    cells: { after, today },
  };
}

function countOpen(db: Db, partner: number, today: Day): OpenCounts {
  const rows = db
    .prepare<[Row], { direction: Direction; n: number; since: Day }>(
      `select direction, count(*) as n, min(occurred_on) as since from referrals where ${OPEN} group by direction`,
    )
    .all({ partner, today });
  const of = (way: Direction) => {
    const found = rows.find(({ direction }) => direction === way);
    return { n: found?.n ?? 0, since: found?.since };
  };
  return { given: of('given'), received: of('received') };
}

/** What most partners have none of. */
const RARE = ['promises', 'agreements', 'projects', 'working_answers', 'question_answers'] as const;

/** Of which of these tables there is anything with the partner: asked at once, so that few are read. */
function rareOf(db: Db, partner: number): Readonly<Record<(typeof RARE)[number], number>> {
  const columns = RARE.map((each) => `exists (select 1 from ${each} where partner_id = :partner) as ${each}`);
  const found = db
    .prepare<[Row], Record<(typeof RARE)[number], number>>(`select ${columns.join(', ')}`)
    .get({ partner });
  if (found === undefined) throw new Error('a question without a table has one row');
  return found;
}

function readOfPartner(db: Db, partnerId: number, today: Day, isWhole: boolean): MeetingSnapshot {
  const partner = getPartner(db, partnerId);
  if (partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const lastCheckIn = listCheckIns(db, { partnerId, until: today, limit: 1 })[0];
  const newAfter = newAfterOf(lastCheckIn, today);
  const has = rareOf(db, partnerId);
  const clients = (also: Condition) => ({ partnerId, also: [also] });
  return {
    partner,
    entered: enteredStage(db, partnerId),
    lastCheckIn,
    hasExchanged: hasExchanged(db, partnerId, today),
    referrals: isWhole
      ? listReferrals(db, clients(openOrAfter(newAfter)))
      : listFactsOf(db, FACTS_TOLD, clients(newestOpenOrAfter(newAfter, today))),
    openCounts: countOpen(db, partnerId, today),
    forgotten: forgottenOf(db, partnerId),
    promises: has.promises === 0 ? [] : promiseRoom().listPromises(db, today, { partnerId, open: true }),
    agreements: has.agreements === 0 ? [] : agreementRoom().listAgreements(db, partnerId),
    projects: has.projects === 0 ? [] : projectRoom().listProjects(db, partnerId),
    signals: listSignals(db, partnerId),
    working: has.working_answers === 0 ? [] : listWorking(db, partnerId),
    answers: has.question_answers === 0 ? [] : listAnswers(db, partnerId),
  };
}
