import type { CheckIn } from './check-in.ts';
import type { Day } from '../calendar/day.ts';
import { formatDayShort } from '../calendar/day-words.ts';
import type { Column } from '../screen/columns.view.ts';
import { label } from '../kinds/vocabulary.ts';

/** A check-in as JSON and CSV have it, and as lists show it. */
export function checkInColumns(today: Day): Column<CheckIn>[] {
  return [
    { key: 'number', heading: '#', value: (checkIn) => checkIn.id, align: 'right' },
    {
      key: 'day',
      heading: 'Day',
      value: (checkIn) => checkIn.onDay,
      text: (checkIn) => formatDayShort(checkIn.onDay, today),
    },
    { key: 'partner', heading: 'Partner', value: (checkIn) => checkIn.partnerName, shrinksTo: 12 },
    { key: 'partnerId', value: (checkIn) => `p${checkIn.partnerId}` },
    {
      key: 'kind',
      heading: 'Kind',
      value: (checkIn) => checkIn.kind,
      text: (checkIn) => label(checkIn.kind),
    },
    { key: 'note', heading: 'Note', value: (checkIn) => checkIn.note, shrinksTo: 12, dropsAt: 3 },
    {
      key: 'satisfaction',
      heading: 'Satisfaction',
      value: (checkIn) => checkIn.satisfaction,
      text: ({ satisfaction }) => (satisfaction === null ? '' : `${satisfaction}/5`),
      dropsAt: 1,
    },
    { key: 'minutes', value: (checkIn) => checkIn.minutes },
    {
      key: 'next',
      heading: 'Next',
      value: (checkIn) => checkIn.nextOn,
      text: (checkIn) => (checkIn.nextOn === null ? '' : formatDayShort(checkIn.nextOn, today)),
      dropsAt: 2,
    },
    { key: 'touch', value: (checkIn) => checkIn.touch },
    { key: 'uuid', value: (checkIn) => checkIn.uuid },
  ];
}
