import { gapsOf, type Gap, type UnmetNeed } from '../domain/gaps.ts';
import { listPartners } from '../store/partners.ts';
import { readExclusivePromises } from '../store/who.ts';
import type { Session } from './session.ts';

/** What of these needs nobody can do as of today. */
export async function gapsNow(session: Session, needs: readonly UnmetNeed[]): Promise<Gap[]> {
  const db = await session.reading();
  const network = { partners: listPartners(db), promises: readExclusivePromises(db, session.today) };
  return gapsOf(needs, network, session.today);
}
