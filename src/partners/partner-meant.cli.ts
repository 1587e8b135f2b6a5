import type { Db } from '../file/sqlite.sql.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { lazily } from '../text/lazily.ts';
import { findPartner, soughtBy } from './find-partner.ts';
import { listHandles, listHandlesNear } from './handles.sql.ts';

/** Few names are those of sources, and most are those of one partner. */
const sourceRoom = lazily(() => import('../referrals/source.cli.ts'));
const notOneRoom = lazily(() => import('./not-one.cli.ts'));

/**
 * Returns the number of the partner meant by a name. Throws a UserError where nobody fits, with the command line mended
 * by who is near, and where several fit, with the choices.
 */
export function partnerMeant(db: Db, text: string, argv: readonly string[]): number {
  const found = findPartner(text, listHandlesNear(db, soughtBy(text)));
  if (found.kind === 'one') return found.partner.id;
  const { oneAtATime, severalFit, unknownPartner } = notOneRoom();
  if (found.kind === 'several') {
    throw severalFit(db, text, found.partners, (better) => retyped(argv, text, better));
  }
  const partners = listHandles(db);
  throw (
    oneAtATime(argv, text, partners) ??
    unknownPartner({ argv }, text, partners, sourceRoom().sourceHints(db, text))
  );
}
