import type { Session } from '../shell/session.cli.ts';
import { HOW_ROWS_ARE_READ, type ImportOption, type Said } from './import-options.cli.ts';
import type { ImportPart, TakenKind } from './import-part.cli.ts';
import { isPalms, slipsHead } from './bni-slips.ts';
import { FIRST_OF_CARDS } from '../sheets/card-lines.ts';
import { peopleHeaderAt } from '../people/people-columns.ts';
import { listedBy } from './own-records.ts';
import type { Sheet, SheetRecord } from '../sheets/sheet.ts';
import type { ByteSource } from '../sheets/source.io.ts';
import { isTrackerHeader } from './tracker-assign.ts';

/** A kind of table that an import reads. */
export interface SheetKind extends TakenKind {
  /** Whether a table is of this kind, by its first records, blank ones among them. */
  readonly fits: (first: readonly SheetRecord[]) => boolean;
  /** Looks it through, and asks what there is to ask. Throws a UserError where it cannot be imported. */
  readonly part: (session: Session, sheet: Sheet, said: Said) => Promise<ImportPart>;
}

/** A kind of file that holds no tables, read as a whole. */
export interface FileKind extends TakenKind {
  /** As of a table. */
  readonly part: (session: Session, source: ByteSource, said: Said) => Promise<ImportPart>;
}

/** What every table takes. */
const ROWS: readonly ImportOption[] = ['skipBad', 'badRows'];

const OF_PEOPLE: readonly ImportOption[] = [...ROWS, 'only', 'tag', 'choose', 'labels'];

/** What files hold instead of tables. */
export const FILE_KINDS: Readonly<Record<'json' | 'network-workbook', FileKind>> = {
  json: {
    what: 'JSON',
    takes: ['merge'],
    part: async (session, source, said) => {
      const { networkPart } = await import('../network/network-part.cli.ts');
      return networkPart(session, source, said);
    },
  },
  'network-workbook': {
    what: 'a whole network',
    takes: ['merge'],
    part: async (session, source, said) => {
      const { networkWorkbookPart } = await import('../network/network-part.cli.ts');
      return networkWorkbookPart(session, source, said);
    },
  },
};

/** What is read with nothing known of it: says which columns are missing, and how to name them. */
export const TRACKER: SheetKind = {
  what: 'a tracker',
  takes: [...ROWS, ...HOW_ROWS_ARE_READ, 'saveMap', 'same', 'update', 'corrects', 'notForgotten'],
  fits: (first) => first.some(({ fields }) => isTrackerHeader(fields)),
  part: async (session, sheet, said) => {
    const { trackerPart } = await import('./import-tracker.cli.ts');
    return trackerPart(session, sheet, said);
  },
};

export const PEOPLE: SheetKind = {
  what: 'a list of people',
  takes: [...OF_PEOPLE, 'dates'],
  fits: (first) => peopleHeaderAt(first.map(({ fields }) => fields)) !== -1,
  part: async (session, sheet, said) => {
    const { peoplePart } = await import('../people/import-people.cli.ts');
    return peoplePart(session, sheet, said);
  },
};

const CARDS: SheetKind = {
  what: 'cards of people',
  takes: OF_PEOPLE,
  fits: ([first]) => first?.fields[0] === FIRST_OF_CARDS,
  part: async (session, sheet, said) => {
    const { cardsPart } = await import('../people/import-people.cli.ts');
    return cardsPart(session, sheet, said);
  },
};

const RECORDS: SheetKind = {
  what: 'a list that refnet printed',
  takes: [...ROWS, 'noNewPartners'],
  fits: (first) => first.some(({ fields }) => listedBy(fields) !== undefined),
  part: async (session, sheet, said) => {
    const { recordsPart } = await import('./import-records.cli.ts');
    return recordsPart(session, sheet, said);
  },
};

const BNI_SLIPS: SheetKind = {
  what: 'a slips audit report of BNI',
  takes: [...ROWS, 'dates', 'currency', 'same', 'noNewPartners'],
  fits: (first) => slipsHead(first) !== undefined,
  part: async (session, sheet, said) => {
    const { slipsPart } = await import('./import-bni.cli.ts');
    return slipsPart(session, sheet, said);
  },
};

const BNI_PALMS: SheetKind = {
  what: 'a PALMS report of BNI',
  takes: ROWS,
  fits: isPalms,
  part: async () => {
    const { palmsPart } = await import('./import-bni.cli.ts');
    return palmsPart();
  },
};

/** What a table may be; the first that fits is taken. */
export const SHEET_KINDS: readonly SheetKind[] = [CARDS, BNI_SLIPS, BNI_PALMS, RECORDS, PEOPLE, TRACKER];

/** The kind of a table; undefined where it is none of them. */
export function kindOfSheet(first: readonly SheetRecord[]): SheetKind | undefined {
  return SHEET_KINDS.find(({ fits }) => fits(first));
}
