import { shellWord } from '../text/shell-word.ts';
import { count, list } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { columnsSaid, type Candidate, type TableSaid } from './columns-said.cli.ts';
import type { ColumnsSaid } from './import-map.ts';
import type { Said } from './import-options.cli.ts';
import type { Taken } from './import-part.cli.ts';
import { canBeRead, commandToRead, withLacks, type Command, type NearlySheet } from './nearly-sheets.cli.ts';
import { isRefusal } from './parts-refused.cli.ts';
import type { OpenedFile } from './open-file.io.ts';
import { sheetsNamed } from '../sheets/named-sheets.ts';
import { calledOf, firstRecords, type Sheet } from '../sheets/sheet.ts';
import { FILE_KINDS, kindOfSheet, PEOPLE, TRACKER } from './sheet-kinds.cli.ts';

/** What is to be imported of the files, and what is said of them before. */
interface Chosen {
  readonly taken: readonly Taken[];
  /** One line for each file of which something is to be said. */
  readonly seen: readonly string[];
  /** Sheets that lack one column to be trackers, and are read only where a person wants it. */
  readonly nearly: readonly (Taken & { readonly nearly: NearlySheet })[];
}

/**
 * Which tables of the files are imported. Those that are hidden, empty or none of what an import reads are passed over,
 * with a word, beside others of the same file; where one alone could be meant, it is read for what is wrong with it. `named`
 * are the sheets that were asked for, whatever they are; what is said of columns counts for the tables that have them.
 * Throws a UserError where a file has nothing to read, a usage one where no file has a sheet of a name.
 */
export function chooseSheets(files: readonly OpenedFile[], asked: Asked): Chosen {
  const { named, paths, columns } = asked;
  const there = files.flatMap(({ sheets }) => sheets.flatMap(({ name }) => name ?? []));
  const isNamed = sheetsNamed(there, named);
  const before = files.map((file) => ({
    file,
    sheets: lookAt(file, isNamed, named.length > 0).map((each) => unlessClients(each, asked, file)),
  }));
  const all = withColumns(before, columns).map(({ file, sheets }, at) => {
    const otherFiles = paths.filter((_, other) => other !== at);
    const isWhole = file.holds !== 'tables' || named.length > 0;
    return { file, sheets: isWhole ? sheets : withLacks(sheets, { ...asked, otherFiles }) };
  });
  const seen = all.flatMap(({ file, sheets }) => seenLine(file, sheets) ?? []);
  const taken = all.flatMap(({ file, sheets }) =>
    file.holds === 'tables' ? takenOf(file, sheets, asked) : [wholeFile(file, file.holds)],
  );
  const nearly = all.flatMap(({ file, sheets }) =>
    sheets.flatMap((each) =>
      each.kind !== undefined || each.nearly === undefined
        ? []
        : [{ ...takenAs(file, each), nearly: each.nearly }],
    ),
  );
  return { taken, seen, nearly };
}

/** What is asked of the files. */
export interface Asked extends Omit<Command, 'otherFiles'> {
  /** The sheets that are named. */
  readonly named: readonly string[];
  /** The paths of the files, and the command that names them. */
  readonly paths: readonly string[];
  readonly argv: readonly string[];
}

interface Looked extends Candidate {
  /** Why it is passed over, whatever it holds. */
  readonly passed: 'hidden' | 'empty' | 'not asked for' | 'a list of clients, left out' | undefined;
  /** What was said of its columns. */
  readonly said?: TableSaid;
  /** The one thing that it lacks to be a tracker. */
  readonly nearly?: NearlySheet;
  /** Why it cannot be read. */
  readonly fault?: UserError;
}

function lookAt({ sheets }: OpenedFile, isNamed: (sheet: Sheet) => boolean, someAre: boolean): Looked[] {
  return sheets.map((sheet) => {
    const isWanted = isNamed(sheet);
    if (sheet.name !== null && someAre && !isWanted) {
      return { sheet, kind: undefined, passed: 'not asked for' };
    }
    if (sheet.hidden === true && !isWanted) return { sheet, kind: undefined, passed: 'hidden' };
    try {
      const first = firstRecords(sheet);
      const passed = sheet.name !== null && first.length === 0 ? 'empty' : undefined;
      return { sheet, kind: kindOfSheet(first), passed };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { sheet, kind: undefined, passed: undefined, fault: error };
    }
  });
}

/** A list of people beside others that are clients by its name or headings, where clients are to be left out. */
function unlessClients(looked: Looked, { withoutClients, named }: Asked, { sheets }: OpenedFile): Looked {
  const { sheet, kind } = looked;
  const isBeside = sheets.length > 1 && named.length === 0 && sheet.name !== null;
  if (!withoutClients || !isBeside || kind !== PEOPLE) return looked;
  const headings = firstRecords(sheet).flatMap(({ fields }) => fields);
  return OF_CLIENTS.test(sheet.name) || headings.some((heading) => HEADS_CLIENTS.test(heading.trim()))
    ? { sheet, kind: undefined, passed: 'a list of clients, left out' }
    : looked;
}

const OF_CLIENTS = /(?<!\p{L})(?:clients?|clientele|kunden|klienten|mandanten)(?!\p{L})/iu;
const HEADS_CLIENTS = /^(?:client|client(?:'s)? (?:full )?name|kunde|mandant|nom du client)$/iu;

interface LookedAt {
  readonly file: OpenedFile;
  readonly sheets: readonly Looked[];
}

/** The same with what was said of columns, which may say what a table is. */
function withColumns(all: readonly LookedAt[], columns: ColumnsSaid): LookedAt[] {
  const open = all.flatMap(({ sheets }) =>
    sheets.filter(({ passed, fault }) => passed === undefined && fault === undefined),
  );
  const said = new Map(columnsSaid(open, columns).map((each, at) => [open[at], each]));
  return all.map(({ file, sheets }) => ({
    file,
    sheets: sheets.map((each) => {
      const own = said.get(each);
      return own === undefined ? each : { ...each, kind: own.kind, said: own };
    }),
  }));
}

function takenOf(file: OpenedFile, sheets: readonly Looked[], { named, argv }: Asked): Taken[] {
  const { name, seen = 'a file' } = file;
  const eligible = sheets.filter(({ passed }) => passed === undefined);
  const known = eligible.filter(({ kind, fault }) => kind !== undefined || fault !== undefined);
  const hidden = sheets.filter(({ passed }) => passed === 'hidden');
  // Of one sheet alone it is told what is wrong with it, unless a hidden one may be meant.
  const isAlone = eligible.length === 1 && hidden.length === 0;
  const taken = isAlone || named.length > 0 ? eligible : known;
  if (taken.length > 0) {
    return taken.map((each) => takenAs(file, each));
  }
  const names = eligible.map(({ sheet }) => quoted(sheet.name ?? ''));
  const readsHidden = hidden.map(
    ({ sheet }) => `--sheet ${shellWord(sheet.name ?? '')}      reads one that is hidden`,
  );
  if (names.length === 0) {
    throw new UserError(`${quoted(name)} is ${seen}, and nothing in it can be read`, { hints: readsHidden });
  }
  throw new UserError(
    `${quoted(name)} is ${seen}; none is a tracker with a day and a partner, or a list of people`,
    {
      hints: [
        ...sheets.flatMap(({ nearly }) =>
          nearly !== undefined && canBeRead(nearly.lack)
            ? [`${commandToRead(argv, nearly)}      reads ${quoted(nearly.sheet.name ?? '')}, if it is that`]
            : [],
        ),
        ...readsHidden,
        '--sheet NAME      reads that one; --map says what its columns are',
        `its sheets: ${names.join(', ')}`,
      ],
    },
  );
}

function takenAs(file: OpenedFile, { sheet, kind = TRACKER, said: own, fault }: Looked): Taken {
  return {
    called: calledOf(sheet),
    file,
    sheet: sheet.name,
    kind,
    map: own?.map ?? [],
    remarks: () => sheet.remarks?.() ?? [],
    part: async (session, said) => {
      if (fault !== undefined) throw fault;
      return kind.part(session, sheet, own === undefined ? said : withOwn(said, own));
    },
  };
}

function withOwn(said: Said, { map, takesNamed }: TableSaid): Said {
  return { ...said, map, as: takesNamed ? said.as : undefined };
}

function wholeFile(file: OpenedFile, holds: Exclude<OpenedFile['holds'], 'tables'>): Taken {
  const kind = FILE_KINDS[holds];
  return {
    called: quoted(file.name),
    file,
    sheet: null,
    kind,
    map: [],
    remarks: () => [],
    part: (session, said) => kind.part(session, file.source, said),
  };
}

/** `"book.xlsx" is a workbook with 3 sheets: "Given" (a tracker), "Old" (hidden, passed over)`. */
function seenLine({ name, seen, others }: OpenedFile, sheets: readonly Looked[]): string | undefined {
  if (seen === undefined) return undefined;
  const each = [
    ...sheets.flatMap(({ sheet, kind, passed, nearly, fault }) => {
      if (sheet.name === null) return kind === undefined ? [] : [kind.what];
      const unknown =
        nearly === undefined ? 'no table that is known' : `a tracker but for the ${nearly.lack.meaning}`;
      const what = passed ?? (fault === undefined ? (kind?.what ?? unknown) : 'damaged');
      return passed === 'not asked for' ? [] : [`${quoted(sheet.name)} (${what})`];
    }),
    ...others.map((other) => `${quoted(other.name)} (${other.why})`),
  ];
  const some =
    each.length > MOST_NAMED
      ? [...each.slice(0, MOST_NAMED), count(each.length - MOST_NAMED, 'more', 'more')]
      : each;
  // Those that were not asked for are not listed.
  const between = sheets.some(({ passed }) => passed === 'not asked for')
    ? ', of which you asked for '
    : ': ';
  return `${quoted(name)} is ${seen}${some.length === 0 ? '' : `${between}${list(some, 'and')}`}`;
}

const MOST_NAMED = 12;
