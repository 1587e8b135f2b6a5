/** What one row says of how far its referral is, and since when. */
import type { Day } from '../calendar/day.ts';
import { withYear } from '../calendar/date-formats.ts';
import { isClosed, type Status } from '../referrals/status.ts';
import { remembering } from '../text/remember.ts';
import { statusDay } from './status-day.ts';
import type { RowCells } from './row-cells.ts';
import { eitherStatus, LEAVE_OUT, statusOfCell, type OwnStatuses, type StatusSaid } from './status-cell.ts';
import { statusFinder, type TrackerColumn } from './tracker-columns.ts';

/** Reads it of the row that its cells are at; what is wrong with those is noted there. Cells that come again are remembered. */
export class RowStatus {
  readonly #cells: RowCells;
  readonly #statusCell: (fields: readonly string[]) => string;
  readonly #statusOf: (cell: string) => StatusSaid | null | undefined;

  constructor(cells: RowCells, statuses: OwnStatuses, columns: readonly TrackerColumn[]) {
    this.#cells = cells;
    this.#statusCell = statusFinder(columns);
    this.#statusOf = remembering((cell) => statusOfCell(cell, statuses));
  }

  /** The status by the cells: null where they say nothing of it, undefined where they cannot be read. */
  status(): Status | null | undefined {
    const cell = this.#statusCell(this.#cells.fields);
    if (cell === '') return this.#outcomeByDay();
    const status = this.#statusOf(cell);
    if (status === LEAVE_OUT) return this.#cells.leaveOut('their status was to be left out');
    if (status === 'new') return this.#stage() ?? status;
    if (status !== undefined) return status;
    const either = eitherStatus(cell);
    if (this.#isHopedFor(cell)) return null;
    return this.#cells.open('status', either === undefined ? 'not known' : `may be ${either}`);
  }

  /** A day in the column of those won or lost says so, once it is there. */
  #outcomeByDay(): Status | null {
    if (this.#cells.pastDay('won-on') !== undefined) return 'won';
    return this.#cells.pastDay('lost-on') === undefined ? null : 'lost';
  }

  /** Whether a day stands for the status, and is still to come. */
  #isHopedFor(cell: string): boolean {
    return cell !== this.#cells.at('status') && this.#cells.pastDay('closed') === undefined;
  }

  /** How far an open one is, by a second column; a word that is not known says nothing there. */
  #stage(): Status | undefined {
    const stage = this.#cells.at('stage');
    const status = stage === '' ? undefined : this.#statusOf(stage);
    return status === LEAVE_OUT || status === null || (status !== undefined && isClosed(status))
      ? undefined
      : status;
  }

  /** The day of the outcome; until there is one, such a column holds the day it is hoped for. */
  closedOn(status: Status | null | undefined, day: Day | undefined): Day | null {
    if (status === undefined || status === null || !isClosed(status)) return null;
    const [own, other] =
      status === 'won' ? (['won-on', 'lost-on'] as const) : (['lost-on', 'won-on'] as const);
    // A closing date alone is that of the outcome, whatever it was.
    const column = ([own, 'closed', other] as const).find((each) => this.#cells.pastDay(each) !== undefined);
    // One that is still to come, or is no day, is said to be so, in whichever column it stands.
    const filled = ([own, 'closed'] as const).find((each) => this.#cells.at(each) !== '');
    if (column === undefined && filled === undefined) return this.#dayBeside(day);
    return this.#cells.dayFrom(column ?? filled ?? 'closed', day, 'the referral');
  }

  /** The day that stands beside the status in its cell; one without a year is the first from the referral on. */
  #dayBeside(referral: Day | undefined): Day | null {
    const beside = statusDay(this.#statusCell(this.#cells.fields));
    if (beside === undefined || referral === undefined) return null;
    const { day: text, hasYear } = beside;
    if (hasYear) return this.#cells.dayOf('status', text, { first: referral, ofWhat: 'the referral' });
    const year = Number(referral.slice(0, 4));
    const [same, next] = [year, year + 1].map((each) => withYear(text, String(each)));
    const isBefore = (this.#cells.asDay(same ?? '') ?? '') < referral;
    return this.#cells.dayOf('status', (isBefore ? next : same) ?? '', {
      first: referral,
      ofWhat: 'the referral',
    });
  }
}
