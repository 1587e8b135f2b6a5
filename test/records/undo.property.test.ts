import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { copyOf, runMain, temporaryFolder, type Result } from '../helpers/refnet.ts';

type Words = readonly string[];

const WHO = ['maren', 'victor', 'ann', 'cleo'] as const;
const who = fc.constantFrom(...WHO);
const number = fc.integer({ min: 1, max: 24 }).map(String);
const pick = (...words: Words) => fc.constantFrom(...words);
const said = (...words: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<Words> =>
  fc.tuple(...words.map((word) => (typeof word === 'string' ? fc.constant(word) : word)));

const HEAD = 'Date,Partner,Client,Status,Value,Notes';
const TRACKER = [
  '2026-03-04,Maren Holt,Jane D.,Won,1200,met Zoe K.',
  '2026-04-05,Victor Osei,Max P.,New,,',
  '2026-05-06,Maren Holt,Zoe K.,New,300,called',
  '2026-05-07,Website,Bob Q.,New,,',
];

/** The files that are imported, by name: some are of one name with others, which they correct or go on. */
const FILES: Readonly<Record<string, string>> = {
  'tracker.csv': [HEAD, ...TRACKER].join('\n'),
  'more/tracker.csv': [
    HEAD,
    ...TRACKER,
    '2026-06-01,Dora Dee,Zoe K.,New,,',
    '2026-06-02,Cleo Case,Yul V.,Lost,,',
  ]
    .join('\n')
    .replace('Zoe K.,New,300', 'Zoe K.,Won,400'),
  'people.csv':
    'First Name,Last Name,Company,Email,Phone,Notes\nMaren,Holt,Holt Law,maren@example.com,,knows Zoe K.\nCleo,Case,,cleo@example.com,555-0100,\nEve,Ash,,eve@example.com,,\n',
  'cards.vcf':
    'BEGIN:VCARD\nVERSION:3.0\nFN:Victor Osei\nEMAIL:victor@example.com\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Finn Gale\nTEL:555-0199\nNOTE:a friend of Zoe K.\nEND:VCARD\n',
  'slips.xls': [
    'Slips Audit Report for 28/01/2026',
    'From,To,,Slip Type,,Inside/Outside,$ if TYFCB,Qty if CEU,Detail',
    'Nadia Brandt,Maren Holt,,Referral,,Inside,,,needs a mortgage',
    'Victor Osei,Nadia Brandt,,Referral,,Outside,,,',
    'Nadia Brandt,Gus Hale,,One to One,,,,,Cafe Rosso',
    'Nadia Brandt,Victor Osei,,TYFCB,,Inside,1200,,',
  ].join('\r\n'),
};

const tracker = pick('tracker.csv', 'more/tracker.csv');
const way = pick('--given', '--received', '--no-clients', '--update', '--yes');

const typed: fc.Arbitrary<Words> = fc.oneof(
  { weight: 4, arbitrary: said('import', tracker, way, pick('--replace', '--again', '--yes'), '--yes') },
  { weight: 3, arbitrary: said('import', tracker, '--update', '--yes') },
  { weight: 2, arbitrary: said('import', pick('people.csv', 'cards.vcf', 'slips.xls'), '--yes') },
  { weight: 2, arbitrary: said('import', pick('theirs.json', 'theirs-later.json'), '--yes') },
  { weight: 3, arbitrary: said('log', pick('Zoe K.', 'Yul V.'), pick('--to', '--from'), who, '--yes') },
  { weight: 1, arbitrary: said('log', 'Xia W.', '--source', pick('Website', 'Web', 'Fair'), '--yes') },
  { weight: 2, arbitrary: said('update', number, pick('won', 'lost', 'contacted', 'void'), '--yes') },
  { weight: 1, arbitrary: said('update', number, '--collected', pick('100', '250'), '--yes') },
  { weight: 2, arbitrary: said('edit', number, '--note', pick('as it was', 'of Zoe K.'), '--yes') },
  {
    weight: 2,
    arbitrary: said('edit', who, pick('--tag', '--profession'), pick('lawyer', 'broker'), '--yes'),
  },
  { weight: 1, arbitrary: said('edit', who, '--introduced-by', who, '--yes') },
  {
    weight: 1,
    arbitrary: said('check-in', who, '--kind', pick('call', 'coffee'), '--note', 'on Zoe K.', '--yes'),
  },
  { weight: 1, arbitrary: said('agree', who, '--verbal', '--they-pay', pick('10%', '5%'), '--yes') },
  { weight: 3, arbitrary: said('merge', who, who, '--yes') },
  { weight: 1, arbitrary: said('merge', pick('Website', 'Fair'), pick('Web', 'Fair', 'maren'), '--yes') },
  { weight: 2, arbitrary: said('remove', number, '--yes') },
  { weight: 1, arbitrary: said('remove', who, '--yes') },
  { weight: 1, arbitrary: said('forget', '--client', pick('Zoe K.', 'Jane D.'), '--all', '--yes') },
  { weight: 1, arbitrary: said('history', '--prune', '--keep', pick('1', '2', '5'), '--yes') },
  { weight: 7, arbitrary: said('undo') },
  { weight: 4, arbitrary: said('redo') },
);

const fileIn = (home: string) => join(home, '.local', 'share', 'refnet', 'refnet.db');

/** All rows but when they were changed, which undo and redo change, and what was removed and became another. */
function contentOf(home: string): unknown {
  const file = fileIn(home);
  const rows = JSON.stringify(dumpOf(file), (key, value: unknown) => (key === 'updated_at' ? '' : value));
  const db = new Database(file, { readonly: true });
  try {
    return {
      rows: JSON.parse(rows) as unknown,
      // What a merge that was taken back leaves of it is about a record that is there.
      removed: db
        .prepare('select uuid, kind, merged_into from tombstones where merged_into is not uuid order by uuid')
        .all(),
    };
  } finally {
    db.close();
  }
}

type Type = (argv: Words) => Promise<Result>;

/** One network, the files beside it, and what another copy of it became. */
async function begun(): Promise<{ home: string; type: Type }> {
  const home = temporaryFolder();
  let second = 0;
  const typing = (at: string) => async (argv: Words) => {
    const [command = '', name = '', ...rest] = argv;
    const words = command === 'import' ? ['import', join(home, name), ...rest] : argv;
    const now = new Date(Date.UTC(2026, 10, 20, 12, 0, (second += 1))).toISOString();
    const result = await runMain(at, words, { now });
    const fault = /something went wrong|FOREIGN KEY|UNIQUE|SQLITE/.test(result.stderr) || result.code === 70;
    expect({ argv, ...(fault ? result : {}) }).toEqual({ argv });
    const isSilent = result.code !== 0 && !result.stderr.startsWith('refnet: ');
    expect({ argv, isSilent }).toEqual({ argv, isSilent: false });
    return result;
  };
  mkdirSync(join(home, 'more'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(home, name), text);
  const type = typing(home);
  for (const argv of [
    ['config', 'currency', 'CAD'],
    ['config', 'my-name', 'Nadia Brandt'],
    ['add-partner', 'Ann Ash'],
    ['add-partner', 'Cleo Case'],
    ['log', 'Ida R.', '--from', 'ann', '--status', 'won', '--value', '1000'],
    ['log', 'Kim S.', '--source', 'Web'],
  ]) {
    expect({ argv, code: (await type(argv)).code }).toEqual({ argv, code: 0 });
  }
  const other = copyOf(home);
  const there = typing(other);
  for (const [name, more] of [
    [
      'theirs.json',
      [
        ['log', 'Zoe K.', '--to', 'ann', '--yes'],
        ['import', 'tracker.csv', '--yes'],
      ],
    ],
    [
      'theirs-later.json',
      [
        ['merge', 'ann', 'cleo', '--yes'],
        ['remove', '1', '--yes'],
      ],
    ],
  ] as const) {
    for (const argv of more) expect({ argv, code: (await there(argv)).code }).toEqual({ argv, code: 0 });
    writeFileSync(join(home, name), (await runMain(other, ['export', 'all', '--format', 'json'], {})).stdout);
  }
  return { home, type };
}

/** One step back or forth; undefined where there is none, or it is refused. */
async function moved(home: string, type: Type, word: 'undo' | 'redo') {
  const before = contentOf(home);
  const { code, stdout } = await type([word, '--json']);
  const isMoved = code === 0 && stdout !== 'null\n';
  const after = contentOf(home);
  expect({ isMoved, after }).toEqual({ isMoved, after: isMoved ? after : before });
  return isMoved ? { before, after } : undefined;
}

/** What one step did, the other takes back, and does again. */
async function checkStep(home: string, type: Type, word: 'undo' | 'redo') {
  const step = await moved(home, type, word);
  if (step === undefined) return;
  const back = word === 'undo' ? 'redo' : 'undo';
  expect({ of: back, after: (await moved(home, type, back))?.after }).toEqual({
    of: back,
    after: step.before,
  });
  expect({ of: word, after: (await moved(home, type, word))?.after }).toEqual({
    of: word,
    after: step.after,
  });
}

async function checkAll(home: string, type: Type): Promise<void> {
  const passed: unknown[] = [contentOf(home)];
  for (
    let step = await moved(home, type, 'undo');
    step !== undefined;
    step = await moved(home, type, 'undo')
  ) {
    passed.push(step.after);
  }
  await checkSound(type);
  passed.pop();
  while (passed.length > 0) {
    expect((await moved(home, type, 'redo'))?.after).toEqual(passed.pop());
  }
}

async function checkSound(type: Type): Promise<void> {
  const { code, stdout } = await type(['doctor']);
  expect({ code, stdout }).toMatchObject({ code: 0 });
}

/** What was once not as it should be. */
const EXAMPLES: readonly Words[] = [
  // A partner of the import that is replaced stays.
  [
    'import, tracker.csv, --given',
    'edit, maren, --tag, broker',
    'import, tracker.csv, --received, --replace',
    'undo',
  ],
  // On the way back two sources are there that became one.
  ['import, tracker.csv, --received, --yes', 'import, theirs.json, --yes', 'undo'],
  // What the row was known by is gone.
  ['import, theirs-later.json, --yes', 'forget, --client, Jane D., --all, --yes', 'undo'],
  // Of what was taken back the older part is gone.
  [
    'log, Vic, --from, ann',
    'edit, 3, --note, as it was',
    'undo',
    'undo',
    'history, --prune, --keep, 1, --yes',
    'redo',
  ],
  ['merge, ann, cleo, --yes', 'undo'],
  ['log, Vic, --source, Fair', 'merge, Web, Fair, --yes', 'undo'],
];

test('whatever is typed can be taken back and done again, or that is refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { home, type } = await begun();
      for (const argv of steps) {
        const [word = ''] = argv;
        if (word === 'undo' || word === 'redo') {
          await checkStep(home, type, word);
          continue;
        }
        const { code } = await type(argv);
        const isLeft = word === 'forget' && code === 0 && readFileSync(fileIn(home)).includes(argv[2] ?? '');
        expect({ argv, isLeft }).toEqual({ argv, isLeft: false });
      }
      await checkSound(type);
      await checkAll(home, type);
      await checkSound(type);
    }),
    {
      examples: EXAMPLES.map((steps): [Words[]] => [steps.map((line) => line.split(', '))]),
      numRuns: EXAMPLES.length + Number(process.env['RUNS'] ?? 3),
      seed: Number(process.env['SEED'] ?? 7),
      endOnFailure: process.env['SHRINK'] === undefined,
    },
  );
}, 600_000);

test.each([
  ['partners', 'ann', 'cleo'],
  ['sources', 'Web', 'Fair'],
])(
  'what one of two %s became is known after a merge, and after it was done again',
  async (kind, keep, gone) => {
    const { home, type } = await begun();
    await type(['log', 'Vic', '--source', 'Fair']);
    await type(['merge', keep, gone, '--yes']);
    const merged = () => {
      const db = new Database(fileIn(home), { readonly: true });
      try {
        return db
          .prepare(
            `select count(*) from tombstones t join ${kind} k on k.uuid = t.merged_into
             where t.kind = ? and t.merged_into <> t.uuid`,
          )
          .pluck()
          .get(kind);
      } finally {
        db.close();
      }
    };
    expect(merged()).toBe(1);
    await type(['undo']);
    expect(merged()).toBe(0);
    await type(['redo']);
    expect(merged()).toBe(1);
  },
);
