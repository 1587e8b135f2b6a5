import { dateSniffer, type DateSniffer } from '../calendar/date-formats.ts';
import { NOTHING_SAID, type PersonSaid } from './person.ts';
import {
  contactMeaning,
  peopleColumns,
  peopleHeaderAt,
  type PersonColumn,
  type PersonMeaning,
} from './people-columns.ts';
import { addressColumns, addressesIn } from './people-addresses.ts';
import { firstRecords, type Sheet, type SheetRecord } from '../sheets/sheet.ts';
import { LINE } from '../text/too-long.ts';
import { isBlank } from '../imports/tracker-columns.ts';

/** A contact list looked through once: its columns, and how it writes days. */
export interface PeopleScan {
  readonly headerLine: number;
  readonly columns: readonly PersonColumn[];
  /** Headings of columns that are not read though something stands in them. */
  readonly notRead: readonly string[];
  readonly rows: number;
  readonly days: DateSniffer;
  /** Whose list it is, for how one met: LinkedIn. */
  readonly from: string | null;
}

/** Whether a table is a list of people, and where it begins; undefined where it is none. */
export function peopleHeader(sheet: Sheet): SheetRecord | undefined {
  const lines = firstRecords(sheet);
  return lines[peopleHeaderAt(lines.map(({ fields }) => fields))];
}

/** Reads the whole list once. */
export function scanPeople(sheet: Sheet, header: SheetRecord): PeopleScan {
  const columns = withContacts(peopleColumns(header.fields) ?? [], sheet, header.line);
  const days = columns.flatMap(({ meaning }, at) => (isDay(meaning) ? [at] : []));
  const filled = new Set<number>();
  const sniffer = dateSniffer();
  let rows = 0;
  for (const { line, fields } of sheet.records()) {
    if (line <= header.line || isBlank(fields)) continue;
    rows += 1;
    for (const at of days)
      if (!/^\d{4}(?:-\d{2})?$/.test((fields[at] ?? '').trim()))
        sniffer.add((fields[at] ?? '').slice(0, LINE));
    fields.forEach((field, at) => {
      if (columns[at]?.meaning === undefined && saysSomething(field)) filled.add(at);
    });
  }
  return {
    headerLine: header.line,
    columns,
    notRead: columns.flatMap(({ heading }, at) =>
      filled.has(at) && heading !== '' && !isBesideAnother(heading) ? [heading] : [],
    ),
    rows,
    days: sniffer,
    from: columns.some(({ meaning }) => meaning === 'connected') ? 'LinkedIn' : null,
  };
}

/** So many first rows say what the cells of a column are. */
const LOOKED_AT = 300;

/** What nothing says of a column, and all its cells do: addresses, or telephone numbers. */
function withContacts(
  columns: readonly PersonColumn[],
  sheet: Sheet,
  headerLine: number,
): readonly PersonColumn[] {
  const cells: string[][] = columns.map(() => []);
  let rows = 0;
  for (const { line, fields } of sheet.records()) {
    if (line <= headerLine) continue;
    if ((rows += 1) > LOOKED_AT) break;
    fields.forEach((field, at) => {
      if (saysSomething(field)) cells[at]?.push(field.slice(0, LINE).trim());
    });
  }
  return columns.map((column, at) =>
    column.meaning === undefined
      ? { ...column, meaning: contactMeaning(column.heading, cells[at] ?? []) }
      : column,
  );
}

/** What Outlook writes where nothing was entered. */
const NOTHING_ENTERED: ReadonlySet<string> = new Set([
  '',
  '0/0/00',
  '0.0.00',
  'Unspecified',
  'Normal',
  'False',
  'Low',
  'SMTP',
  'EX',
]);

function saysSomething(field: string): boolean {
  return !NOTHING_ENTERED.has(field.trim());
}

/** `E-mail 1 - Label`, `E-mail Display Name`: says what the column beside it is. */
function isBesideAnother(heading: string): boolean {
  return /(?:e-?mail|phone|address|website|organization|event|custom field|relation)[\s\d:-]*(?:type|label|display name)$/i.test(
    heading,
  );
}

function isDay(meaning: PersonMeaning | undefined): boolean {
  return meaning === 'since' || meaning === 'connected';
}

/** A row of a list: who it speaks of, and its cells. */
export interface PeopleRow {
  readonly said: PersonSaid;
  readonly cells: readonly string[];
}

/** Reads the list again, row by row. Blank rows are passed over. */
export function* peopleRows(sheet: Sheet, scan: PeopleScan): Generator<PeopleRow> {
  const read = rowReader(scan);
  for (const { line, fields } of sheet.records()) {
    if (line > scan.headerLine && !isBlank(fields)) yield { said: read(line, fields), cells: fields };
  }
  sheet.refuseChanged();
}

function rowReader({ columns, from }: PeopleScan): (line: number, fields: readonly string[]) => PersonSaid {
  const places = new Map<PersonMeaning, number[]>();
  columns.forEach(({ meaning }, at) => {
    if (meaning !== undefined) places.set(meaning, [...(places.get(meaning) ?? []), at]);
  });
  const ofAddresses = addressColumns(columns);
  return (line, fields) => {
    const every = (meaning: PersonMeaning) =>
      (places.get(meaning) ?? []).flatMap((at) => {
        const cell = (fields[at] ?? '').trim();
        return cell === '' ? [] : [cell];
      });
    const one = (...meanings: readonly PersonMeaning[]) => meanings.flatMap(every)[0] ?? '';
    return {
      ...NOTHING_SAID,
      line,
      full: one('name'),
      prefix: one('prefix'),
      given: one('given'),
      middle: one('middle'),
      family: one('family'),
      suffix: one('suffix'),
      nicknames: every('nickname'),
      business: one('business'),
      title: one('title'),
      profession: one('profession'),
      emails: every('email'),
      phones: every('phone'),
      links: every('link'),
      addresses: addressesIn(ofAddresses, fields),
      city: one('city'),
      state: one('state'),
      country: one('country'),
      referredBy: one('referred-by') || relatedReferrer(places, fields),
      howMet: one('how-met') || (from ?? ''),
      since: one('since', 'connected'),
      notes: every('note'),
      labels: every('label').flatMap((cell) => cell.split(/\s*(?::::|[;,])\s*/)),
    };
  };
}

/** Who introduced them, where Google keeps it: among relations, each with what it is. */
function relatedReferrer(
  places: ReadonlyMap<PersonMeaning, readonly number[]>,
  fields: readonly string[],
): string {
  const labels = places.get('relation-label') ?? [];
  const values = places.get('relation') ?? [];
  const at = labels.findIndex((place) => /referr/i.test(fields[place] ?? ''));
  return at === -1 ? '' : (fields[values[at] ?? -1] ?? '').trim();
}
