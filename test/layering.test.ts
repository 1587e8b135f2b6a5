import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import laterRooms from './helpers/later-rooms.json' with { type: 'json' };
import { findBreaches, type LaterRooms } from './helpers/layering.ts';

const ROOT = new URL('..', import.meta.url).pathname;

function ourSources(): Map<string, string> {
  const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
  return new Map(files.map((path) => [path, readFileSync(ROOT + path, 'utf8')]));
}

/** Planted sources; the other files they import are there and empty. */
function breachesOf(sources: Record<string, string>, mayKnow?: LaterRooms): string[] {
  const others = ['', '.sql', '.view', '.io', '.cli'].flatMap((floor) =>
    ['text', 'screen', 'shell', 'partners', 'referrals'].map((room) => `src/${room}/a${floor}.ts`),
  );
  const command = ['src/partners/add.cli.ts', 'export const command = writing({});'] as const;
  return findBreaches(
    new Map([...others.map((path) => [path, ''] as const), command, ...Object.entries(sources)]),
    mayKnow,
  );
}

describe('the rooms and floors of src', () => {
  test('hold, with no circle and nothing from outside where it does not belong', () => {
    const sources = ourSources();
    expect(sources.size).toBeGreaterThan(40);
    expect(findBreaches(sources, laterRooms)).toEqual([]);
  });

  test('are passed by commands and targets alone, never by those of the shell', () => {
    const passing = Object.keys(laterRooms);
    expect(passing.filter((path) => !path.endsWith('.cli.ts') || path.startsWith('shell/'))).toEqual([]);
  });

  test('ask for the code of an error in one way, which knows those that Node has no name for', () => {
    const asking = [...ourSources()].filter(([, code]) => code.includes("'code' in "));
    expect(asking.map(([path]) => path)).toEqual(['src/text/system-code.ts']);
  });

  test('open a file that is there in two ways, which both look at what lies beside it', () => {
    const opening = [...ourSources()].filter(([, code]) => code.includes('fileMustExist: true'));
    expect(opening.map(([path]) => path)).toEqual([
      'src/file/current.sql.ts',
      'src/file/journal-beside.sql.ts',
    ]);
  });
});

describe('the check of rooms and floors', () => {
  test.each([
    [
      'src/text/x.ts',
      "import { a } from '../partners/a.ts';",
      'text imports src/partners/a.ts, of a later room',
    ],
    ['src/partners/x.ts', "import type { A } from './a.sql.ts';", 'rule imports sql (src/partners/a.sql.ts)'],
    ['src/partners/x.view.ts', "export * from './a.sql.ts';", 'view imports sql (src/partners/a.sql.ts)'],
    ['src/partners/x.sql.ts', "export { a } from './a.io.ts';", 'sql imports io (src/partners/a.io.ts)'],
    [
      'src/partners/x.io.ts',
      "const a = await import('./a.view.ts');",
      'io imports view (src/partners/a.view.ts)',
    ],
    ['src/partners/x.ts', "type A = import('./a.view.ts').A;", 'rule imports view (src/partners/a.view.ts)'],
    ['src/partners/x.sql.ts', "import './a.cli.ts';", 'sql imports cli (src/partners/a.cli.ts)'],
    [
      'src/partners/x.sql.ts',
      "import { a } from '../referrals/a.sql.ts';",
      'partners imports src/referrals/a.sql.ts, of a later room',
    ],
    [
      'src/shell/x.cli.ts',
      "import { a } from '../partners/a.ts';",
      'shell imports src/partners/a.ts, of a later room',
    ],
    [
      'src/partners/x.cli.ts',
      "import { a } from '../referrals/a.cli.ts';",
      'partners imports src/referrals/a.cli.ts, of a later room',
    ],
    [
      'src/referrals/x.cli.ts',
      "import { command } from '../partners/add.cli.ts';",
      'imports src/partners/add.cli.ts, a command of another room',
    ],
    ['src/stuff/x.ts', '\n', 'stuff is no room'],
    ['src/text/x.ts', "import './main.ts';", 'imports ./main.ts, which is no file of src'],
    [
      'src/partners/x.cli.ts',
      "import { Command } from 'commander';",
      'imports commander, which is for shell, main.ts and program.ts alone',
    ],
    ['src/partners/x.cli.ts', "await import('inquirer');", 'imports inquirer, which is for shell alone'],
    [
      'src/partners/x.cli.ts',
      "import D from 'better-sqlite3';",
      'imports better-sqlite3, which is for *.sql.ts alone',
    ],
    [
      'src/partners/x.view.ts',
      "import T from 'cli-table3';",
      'imports cli-table3, which is for screen alone',
    ],
    ['src/partners/x.ts', "import T from 'left-pad';", 'imports left-pad, a package without a home'],
    [
      'src/partners/x.ts',
      "import { addMonths } from 'date-fns/addMonths';",
      'imports date-fns, which is for calendar alone',
    ],
    [
      'src/calendar/x.ts',
      "import { addMonths } from 'date-fns';",
      'imports the index of date-fns; import date-fns/<function>',
    ],
    ['src/kinds/x.ts', "import { z } from 'zod';", 'imports zod; import zod/mini'],
    [
      'src/partners/x.ts',
      "import { readFileSync } from 'node:fs';",
      'a rule imports node:fs, but does no input or output',
    ],
    ['src/shell/x.cli.ts', "import http from 'node:https';", 'imports node:https: refnet works offline'],
    [
      'src/shell/x.cli.ts',
      "import { env } from 'node:process';",
      'imports node:process, which is for bin alone',
    ],
    ['src/shell/x.cli.ts', 'const name = `./${x}`; await import(name);', 'imports a name made at run time'],
    ['src/shell/x.cli.ts', 'const home = process.env.HOME;', 'process: bin hands the world to main()'],
    ['src/shell/x.cli.ts', 'const all = { process };', 'process: bin hands the world to main()'],
    ['src/shell/x.cli.ts', 'f(console.log);', 'console: write to world.stdout or world.stderr'],
    ['src/shell/x.cli.ts', 'globalThis.process.exit();', 'globalThis: a way round this check'],
    ['src/text/x.ts', 'const t = Date.now();', 'Date.now reads the clock; today is given'],
    ['src/text/x.ts', "const t = Date['now']();", 'Date.now reads the clock; today is given'],
    ['src/text/x.ts', 'const t = new Date();', 'new Date() reads the clock; today is given'],
    ['src/text/x.ts', 'const t = Date();', 'Date() reads the clock; today is given'],
    ['src/text/x.ts', 'const f = Math.random;', 'Math.random: the same must give the same'],
    ['src/partners/x.cli.ts', "f('select a from b where c');", 'SQL text, which is for *.sql.ts alone'],
    ['src/partners/x.ts', 'f(`update ${table} set a = 1`);', 'SQL text, which is for *.sql.ts alone'],
    ['src/partners/x.ts', "f('Insert Into b values (1)');", 'SQL text, which is for *.sql.ts alone'],
  ])('finds in %s: %s', (path, source, breach) => {
    expect(
      breachesOf({ [path]: `${path.startsWith('src/stuff') ? '' : '// the first line\n'}${source}\n` }),
    ).toEqual([`${path}:${path.startsWith('src/stuff') ? 1 : 2}  ${breach}`]);
  });

  test.each([
    [
      'src/partners/x.cli.ts',
      "import { a } from './a.sql.ts'; import { b } from '../shell/a.cli.ts'; import '../text/a.ts';",
    ],
    ['src/main.ts', "import { command } from './partners/add.cli.ts';"],
    ['src/partners/x.cli.ts', "import { command } from './add.cli.ts';"],
    [
      'src/calendar/x.ts',
      "import { addMonths } from 'date-fns/addMonths'; import { a } from '../text/a.ts';",
    ],
    ['src/text/x.ts', "// process.exit(), import('../cli/main.ts')\nconst s = 'new Date() console.log';"],
    ['src/text/x.ts', "const t = `import x from '../store/a.ts' ${new Date(0).getTime()}`;"],
    ['src/text/x.ts', 'const r = /process|Date.now()/; const o = { process: 1, console: 2 }; o.process;'],
    ['src/file/x.sql.ts', "import { existsSync } from 'node:fs'; f('select 1 from x');"],
    ['src/partners/x.view.ts', "f('select one from the list', 'update 12 set aside', 'with whom');"],
  ])('lets %s pass: %s', (path, source) => {
    expect(breachesOf({ [path]: source })).toEqual([]);
  });

  test('lets a file know those of later rooms that are listed for it, and finds what is listed and no more', () => {
    const sources = { 'src/partners/x.cli.ts': "import { a } from '../referrals/a.cli.ts';" };
    expect(breachesOf(sources, { 'partners/x.cli.ts': ['referrals/a.cli.ts'] })).toEqual([]);
    const listed = { 'partners/x.cli.ts': ['referrals/a.cli.ts', 'referrals/a.sql.ts'] };
    expect(breachesOf(sources, listed)).toEqual([
      'partners/x.cli.ts -> referrals/a.sql.ts  is no more: take it out of the list',
    ]);
  });

  test('finds a circle, also one through types alone, and names it once', () => {
    expect(
      breachesOf({
        'src/text/x.ts': "import { y } from './y.ts';",
        'src/text/y.ts': "import { a } from './a.ts';\nimport type { Z } from './z.ts';",
        'src/text/z.ts': "\nimport type { X } from './x.ts';",
      }),
    ).toEqual([
      'src/text/z.ts:2  closes a circle: src/text/x.ts -> src/text/y.ts -> src/text/z.ts -> src/text/x.ts',
    ]);
  });
});
