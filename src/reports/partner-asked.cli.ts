/** `report PARTNER`: the report on one partner, or what changed with them; loaded where it is asked for. */
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';

/** One partner in a period: beside the period before, where that is asked for. */
export async function partnerAsked(
  db: Db,
  period: Period,
  partnerId: number,
  asked: { readonly settings: Settings; readonly today: Day; readonly compare: string | undefined },
): Promise<Shown> {
  const { compare } = asked;
  if (compare === undefined) {
    return (await import('./report-parts.cli.ts')).partnerShown(db, period, partnerId, asked);
  }
  const { partnerCompared } = await import('./partner-compared.cli.ts');
  return partnerCompared(db, period, partnerId, asked, compare);
}
