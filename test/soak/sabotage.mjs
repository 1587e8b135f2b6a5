// Builds of the program that are wrong on purpose, in a folder of their own: a soak that does not find them is worth
// nothing. `npm run soak -- --sabotage NAME` tries one.
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import * as config from '../../.build/build.mjs';
import { ROOT } from './program.mjs';

/**
 * @typedef {object} Sabotage
 * @property {string} about
 * @property {string} by the scenario that is there to find it, which is tried first
 * @property {readonly (readonly [file: string, text: string, instead: string])[]} edits
 */

/** @type {Readonly<Record<string, Sabotage>>} */
export const SABOTAGES = {
  'lost-commit': {
    about: 'log says that it is done, and takes back what it wrote',
    by: 'writers',
    edits: [
      [
        'src/file/journal.sql.ts',
        'if (options.keep === false || !outcome.wrote)',
        "if (options.keep === false || !outcome.wrote || options.command === 'log')",
      ],
    ],
  },
  'early-answer': {
    about: 'every change is acknowledged before it is committed',
    by: 'kills',
    edits: [
      [
        'src/shell/writing.cli.ts',
        'session.change((change) => once(spec, found, texts, session, change), { keep });',
        `session.change((change) => {
          const done = once(spec, found, texts, session, change);
          if (keep) session.print(done.result.lines.map(asWritten));
          return done;
        }, { keep });`,
      ],
      [
        'src/shell/writing.cli.ts',
        'session.print(json ? session.json(outcome.plain) : outcome.lines.map(asWritten));',
        '',
      ],
    ],
  },
  'torn-change': {
    about: 'a change is committed before it stands in the history',
    by: 'kills',
    edits: [
      [
        'src/file/journal.sql.ts',
        "db.prepare('update changes set summary",
        "db.exec('commit; begin immediate');\n  db.prepare('update changes set summary",
      ],
    ],
  },
  'late-facts': {
    about: 'a new file has its schema first, and its first facts in a second transaction',
    by: 'kills',
    edits: [
      [
        'src/file/open.sql.ts',
        'return { bytes: db.serialize()',
        "db.exec('delete from meta; delete from counters');\n    return { bytes: db.serialize()",
      ],
    ],
  },
  'no-sync': {
    about: 'nothing waits for the disk, which no kill can show, and a pulled plug does',
    by: 'power',
    edits: [
      ['src/file/current.sql.ts', "db.pragma('synchronous = extra')", "db.pragma('synchronous = off')"],
    ],
  },
  'less-sync': {
    about: 'the folder is not flushed after a change, so that a pulled plug takes it back',
    by: 'power',
    edits: [
      ['src/file/current.sql.ts', "db.pragma('synchronous = extra')", "db.pragma('synchronous = full')"],
    ],
  },
  waits: {
    about: 'a file in use is given up at once',
    by: 'writers',
    edits: [['src/file/current.sql.ts', 'timeout: BUSY_TIMEOUT', 'timeout: 0']],
  },
};

/** Throws where the sources no longer hold what one of them replaces. */
export function checkSabotages() {
  for (const [file, text] of Object.values(SABOTAGES).flatMap(({ edits }) => edits)) {
    if (!readFileSync(join(ROOT, file), 'utf8').includes(text)) throw gone(file, text);
  }
}

const gone = (file, text) => new Error(`${file} no longer holds "${text}", which a sabotage replaces`);

/**
 * Builds one into this folder. Returns the path of its bin/refnet.js; throws where the sources no longer hold what it
 * replaces.
 * @param {string} name
 * @param {string} folder
 */
export function buildSabotaged(name, folder) {
  return buildWith(SABOTAGES[name].edits, folder);
}

/**
 * Builds the program with something else in its sources into this folder. Returns the path of its bin/refnet.js; throws
 * where the sources do not hold what is replaced.
 * @param {Sabotage['edits']} edits
 * @param {string} folder
 */
export async function buildWith(edits, folder) {
  const left = new Set(edits);
  const plugin = {
    name: 'sabotage',
    load: (path) => {
      const mine = [...left].filter(([file]) => file === relative(ROOT, path));
      if (mine.length === 0) return null;
      let code = readFileSync(path, 'utf8');
      for (const edit of mine) {
        const [file, text, instead] = edit;
        if (!code.includes(text)) throw gone(file, text);
        code = code.replace(text, () => instead);
        left.delete(edit);
      }
      return { code, moduleType: 'ts' };
    },
  };
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const bundle = await rolldown({ ...config.input, plugins: [plugin, ...config.input.plugins] });
  await bundle.write({ ...config.output, dir: join(folder, 'dist'), minify: false });
  await bundle.close();
  if (left.size > 0) throw new Error(`${[...left][0][0]} is not part of the program`);
  for (const file of ['package.json', 'bin/refnet.js', 'bin/ending.js', 'bin/programs.js'])
    copyFileSync(join(ROOT, file), join(folder, file));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'bin/refnet.js');
}
