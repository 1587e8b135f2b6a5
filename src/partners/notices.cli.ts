import type { Agreement } from '../agreements/agreement.ts';
import { exclusiveOn, feeOn } from '../agreements/terms.ts';
import { FEE_DIRECTIONS } from '../agreements/fee-terms.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Session } from '../shell/session.cli.ts';
import { wrapText } from '../text/wrap.ts';
import { noticesFor, noticeText, type Notice, type Occasion } from './notices.ts';
import { readShownNotices, rememberNotices } from './notices.sql.ts';
import { getPartner } from './partner.sql.ts';

/** What a notice is about: a partner, and what is going on with them. */
interface About {
  readonly partnerId: number;
  readonly occasions: readonly Occasion[];
  readonly settings: Settings;
  /** How many columns the screen has. */
  readonly width: number;
}

/**
 * Returns, as lines for stderr, the notices that were not shown for this partner before, and remembers that they are
 * now. Within a change that is only tried, that too is rolled back. They never block.
 */
export function noticesOnce(db: Db, about: About): string[] {
  const partner = getPartner(db, about.partnerId);
  if (partner === undefined || about.occasions.length === 0) return [];
  const shown = readShownNotices(db, partner.uuid);
  const fresh = about.occasions
    .flatMap((occasion) => noticesFor(occasion, about.settings, partner))
    .filter(({ id }, index, all) => !shown.has(id) && all.findIndex((other) => other.id === id) === index);
  if (fresh.length === 0) return [];
  rememberNotices(
    db,
    partner.uuid,
    fresh.map(({ id }) => id),
  );
  return fresh.flatMap((notice) => noticeLines(notice, about.width));
}

/** What an agreement as it is from today on, or from its first day, calls for. */
export function occasionsOf(agreement: Agreement, today: Day): Occasion[] {
  const day = agreement.startsOn > today ? agreement.startsOn : today;
  const hasFee = FEE_DIRECTIONS.some((direction) => feeOn(agreement, direction, day) !== null);
  return [
    ...(hasFee ? (['fee'] as const) : []),
    ...(exclusiveOn(agreement, day) === null ? [] : (['exclusive'] as const)),
  ];
}

/** Shows the notices of these occasions with a partner that were not shown for that partner before. */
export async function showNoticesOf(
  session: Session,
  partnerId: number,
  occasions: readonly Occasion[],
): Promise<void> {
  if (occasions.length === 0) return;
  const settings = await session.settings();
  const lines = noticesOnce(await session.writing(), {
    partnerId,
    occasions,
    settings,
    width: session.width,
  });
  if (lines.length > 0) session.note(lines);
}

/** The title of a notice, and what it says indented below it. */
function noticeLines(notice: Notice, width: number): string[] {
  return [notice.title, ...wrapText(noticeText(notice), width - 2).map((line) => `  ${line}`)];
}
