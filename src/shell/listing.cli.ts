import { asWritten, type Line } from '../text/undo-offer.ts';
import type { Day } from '../calendar/day.ts';
import type { Column } from '../screen/columns.view.ts';
import { sharesNames } from '../file/shared-names.sql.ts';
import { atOneMoment } from '../file/at-one-moment.sql.ts';
import { word } from '../kinds/type.ts';
import type { Drawn } from '../screen/drawn.ts';
import {
  FORMATS,
  isReadByPeople,
  PAGE_FORMATS,
  record,
  renderList,
  type Format,
  type Look,
} from '../screen/list.view.ts';
import { usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import type { Command, Common, Listing, Showing, Shown } from './command.cli.ts';
import { limitFor } from './list-options.cli.ts';
import { lookFor } from './look.cli.ts';
import { flag, option, isSaidIn, type Option, type Options, type Typed } from './option.cli.ts';
import type { Printing } from './output.cli.ts';
import { Remarks } from './remarks.ts';
import type { Session } from './session.cli.ts';
import { chosenInstead } from './choices.cli.ts';
import { givenOf, placed, refuseMisfits } from './texts.cli.ts';

export { columnsOf } from '../screen/kind-columns.view.ts';

const formatAmong = (words: readonly Format[], help: string) =>
  option(word({ name: 'format', words, synonyms: {} }), help, { value: 'format' });
const json = flag('print JSON (short for --format json)');
const output: Option<string | undefined> = {
  value: 'file',
  named: 'file',
  help: 'the file to write; else it is printed',
  read: ([typed]) => typed,
};
const PRINTED = { format: formatAmong(FORMATS, 'how to print: table, json, csv or md'), json, output };
const PAGE = {
  format: formatAmong(PAGE_FORMATS, 'how to print: table, json, csv, md or html'),
  json,
  output,
  openPage: flag('open it as a page in the browser', { flag: 'open' }),
};

/** `--limit N` or `--limit all` of a list; `usual` says what it is without the option. */
export function limitOption(usual: string): Option<number | undefined> {
  return {
    value: 'n',
    help: `how many to list at most, or all (${usual})`,
    read: ([typed]) => (typed === undefined ? undefined : readLimit(typed)),
  };
}

function readLimit(typed: string): number {
  const text = typed.trim().toLowerCase();
  if (text === 'all') return Infinity;
  const limit = /^[0-9]{1,7}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= 1_000_000) return limit;
  throw usageError(`--limit is a whole number from 1 to 1000000, or all, not "${typed}"`);
}

/** A command that lists. */
export function listing<T, const O extends Options, R>(spec: Listing<T, O, R>): Command {
  const limits = spec.limits === undefined ? {} : { limit: limitOption(spec.limits) };
  const options = { ...spec.options, ...limits, ...PRINTED };
  return {
    argument: spec.target.argument,
    options,
    called: spec.called ?? 'a list',
    help: spec.help,
    run: async (session, all) => {
      const typed = await placed(spec.options, all, session);
      refuseMisfits({ ...spec, options }, typed.options);
      const { look, put } = await printingOf(session, typed, FORMATS);
      const { given, remarks } = await readFor(session, spec, typed);
      const [said] = typed.options['limit'] ?? [];
      const limit = limitFor(said === undefined ? spec.usually : readLimit(said), look.format, put);
      const db = await session.reading();
      const { rows, empty, foot } = await loaded(() =>
        atOneMoment(db, () => spec.list(db, { ...given, limit }, look)),
      );
      const shown =
        isReadByPeople(look.format) && sharesNames(db) ? session.rooms.recordsApart(db, rows) : rows;
      const drawn = await loaded(() => renderList(spec.columns(given, shown), shown, look, empty, foot));
      await answer(session, drawn, remarks, put);
      await session.keepChosen();
    },
  };
}

/** A command that shows one thing: a card, a report. */
export function showing<T, const O extends Options>(spec: Showing<T, O>): Command {
  const options = { ...spec.options, ...(spec.isPage ? PAGE : PRINTED) };
  return {
    argument: spec.target.argument,
    options,
    called: spec.called,
    help: spec.help,
    run: async (session, all) => {
      const typed = await placed(spec.options, all, session);
      refuseMisfits({ ...spec, options }, typed.options);
      const { look, put } = await printingOf(session, typed, spec.isPage ? PAGE_FORMATS : FORMATS);
      const { given, remarks } = await readFor(session, spec, typed);
      const db = await session.reading();
      const shown = await loaded(() => atOneMoment(db, () => spec.show(db, given, look)));
      await answer(session, await loaded(() => shownIn(session, shown, look, put)), remarks, put);
      await session.keepChosen();
      await spec.after?.(session, given);
    },
  };
}

/** Rows in the formats that programs read, for what a screen shows in another shape. */
export function inRows<R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
): Required<Pick<Shown, 'plain' | 'csv' | 'md'>> {
  const drawn = (look: Look) => renderList(columns, rows, look, '');
  return { plain: () => rows.map((row) => record(columns, row)), csv: drawn, md: drawn };
}

/** What the command is given. A terminal is asked which is meant where a text fits several things. */
async function readFor<T, O extends Options>(session: Session, spec: Common<T, O>, typed: Typed) {
  const db = await session.reading();
  const { read } = await loaded(() => spec.target.find(typed, session));
  const target = read(db);
  for (let texts = typed.options; ;) {
    const remarks = new Remarks();
    const remark = (line: Line, about?: Day) => remarks.add(line, about);
    try {
      const given = await loaded(() => givenOf(session, db, spec, target, texts, remark));
      return { given, remarks };
    } catch (error) {
      texts = await chosenInstead(session, texts, error);
    }
  }
}

/** Prints the answer, before it what it does not show itself of how it was asked for. */
async function answer(session: Session, drawn: Drawn, remarks: Remarks, put: Printing['put']): Promise<void> {
  for (const line of remarks.beside(drawn.text)) session.note(asWritten(line));
  if (put !== undefined) return put(drawn);
  const { stdout } = session.world;
  // A line may be longer than the screen is wide.
  const lines = drawn.text.split('\n').length + drawn.text.length / 80;
  if (stdout.isTTY && lines > (stdout.rows ?? 24)) {
    return (await import('./pager.cli.ts')).paged(session, drawn);
  }
  session.print(drawn);
}

/** What a screen shows as text of its own is drawn at once; what draws anything else is loaded where it is asked for. */
async function shownIn(session: Session, shown: Shown, look: Look, put: unknown): Promise<Drawn> {
  if (look.format === 'table' && 'text' in shown) return shown.text(look);
  return (await import('./in-format.cli.ts')).inFormat(session, shown, look, put !== undefined);
}

/** How to print, and where to, from what was typed. */
async function printingOf(session: Session, typed: Typed, formats: readonly Format[]): Promise<Printing> {
  const format = formatOf(typed, formats);
  const { output: [path] = [], openPage: open = [] } = typed.options;
  if (path === undefined && open.length === 0) return { look: await lookFor(session, format ?? 'table') };
  const { printingTo } = await import('./output.cli.ts');
  return printingTo(session, { path, open: open.length > 0, format, formats });
}

/** The format that was said. */
function formatOf({ options }: Typed, formats: readonly Format[]): Format | undefined {
  const [typed] = options['format'] ?? [];
  const asJson = isSaidIn(options)('json');
  const wanted =
    typed === undefined ? undefined : formats.find((each) => each === typed.trim().toLowerCase());
  if (typed !== undefined && wanted === undefined) {
    throw usageError(`"${typed}" is not a choice for --format; choose one of: ${formats.join(', ')}`);
  }
  if (asJson && wanted !== undefined && wanted !== 'json') {
    throw usageError(`--json and --format ${wanted} do not go together`, 'leave one of them out');
  }
  return asJson ? 'json' : wanted;
}
