import { advise } from '../advice/advise.ts';
import { usageError } from '../text/errors.ts';
import { toVolumeRow } from './report.ts';
import type { ReportPeriod } from '../advice/relationship.ts';
import type { Look } from '../screen/list.view.ts';
import { renderPartnerReport } from './partner-report.view.ts';
import { listCheckIns } from '../contact/check-in.sql.ts';
import { listHandles } from '../partners/partner.sql.ts';
import { listReferrals } from '../referrals/referral.sql.ts';
import { readMonths, readPatternSince } from '../advice/relationship.sql.ts';
import { readRelationships } from '../advice/advice.cli.ts';
import { commandName, resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';

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
    renderPartnerReport(
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
