import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../helpers/terminal.ts';

interface Package {
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const own = JSON.parse(read('package.json')) as Package & { readonly scripts: Record<string, string> };
const { packages } = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Package>>;
};
const others = Object.entries(packages).filter(([path]) => path !== '');

test('one package is installed with refnet, in the versions that are tried', () => {
  expect(own.dependencies).toEqual({ 'better-sqlite3': '12.11.1 || 13.0.x' });
  for (const name of ['preinstall', 'install', 'postinstall']) expect(own.scripts).not.toHaveProperty(name);
});

test('what is built asks for nothing but Node and that one', () => {
  const known = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
  const files = readdirSync(join(ROOT, 'dist')).filter((name) => /\.c?js$/.test(name));
  const asked = files.flatMap((name) =>
    [...read(`dist/${name}`).matchAll(/\brequire\([`"']([^`"']+)[`"']\)/g)].flatMap(([, id = '']) =>
      id.startsWith('./') || known.has(id) ? [] : [id],
    ),
  );
  expect(
    [...new Set(asked)].filter(
      (id) => !/^better-sqlite3(?:\/package\.json)?$|^\.\.\/package\.json$/.test(id),
    ),
  ).toEqual([]);
});

test('whatever is locked comes from the registry, as it was when it was locked', () => {
  const faults = others.filter(
    ([, { resolved, integrity, link }]) =>
      link === true ||
      integrity?.startsWith('sha512-') !== true ||
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
  );
  expect(faults.map(([path]) => path)).toEqual([]);
});

test('no package but the engine runs anything when it is installed', () => {
  const running = others.filter(([, each]) => each.hasInstallScript === true).map(([path]) => path);
  expect(running.filter((path) => !/^node_modules\/(?:better-sqlite3|fsevents)/.test(path))).toEqual([]);
});

const ALLOWED = /^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|0BSD|BlueOak-1\.0\.0)$/;

test('each package that is bundled stands in the list with its licence, which is one that may be bundled', () => {
  const notice = read('dist/THIRD-PARTY-LICENSES.txt');
  const [, ...parts] = notice.split(`\n${'-'.repeat(80)}\n\n`);
  const listed = parts.map((part) => {
    const [, name = '', version = '', licence = ''] = /^(\S+) (\S+) \((.+)\)\n\n/.exec(part) ?? [];
    return { name, version, licence, length: part.length };
  });
  expect(listed.length).toBeGreaterThan(30);
  for (const { name, version, licence, length } of listed) {
    expect({ name, licence: ALLOWED.test(licence) }).toEqual({ name, licence: true });
    const locked = others.filter(([path, each]) => path.endsWith(`/${name}`) || each.name === name);
    expect({ name, versions: locked.map(([, each]) => each.version) }).toEqual({
      name,
      versions: expect.arrayContaining([version]) as unknown,
    });
    expect({ name, hasText: length > 500 }).toEqual({ name, hasText: true });
  }
  expect(notice).toMatch(/^ical\.js \S+ \(MPL-2\.0\)\n\nMozilla Public License/m);
});
