import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const SHEET = 'Date,Partner,Client,Notes\n';

/** Two partners, a source, a referral of each, an agreement (4), a promise (5) and an objective (6), and files beside it. */
async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Ann Lee'],
    ['add-partner', 'Ben Ash'],
    ['log', 'Jane D.', '--from', 'ann', '--on', '2026-03-02'],
    ['log', 'Kim S.', '--to', 'ben', '--on', '2026-03-03'],
    ['log', 'Lou T.', '--source', 'Website', '--on', '2026-03-04'],
    ['agree', 'ann', '--written', '--they-pay', '10%', '--from', '2026-06-01'],
    ['promise', 'ann', 'the flyer', '--from', '2026-11-10', '--by', '2026-12-01'],
    ['promise', '--network', '--goal', '40 received', '--by', '2026-12-31'],
  );
  const at = (name: string) => join(refnet.home, name);
  symlinkSync(at('gone.json'), at('link.json'));
  mkdirSync(at('folder'));
  writeFileSync(at('x.json'), '{"a": 1}');
  writeFileSync(at('a.csv'), `${SHEET}2026-01-01,Ann Lee,Moe,x\n`);
  writeFileSync(at('b.csv'), `${SHEET}2026-01-02,Ann Lee,Moe,x\n`);
  writeFileSync(at('headings.csv'), SHEET);
  return refnet;
}

/** What is typed, how it ends, and all that is said; `~` is the HOME. */
const REFUSED: readonly [typed: string, code: number, said: string][] = [
  [
    'pay ann 50 --return',
    1,
    'there is no credit in USD\n  refnet fees ann      shows the accounts both ways\n',
  ],
  [
    'check-ins --partner ann --kind broadcast',
    2,
    'a broadcast is to nobody in particular\n  refnet check-ins --kind broadcast\n',
  ],
  [
    'edit 6 --by 2026-01-01',
    2,
    'its last day (1 Jan 2026) would be before its first (20 Nov 2026)\n  say from which day it counts with --from\n',
  ],
  [
    'done 5 --on 2026-11-01',
    2,
    'Sun 1 Nov 2026 is before it was promised, Tue 10 Nov 2026\n  refnet edit 5 --from 2026-11-01      if it was promised earlier\n',
  ],
  [
    'promise ann x --from 2026-11-10 --by 2026-11-01',
    2,
    'it would be due (1 Nov 2026) before it begins (10 Nov 2026)\n  say from which day it holds with --from\n',
  ],
  ['restore --list x.db', 2, '--list goes without a file and without --dry-run\n  refnet restore --list\n'],
  [
    'restore --list --dry-run',
    2,
    '--list goes without a file and without --dry-run\n  refnet restore --list\n',
  ],
  ['compare ann ~/a.csv --accept x', 2, '--accept takes line numbers or all\n  for example: --accept 7,9\n'],
  [
    'export --for ann --output ~/o.csv',
    2,
    'your own name is not known, and the list says who gave to whom\n  refnet config my-name NAME\n',
  ],
  [
    'export all --output ~/link.json',
    1,
    '"~/link.json" leads to a file that is not there\n  name another file with --output\n',
  ],
  [
    'import ~/x.json',
    1,
    '"x.json" is JSON, and no export of everything that refnet wrote\n  refnet export all      writes one\n  of a list, CSV comes back: --format csv\n',
  ],
  ['import ~/folder', 1, '"~/folder" is a folder\n  name a file in it\n'],
  ['import ~/a.csv --sheet X', 2, 'there is no sheet "X"\n  leave --sheet out: no file here has sheets\n'],
  [
    'import ~/a.csv ~/b.csv --corrects 2=1',
    2,
    '--corrects says lines of one file or sheet, and 2 are imported\n  import that one alone\n',
  ],
  ['import ~/headings.csv', 1, 'there are headings, but no rows beneath them\n'],
  [
    'merge Website Website',
    2,
    'both are one, so there is nothing to merge\n  refnet sources      lists the sources\n',
  ],
  ['thank 1 --older', 2, '--older is for a partner\n  refnet thank p1 --older\n'],
  ['update ann --all given --note x', 1, 'no given referral of Ann Lee is open\n'],
  [
    'report --by profession --compare --since 1920-01-01',
    2,
    'there is no period before this one\n  leave --compare out\n',
  ],
  [
    'show 1 --format md',
    2,
    'there is no Markdown of this\n  leave the format out, or choose --format json\n',
  ],
  [
    'update 1 won --value 1.250 --because 1.250',
    2,
    '"1.250" can be read two ways: the point may group thousands or begin the decimals\n  write 1250 or 1.25\n' +
      '  refnet config decimals comma      groups thousands by points from now on\n',
  ],
  ['undo ', 2, 'no further words go with undo\n  refnet help undo\n'],
  ['told !!!', 1, 'no closed, untold referral fits "!!!"\n'],
  ['partners --format xyz', 2, '"xyz" is not a choice for --format; choose one of: table, json, csv, md\n'],
];

test.each(REFUSED)('refnet %s', async (typed, code, said) => {
  const refnet = await network();
  const argv = typed.split(' ').map((word) => word.replace(/^~/, refnet.home));
  const stderr = await refnet.fails(code, argv);
  expect(stderr.replaceAll(refnet.home, '~')).toBe(`refnet: ${said}`);
});

test('a today that is no day', async () => {
  expect(await (await network()).fails(2, ['due'], { today: 'x' })).toBe(
    'refnet: REFNET_TODAY is "x", which is not a day\n  write it as 2026-11-20\n',
  );
});

test('a list for somebody with whom nothing was exchanged', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nora Quist'], ['add-partner', 'Ann Lee']);
  expect(await refnet.fails(1, ['export', '--for', 'ann', '--output', join(refnet.home, 'o.csv')])).toBe(
    'refnet: there is no referral with Ann Lee to tell of\n  refnet referrals      lists those there are\n',
  );
});
