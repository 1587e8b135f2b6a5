import { isDay } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Holdings } from './holdings.ts';

/** What a file holds. */
export function holdingsOf(db: Db): Holdings {
  const one = (sql: string) => db.prepare<[], string | number | null>(sql).pluck().get() ?? undefined;
  const total = (table: string) => Number(one(`select count(*) from ${table}`));
  const lastDay = (table: string, column: string) => {
    const day = one(`select max(${column}) from ${table}`);
    return typeof day === 'string' && isDay(day) ? day : undefined;
  };
  const at = one('select max(at) from changes');
  return {
    partners: total('partners'),
    referrals: total('referrals'),
    fromSources: Number(one('select count(*) from referrals where partner_id is null')),
    checkIns: total('check_ins'),
    lastReferral: lastDay('referrals', 'occurred_on'),
    lastCheckIn: lastDay('check_ins', 'on_day'),
    lastChange: typeof at === 'string' ? at : undefined,
  };
}

/** Whether there is anything in it to lose. */
export function isEmpty(db: Db): boolean {
  return (
    db.prepare('select exists (select 1 from changes) or exists (select 1 from partners)').pluck().get() === 0
  );
}
