import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, runMain, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { unprivileged } from '../helpers/unprivileged.ts';

/** A network with a folder to write to, and what a file in it is called. */
async function begun() {
  const refnet = await newNetwork(
    ['add-partner', 'Maren Holt'],
    ['log', 'Bob Q.', '--from', 'maren', '--on', '2026-11-02'],
  );
  const folder = temporaryFolder();
  return { refnet, folder, at: (name: string) => join(folder, name) };
}

/** What a command writes to a file is all it says: where that is, beside it. */
async function written(refnet: Refnet, path: string, argv: readonly string[], columns?: number) {
  const result = await refnet.run([...argv, '--output', path], columns === undefined ? {} : { columns });
  expect(result).toEqual({ code: 0, stdout: '', stderr: `Written to "${path}", which only you can read.\n` });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  return readFileSync(path, 'utf8');
}

describe('--output FILE', () => {
  test.each([
    ['report.html', ['report'], /^<!DOCTYPE html>\n/],
    ['report.HTM', ['report', 'maren'], /^<!DOCTYPE html>\n/],
    ['report.md', ['report', '--only', 'volume'], /^# Your referral network\n/],
    ['report.txt', ['report'], /^Your referral network {2,}12 months/],
    ['report', ['report'], /^Your referral network {2,}12 months/],
    ['report.json', ['report'], /^\{\n {2}"since"/],
    ['page', ['report', '--format', 'html'], /^<!DOCTYPE html>\n/],
    ['partners.csv', ['partners'], /^id,name,/],
    ['2026.11', ['referrals', '--json'], /^\[\n/],
    ['card.txt', ['show', 'maren'], /Maren Holt/],
  ])('writes what its ending says: %s', async (name, argv, beginning) => {
    const { refnet, at } = await begun();
    expect(await written(refnet, at(name), argv)).toMatch(beginning);
  });

  test('is drawn as into a pipe, whatever the terminal is', async () => {
    const { refnet, at } = await begun();
    const piped = await refnet.ok(['report']);
    const argv = ['report', '--output', at('r.txt')];
    const env = { FORCE_COLOR: '1' };
    const { stdout } = await refnet.run(argv, { terminal: true, columns: 200, env });
    expect(stdout).toBe('');
    expect(readFileSync(at('r.txt'), 'utf8')).toBe(piped);
  });

  test('has all of a list, of which a screen shows the first', async () => {
    const refnet = await newNetwork(
      ...Array.from({ length: 22 }, (_, at) => ['add-partner', `Partner ${String.fromCharCode(65 + at)}`]),
    );
    const text = await written(refnet, join(temporaryFolder(), 'all.txt'), ['partners']);
    expect(text.match(/^Partner [A-V]/gm)).toHaveLength(22);
    expect(text).not.toContain('--limit');
  });

  test('"-" prints, as nothing does', async () => {
    const { refnet } = await begun();
    expect(await refnet.ok(['report', '--output', '-'])).toBe(await refnet.ok(['report']));
    expect(await refnet.ok(['partners', '--output', '-', '--json'])).toMatch(/^\[/);
  });

  test('replaces a file only where that was said', async () => {
    const { refnet, at } = await begun();
    writeFileSync(at('r.html'), 'mine');
    expect(await refnet.fails(1, ['report', '--output', at('r.html')])).toBe(
      `refnet: "${at('r.html')}" is there already, and is not written over\n` +
        '  name another file with --output\n' +
        `  refnet report --output ${at('r.html')} --yes      replaces it\n`,
    );
    expect(readFileSync(at('r.html'), 'utf8')).toBe('mine');
    expect(await written(refnet, at('r.html'), ['report', '--yes'])).toContain('</html>');
  });

  test.each([
    [
      'r.csv',
      ['report', '--json'],
      'a file that ends in ".csv" is to hold csv, and not json',
      'name it "{}r.json"',
    ],
    [
      'r.md',
      ['report', '--format', 'html'],
      'a file that ends in ".md" is to hold md, and not a page',
      'name it "{}r.html"',
    ],
    [
      'r.html',
      ['report', '--format', 'table'],
      'a file that ends in ".html" is to hold a page, and not a table',
      'name it "{}r.txt"',
    ],
    [
      'r.pdf',
      ['report'],
      'this is written to no .pdf file',
      'the page can be printed as a PDF in the browser: name it "{}r.html"',
    ],
    [
      'p.pdf',
      ['partners'],
      'this is written to no .pdf file',
      'name it with one of: .txt, .json, .csv or .md',
    ],
    [
      'd.xlsx',
      ['due', '--format', 'csv'],
      'this is written to no .xlsx file',
      'a spreadsheet opens a .csv file: name it "{}d.csv"',
    ],
    [
      'p.xlsx',
      ['partners', '--format', 'csv'],
      'this is written to no .xlsx file',
      'refnet export partners --output "{}p.xlsx"      writes one\n  a spreadsheet opens a .csv file: name it "{}p.csv"',
    ],
    ['p.html', ['partners'], 'there is no page of this', 'name it with one of: .txt, .json, .csv or .md'],
    [
      'p.foo',
      ['report'],
      '".foo" does not say what the file is to hold',
      'name it with one of: .txt, .json, .csv, .md or .html',
    ],
  ])('is refused where ending and format are two things: %s', async (name, argv, message, hint) => {
    const { refnet, folder, at } = await begun();
    expect(await refnet.fails(2, [...argv, '--output', at(name)])).toBe(
      `refnet: ${message}\n  ${hint.replaceAll('{}', `${folder}/`)}\n`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder that is not there is no file name, and nothing is written', async () => {
    const folder = temporaryFolder();
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    expect(await refnet.fails(1, ['report', '--format', 'md', '--output', `${folder}/neu/`])).toContain(
      'is no folder, and no file name',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['a folder', '', 1, 'is a folder'],
    ['nowhere', 'none/r.html', 1, 'there is no folder'],
    ['no name', undefined, 2, 'that is no file name'],
  ])('says what is wrong with the place: %s', async (_what, name, code, message) => {
    const { refnet, folder, at } = await begun();
    const path = name === undefined ? '' : at(name);
    expect(await refnet.fails(code, ['report', '--output', path])).toContain(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused on the file of the network, and on what SQLite keeps beside it', async () => {
    const { refnet } = await begun();
    const before = readFileSync(refnet.file);
    expect(await refnet.fails(1, ['report', '--format', 'html', '--output', refnet.file, '--yes'])).toContain(
      'is the file of your network',
    );
    expect(await refnet.fails(1, ['report', '--format', 'html', '--output', `${refnet.file}-wal`])).toContain(
      'would be taken for a part',
    );
    expect(readFileSync(refnet.file).equals(before)).toBe(true);
  });

  test.each(['', '-journal', '-wal', '-shm'])(
    'is refused on what would become the file of the network: refnet.db%s',
    async (end) => {
      const refnet = await newNetwork();
      const folder = dirname(refnet.file);
      mkdirSync(folder, { recursive: true });
      symlinkSync(folder, join(refnet.home, 'link'));
      for (const path of [refnet.file, join(refnet.home, 'link', 'refnet.db'), join(folder, 'Refnet.DB')]) {
        for (const command of [
          ['report', '--format', 'html', '--yes'],
          ['report', '--format', 'md'],
        ]) {
          expect(await refnet.fails(1, [...command, '--output', path + end])).toBe(
            end === ''
              ? `refnet: "${path}" is the file of your network, and is not written over\n  name another file\n`
              : `refnet: "${path}${end}" would be taken for a part of the file of your network\n  name another file\n`,
          );
        }
      }
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('is written where what SQLite keeps differs by a capital, and the disk knows capitals', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const knows = !existsSync(join(dirname(refnet.file), 'Refnet.DB'));
    const path = `${refnet.file}-JOURNAL`;
    const { code } = await refnet.run(['report', '--format', 'md', '--output', path]);
    expect({ code, isThere: existsSync(path) }).toEqual({ code: knows ? 0 : 1, isThere: knows });
    expect(await refnet.ok(['partners', '--format', 'csv'])).toContain('Maren Holt');
  });

  test('is written where the name of the network differs by a capital, and the disk knows capitals', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const path = join(dirname(refnet.file), 'Refnet.DB');
    const isOne = existsSync(path);
    const { code, stderr } = await refnet.run([
      'export',
      'all',
      '--format',
      'json',
      '--output',
      path,
      '--force',
    ]);
    expect([code, stderr]).toEqual(
      isOne
        ? [1, `refnet: "${path}" is the file of your network, and is not written over\n  name another file\n`]
        : [0, ''],
    );
    expect(readdirSync(dirname(refnet.file)).length).toBe(isOne ? 1 : 2);
  });

  test('is refused on what a link to the network leads to, where there is nothing yet', async () => {
    const refnet = await newNetwork();
    const [link, target] = [join(refnet.home, 'link.db'), join(refnet.home, 'real.db')];
    symlinkSync(target, link);
    expect(
      await refnet.fails(1, ['report', '--format', 'md', '--output', target], { env: { REFNET_DB: link } }),
    ).toContain('is the file of your network');
    expect(existsSync(target)).toBe(false);
  });

  test('leaves nothing behind where what is asked for is refused', async () => {
    const { refnet, folder, at } = await begun();
    await refnet.fails(1, ['report', 'nobody', '--output', at('r.html')]);
    await refnet.fails(2, ['report', '--only', 'nothing', '--output', at('r.html')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file that is being written', () => {
  /** Ends the program, as far as files go, as soon as it has begun one. */
  function ending(folder: string) {
    const seen: string[][] = [];
    const beforeEnd = (last: () => void) => {
      setImmediate(() => {
        seen.push(filesIn(folder));
        last();
        seen.push(filesIn(folder));
      });
      return () => undefined;
    };
    return { seen, beforeEnd };
  }

  function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  }

  test.each([
    ['report', ['report', '--output', 'r.html'], /^\.r\.html\.[0-9a-f]{12}\.part$/],
    ['export', ['export', 'all', '--output', 'n.json'], /^\.n\.json\.[0-9a-f]{12}\.part$/],
    ['calendar', ['calendar', '--output', 'c.ics'], /^\.c\.ics\.[0-9a-f]{12}\.part$/],
    ['page to look at', ['report', '--open'], /^refnet-page-\w{6}$/],
  ])('goes when a signal ends the program: %s', async (_what, argv, part) => {
    const { refnet, folder, at } = await begun();
    const { seen, beforeEnd } = ending(folder);
    const [name = ''] = argv.slice(-1);
    const words = argv.includes('--output') ? [...argv.slice(0, -1), at(name)] : argv;
    await runMain(refnet.home, words, { beforeEnd, env: { TMPDIR: folder } });
    expect([seen[0]?.[0], seen[1]]).toEqual([expect.stringMatching(part), []]);
  });

  test('makes a young one of an earlier crash be told, and an old one go', async () => {
    const { refnet, folder, at } = await begun();
    const [young, old, others] = [
      '.r.md.0123456789ab.part',
      '.r.md.ba9876543210.part',
      '.x.md.0123456789ab.part',
    ];
    for (const name of [young, old, others]) writeFileSync(at(name), 'half');
    const past = new Date(Date.now() - 60 * 60 * 1000);
    for (const name of [old, others]) utimesSync(at(name), past, past);
    const { code, stderr } = await refnet.run(['report', '--output', at('r.md')]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        `Written to "${at('r.md')}", which only you can read.\n` +
        `Note: "${at(young)}" is of an earlier one that was not finished; remove it, unless another refnet is writing it\n`,
    });
    expect(readdirSync(folder).toSorted()).toEqual([young, others, 'r.md'].toSorted());
  });

  test('is told with the command that replaces another, which came there meanwhile', async () => {
    const { refnet, at } = await begun();
    const path = at('r.md');
    const beforeEnd = () => {
      writeFileSync(path, 'mine');
      return () => undefined;
    };
    const { code, stderr } = await runMain(refnet.home, ['report', '--output', path], { beforeEnd });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        `refnet: "${path}" is there already, and is not written over\n  name another file with --output\n` +
        `  refnet report --output ${path} --yes      replaces it\n`,
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});

test.each([
  ['a\u001b[31mb.md', String.raw`a\u{1b}[31mb.md`],
  ['a\u202eb.md', String.raw`a\u{202e}b.md`],
  ['a\nb.md', String.raw`a\u{a}b.md`],
  ['Zoë 日本.md', 'Zoë 日本.md'],
])('a path with what is not printed is told whole: %j', async (name, shown) => {
  const { refnet, folder, at } = await begun();
  const { stderr } = await refnet.run(['report', '--output', at(name)]);
  expect(stderr).toBe(`Written to "${join(folder, shown)}", which only you can read.\n`);
  const { stdout } = await refnet.run(['export', 'partners', '--output', at(name).replace('.md', '.csv')]);
  expect(stdout).toContain(join(folder, shown.replace('.md', '.csv')));
});

test.skipIf(!existsSync('/proc/self'))('a folder that takes no files is told in words', async () => {
  const { refnet } = await begun();
  expect(await refnet.fails(74, ['report', '--output', '/proc/x.md'])).toBe(
    'refnet: "/proc/x.md" could not be written: no file can be made in its folder, or that is gone\n' +
      '  nothing of it is left behind; name another file with --output\n',
  );
});

describe('report --open', () => {
  /** What opens the page, and notes what it was given. */
  function browser(code = 0) {
    const opened: (readonly [file: string, args: readonly string[]])[] = [];
    const launch = async (file: string, args: readonly string[]) => {
      opened.push([file, args]);
      return code;
    };
    return { opened, launch };
  }

  test.each([
    ['linux', 'xdg-open', []],
    ['darwin', 'open', []],
    ['win32', 'rundll32', ['url.dll,FileProtocolHandler']],
  ])('opens a page that only its reader can read, on %s', async (platform, program, before) => {
    const { refnet, folder } = await begun();
    const { opened, launch } = browser();
    const env = { TMPDIR: folder, REFNET_DB: refnet.file };
    const { code, stdout, stderr } = await refnet.run(['report', 'maren', '--open'], {
      platform,
      launch,
      env,
    });
    const [page = ''] = readdirSync(folder);
    const path = join(folder, page, 'report.html');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr:
        `The page is in "${path}", which only you can read.\n` +
        '  It is removed when a page is opened a day from now or later; --output FILE keeps one.\n',
    });
    expect(opened).toEqual([[program, [...before, path]]]);
    expect(readFileSync(path, 'utf8')).toMatch(/^<!DOCTYPE html>[^]*Maren Holt/);
    expect([statSync(path).mode & 0o777, statSync(join(folder, page)).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  test('opens a page by its whole path, where TMPDIR is a part of one that looks like an option', async () => {
    const { refnet } = await begun();
    const { opened, launch } = browser();
    await refnet.run(['report', '--open'], { launch, env: { TMPDIR: relative('.', temporaryFolder()) } });
    expect(opened).toEqual([['xdg-open', [expect.stringMatching(/^\/.*\/report\.html$/)]]]);
  });

  test('opens the file that --output names', async () => {
    const { refnet, at } = await begun();
    const { opened, launch } = browser();
    const argv = ['report', '--open', '--output', at('r.html')];
    const { code, stderr } = await refnet.run(argv, { launch });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Written to "${at('r.html')}", which only you can read.\n`,
    });
    expect(opened).toEqual([['xdg-open', [at('r.html')]]]);
  });

  test.each([
    ['is missing', async () => Promise.reject(new Error('ENOENT'))],
    ['fails', async () => 3],
  ])('says where the page is where the opener %s', async (_how, launch) => {
    const { refnet, folder } = await begun();
    const { code, stdout, stderr } = await refnet.run(['report', '--open'], {
      launch,
      env: { TMPDIR: folder },
    });
    const path = join(folder, readdirSync(folder)[0] ?? '', 'report.html');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(
      `refnet: no browser could be opened (with xdg-open)\n  open the page yourself: "${path}"\n`,
    );
    expect(existsSync(path)).toBe(true);
  });

  test('removes the pages that were opened a day ago, and nothing else', async () => {
    const { refnet, folder, at } = await begun();
    const old = new Date('2026-11-18T12:00:00Z');
    for (const name of ['refnet-page-abc123', 'refnet-page-mine', 'other']) {
      mkdirSync(at(name));
      writeFileSync(join(at(name), 'report.html'), '');
      utimesSync(at(name), old, old);
    }
    mkdirSync(at('refnet-page-new456'));
    const options = { ...browser(), env: { TMPDIR: folder } };
    await refnet.run(['report', '--open'], options);
    const left = readdirSync(folder);
    expect(left).toHaveLength(4);
    expect(left).toEqual(expect.arrayContaining(['refnet-page-mine', 'refnet-page-new456', 'other']));
  });

  test.each([
    [['--format', 'json'], '--open shows a page, and no json'],
    [['--json'], '--open shows a page, and no json'],
    [['--output', '-'], '--open shows a page, which is not printed'],
    [['--output', 'r.csv'], 'a file that ends in ".csv" is to hold csv, and not a page'],
  ])('is refused beside %j', async (argv, message) => {
    const { refnet } = await begun();
    const { opened, launch } = browser();
    const { code, stderr } = await refnet.run(['report', '--open', ...argv], { launch });
    expect({ code, opened }).toEqual({ code: 2, opened: [] });
    expect(stderr).toContain(message);
  });
});

test('a folder that cannot be written to is told, with what to do', async () => {
  const { refnet } = await begun();
  const run = await unprivileged(refnet.home);
  const folder = join(refnet.home, 'locked');
  mkdirSync(folder, { mode: 0o500 });
  chmodSync(folder, 0o500);
  const path = join(folder, 'r.html');
  expect(run(['report', '--output', path])).toEqual({
    code: 74,
    stdout: '',
    stderr: `refnet: "${path}" could not be written: you may not write there\n  nothing of it is left behind; name another file with --output\n`,
  });
  expect(readdirSync(folder)).toEqual([]);

  // A page to look at needs no folder that can be listed.
  const blind = join(refnet.home, 'blind');
  mkdirSync(blind);
  chmodSync(blind, 0o733);
  expect(run(['report', '--open'], { TMPDIR: blind })).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('refnet: no browser could be opened (with xdg-open)'),
  });
  expect(readdirSync(blind)).toHaveLength(1);
});
