import type { Change } from '../file/journal.sql.ts';
import { IS_OPEN } from '../file/counting.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { monthsAgoWindow, type Day } from '../calendar/day.ts';
import { lazily } from '../text/lazily.ts';
import { twinLine, type Line } from '../text/undo-offer.ts';
import { newUuid } from '../file/uuid.sql.ts';
import type { PartnerOrNew } from '../partners/partner-or-new.ts';
import { draftOf, type SaidReferral } from './log.ts';
import { calledApart } from '../partners/same-named.sql.ts';
import { savingReferral } from './referral.sql.ts';

/** Most referrals are with partners who are there. */
const partnerRoom = lazily(() => import('../partners/add-by-name.sql.ts'));

/** Logs a referral with each partner, new ones added first; several are one introduction. Returns their numbers. */
export function logReferrals(
  change: Change,
  said: SaidReferral,
  partners: readonly PartnerOrNew[],
): readonly number[] {
  const introduction = partners.length > 1 ? newUuid(change.db) : null;
  return partners.map((partner) => {
    const id = 'id' in partner ? partner.id : partnerRoom().addByName(change, partner.name);
    return savingReferral.insert(change, draftOf(said, id, introduction));
  });
}

/**
 * Whether more is to be looked at before a client is logged with partners of these numbers: `many` or more referrals of
 * whatever kind in the 12 months with one of them; a project, a note, an agreement, a formal stage; an exclusive promise
 * to anybody. Only a first look, which costs little: what it lets by raises no rank and breaks no promise.
 */
export function isMoreToLookAt(db: Db, partners: readonly number[], many: number, today: Day): boolean {
  const any = (table: string) => `exists (select 1 from ${table} where partner_id = p.id)`;
  return (
    db
      .prepare(
        `select 1 from partners p where id in (select value from json_each(?))
           and (stage in ('strategic-alliance', 'joint-venture') or ${['projects', 'signals', 'agreements'].map(any).join(' or ')}
             or (select count(*) from referrals where partner_id = p.id and occurred_on > ?) >= ?)
         union all select 1 from agreement_terms where exclusive_service is not null limit 1`,
      )
      .get(JSON.stringify(partners), monthsAgoWindow(today).after, many) !== undefined
  );
}

/**
 * Which of these look like one that was there before, or whose client somebody else sent too, a line each: nothing is held up
 * by it, a twin may be meant. Void ones are none.
 */
export function remarksOnTwins(db: Db, ids: readonly number[]): Line[] {
  return ids.flatMap((id): Line[] => {
    const twin = twinOf(db, id);
    if (twin === undefined) return [];
    if (twin.isOfDay === null) {
      const { client, partner } = twin;
      const whose = partner === null ? twin.whose : calledApart(db, partner);
      return [
        `#${twin.id} is ${client} too, from ${whose}: what one matter comes to counts on each that has it: put it on one, and 0 on the other`,
      ];
    }
    return [twinLine(id, twin.id, `same client, partner and ${twin.isOfDay ? 'day' : 'need, still open'}`)];
  });
}

type Twin =
  | { readonly id: number; readonly isOfDay: 0 | 1 }
  /** Of a client received who came from somebody else as well. */
  | {
      readonly id: number;
      readonly isOfDay: null;
      readonly client: string;
      readonly whose: string;
      readonly partner: number | null;
    };

/** One of the same day, or one that is still open with the same need; else one received of that client from somebody else. */
function twinOf(db: Db, id: number): Twin | undefined {
  return db
    .prepare<{ id: number }, Twin>(
      `select t.id, t.occurred_on = r.occurred_on as isOfDay, null as client, null as whose, null as partner
       from referrals r join referrals t indexed by referrals_by_partner
         on t.partner_id is r.partner_id and t.source_id is r.source_id and t.direction = r.direction
         and t.client_key is r.client_key and t.id < r.id and t.status <> 'void'
         and (t.occurred_on = r.occurred_on or (t.need_key = r.need_key and t.${IS_OPEN}))
       where r.id = @id
       union all
       select t.id, null, t.client_name, coalesce(s.name, p.name), t.partner_id
       from referrals r join referrals t indexed by referrals_searched on t.client_key = r.client_key
         and t.direction = 'received' and t.status <> 'void' and t.id < r.id
         and (t.partner_id is not r.partner_id or t.source_id is not r.source_id)
       left join partners p on p.id = t.partner_id left join sources s on s.id = t.source_id
       where r.id = @id and r.direction = 'received'
       order by 2 desc nulls last, 1 desc limit 1`,
    )
    .get({ id });
}
