import type { Day } from '../calendar/day.ts';
import type { NextCheckIn } from '../contact/rhythm.ts';
import type { Words } from '../due/due-item.view.ts';
import type { Meeting } from './meeting.ts';

/** A meeting, and what is needed to tell what waits. */
export interface Brief {
  readonly meeting: Meeting;
  readonly dueWords: Words;
}

/** What the words need beside the record. */
export interface MeetingFrame {
  readonly today: Day;
  /** How commands name the partner. */
  readonly handle: string;
  readonly next: NextCheckIn;
  /** The first day of the stage as it stands. */
  readonly stageSince: Day | undefined;
  readonly dueWords: Words;
}
