import { sharesNames } from '../file/shared-names.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { isReadByPeople, type Format } from '../screen/list.view.ts';
import { lazily } from '../text/lazily.ts';

/** Few partners share their name. */
const namesRoom = lazily(() => import('./names-apart.cli.ts'));

/** Partners by names that tell them apart, where people read them. */
export function apartIn<P extends { readonly id: number; readonly name: string }>(
  db: Db,
  format: Format,
  partners: P[],
): P[] {
  return isReadByPeople(format) && sharesNames(db) ? namesRoom().partnersApart(db, partners) : partners;
}

/** What was read to be shown to people, with the partners in it by names that tell them apart; the same where none share one. */
export function allApartIn<T>(db: Db, told: T): T {
  return sharesNames(db) ? namesRoom().allApart(db, told) : told;
}
