import { noticesOf } from '../partners/notices.ts';
import { toVolumeRow } from './report.ts';
import { renderChecklist } from './checklist.view.ts';
import { agreementInForce } from '../agreements/agreement.sql.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { listWorking } from '../partners/working.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { adviseNetwork } from '../advice/advised.ts';
import { untilTheNext } from '../advice/steps.ts';
import { readAdvice } from '../advice/advised.sql.ts';
import type { Session } from '../shell/session.cli.ts';

/** The points to talk through with a partner, filled with what is on record; of the agreement named, else of the one in force. */
export async function printChecklist(
  session: Session,
  partnerId: number,
  named: Agreement | undefined,
): Promise<void> {
  const db = await session.reading();
  const settings = await session.settings();
  const { today } = session;
  const read = readAdvice(db, { asOf: today, informalTo: settings['informal-to'], partner: partnerId });
  const [advised] = adviseNetwork(read, settings, today);
  const partner = getPartner(db, partnerId);
  if (advised === undefined || partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const { advice, relationship, handle } = advised;
  const { counts } = relationship;
  session.print(
    renderChecklist({
      partner,
      advice,
      handle,
      ever:
        counts === undefined || counts.ever === 0 ? undefined : { n: counts.ever, since: counts.firstDay },
      working: listWorking(db, partnerId),
      volume: toVolumeRow({ ...relationship, verdict: advice.verdict }),
      agreement: named ?? agreementInForce(db, partnerId, today),
      until: untilTheNext(relationship.facts),
      settings,
      notices: noticesOf(['fee-paid', 'fee-received', 'exclusive', 'both-ways'], today, settings, partner),
    }),
  );
}
