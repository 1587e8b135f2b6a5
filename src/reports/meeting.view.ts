import { isFeedback } from '../contact/signal.ts';
import { lazily } from '../text/lazily.ts';
import type { MeetingLine } from './brief-line.ts';
import { waitingLine } from './duty-lines.view.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';
import { type Meeting, isMine } from './meeting.ts';
import { openLine, projectLine, signalLine } from './record-lines.view.ts';
import { sinceLines } from './since-lines.view.ts';
import { detailLines, partnerLines } from './standing-lines.view.ts';
import { workingLines } from './working-lines.view.ts';

/** Loaded only where something is promised or agreed: most partners have neither. */
const promiseRoom = lazily(() => import('./promise-lines.view.ts'));
const agreementRoom = lazily(() => import('./agreement-lines.view.ts'));

/** Everything that is told, part by part, whole; `meeting.open` may be left empty where those are told as a number. */
export function meetingLines(meeting: Meeting, frame: MeetingFrame): MeetingLine[] {
  const { today, handle } = frame;
  const side = (part: 'yours' | 'theirs'): MeetingLine[] => [
    ...meeting.waiting
      .filter((item) => isMine(item) === (part === 'yours'))
      .map((item) => waitingLine(item, part, frame)),
    ...meeting.promises.flatMap((promise) => {
      const { isMineToDo, isStanding, promiseLine } = promiseRoom();
      const isTold = isMineToDo(promise, today) === (part === 'yours') && !isStanding(promise);
      return isTold ? [promiseLine(promise, part, today)] : [];
    }),
  ];
  return [
    ...partnerLines(meeting, frame),
    ...sinceLines(meeting, today),
    ...side('yours'),
    ...side('theirs'),
    ...meeting.agreements.flatMap((agreement) =>
      agreementRoom().agreementLines(agreement, meeting, today, handle),
    ),
    ...workingLines(meeting, frame),
    ...meeting.projects.map((project) => projectLine(project, today)),
    ...meeting.signals
      .filter((signal) => !isFeedback(signal))
      .map((signal): MeetingLine => ({ part: 'noted', ...signalLine(signal, today) })),
    ...meeting.open.map((referral) => openLine(referral, today)),
    ...detailLines(meeting),
  ];
}
