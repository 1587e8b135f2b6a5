import {
  OF_BOTH,
  REVIEW_QUESTIONS,
  currentWorking,
  workingName,
  workingNow,
  workingText,
  type ReviewKey,
} from '../partners/working.ts';
import type { MeetingLine } from './brief-line.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';
import type { Meeting } from './meeting.ts';
import { reviewSoon } from './standing.ts';

/** What keeps the answer to a question of a review. */
export function keepAnswer(handle: string, key: ReviewKey): string {
  return `refnet edit ${handle} --review ${key}=ANSWER`;
}

/** How one works together, as it stands; before a review also the questions of it that have no answer yet. */
export function workingLines(meeting: Meeting, { today, handle }: MeetingFrame): MeetingLine[] {
  const { working } = meeting;
  const line = (name: string, text: string, command?: string): MeetingLine => ({
    part: 'working',
    label: name,
    number: undefined,
    text,
    command,
  });
  const isReviewed = reviewSoon(meeting, today) !== undefined;
  const open = isReviewed ? REVIEW_QUESTIONS.filter(({ key }) => workingNow(working, key) === undefined) : [];
  return [
    ...currentWorking(working).map((each) => ({
      ...line(workingName(each.question), workingText(each)),
      ...(OF_BOTH.includes(each.question) ? { handed: true as const } : {}),
    })),
    ...open.map(({ key, name, label: asked }) =>
      line(name, `${asked}? not answered yet`, keepAnswer(handle, key)),
    ),
  ];
}
