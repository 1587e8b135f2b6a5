import type { DateFormat } from '../calendar/date-formats.ts';
import type { Day } from '../calendar/day.ts';
import type { DecimalSign } from '../money/typed-amount.ts';
import type { Direction } from '../referrals/direction.ts';
import type { NamesSaid } from './partner-cell.ts';
import type { OwnStatuses } from './status-cell.ts';
import type { OwnWays } from './way-words.ts';

/** How the cells of a scanned tracker are to be read. */
export interface Reading {
  dates: DateFormat;
  decimals: DecimalSign | undefined;
  /** The currency of amounts that name none. */
  currency: string;
  /** Which way the rows go that do not say so themselves. */
  direction: Direction;
  /** The last day that a referral may have. */
  today: Day;
  /** A person's own words for statuses, above those that are known. */
  statuses: OwnStatuses;
  /** The same for words of the way; where there are none, those that are known. */
  directions?: OwnWays;
  /** What is known of the names in the columns of partners; where nothing is, they are what they look like. */
  names?: NamesSaid;
  /** What becomes of rows whose partner is nobody; undefined where nobody said, and then they cannot be read. */
  nobody?: Nobody | undefined;
  withoutClients: boolean;
  /** Called for each row whose texts had the client's name, where clients are left out. */
  onNameTakenOut?: () => void;
  /** A row may leave its client out: somebody who sent a record need not name them. */
  namelessToo?: boolean;
  /** The file is of a group: rows between two others are none of the user's. */
  ofSeveral?: boolean;
}

/** Kept as received from a source {@link NOT_NAMED}, or left out. */
export type Nobody = 'keep' | 'leave-out';

/** The source of clients of whom the file does not say where they came from. */
export const NOT_NAMED = 'not named';
