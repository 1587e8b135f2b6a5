import { formatDayShort } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Project } from '../contact/project.ts';
import type { Signal } from '../contact/signal.ts';
import { label } from '../kinds/vocabulary.ts';
import type { MeetingLine } from './brief-line.ts';
import type { ClientTold } from './meeting.ts';
import { clientOf } from './since-lines.view.ts';

/** `buyers' evening, 20 Sep`: what is done together, without what it costs. */
export function projectLine({ id, kind, what, fromDay, untilDay }: Project, today: Day): MeetingLine {
  const from = formatDayShort(fromDay, today);
  const days =
    untilDay === null
      ? `since ${from}`
      : untilDay === fromDay
        ? from
        : `${from} to ${formatDayShort(untilDay, today)}`;
  return {
    part: 'together',
    label: label(kind),
    number: id,
    text: `${what}, ${days}`,
    command: `refnet show ${id}`,
    handed: true,
  };
}

/** A client without an outcome. */
export function openLine(referral: ClientTold, today: Day): MeetingLine {
  const { id, direction, need, status, occurredOn } = referral;
  const what = need === null ? '' : ` for ${need}`;
  return {
    part: 'open',
    label: direction,
    number: id,
    text: `${clientOf(referral)}${what}, ${label(status)}, ${formatDayShort(occurredOn, today)}`,
    command: `refnet update ${id}`,
    handed: true,
  };
}

/** `18 Nov`, `testimonial: clear and quick`: what was noticed, with its day. */
export function signalLine({ id, kind, onDay, note }: Signal, today: Day): Omit<MeetingLine, 'part'> {
  return {
    label: formatDayShort(onDay, today),
    number: id,
    text: note === null ? label(kind) : `${label(kind)}: ${note}`,
    command: undefined,
  };
}
