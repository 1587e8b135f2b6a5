import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findBreaches } from './helpers/layering.ts';

const ROOT = new URL('..', import.meta.url).pathname;

function ourSources(): Map<string, string> {
  const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
  return new Map(files.map((path) => [path, readFileSync(ROOT + path, 'utf8')]));
}

/** Planted sources; the other files they import are there and empty. */
function breachesOf(sources: Record<string, string>): string[] {
  const others = [
    'src/text/a.ts',
    'src/domain/a.ts',
    'src/render/a.ts',
    'src/store/a.ts',
    'src/exchange/a.ts',
  ];
  return findBreaches(new Map([...others.map((path) => [path, ''] as const), ...Object.entries(sources)]));
}

describe('the layers of src', () => {
  test('hold, with no circle and nothing from outside where it does not belong', () => {
    const sources = ourSources();
    expect(sources.size).toBeGreaterThan(40);
    expect(findBreaches(sources)).toEqual([]);
  });
});

describe('the check of the layers', () => {
  test.each([
    ['src/text/x.ts', "import { a } from '../domain/a.ts';", 'text imports domain (src/domain/a.ts)'],
    ['src/domain/x.ts', "import type { A } from '../store/a.ts';", 'domain imports store (src/store/a.ts)'],
    ['src/render/x.ts', "export * from '../store/a.ts';", 'render imports store (src/store/a.ts)'],
    ['src/store/x.ts', "export { a } from '../exchange/a.ts';", 'store imports exchange (src/exchange/a.ts)'],
    [
      'src/exchange/x.ts',
      "const a = await import('../render/a.ts');",
      'exchange imports render (src/render/a.ts)',
    ],
    ['src/domain/x.ts', "type A = import('../render/a.ts').A;", 'domain imports render (src/render/a.ts)'],
    ['src/render/x.ts', "import '../cli/main.ts';", 'imports ../cli/main.ts, which is no file of src'],
    ['src/render/x.ts', "import { Command } from 'commander';", 'imports commander, which is for cli alone'],
    [
      'src/store/x.ts',
      "import { Option } from '@commander-js/extra-typings';",
      'imports @commander-js/extra-typings, which is for cli alone',
    ],
    ['src/render/x.ts', "await import('inquirer');", 'imports inquirer, which is for cli alone'],
    ['src/cli/x.ts', "import D from 'better-sqlite3';", 'imports better-sqlite3, which is for store alone'],
    ['src/cli/x.ts', "import T from 'cli-table3';", 'imports cli-table3, which is for render alone'],
    [
      'src/domain/x.ts',
      "import { addMonths } from 'date-fns';",
      'imports the index of date-fns; import date-fns/<function>',
    ],
    ['src/exchange/x.ts', "import { z } from 'zod';", 'imports zod; import zod/mini'],
    [
      'src/domain/x.ts',
      "import { readFileSync } from 'node:fs';",
      'domain imports node:fs, but does no input or output',
    ],
    ['src/cli/x.ts', "import http from 'node:https';", 'imports node:https: refnet works offline'],
    ['src/cli/x.ts', "import { env } from 'node:process';", 'imports node:process, which is for bin alone'],
    ['src/cli/x.ts', 'const name = `./${x}`; await import(name);', 'imports a name made at run time'],
    ['src/cli/x.ts', 'const home = process.env.HOME;', 'process: bin hands the world to main()'],
    ['src/cli/x.ts', 'const all = { process };', 'process: bin hands the world to main()'],
    ['src/cli/x.ts', 'f(console.log);', 'console: write to world.stdout or world.stderr'],
    ['src/cli/x.ts', 'globalThis.process.exit();', 'globalThis: a way round this check'],
    ['src/domain/x.ts', 'const t = Date.now();', 'Date.now reads the clock; today is given'],
    ['src/domain/x.ts', "const t = Date['now']();", 'Date.now reads the clock; today is given'],
    ['src/domain/x.ts', 'const t = new Date();', 'new Date() reads the clock; today is given'],
    ['src/domain/x.ts', 'const t = Date();', 'Date() reads the clock; today is given'],
    ['src/domain/x.ts', 'const f = Math.random;', 'Math.random: the same must give the same'],
  ])('finds in %s: %s', (path, source, breach) => {
    expect(breachesOf({ [path]: `// the first line\n${source}\n` })).toEqual([`${path}:2  ${breach}`]);
  });

  test.each([
    [
      'src/cli/x.ts',
      "import { a } from '../store/a.ts'; import { b } from '../render/a.ts'; import '../text/a.ts';",
    ],
    ['src/domain/x.ts', "import { addMonths } from 'date-fns/addMonths'; import { a } from '../text/a.ts';"],
    ['src/domain/x.ts', "// process.exit(), import('../cli/main.ts')\nconst s = 'new Date() console.log';"],
    ['src/domain/x.ts', "const t = `import x from '../store/a.ts' ${new Date(0).getTime()}`;"],
    ['src/domain/x.ts', 'const r = /process|Date.now()/; const o = { process: 1, console: 2 }; o.process;'],
    ['src/store/x.ts', "import { existsSync } from 'node:fs';"],
  ])('lets %s pass: %s', (path, source) => {
    expect(breachesOf({ [path]: source })).toEqual([]);
  });

  test('finds a circle, also one through types alone, and names it once', () => {
    expect(
      breachesOf({
        'src/domain/x.ts': "import { y } from './y.ts';",
        'src/domain/y.ts': "import { a } from './a.ts';\nimport type { Z } from './z.ts';",
        'src/domain/z.ts': "\nimport type { X } from './x.ts';",
      }),
    ).toEqual([
      'src/domain/z.ts:2  closes a circle: src/domain/x.ts -> src/domain/y.ts -> src/domain/z.ts -> src/domain/x.ts',
    ]);
  });
});
