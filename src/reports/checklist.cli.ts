import { reckonFees } from '../agreements/fee-record.ts';
import { earnedOverLimit, standingOverLimit, type Sides } from '../agreements/fee-rules.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Day } from '../calendar/day.ts';
import { dayOf, occasionsOf } from '../partners/notices.cli.ts';
import { noticesOf, type Occasion } from '../partners/notices.ts';
import { toVolumeRow } from './report.ts';
import { wrappedMarkdown } from '../screen/wrapped-markdown.view.ts';
import { renderChecklist } from './checklist.view.ts';
import { agreementInForce } from '../agreements/agreement.sql.ts';
import type { Agreement } from '../agreements/agreement.ts';
import { isWithin, monthsAgoWindow } from '../calendar/day.ts';
import { listPromises } from '../contact/promise.sql.ts';
import { listSignals } from '../contact/signal.sql.ts';
import { listWorking } from '../partners/working.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { adviseNetwork } from '../advice/advised.ts';
import { untilTheNext } from '../advice/steps.ts';
import { readAdvice } from '../advice/advised.sql.ts';
import { loaded } from '../text/lazily.ts';
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
  const asked = { asOf: today, informalTo: settings['informal-to'], partner: partnerId };
  const [advised] = await loaded(() => adviseNetwork(readAdvice(db, asked), settings, today));
  const partner = getPartner(db, partnerId);
  if (advised === undefined || partner === undefined) throw new Error(`partner ${partnerId} is gone`);
  const { advice, relationship, handle } = advised;
  const { counts } = relationship;
  const agreement = named ?? agreementInForce(db, partnerId, today);
  const day = agreement === undefined ? today : dayOf(agreement, today);
  const lines = renderChecklist({
    partner,
    advice,
    handle,
    onFile: session.onFile,
    ever: counts === undefined || counts.ever === 0 ? undefined : { n: counts.ever, since: counts.firstDay },
    working: listWorking(db, partnerId),
    volume: toVolumeRow({ ...relationship, verdict: advice.verdict }),
    agreement,
    disputes: listSignals(db, partnerId)
      .filter(({ kind, onDay }) => kind === 'dispute' && isWithin(onDay, monthsAgoWindow(today)))
      .toReversed(),
    promises: listPromises(db, today, { partnerId, open: true }).filter(
      ({ agreementId }) => agreementId === null,
    ),
    until: untilTheNext(relationship.facts),
    settings,
    notices: noticesOf(talkedAbout(agreement, day), day, settings, partner),
    aboveLimit: hasFees(db) ? limitsOn(db, { me: settings, partner, on: day }) : [],
  });
  const { columns } = session.world.stdout;
  session.print(columns === undefined ? lines : wrappedMarkdown(lines, session.width));
}

/** What a talk may come to; of fees those agreed, and both ways while none is. */
function talkedAbout(agreement: Agreement | undefined, day: Day): Occasion[] {
  const agreed = agreement === undefined ? [] : occasionsOf(agreement, day);
  const fees = agreed.filter((each) => each === 'fee-paid' || each === 'fee-received');
  return [...(fees.length > 0 ? fees : (['fee-paid', 'fee-received'] as const)), 'exclusive', 'both-ways'];
}

/** What of the fees agreed and earned is above the limit of a rule. */
function limitsOn(db: Db, sides: Sides): string[] {
  const fees = reckonFees(readFeeRecord(db, sides.on, sides.partner.id));
  return [...standingOverLimit(sides, fees), ...earnedOverLimit(sides, fees)];
}
