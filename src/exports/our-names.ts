/** How the two of us are called in a list of the other side: by a first name, its beginning, a name of the firm. */
import { findPartner, type PartnerHandle } from '../partners/find-partner.ts';
import { searchKey } from '../text/search-key.ts';
import type { Sheet, SheetRecord } from '../sheets/sheet.ts';

/** One of the two: the whole name, and what else that person is called. */
export interface Side {
  readonly name: string;
  readonly others: readonly string[];
}

/** Whose list it is, and who reads it. */
export interface OurNames {
  readonly theirs: Side;
  readonly mine: Side;
}

/** Which columns of a list name somebody, and which say a direction; by their places, from 0. */
export interface NamingColumns {
  readonly names: readonly number[];
  readonly directions: readonly number[];
}

/**
 * The table with the whole name in each cell that means one of the two by the beginning of a name that nobody else in it
 * has: `Nadia`, `Nadia B.`. A direction that names one, `from Nadia`, becomes the one that the other side sees.
 */
export function withWholeNames(
  sheet: Sheet,
  headerLine: number,
  columns: NamingColumns,
  names: OurNames,
): Sheet {
  const meant = whoIsMeant(cellsOf(sheet, headerLine, columns.names), names);
  const cellAt = (cell: string, at: number): string => {
    if (columns.names.includes(at)) return meant(cell)?.name ?? cell;
    return columns.directions.includes(at) ? directionIn(cell, meant, names) : cell;
  };
  return {
    ...sheet,
    *records(): Generator<SheetRecord> {
      for (const record of sheet.records())
        yield record.line <= headerLine ? record : { ...record, fields: record.fields.map(cellAt) };
    },
    refuseChanged: () => sheet.refuseChanged(),
  };
}

/** All that stands in these columns beneath the headings, each text once. */
function cellsOf(sheet: Sheet, headerLine: number, columns: readonly number[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { line, fields } of sheet.records()) {
    if (line <= headerLine) continue;
    for (const at of columns) {
      const cell = (fields[at] ?? '').trim();
      if (cell !== '') found.add(cell);
    }
  }
  return found;
}

type Meant = (cell: string) => Side | undefined;

/** Which of the two a cell means; nobody where it may be another one of the list as well. */
function whoIsMeant(cells: ReadonlySet<string>, { theirs, mine }: OurNames): Meant {
  const [they, me] = [handleOf(theirs, 1), handleOf(mine, 2)];
  const ofUs: Meant = (cell) => {
    const letters = searchKey(cell).match(/\p{L}/gu) ?? [];
    const found = findPartner(cell, [they, me]);
    if (letters.length < 2 || found.kind !== 'one') return undefined;
    return found.partner.id === 1 ? theirs : mine;
  };
  const strangers = [...cells].filter((cell) => ofUs(cell) === undefined);
  const handles = strangers.map((name) => handleOf({ name, others: [] }, 3));
  const known = new Map<string, Side | undefined>();
  return (cell) => {
    if (known.has(cell)) return known.get(cell);
    const side = ofUs(cell);
    const isWhole = side !== undefined && searchKey(side.name) === searchKey(cell);
    const isOurs = isWhole || handles.every((each) => findPartner(cell, [each]).kind === 'none');
    const meant = isOurs ? side : undefined;
    known.set(cell, meant);
    return meant;
  };
}

function handleOf({ name, others }: Side, id: number): PartnerHandle {
  const keys = [name, ...others].map(searchKey);
  return { id, name, profession: null, archived: false, keys, emails: [] };
}

/** `from Nadia`, `Nadia to Ilse`, in the words of several languages. */
const FROM = /^(?:from|by|von|durch|de|par|da|por|van|od)\s+(?<name>.+)$/iu;
const TO = /^(?:to|an|f\u00fcr|\u00e0|pour|para|aan|do)\s+(?<name>.+)$/iu;
const BETWEEN = /^(?<name>.+?)\s*(?:->|\u2192|=>|\s(?:to|an|\u00e0|para|aan)\s)\s*(?<other>.+)$/iu;

/** As the other side sees it: what I gave they have received. */
function directionIn(cell: string, meant: Meant, { theirs, mine }: OurNames): string {
  const text = cell.trim();
  const [from, to, between] = [FROM, TO, BETWEEN].map((words) => words.exec(text)?.groups);
  const giver =
    from !== undefined
      ? meant(from['name'] ?? '')
      : to !== undefined
        ? otherOf(meant(to['name'] ?? ''))
        : between !== undefined
          ? giverOf(meant(between['name'] ?? ''), meant(between['other'] ?? ''))
          : undefined;
  if (giver === undefined) return cell;
  return giver === mine ? 'received' : 'given';

  function otherOf(side: Side | undefined): Side | undefined {
    return side === undefined ? undefined : side === mine ? theirs : mine;
  }
}

function giverOf(one: Side | undefined, other: Side | undefined): Side | undefined {
  return one === other ? undefined : other === undefined ? undefined : one;
}
