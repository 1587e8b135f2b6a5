/** `--output FILE` and `--open`: an answer that goes into a file in place of being printed. */
import { privacyWords } from '../file/surroundings.io.ts';
import { outputPlace, taken, toldLeft, writeOutput, type OutputPlace } from '../file/output-file.io.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Format, Look } from '../screen/list.view.ts';
import { PLAIN } from '../screen/style.view.ts';
import { list } from '../text/count.ts';
import { endingOf } from '../text/ending.ts';
import { cancelled, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { lookFor } from './look.cli.ts';
import { openPage, temporaryPage } from './open-page.cli.ts';
import type { Session } from './session.cli.ts';
import { widthOf } from './width-of.cli.ts';
import { commandLine, withOptions } from './suggestions.cli.ts';

/** Where an answer goes, and how it is drawn for that; without `put` it is printed. */
export interface Printing {
  readonly look: Look;
  readonly put?: (drawn: Drawn) => Promise<void>;
}

/** What was said of that. */
export interface Said {
  readonly path: string | undefined;
  readonly open: boolean;
  /** The format that was said, if any was. */
  readonly format: Format | undefined;
  /** Those that there are of it. */
  readonly formats: readonly Format[];
}

/** What the endings of file names stand for. */
const ENDINGS: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  md: 'md',
  markdown: 'md',
  csv: 'csv',
  json: 'json',
  txt: 'table',
};

/** Files that other programs make of ours. */
const MADE_BY_OTHERS: Readonly<Record<string, readonly [from: Format, how: string]>> = {
  pdf: ['html', 'the page can be printed as a PDF in the browser'],
  xlsx: ['csv', 'a spreadsheet opens a .csv file'],
  xls: ['csv', 'a spreadsheet opens a .csv file'],
  ods: ['csv', 'a spreadsheet opens a .csv file'],
  numbers: ['csv', 'a spreadsheet opens a .csv file'],
  docx: ['md', 'text to go on with is in a .md file'],
  doc: ['md', 'text to go on with is in a .md file'],
};

/**
 * Looks at where an answer is to go before anything is read. Throws a UserError where it cannot go there: a file that is
 * there already and may not be replaced, an ending that says another format than the one asked for.
 */
export async function printingTo(session: Session, said: Said): Promise<Printing> {
  if (said.open && (said.format ?? 'html') !== 'html') {
    throw usageError(`--open shows a page, and no ${said.format}`, 'leave one of them out');
  }
  const path = said.path === undefined ? undefined : said.path.trim();
  if (path === '-' || path === undefined) {
    if (!said.open) return { look: await lookFor(session, said.format ?? 'table') };
    if (path === '-') {
      throw usageError('--open shows a page, which is not printed', 'leave out --output, or name a file');
    }
    return {
      look: await lookForFile(session, 'html'),
      put: async (drawn) => {
        const page = temporaryPage(session);
        await page.write(drawn.text);
        await openPage(session, page.path, page.told);
      },
    };
  }
  const format = formatFor(session, path, said);
  const write = await fileWriter(session, path, said.open);
  return { look: await lookForFile(session, format), put: (drawn) => write(drawn.text) };
}

/** What writes a file, and says so: where that is to be is looked at before anything is made. */
export async function fileWriter(
  session: Session,
  path: string,
  open = false,
): Promise<(whole: string | Uint8Array) => Promise<void>> {
  const place = await placeFor(session, path);
  return async (whole) => {
    const { beforeEnd } = session.world;
    const writing = { replace: place.taken, beforeEnd, replaces: replacing(session) };
    const left = await writeOutput(place, [whole], writing);
    const told = [`Written to ${quotedPath(path)}${privacyWords(place.path)}.`, ...toldLeft(left)];
    if (open) await openPage(session, place.path, told);
    else session.note(told);
  };
}

/** As into a pipe: nothing is drawn for a terminal, which has nothing to do with it; whoever is given it learns of no place here. */
async function lookForFile(session: Session, format: Format): Promise<Look> {
  const { drawTable: _, onFile: __, ...look } = await lookFor(session, format);
  const { world, plain } = session;
  const width = widthOf(world, {}) ?? 80;
  return { ...look, width, style: PLAIN, numbers: plain };
}

/** The command that writes a workbook of what the one typed lists; undefined where none does. */
function workbookWriter({ argv: [typed = ''], today }: Session): string | undefined {
  if (typed === 'fees') return `refnet fees --year ${today.slice(0, 4)}`;
  return ['partners', 'referrals', 'check-ins'].includes(typed) ? `refnet export ${typed}` : undefined;
}

/** The format that was said, or that the ending says. */
function formatFor(session: Session, path: string, { format, formats, open }: Said): Format {
  const ending = endingOf(path);
  const asked = format ?? (open ? 'html' : undefined);
  if (ending === undefined) return asked ?? 'table';
  const key = ending.toLowerCase();
  const found = Object.hasOwn(ENDINGS, key) ? ENDINGS[key] : undefined;
  const other = Object.hasOwn(MADE_BY_OTHERS, key) ? MADE_BY_OTHERS[key] : undefined;
  const begun = path.slice(0, -ending.length);
  const named = (each: Format) => `name it ${quotedPath(`${begun}${endingFor(each)}`)}`;
  if (other !== undefined) {
    const [from, how] = other;
    const writer = key === 'xlsx' ? workbookWriter(session) : undefined;
    throw usageError(
      `this is written to no .${key} file`,
      ...(writer === undefined ? [] : [`${writer} --output ${quotedPath(path)}      writes one`]),
      ...(formats.includes(from)
        ? [`${how}: ${named(from)}`]
        : [`name it with one of: ${endingsOf(formats)}`]),
    );
  }
  if (found === undefined) {
    if (asked !== undefined) return asked;
    throw usageError(
      `${quoted(`.${ending}`)} does not say what the file is to hold`,
      `name it with one of: ${endingsOf(formats)}`,
    );
  }
  if (!formats.includes(found)) {
    throw usageError('there is no page of this', `name it with one of: ${endingsOf(formats)}`);
  }
  if (asked !== undefined && asked !== found) {
    throw usageError(
      `a file that ends in ${quoted(`.${ending}`)} is to hold ${calledOf(found)}, and not ${calledOf(asked)}`,
      named(asked),
    );
  }
  return found;
}

function endingFor(format: Format): string {
  return format === 'table' ? 'txt' : format;
}

function endingsOf(formats: readonly Format[]): string {
  return list(
    formats.map((each) => `.${endingFor(each)}`),
    'or',
  );
}

function calledOf(format: Format): string {
  return format === 'table' ? 'a table' : format === 'html' ? 'a page' : format;
}

/** The file to write; one that is there is replaced where a person says so, or said so beforehand. */
async function placeFor(session: Session, path: string): Promise<OutputPlace> {
  const place = outputPlace(path, session.file.path);
  if (!place.taken || session.assumesYes) return place;
  if (!session.asks) throw taken(path, replacing(session));
  const prompter = await session.prompter();
  const isMeant = await prompter.confirm(`${quotedPath(path)} is there already. Replace it?`, {
    default: false,
  });
  if (isMeant) return place;
  throw cancelled();
}

/** The command that replaces what is there. */
function replacing({ argv }: Session): string {
  return `${commandLine(withOptions(argv, '--yes'))}      replaces it`;
}
