import { gapsOf, type Gap, type UnmetNeed } from './gaps.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { readExclusivePromises } from './who.sql.ts';
import type { Session } from '../shell/session.cli.ts';

/** What of these needs nobody can do as of today. */
export async function gapsNow(session: Session, needs: readonly UnmetNeed[]): Promise<Gap[]> {
  const db = await session.reading();
  const network = { partners: listPartners(db), promises: readExclusivePromises(db, session.today) };
  return gapsOf(needs, network, session.today);
}
