import type { CheckIn } from '../domain/check-in.ts';
import type { Day } from '../domain/day.ts';
import { formatDayShort } from '../domain/day-words.ts';
import { label } from '../domain/words.ts';
import type { Column } from './columns.ts';

/** A check-in as JSON and CSV give it, and as lists show it. */
export function checkInColumns(today: Day): Column<CheckIn>[] {
  return [
    { key: 'number', heading: '', value: (checkIn) => checkIn.id, align: 'right' },
    {
      key: 'day',
      heading: 'Day',
      value: (checkIn) => checkIn.onDay,
      text: (checkIn) => formatDayShort(checkIn.onDay, today),
    },
    {
      key: 'kind',
      heading: 'Kind',
      value: (checkIn) => checkIn.kind,
      text: (checkIn) => label(checkIn.kind),
    },
    { key: 'partner', heading: 'Partner', value: (checkIn) => checkIn.partnerName, shrinksTo: 12 },
    { key: 'partnerId', value: (checkIn) => `p${checkIn.partnerId}` },
    {
      key: 'satisfaction',
      heading: 'Sat.',
      value: (checkIn) => checkIn.satisfaction,
      align: 'right',
      dropsAt: 1,
    },
    { key: 'minutes', heading: 'Min.', value: (checkIn) => checkIn.minutes, align: 'right', dropsAt: 2 },
    {
      key: 'next',
      heading: 'Next',
      value: (checkIn) => checkIn.nextOn,
      text: (checkIn) => (checkIn.nextOn === null ? '' : formatDayShort(checkIn.nextOn, today)),
      dropsAt: 3,
    },
    { key: 'note', heading: 'Note', value: (checkIn) => checkIn.note, shrinksTo: 10, dropsAt: 4 },
    { key: 'touch', value: (checkIn) => checkIn.touch },
    { key: 'uuid', value: (checkIn) => checkIn.uuid },
  ];
}
