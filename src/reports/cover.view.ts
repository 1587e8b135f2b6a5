import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { rows, type Block } from '../screen/blocks.ts';

/** How far the record reaches back to a period: all of it, a part, or nothing; `logged-later` begins after it, and has some of it. */
type Covered = 'whole' | 'part' | 'none' | 'logged-later';

/** What says that days of which something is told are not, or may not be, wholly on record; nothing where they are. */
export function coverOfDays(
  words: string,
  { since, until }: { readonly since: Day; readonly until: Day },
  recordsSince: Day,
): Block[] {
  const covered = recordsSince <= since ? 'whole' : recordsSince > until ? 'logged-later' : 'part';
  return coverRow(words, covered, recordsSince);
}

/** How far the record reaches back to what is called `words`, and what says otherwise; nothing where it does. */
export function coverRow(words: string, covered: Covered, recordsSince: Day): Block[] {
  if (covered === 'whole') return [];
  if (covered === 'logged-later') {
    const text = `Records begin ${formatDate(recordsSince)}, after ${words}: what is told of it was logged later, and may not be all`;
    return rows([{ cells: [text], command: 'refnet config records-since DAY' }]);
  }
  const said =
    covered === 'none' ? `Nothing is on record of ${words}` : `Not all of ${words} may be on record`;
  const text = `${said}: records begin ${formatDate(recordsSince)}`;
  return rows([{ cells: [text], command: 'refnet config records-since DAY' }]);
}
