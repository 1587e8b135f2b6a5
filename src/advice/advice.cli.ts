import { jointVentureDoubts } from './accept.ts';
import { advise } from './advise.ts';
import { isQuiet } from './decline.ts';
import type { RelationshipFacts } from './facts.ts';
import type { Day } from '../calendar/day.ts';
import { UserError } from '../text/errors.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import {
  hasExtras,
  relationshipsOf,
  reportPeriod,
  type NetworkSnapshot,
  type Relationship,
  type ReportPeriod,
} from './relationship.ts';
import type { Settings } from '../settings/settings.ts';
import type { AdvisedPartner } from './advice.view.ts';
import type { Db } from '../file/open.sql.ts';
import { readDeclines } from './decline.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { readNetwork, readPatternSince } from './relationship.sql.ts';
import { list } from '../text/count.ts';
import type { Session } from '../shell/session.cli.ts';

/** Every relationship of a period; the code for fees and promises is loaded only where there are any. */
export async function readRelationships(session: Session, period: ReportPeriod): Promise<Relationship[]> {
  return relationshipsFrom(session, readNetwork(await session.reading(), period));
}

/** As {@link readRelationships}, where the network was read already. */
export async function relationshipsFrom(
  session: Session,
  snapshot: NetworkSnapshot,
): Promise<Relationship[]> {
  const settings = await session.settings();
  if (!hasExtras(snapshot)) return relationshipsOf(snapshot, settings, session.today);
  const { extraFacts } = await import('./relationship-extras.ts');
  return relationshipsOf(snapshot, settings, session.today, extraFacts(snapshot, settings));
}

/** Tells whose advice was declined and is to stay quiet as of that day. */
export function quietTest(db: Db, asOf: Day, settings: Settings): (relationship: Relationship) => boolean {
  const declines = readDeclines(db, asOf);
  return ({ partner, facts }) => {
    const decline = declines.get(partner.id);
    return decline !== undefined && isQuiet(decline, advise(facts, settings));
  };
}

/** The advice on everybody who was not put away by `asOf`, with the relationship it is about. */
export async function adviseNetwork(
  session: Session,
  asOf: Day,
  wanted: (partnerId: number) => boolean = () => true,
): Promise<(AdvisedPartner & { relationship: Relationship })[]> {
  const db = await session.reading();
  const settings = await session.settings();
  const relationships = await readRelationships(session, reportPeriod(undefined, asOf, session.today));
  const declines = readDeclines(db, asOf);
  const handleOf = partnerNamer(listHandles(db));
  return relationships
    .filter(({ partner }) => wanted(partner.id))
    .map((relationship) => {
      const { partner, facts } = relationship;
      const handle = handleOf(partner);
      const patternSince = readPatternSince(db, partner.id, asOf, settings['informal-to']);
      const advice = advise({ ...facts, partner: { name: partner.name, handle }, patternSince }, settings);
      const decline = declines.get(partner.id);
      const quiet = decline !== undefined && isQuiet(decline, advice);
      return { partner, stage: facts.stage, advice, handle, decline, quiet, relationship };
    });
}

/** Names what speaks against a joint venture before it is recorded: a terminal is asked, a script needs --yes. */
export async function confirmJointVenture(session: Session, facts: RelationshipFacts): Promise<void> {
  const doubts = jointVentureDoubts(facts, await session.settings());
  if (doubts.length === 0 || session.assumesYes) return;
  const why = `a joint venture comes after a proven alliance [rhythm]: ${list(doubts, 'and')}`;
  if (!session.interactive) throw new UserError(why, { hints: ['add --yes to do it all the same'] });
  session.note(why);
  const prompter = await session.prompter();
  if (!(await prompter.confirm('Move to joint venture all the same?'))) {
    throw new UserError('nothing was changed', { kind: 'cancelled' });
  }
}
