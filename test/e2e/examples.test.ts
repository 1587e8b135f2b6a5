import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandReference, idleWorld } from '../helpers/command-reference.ts';
import { faultOf } from '../helpers/printed-commands.ts';
import { copyOf, newNetwork, runMain, type Refnet } from '../helpers/refnet.ts';

/** What the examples of the help are about. */
const RECORD: readonly string[] = [
  'config country CA',
  'config currency CAD',
  'config my-name "Nadia Brandt"',
  'add-partner "Linda Wu" --profession painter',
  'add-partner "Ilse Moreno" --profession "family lawyer" --region Ottawa',
  'add-partner "Maren Holt" --profession "mortgage broker" --tag chamber --address "12 King St W"',
  'add-partner "M. Holt" --profession broker --yes',
  'add-partner "Victor Osei" --profession accountant --email v@example.com',
  'agree victor --verbal --i-pay "10% of collected" --from 2026-01-05',
  'agree maren --written --they-pay "25% of collected" --from 2026-01-05',
  'log "Dana R." --to victor --for bookkeeping --on 2026-11-02',
  'log "Cy D." --to maren --on 2026-10-01',
  'log "Ben K." --to linda --on 2026-11-02',
  'log "Zoe F." --from maren --on 2026-10-02',
  'log "Kim P." --from victor --on 2026-10-03',
  'update 7 won --value 30000 --collected 30000 --on 2026-11-03',
  'log "Jane D." --from maren --for "first home" --on 2026-11-03',
  'log "Ana L." --from maren --on 2026-10-04',
  'update 10 won --value 900 --on 2026-11-05',
  'log "Eva S." --source website --on 2026-11-04',
  'log "Eli S." --source "our site" --on 2026-11-04',
  'check-in maren --kind coffee --on 2026-11-05',
  'promise maren "send the brochure" --by 2026-12-04',
  'project maren "buyers evening" --kind event --from 2026-11-06',
  'undo',
  'redo',
];

/** The number here of what an example calls by another, by what it begins with. */
const NUMBERS: readonly (readonly [begins: RegExp, number: string])[] = [
  [/^fees 12/, '6'],
  [/^agree maren --for 12/, '4'],
  [/^pay victor .*--for 12/, '7'],
  [/^thank 61/, '9'],
  [/^told 57/, '10'],
  [/^(?:done 63|edit 64)/, '14'],
  [/^edit 63/, '13'],
  [/^edit 65/, '15'],
  [/^edit 66/, '9'],
];

/** What has happened before an example, by what it begins with. */
const BEFORE: readonly (readonly [begins: RegExp, typed: readonly string[]])[] = [
  [/^advise maren --accept/, ['log A --from maren', 'log B --from maren', 'log C --from maren']],
  [/^agree maren --written --from 2026-12/, ['agree maren --close']],
  [/^agree maren --for 12 --usual/, ['agree maren --for 4 --they-pay 30%']],
  [/^pay maren 200 --received/, ['update cy won --value 8000 --collected 8000']],
  [/^pay victor 2500 --return/, ['pay victor 3000', 'update 7 --collected -28000']],
  [/^snooze maren --wake/, ['snooze maren --until 2026-12-24']],
  [/^forget --words/, ['check-in maren --note "with Dupont"']],
];

/** Files that examples read. */
const FILES: Readonly<Record<string, string>> = {
  'tracker.csv': 'Date,Partner,Client,Direction,Status\n13/02/2026,Maren Holt,Ann B.,received,won\n',
  'sent.csv': 'When,To whom,Who\n2026-02-13,Maren Holt,Ann B.\n',
  'Connections.csv':
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Ash,,,Ash LLP,Lawyer,01 Jan 2024\n',
  'contacts.vcf': 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann Ash\nEND:VCARD\n',
  'from-maren.csv': 'Date,Client,Direction\n2026-11-03,Jane D.,given\n2026-11-01,Una V.,given\n',
  'her-list.csv': 'Date,Client\n2026-11-03,Jane D.\n',
  'client.txt': 'Ola N.\n',
  'intro.txt': 'Subject: Meet {partner}\n\nHello {client}, this is {partner}.\n',
};

/** These are of a layout or of a time that other tests tell of. */
const TOLD_ELSEWHERE =
  /intro "dana r\." --open|--settled|backup network\.db|slips-audit-report|clients\.xlsx|--sheet|undo --import|--accept 7,9|told 57 58|--older|refnet --version/;

async function recorded(): Promise<Refnet> {
  const refnet = await newNetwork(...RECORD.map(wordsOf));
  const there = (name: string) => join(refnet.home, name);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(there(name), text);
  await runMain(refnet.home, ['export', 'all', '--output', there('network.json')], {});
  await runMain(refnet.home, ['backup', there('network.db')], {});
  return refnet;
}

function wordsOf(typed: string): string[] {
  return [...typed.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
}

/** The examples of the help, those of so many parts. */
async function examplesOf(part: number): Promise<string[]> {
  const help = await commandReference(idleWorld());
  const all = [...help.matchAll(/^ {2}refnet (\S.*?)(?: {2,}.*)?$/gm)].map(([, typed = '']) => typed);
  const own = [...new Set(all)].filter((example) => !TOLD_ELSEWHERE.test(`refnet ${example}`));
  expect(own.length).toBeGreaterThan(150);
  return own.filter((_, at) => at % PARTS === part);
}

const PARTS = 10;

test.each(Array.from({ length: PARTS }, (_, part) => part))(
  'every example of the help works on a network that has what it is about: %s',
  async (part) => {
    const refnet = await recorded();
    const refused: unknown[] = [];
    for (const example of await examplesOf(part)) {
      const home = copyOf(refnet.home);
      const [typed = '', input] = example.replace(/ > \S+$/, '').split(' < ');
      const [, number = '3'] = NUMBERS.find(([begins]) => begins.test(typed)) ?? [];
      const here = (word: string) =>
        /^(?:12|57|6\d)$/.test(word) && !typed.startsWith('config ')
          ? number
          : word.replace(/^[\w-]+\.(?:csv|txt|vcf|json|db|ics|xlsx)$/, (name) => join(home, name));
      for (const before of BEFORE.find(([begins]) => begins.test(typed))?.[1] ?? []) {
        const { code, stderr } = await runMain(home, wordsOf(before), {});
        expect({ before, code, stderr: code === 0 ? '' : stderr }).toEqual({ before, code: 0, stderr: '' });
      }
      const stdin = input === undefined ? '' : readFileSync(join(home, input));
      const fault = faultOf(
        await runMain(home, wordsOf(typed).map(here), { stdin, env: { SHELL: '/bin/bash' } }),
      );
      if (Object.keys(fault).length > 0) refused.push({ example, ...fault });
    }
    expect(refused).toEqual([]);
  },
);
