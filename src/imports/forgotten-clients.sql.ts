import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Direction } from '../referrals/direction.ts';
import type { OfForgotten } from './forgotten-rows.ts';
import { SEPARATOR } from './identity.ts';

/** Finds the number of a referral of that day, partner or source and way whose client was forgotten and has no name since. */
export function forgottenClients(db: Db): (of: OfForgotten) => number | undefined {
  let ids: ReadonlyMap<string, number> | undefined;
  return ({ whose, day, direction }) => {
    ids ??= readForgotten(db);
    return ids.size === 0 ? undefined : ids.get(keyOf(whose.isSource, whose.id, day, direction));
  };
}

function readForgotten(db: Db): Map<string, number> {
  const rows = db
    .prepare<
      [],
      { id: number; sourceId: number | null; partnerId: number | null; day: Day; direction: Direction }
    >(
      `select r.id, r.source_id as sourceId, r.partner_id as partnerId, r.occurred_on as day, r.direction
       from forgotten f join referrals r on r.uuid = f.uuid
       where f.kind = 'referrals' and r.client_name is null order by r.id desc`,
    )
    .all();
  return new Map(
    rows.map(({ id, sourceId, partnerId, day, direction }) => [
      keyOf(sourceId !== null, sourceId ?? partnerId ?? 0, day, direction),
      id,
    ]),
  );
}

function keyOf(isSource: boolean, id: number, day: Day, direction: Direction): string {
  return [isSource, id, day, direction].join(SEPARATOR);
}
