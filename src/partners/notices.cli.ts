import { exclusiveOn, feeOn, type Agreement } from '../agreements/agreement.ts';
import { FEE_DIRECTIONS } from '../agreements/fee-terms.ts';
import { noticesFor, noticeText, type Occasion } from './notices.ts';
import { readShownNotices, rememberNotices } from './notices.sql.ts';
import { getPartner } from './partner.sql.ts';
import { wrapText } from '../text/wrap.ts';
import type { Session } from '../shell/session.cli.ts';

/** Shows the notices that an agreement calls for, each once a partner, beside the result: they never block. */
export async function showNotices(session: Session, partnerId: number, agreement: Agreement): Promise<void> {
  const day = agreement.startsOn > session.today ? agreement.startsOn : session.today;
  const hasFee = FEE_DIRECTIONS.some((direction) => feeOn(agreement, direction, day) !== null);
  const occasions: Occasion[] = [
    ...(hasFee ? (['fee'] as const) : []),
    ...(exclusiveOn(agreement, day) === null ? [] : (['exclusive'] as const)),
  ];
  await showNoticesOf(session, partnerId, occasions);
}

/** Shows the notices of these occasions with a partner that were not shown for that partner before. */
export async function showNoticesOf(
  session: Session,
  partnerId: number,
  occasions: readonly Occasion[],
): Promise<void> {
  const db = await session.reading();
  const settings = await session.settings();
  const partner = getPartner(db, partnerId);
  if (partner === undefined || occasions.length === 0) return;
  const shown = readShownNotices(db, partner.uuid);
  const fresh = occasions
    .flatMap((occasion) => noticesFor(occasion, settings, partner))
    .filter(({ id }, index, all) => !shown.has(id) && all.findIndex((other) => other.id === id) === index);
  if (fresh.length === 0) return;
  for (const notice of fresh) {
    const lines = wrapText(noticeText(notice), session.width - 2).map((line) => `  ${line}`);
    session.note([notice.title, ...lines]);
  }
  rememberNotices(
    await session.writing(),
    partner.uuid,
    fresh.map(({ id }) => id),
  );
}
