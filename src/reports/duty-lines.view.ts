import { commandOf, factText } from '../due/due-item.view.ts';
import type { DueItem } from '../due/due.ts';
import { label } from '../kinds/vocabulary.ts';
import type { MeetingLine, MeetingPart } from './brief-line.ts';
import type { MeetingFrame } from './meeting-frame.view.ts';

/** A thank-you, an outcome to tell or a fee, as `due` tells it. */
export function waitingLine(item: DueItem, part: MeetingPart, { dueWords }: MeetingFrame): MeetingLine {
  return {
    part,
    label: label(item.kind.replace(/^(expected-fee|fee-by-hand|fallen-fee)$/, 'fee')),
    number: item.number,
    text: factText(item, dueWords),
    command: commandOf(item, dueWords),
  };
}
