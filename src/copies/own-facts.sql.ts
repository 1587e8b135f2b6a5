import { isDay } from '../calendar/day.ts';
import { isInReach } from '../calendar/reach.ts';
import { CALENDAR_TOLD } from '../due/calendar-told.sql.ts';
import { toldIn } from '../due/calendar-told.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { SHOWN_NOTICES, shownIn } from '../partners/shown-notices.sql.ts';
import { SEARCH_KEY_VERSION } from '../text/search-key.ts';
import { isUuid } from '../text/uuid.ts';

const isDayInReach = (value: string) => isDay(value) && isInReach(value);

/**
 * What can stand under each key of what the file says of itself. A newer recipe of search keys comes with a newer schema,
 * which is refused before: one that is named alone was never used.
 */
const CAN_BE: Readonly<Record<string, (value: string) => boolean>> = {
  'network-uuid': isUuid,
  'made-at': (value) => isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
  'made-on': isDayInReach,
  'records-since': isDayInReach,
  'search-key-version': (value) => value === String(SEARCH_KEY_VERSION),
  'identity-secret': (value) => value.trim() !== '',
  [CALENDAR_TOLD]: (value) => toldIn(value) !== undefined,
  [SHOWN_NOTICES]: (value) => shownIn(value) !== undefined,
};

/** The keys of what the file says of itself that cannot be read: as good as not there. */
export function unreadableFacts(db: Db): string[] {
  return db
    .prepare<[], { key: string; value: unknown }>('select key, value from meta order by key')
    .all()
    .filter(({ key, value }) => typeof value !== 'string' || CAN_BE[key]?.(value) === false)
    .map(({ key }) => key);
}
