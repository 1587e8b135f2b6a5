import { CAME_FROM_PARTNER, OF_FORGOTTEN } from '../file/counting.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { DueQuestion } from './due-record.ts';
import { referralBounds } from './due.ts';

/**
 * Thanks and outcomes that are older than the days looked back and that nobody gave, as `old`. What an import brought is
 * none of it, nor is an outcome that a later one did; one typed since is. What was put off until one of those days is none
 * either: it comes back to the list itself.
 */
export function older(db: Db): string {
  const each = olderParts(db).map(
    ({ kind, day, from }) => `select '${kind}' as kind, id, partner_id, ${day} as day ${from}`,
  );
  return `from (${each.join(' union all ')}) old`;
}

/** The thanks and the outcomes among them: what each is read from, a range of an index. */
function olderParts(db: Db) {
  const has = (rows: string) => `exists (select 1 from ${rows})`;
  const [hasImports, hasSnoozes, hasImportedOutcomes, hasForgotten] = db
    .prepare<[], number[]>(
      `select ${has('imports')}, ${has('snoozes')}, ${has("status_events where reason = 'imported'")}, ${has('forgotten')}`,
    )
    .raw()
    .get() ?? [0, 0, 0, 0];
  const sinceImport = `and (import_id is null or closed_on > (select imported_on from imports i where i.id = r.import_id))`;
  const ofNoImport = `and not exists (select 1 from status_events e
    where e.referral_id = r.id and e.on_day = r.closed_on and e.status = r.status and e.reason = 'imported')`;
  const isBack = `and r.id not in (select record_id from snoozes where kind = 'record' and record_id is not null
    and on_day <= :today and until_day >= :since)`;
  const stays = hasSnoozes === 1 ? isBack : '';
  const brought = [
    ...(hasImports === 1 ? [sinceImport] : []),
    ...(hasImportedOutcomes === 1 ? [ofNoImport] : []),
  ];
  return [
    {
      kind: 'thank',
      day: 'occurred_on',
      from: `from referrals r indexed by referrals_thank where ${CAME_FROM_PARTNER} and thanked_on is null
        and occurred_on < :since ${hasImports === 1 ? 'and import_id is null' : ''} ${stays}`,
    },
    {
      kind: 'tell',
      day: 'closed_on',
      from: `from referrals r indexed by referrals_tell where ${CAME_FROM_PARTNER} and told_on is null
        and closed_on < :since ${hasForgotten === 1 ? `and r.id not in ${OF_FORGOTTEN}` : ''} ${brought.join(' ')} ${stays}`,
    },
  ] as const;
}

/** How much there is of what {@link readOlder} lists, and the day of the last import that stands; null where there is none. */
export function countOlder(
  db: Db,
  { today, settings }: DueQuestion,
): { readonly older: number; readonly lastImport: Day | null } {
  const { since } = referralBounds(settings, today, today);
  const counts = olderParts(db).map(({ from }) => `(select count(*) ${from})`);
  const found = db
    .prepare<[Row], { older: number; lastImport: Day | null }>(
      `select ${counts.join(' + ')} as older, (select max(imported_on) from imports) as lastImport`,
    )
    .get({ since, today });
  return found ?? { older: 0, lastImport: null };
}
