import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { ExportFormat } from './export-formats.ts';

/** What is taken out, piece by piece as it is read: text that was made safe, or bytes. */
export type Pieces = Iterable<Drawn | Uint8Array>;

/** Something that can be taken out, and how in each format that it has; the first is taken where none is named. */
export interface Exported {
  /** What it is, for help and completion. */
  readonly what: string;
  /** Asks before it is made, where it tells somebody else; throws a UserError where it is not to be. */
  readonly agreed?: (session: Session) => Promise<void>;
  readonly formats: Readonly<Partial<Record<ExportFormat, (db: Db, today: Day) => Promise<Pieces>>>>;
}
