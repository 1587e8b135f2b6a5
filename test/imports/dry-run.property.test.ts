import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { copyOf, newNetwork, runMain, type Result } from '../helpers/refnet.ts';

const ROWS = [
  '2026-03-04,Maren Holt,Jane D.,won,"$1,800"',
  '2026-04-05,Victor Osei,Max P.,lost,',
  '2026-05-06,Maren Holt,Bob Q.,new,',
  '2026-05-06,Maren Holt,Bob Q.,new,',
  '2026-06-07,Maren Hold,Eva K.,won,90',
  '2026-06-08,N/A,Udo L.,new,',
  '2026-06-09,Google,Ida M.,new,',
  '2026-06-10,Ada Lind,Leo N.,parked,',
  '31/02/2026,Ada Lind,Leo O.,won,',
  '2026-06-11,Ada Lind,Leo O.,won,abc',
  '2027-06-11,Ada Lind,Leo P.,new,',
  'Total,,,,1890',
];
const PEOPLE = [
  'Maren Holt,maren@holt.example,Holt Lending',
  'Viktor Osei,,Osei Tax',
  'Nora Quist,nora@quist.example,Quist Homes',
  'Google,,',
  ',,Nobody Ltd',
  'Rita Dalton,no email,Dalton Wealth',
];
const SLIPS = [
  'Nora Quist,Maren Holt,One to One,,,,lunch',
  'Nora Quist,Victor Osei,Referral,Inside,,,Jane D.',
  'Maren Holt,Nora Quist,TYFCB,,1200,,thanks',
  'Ada Lind,Nora Quist,TYFCB,,abc,,thanks',
  'Ada Lind,Rita Dalton,Referral,Inside,,,other people',
];
/** The parts of a command: the lines above, of which some are drawn. */
const PARTS = {
  'people.csv': { head: ['Name,Email,Company'], of: PEOPLE },
  'one.csv': { head: ['Date,Referrer,Client,Status,Amount'], of: ROWS },
  'two.csv': { head: ['Date,Given to,Client,Status,Amount'], of: ROWS },
  'slips.csv': {
    head: [
      'Slips Audit Report for 2026-11-18',
      'From,To,Slip Type,Inside/Outside,$ if TYFCB,Qty if CEU,Detail',
    ],
    of: SLIPS,
  },
  'unknown.csv': { head: ['Colour,Weight'], of: ['red,12', 'blue,13'] },
} as const;
type PartName = keyof typeof PARTS;

const OPTIONS: readonly (readonly string[])[] = [
  ['--update'],
  ['--no-clients'],
  ['--no-new-partners'],
  ['--received'],
  ['--replace'],
  ['--again'],
  ['--nobody', 'leave-out'],
  ['--statuses', 'parked=stalled'],
  ['--sources', 'Google'],
  ['--partners', 'Google'],
  ['--same', 'Maren Hold=Maren Holt'],
  ['--only', 'holt'],
  ['--tag', 'fair'],
  ['--save-map', 'mine'],
];

/** Most of what is drawn is refused without them. */
const KEEPS_GOING = ['--skip-bad', '--yes'];

const part = (name: PartName) => fc.subarray([...PARTS[name].of], { minLength: 1 });

const CASE = fc.record({
  texts: fc
    .record({
      'people.csv': fc.option(part('people.csv'), { nil: undefined }),
      'one.csv': fc.option(part('one.csv'), { nil: undefined }),
      'two.csv': fc.option(part('two.csv'), { nil: undefined }),
      'slips.csv': fc.option(part('slips.csv'), { nil: undefined }),
      'unknown.csv': fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: part('unknown.csv') },
      ),
    })
    .filter((texts) => Object.values(texts).some((rows) => rows !== undefined)),
  options: fc
    .tuple(
      fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: fc.constant(KEEPS_GOING) }),
      fc.subarray([...OPTIONS], { maxLength: 3 }),
    )
    .map(([first, some]) => [...first, ...some.flat()]),
  before: fc.constantFrom('nothing', 'some of it', 'all of it, the other way'),
});

test(
  'a dry run says what the import does, of any parts with any options, and writes nothing',
  { timeout: 60_000 },
  async () => {
    const { home: begun } = await newNetwork(['config', 'my-name', 'Nora Quist']);
    await fc.assert(
      fc.asyncProperty(CASE, async ({ texts, options, before }) => {
        const home = copyOf(begun);
        const file = join(home, '.local', 'share', 'refnet', 'refnet.db');
        const paths = Object.entries(texts).flatMap(([name, rows]) => {
          const path = join(home, name);
          if (rows === undefined) return [];
          writeFileSync(path, [...PARTS[name as PartName].head, ...rows, ''].join('\n'));
          return [path];
        });
        const run = (...more: readonly string[]) =>
          runMain(home, ['import', ...paths, ...more, '--json'], {});
        if (before === 'some of it') await run(...KEEPS_GOING, '--no-new-partners');
        if (before === 'all of it, the other way') await run(...KEEPS_GOING, '--given');
        const there = dumpOf(file);
        const tried = await run(...options, '--dry-run');
        expect(dumpOf(file)).toEqual(there);
        const done = await run(...options);
        expect(comparable(tried)).toEqual(comparable(done));
        const isRefused = done.code === 1 || done.code === 2;
        expect(isRefused ? dumpOf(file) : there).toEqual(there);
      }),
      { numRuns: 20 },
    );
  },
);

/** What a run came to, but for what is known only once it is written. */
function comparable({ code, stdout, stderr }: Result) {
  const hides: ReadonlySet<string> = new Set(['import', 'dryRun', 'partnerId', 'addedId', 'likeId', 'merge']);
  const said: unknown =
    stdout === '' ? null : JSON.parse(stdout, (key, value: unknown) => (hides.has(key) ? undefined : value));
  return { code, said, refused: code === 1 || code === 2 ? stderr.replaceAll(' --dry-run', '') : '' };
}
