/** Several parts of one import, of which some cannot be imported: all of it is said at once, with one command for all. */
import { flagOf } from '../shell/option.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { UserError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import { withoutOption } from './carried.cli.ts';
import type { Taken } from './import-part.cli.ts';
import { CorrectsEarlier } from './earlier-import.view.ts';
import { IMPORTING, type ImportOption, type Said } from './import-options.cli.ts';
import { answerLine, PartRefused, RowsRefused, type Beside } from './rows-refused.ts';
import { isUseless } from './useless-options.cli.ts';

/** A part that cannot be imported, and why. */
export interface RefusedPart {
  readonly taken: Taken;
  readonly error: UserError;
}

/** What a person can mend in a file; anything else, a full disk or Ctrl-C, ends the import at once. */
export function isRefusal(error: unknown): error is UserError {
  // A person is asked about that.
  if (error instanceof CorrectsEarlier) return false;
  return error instanceof UserError && (error.kind === 'refused' || error.kind === 'usage');
}

/** Refuses all of several parts since some cannot be imported. Hints that begin with an option are what to add. */
export class PartsRefused extends UserError {
  readonly refused: readonly RefusedPart[];
  readonly all: readonly Taken[];

  constructor(refused: readonly RefusedPart[], all: readonly Taken[]) {
    const inOrder = refused.toSorted((a, b) => all.indexOf(a.taken) - all.indexOf(b.taken));
    const [first] = inOrder;
    const isOne = first !== undefined && inOrder.length === 1;
    super(
      isOne
        ? saidOf(first)
        : `${inOrder.length} of ${all.length} parts cannot be imported, so nothing was imported`,
      {
        kind: inOrder.every(({ error }) => error.kind === 'usage') ? 'usage' : 'refused',
        hints: isOne ? first.error.hints : hintsOf(inOrder),
        cause: first?.error,
      },
    );
    this.refused = inOrder;
    this.all = all;
  }
}

function hintsOf(refused: readonly RefusedPart[]): string[] {
  const besides = refused.map(({ taken, error }) => ({ taken, error, beside: besideOf(error) }));
  const answers = answerLine(besides.flatMap(({ beside }) => beside.answers));
  return [
    ...besides.flatMap(({ taken, error, beside }) => [
      saidOf({ taken, error }).replace(', so nothing was imported', ''),
      ...beside.lines,
    ]),
    ...(answers === undefined ? [] : [answers]),
    ...new Set(besides.flatMap(({ beside }) => beside.notes)),
    ...(whatRowsLeave(refused) === 'others' ? ['--skip-bad      imports the other rows'] : []),
  ];
}

/** What is wrong, after the name of the part. */
function saidOf({ taken: { called }, error: { message } }: RefusedPart): string {
  return message.startsWith(called) ? message : `${called}: ${message}`;
}

function besideOf(error: UserError): Beside {
  return error instanceof PartRefused ? error.beside : { lines: error.hints, answers: [], notes: [] };
}

/** Where nothing but rows is refused, whether others are left to be imported without them; else undefined. */
export function leftByRows(error: unknown): 'others' | 'none' | undefined {
  if (error instanceof PartsRefused) return whatRowsLeave(error.refused);
  return error instanceof RowsRefused ? (error.hasOthers ? 'others' : 'none') : undefined;
}

function whatRowsLeave(refused: readonly RefusedPart[]): 'others' | 'none' | undefined {
  const left = refused.map(({ error }) => leftByRows(error));
  if (left.includes(undefined)) return undefined;
  return left.every((each) => each === 'others') ? 'others' : 'none';
}

/**
 * The command that imports what is left without the parts that cannot be: without their files, or by the names of the other
 * sheets, and with the answers that those lack. None where answers or rows alone keep them out, or no command says it.
 */
export function othersAlone(argv: readonly string[], { refused, all }: PartsRefused, said: Said): string[] {
  const bad = new Set(refused.filter(({ error }) => !isMendable(error)).map(({ taken }) => taken));
  const good = all.filter((each) => !bad.has(each));
  if (good.length === 0 || bad.size === 0) return [];
  const files = new Set(good.map(({ file }) => file));
  const besideGood = [...bad].filter(({ file }) => files.has(file));
  const names = [...new Set(good.flatMap(({ sheet }) => sheet ?? []))];
  const keys = new Set(names.map(searchKey));
  if (besideGood.some(({ sheet }) => sheet === null || keys.has(searchKey(sheet)))) return [];
  const dropped = new Set(all.flatMap(({ file }) => (files.has(file) ? [] : [file.path])));
  const isByName = besideGood.length > 0 || said.sheet.length > 0;
  const left = withoutUseless(
    argv.filter((word) => !dropped.has(word)),
    good,
    said,
  );
  const sheets = isByName ? names.flatMap((name) => ['--sheet', name]) : [];
  const rest = isByName ? withoutOption(left, '--sheet') : left;
  const answers = answerLine(
    refused.flatMap(({ taken, error }) => (bad.has(taken) ? [] : besideOf(error).answers)),
  );
  const command = [commandLine([...rest, ...sheets]), ...(answers === undefined ? [] : [answers])].join(' ');
  return [`${command}      takes the ${good.length === 1 ? 'other' : 'others'} alone`];
}

/** Whether answers, or rows left out, are all it takes: what its columns are may be no question at all. */
function isMendable(error: UserError): boolean {
  const { answers } = besideOf(error);
  const isAnswered = answers.length > 0 && !answers.some(({ option }) => option === '--map');
  return isAnswered || leftByRows(error) === 'others';
}

/** What is said for parts that are left out is refused where the others cannot use it. */
function withoutUseless(argv: readonly string[], parts: readonly Taken[], said: Said): readonly string[] {
  const keys = Object.keys(IMPORTING.options) as ImportOption[];
  const useless = keys.filter((key) => said.has(key) && isUseless(key, parts));
  let left = argv;
  for (const key of useless)
    left = withoutOption(left, flagOf(key, IMPORTING.options[key]), IMPORTING.options[key]);
  if (said.map.length === 0 || useless.includes('map')) return left;
  const map = [...new Set(parts.flatMap((each) => each.map))];
  const unmapped = withoutOption(left, '--map');
  return map.length === 0 ? unmapped : [...unmapped, '--map', map.join(', ')];
}
