import type { Decline } from './decline.ts';
import type { HoldBack } from './question.ts';
import type { Verdict } from './words.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';

interface DeclineRow {
  partnerId: number;
  onDay: Day;
  untilDay: Day;
  reason: string | null;
  verdict: Verdict;
  exchanged: number;
  holdsBack: string;
  alerts: string;
}

/** The last decline of each partner's advice up to `asOf`, by partner. */
export function readDeclines(db: Db, asOf: Day): Map<number, Decline> {
  const rows = db
    .prepare<[Day], DeclineRow>(
      `select partner_id as partnerId, on_day as onDay, until_day as untilDay, reason, verdict, exchanged,
         holds_back as holdsBack, alerts
       from advice_declines where on_day <= ? order by on_day, id`,
    )
    .all(asOf);
  return new Map(rows.map((row) => [row.partnerId, toDecline(row)]));
}

/** Records that the advice on a partner was put aside. */
export function insertDecline(change: Change, partnerId: number, decline: Decline & { until: Day }): void {
  change.insert('advice_declines', {
    partner_id: partnerId,
    on_day: decline.on,
    until_day: decline.until,
    reason: decline.because ?? null,
    verdict: decline.verdict,
    exchanged: decline.exchanged,
    holds_back: JSON.stringify(decline.holdBacks),
    alerts: JSON.stringify(decline.alerts),
  });
}

function toDecline(row: DeclineRow): Decline {
  const holdBacks: HoldBack[] = JSON.parse(row.holdsBack);
  const alerts: string[] = JSON.parse(row.alerts);
  return {
    on: row.onDay,
    until: row.untilDay,
    because: row.reason ?? undefined,
    verdict: row.verdict,
    exchanged: row.exchanged,
    holdBacks,
    alerts,
  };
}
