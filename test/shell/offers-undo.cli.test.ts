import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Maren Holt\nEMAIL:maren@example.com\nEND:VCARD\n';

/** Where somebody said their own words. */
const EDITED = ['intro', '--template', 'given', '--edit-template', 'words.txt'];

/** What writes once: said again it finds nothing to write. Behind it what is said before. */
const SAID_AGAIN: readonly (readonly [argv: readonly string[], ...before: readonly (readonly string[])[]])[] =
  [
    [['who', 'florist']],
    [['who', 'florist', '--log', 'Dana R.']],
    [['who', 'florist', '--region', 'Ottawa']],
    [['import', 'card.vcf']],
    [EDITED],
    [['intro', '--template', 'given', '--reset-template'], EDITED],
    [['edit', '1', '--on', '28 nov']],
    [['edit', 'maren', '--tag', 'gold']],
    [['update', '1', 'won', '--value', '500']],
    [['thank', '1']],
    [
      ['told', '1'],
      ['update', '1', 'won'],
    ],
    [['snooze', 'maren', '--until', '2027-01-15']],
    [['config', 'country', 'CA']],
    [['edit', 'maren', '--stage', 'power-partner']],
  ];

test.each(SAID_AGAIN.map(([argv, ...before]) => [argv.join(' '), argv, before] as const))(
  'refnet %s, said again, offers no undo where it wrote nothing',
  async (_line, argv, before) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    writeFileSync(join(refnet.home, 'card.vcf'), CARD);
    writeFileSync(join(refnet.home, 'words.txt'), 'Hello {partner}\n');
    const inHome = (each: string) => (/\.(?:vcf|txt)$/.test(each) ? join(refnet.home, each) : each);
    const typed = argv.map(inHome);
    for (const first of before) await refnet.ok(first.map(inHome));
    const fresh = dumpOf(refnet.file);
    await refnet.run(typed);
    const written = dumpOf(refnet.file);
    expect(written).not.toEqual(fresh);
    const { stdout, stderr } = await refnet.run(typed);
    expect(dumpOf(refnet.file)).toEqual(written);
    expect(`${stdout}${stderr}`).not.toContain('refnet undo');
  },
);
