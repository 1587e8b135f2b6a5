import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork } from '../helpers/refnet.ts';

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Maren Holt\nEND:VCARD\n';

/** What writes once at the most: said again it finds nothing to write. */
const SAID_AGAIN: readonly (readonly string[])[] = [
  ['who', 'florist'],
  ['who', 'florist', '--log', 'Dana R.'],
  ['who', 'florist', '--region', 'Ottawa'],
  ['import', 'card.vcf'],
  ['intro', '--template', 'given', '--edit-template', 'words.txt'],
  ['intro', '--template', 'given', '--reset-template'],
  ['edit', '1', '--on', '28 nov'],
  ['edit', 'maren', '--tag', 'gold'],
  ['update', '1', 'won', '--value', '500'],
  ['thank', '1'],
  ['told', '1'],
  ['snooze', 'maren', '--until', '2027-01-15'],
  ['config', 'country', 'CA'],
  ['edit', 'maren', '--stage', 'informal'],
];

test.each(SAID_AGAIN.map((argv) => [argv.join(' '), argv] as const))(
  'refnet %s, said again, offers no undo where it wrote nothing',
  async (_line, argv) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt'], ['log', 'Jane D.', '--from', 'maren']);
    writeFileSync(join(refnet.home, 'card.vcf'), CARD);
    writeFileSync(join(refnet.home, 'words.txt'), 'Hello {partner}\n');
    const typed = argv.map((each) => (/\.(?:vcf|txt)$/.test(each) ? join(refnet.home, each) : each));
    await refnet.run(typed);
    const before = dumpOf(refnet.file);
    const { stdout, stderr } = await refnet.run(typed);
    expect(dumpOf(refnet.file)).toEqual(before);
    expect(`${stdout}${stderr}`).not.toContain('refnet undo');
  },
);
