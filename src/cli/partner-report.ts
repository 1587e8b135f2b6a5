import { advise } from '../domain/advice/advise.ts';
import { usageError } from '../domain/errors.ts';
import { toVolumeRow } from '../domain/report.ts';
import type { ReportPeriod } from '../domain/relationship.ts';
import type { Look } from '../render/list.ts';
import { renderPartnerReport } from '../render/partner-report.ts';
import { listCheckIns } from '../store/check-ins.ts';
import { listHandles } from '../store/partners.ts';
import { listReferrals } from '../store/referrals.ts';
import { readMonths, readPatternSince } from '../store/relationships.ts';
import { readRelationships } from './advice.ts';
import { commandName, resolvePartner } from './partner-argument.ts';
import type { Session } from './session.ts';

/** One partner's part of the report: volume, verdict, and the referrals and check-ins of the period. */
export async function printPartnerReport(
  session: Session,
  text: string,
  period: ReportPeriod,
  look: Look,
): Promise<void> {
  const { id } = await resolvePartner(session, text);
  const db = await session.reading();
  const settings = await session.settings();
  const relationship = (await readRelationships(session, period)).find(({ partner }) => partner.id === id);
  if (relationship === undefined) throw usageError(`no partner "${text}"`);
  const handle = commandName(relationship.partner, listHandles(db));
  const advice = advise(
    {
      ...relationship.facts,
      partner: { name: relationship.partner.name, handle },
      patternSince: readPatternSince(db, id, period.until, settings['informal-to']),
    },
    settings,
  );
  const filter = { partnerId: id, since: period.since, until: period.until };
  session.print(
    await renderPartnerReport(
      {
        period,
        row: toVolumeRow({ ...relationship, verdict: advice.verdict }),
        advice,
        handle,
        months: readMonths(db, period.until, [id]).get(id) ?? [],
        referrals: listReferrals(db, filter),
        checkIns: listCheckIns(db, filter),
      },
      session.today,
      look,
    ),
  );
}
