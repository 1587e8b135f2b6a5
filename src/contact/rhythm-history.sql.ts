import type { Day } from '../calendar/day.ts';
import { STANDS } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { StageMove } from '../partners/stage.ts';
import { groupedBy } from '../text/grouped-by.ts';
import type { RhythmHistory } from './rhythm-history.ts';

interface OfPartner {
  readonly partnerId: number;
  readonly onDay: Day;
}

/** What the rhythm of every partner follows from on the days up to `until`, by their numbers. */
export function readRhythmHistories(db: Db, until: Day): ReadonlyMap<number, RhythmHistory> {
  const lists = readLists(db, until);
  const partners = db
    .prepare<[], { id: number; intervalMonths: number | null }>(
      'select id, check_in_months as intervalMonths from partners',
    )
    .all();
  return new Map(
    partners.map(({ id, intervalMonths }): [number, RhythmHistory] => [
      id,
      {
        intervalMonths: intervalMonths ?? undefined,
        moves: lists.moves.get(id) ?? [],
        checkIns: lists.checkIns.get(id) ?? [],
        referrals: lists.referrals.get(id) ?? [],
        notChosen: lists.notChosen.get(id) ?? [],
        agreements: lists.agreements.get(id) ?? [],
        snoozes: lists.snoozes.get(id) ?? [],
      },
    ]),
  );
}

/** What happened with each partner up to a day, by their numbers and in order. */
function readLists(db: Db, until: Day) {
  const read = <T extends OfPartner>(rows: string, order: string) =>
    groupedBy(
      db.prepare<[Row], T>(`select ${rows} order by partner_id, ${order}`).all({ until }),
      ({ partnerId }) => partnerId,
    );
  const referrals = `partner_id as partnerId, occurred_on as onDay from referrals
    where partner_id is not null and occurred_on <= :until and ${STANDS} and status <> 'not-chosen'`;
  const notChosen = `partner_id as partnerId, occurred_on as onDay, closed_on as until from referrals
    where partner_id is not null and occurred_on <= :until and ${STANDS} and status = 'not-chosen' and closed_on is not null`;
  return {
    moves: read<OfPartner & StageMove>(
      'partner_id as partnerId, on_day as onDay, stage, reason from stage_events where on_day <= :until',
      'on_day, id',
    ),
    checkIns: read<OfPartner & { nextOn: Day | null }>(
      'partner_id as partnerId, on_day as onDay, next_on as nextOn from check_ins where on_day <= :until',
      'on_day, id',
    ),
    referrals: read(referrals, 'occurred_on'),
    notChosen: read<OfPartner & { until: Day }>(notChosen, 'occurred_on'),
    agreements: read(
      'partner_id as partnerId, starts_on as onDay from agreements where starts_on <= :until',
      'starts_on',
    ),
    snoozes: read<OfPartner & { until: Day }>(
      `partner_id as partnerId, on_day as onDay, until_day as until from snoozes
       where kind = 'check-in' and on_day <= :until`,
      'on_day, id',
    ),
  };
}
