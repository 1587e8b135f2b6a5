/**
 * What is typed every day, by the modules that it begins with: what each loads at once is in one file more, `daily-NAME.cjs`,
 * which `bin/refnet.js` loads.
 */
const DAILY = {
  'add-partner': ['src/partners/add-partner.cli.ts'],
  advise: ['src/advice/advise.cli.ts', 'src/partners/named-partner.cli.ts'],
  'check-in': ['src/contact/check-in.cli.ts', 'src/partners/named-partner.cli.ts'],
  due: ['src/due/due.cli.ts'],
  log: ['src/referrals/log.cli.ts'],
  partners: ['src/partners/partners.cli.ts'],
  referrals: ['src/referrals/referrals.cli.ts'],
  report: ['src/reports/report.cli.ts'],
  'report-of': ['src/reports/report.cli.ts', 'src/reports/partner-report.cli.ts'],
  search: ['src/records/search.cli.ts'],
  update: ['src/referrals/update.cli.ts'],
  who: ['src/referrals/who.cli.ts'],
};

/** What every command that reads a file needs of what is loaded later. */
const OPENING = ['src/file/current.sql.ts', '.build/engine-13.cjs'];

/**
 * To find a file and the compiled code that is kept of it takes Node a third of a millisecond, and a command is in a dozen
 * files, because others share them. They stay as they are for all that is loaded later, and for all other commands.
 */
export function emitDaily(nameOf) {
  return function (_options, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const withModule = (name) => {
      const [chunk, ...others] = chunks.filter(({ moduleIds }) =>
        moduleIds.some((id) => nameOf(id) === name),
      );
      if (chunk === undefined || others.length > 0) throw new Error(`${name} is not in one file of dist/`);
      return chunk;
    };
    const [main] = chunks.filter(({ name, isEntry }) => isEntry && name === 'main');
    for (const [name, modules] of Object.entries(DAILY)) {
      const needed = new Map();
      for (const chunk of [main, ...[...OPENING, ...modules].map(withModule)]) need(chunk, bundle, needed);
      this.emitFile({ type: 'asset', fileName: `daily-${name}.cjs`, source: whole(needed) });
    }
  };
}

/** Adds a file and all that it loads at once, each before what needs it. */
function need({ fileName, imports, code }, bundle, needed) {
  if (needed.has(fileName)) return;
  for (const name of imports) if (bundle[name] !== undefined) need(bundle[name], bundle, needed);
  needed.set(fileName, code);
}

/** One file that does what those files do. In parentheses V8 compiles each function as it comes upon it. */
function whole(files) {
  const each = [...files].map(
    ([name, code]) => `${JSON.stringify(`./${name}`)}:(function(module,exports,require){${code}\n})`,
  );
  return `"use strict";const files={${each.join(',\n')}};\n(${loader})(files,module,require,__dirname);\n`;
}

/** Loads from those files as from a folder. What is loaded later from the folder itself finds them read already. */
const loader = String(function (files, module, require, folder) {
  const read = {};
  let isShared = false;
  const load = (name) => {
    const file = files[name];
    if (file === undefined) {
      if (!isShared && name.startsWith('.')) share();
      return require(name);
    }
    const known = read[name];
    if (known !== undefined) return known.exports;
    const made = (read[name] = { exports: {} });
    file(made, made.exports, load);
    return made.exports;
  };
  const share = () => {
    isShared = true;
    const { join } = require('node:path');
    for (const name of Object.keys(files)) {
      const filename = join(folder, name);
      const exports = { get: () => load(name) };
      require.cache[filename] ??= Object.defineProperty(
        { id: filename, filename, loaded: true },
        'exports',
        exports,
      );
    }
  };
  load.resolve = require.resolve;
  module.exports = load('./main.js');
});
