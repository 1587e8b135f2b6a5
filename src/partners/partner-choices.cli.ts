import { recentPartners } from '../contact/recent-partners.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import { describe } from './find-partner.ts';
import { byRecency, matching } from './like.ts';
import { listHandles } from './handles.sql.ts';

/** The partners that a text may stand for, archived ones aside, as a prompt offers them. */
export function partnerChoices(db: Db, text: string): Choice<string>[] {
  const active = listHandles(db).filter(({ archived }) => !archived);
  return matching(text, byRecency(active, recentPartners(db))).map((each) => ({
    name: describe(each),
    value: `p${each.id}`,
  }));
}
