import type { Day } from '../calendar/day.ts';
import type { Signal, SignalDraft } from './signal.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';

const SELECT = `
  select s.id, s.uuid, s.partner_id as partnerId, p.name as partnerName, s.on_day as onDay, s.kind, s.note
  from signals s join partners p on p.id = s.partner_id`;

/** One signal; undefined when there is no such number. */
export function getSignal(db: Db, id: number): Signal | undefined {
  return db.prepare<[number], Signal>(`${SELECT} where s.id = ?`).get(id);
}

/** The signals of one partner or of all, newest first; `since` is inclusive. */
export function listSignals(db: Db, filter: { partnerId?: number; since?: Day } = {}): Signal[] {
  return db
    .prepare<[Row], Signal>(
      `${SELECT} where (@partner is null or s.partner_id = @partner) and (@since is null or s.on_day >= @since)
       order by s.on_day desc, s.id desc`,
    )
    .all({ partner: filter.partnerId ?? null, since: filter.since ?? null });
}

/** Adds a signal. Returns its number. */
export function insertSignal(change: Change, draft: SignalDraft): number {
  return change.insert('signals', signalColumns(draft));
}

/** Changes the facts of a signal to those of the draft. */
export function updateSignal(change: Change, id: number, draft: SignalDraft): void {
  change.update('signals', id, signalColumns(draft));
}

function signalColumns(draft: SignalDraft): Row {
  return { partner_id: draft.partnerId, on_day: draft.onDay, kind: draft.kind, note: draft.note };
}
