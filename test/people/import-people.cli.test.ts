import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const fixture = (name: string) => new URL(`../imports/fixtures/contacts/${name}`, import.meta.url).pathname;

/** Writes a file into the network's home and gives its path. */
function fileOf(refnet: Refnet, text: string | Buffer, name = 'people.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, text);
  return path;
}

const LINKEDIN = fixture('linkedin-connections.csv');

describe('a list of people', () => {
  it('becomes partners, said in a line, with one undo', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    expect(await refnet.ok(['import', LINKEDIN, '--tag', 'linkedin'])).toBe(
      'Added 4 partners, of 4 people.\n' +
        '  next: refnet partners      refnet undo      takes the whole import back\n',
    );
    expect(await refnet.ok(['partners', '--tag', 'linkedin'])).toContain('Victor Osei  lawyer');
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['import', LINKEDIN, '--tag', 'linkedin'])).toBe(
      'Nothing new, of 4 people; 4 were already there.\n',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    expect(await refnet.ok(['undo'])).toContain('Took back: added 4 partners from a list (4 partners)');
    expect(await refnet.ok(['redo'])).toContain('Did again');
    expect(await refnet.ok(['import', LINKEDIN])).toBe('Nothing new, of 4 people; 4 were already there.\n');
  });

  it('never merges who has the same name and another firm, and says what would', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt', '--business', 'Holt & Co']);
    const { code, stderr } = await refnet.run(['import', LINKEDIN]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'line 5: Maren Holt may be Maren Holt (p1): the same name\n' +
        '  refnet merge p1 p2\n' +
        'They were added apart; where two are one person, the command beneath makes them one.\n',
    });
  });

  it('knows by name alone who is on record by name alone, and names them', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    await refnet.ok(['add-partner', 'Victor Osei']);
    const again = `refnet import ${LINKEDIN} --choose`;
    const { stdout } = await refnet.run(['import', LINKEDIN, '--dry-run']);
    expect(stdout).toContain(
      `Matched by name alone: Maren Holt (p1) and Victor Osei (p2).\n  if one is somebody else: ${again}\n`,
    );
    expect(await refnet.ok(['import', LINKEDIN, '--yes'])).toBe(
      'Added 2 partners, filled in what 2 partners you have lacked, of 4 people.\n' +
        '  Matched by name alone: Maren Holt (p1) and Victor Osei (p2).\n' +
        `    if one is somebody else: refnet undo      then ${again}\n` +
        '  next: refnet partners      refnet undo      takes the whole import back\n',
    );
    expect(await refnet.ok(['import', LINKEDIN])).toBe('Nothing new, of 4 people; 4 were already there.\n');
    await refnet.ok(['undo']);
    const plain: unknown = JSON.parse(await refnet.ok(['import', LINKEDIN, '--json']));
    expect(plain).toMatchObject([
      {
        added: 2,
        matchedByName: [
          { partnerId: 'p1', line: 5, name: 'Maren Holt', like: 'Maren Holt' },
          { partnerId: 'p2', line: 7, name: 'Victor Osei', like: 'Victor Osei' },
        ],
        doubtful: [],
      },
    ]);
  });

  it('knows who has a registration number behind the name, or a former surname in brackets', async () => {
    const refnet = await newNetwork(['add-partner', 'Kyle Brand']);
    await refnet.ok(['add-partner', 'Sue Ellen Pratt', '--business', 'Owens Homes']);
    const head = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
    const list = fileOf(
      refnet,
      `${head}\nKyle,"Brand, NMLS #123456",https://www.linkedin.com/in/kb,,Lone Star Home Loans,Loan Officer,12 Feb 2020\n` +
        'Sue Ellen (Pratt),Owens,https://www.linkedin.com/in/so,,Pratt Inspections LLC,Inspector,05 May 2021\n',
    );
    const { stdout, stderr } = await refnet.run(['import', list]);
    expect(stdout).toContain('Matched by name alone: Kyle Brand (p1).');
    expect(stderr).toContain('line 3: Sue Ellen Owens may be Sue Ellen Pratt (p2): the same name');
  });

  it('makes partners of firms whose rows name no person, and says so', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const list = fileOf(
      refnet,
      'First Name,Last Name,Company,Email\nAnn,Ash,Ash Tax,\n,,Home Depot,hd@x.example\n',
    );
    expect(await refnet.ok(['import', list])).toBe(
      'Added 2 partners, of 2 people.\n' +
        '  1 of them is a firm without a person: Home Depot.\n' +
        '  next: refnet partners      refnet undo      takes the whole import back\n',
    );
  });

  it('takes nobody for known by name alone whom the list has twice', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const list = fileOf(refnet, 'Name,Company,Email\nMaren Holt,One,\nMaren Holt,Two,\n');
    expect((await refnet.run(['import', list])).stderr).toBe(
      'line 2: Maren Holt may be Maren Holt (p1): the same name\n' +
        '  refnet merge p1 p2\n' +
        'line 3: Maren Holt may be Maren Holt (p1): the same name\n' +
        '  refnet merge p1 p3\n' +
        'They were added apart; where two are one person, the command beneath makes them one.\n',
    );
    await refnet.ok(['undo']);
    const twice = fileOf(refnet, 'Name,Company,Email\nMaren Holt,,m@x.example\nMaren Holt,One,m@x.example\n');
    expect(await refnet.ok(['import', twice])).toContain('Filled in what 1 partner you have lacked');
  });

  it('fills in what a partner lacks, and leaves what is there', async () => {
    const refnet = await newNetwork([
      'add-partner',
      'Ann Ash',
      '--email',
      'ann@example.com',
      '--business',
      'Ash & Partners',
    ]);
    const { stdout, stderr } = await refnet.run(['import', LINKEDIN]);
    expect({ stdout, stderr }).toEqual({
      stdout:
        'Added 3 partners, filled in what 1 partner you have lacked, of 4 people.\n' +
        '  next: refnet partners      refnet undo      takes the whole import back\n',
      stderr:
        'Ann Ash (p1): the file has another business, "Ash Tax Inc.", where "Ash & Partners" stands\n' +
        '  refnet edit p1 --business "Ash Tax Inc."\n',
    });
    const card = await refnet.ok(['show', 'ann']);
    expect(card).toContain('business     Ash & Partners');
    expect(card).toContain('known since  Fri 12 Mar 2021');
  });

  it('says who is called otherwise there by now, with the command, and nothing of a legal form', async () => {
    const refnet = await newNetwork(['add-partner', 'Jenna Kay', '--link', 'https://www.linkedin.com/in/jk']);
    await refnet.ok(['edit', 'jenna', '--business', 'Kay Homes']);
    const head = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On';
    const row = 'Jenna,Briggs,https://www.linkedin.com/in/jk,,Kay Homes LLC,,12 Feb 2020';
    const { stderr } = await refnet.run(['import', fileOf(refnet, `${head}\n${row}\n`)]);
    expect(stderr).toBe(
      'Jenna Kay (p1) is Jenna Briggs in the file, and is found by that too\n' +
        '  refnet edit p1 --name "Jenna Briggs"\n',
    );
    await refnet.ok(['edit', 'p1', '--name', 'Jenna Briggs']);
    expect(await refnet.ok(['show', 'Jenna Kay'])).toContain('Jenna Briggs');
  });

  it('adds their groups to the tags, and says since when else it has them known', async () => {
    const refnet = await newNetwork([
      'add-partner',
      'Ann Ash',
      '--email',
      'ann@example.com',
      '--known-since',
      '2019-01-01',
      '--tag',
      'choir',
    ]);
    const list = fileOf(refnet, 'Name,Email,Known since,Tags\nAnn Ash,ann@example.com,2021-03-04,golf\n');
    const { code, stderr } = await refnet.run(['import', list, '--labels']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        'Ann Ash (p1): the file has another known since, "Thu 4 Mar 2021", where "Tue 1 Jan 2019" stands\n' +
        '  refnet edit p1 --known-since 2021-03-04\n',
    });
    expect(JSON.parse(await refnet.ok(['show', 'ann', '--json']))).toMatchObject({
      knownSince: '2019-01-01',
      tags: ['choir', 'golf'],
    });
  });

  it('fills in where one of yours is found, what else they are called and who referred them', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Ash', '--email', 'ann@example.com']);
    const card = join(refnet.home, 'ann.vcf');
    writeFileSync(
      card,
      'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Ash\r\nNICKNAME:Annie Ash\r\nEMAIL:ann@example.com\r\n' +
        'ADR;TYPE=WORK:;;5 Oak Ave;Toronto;;;\r\nitem1.X-ABRELATEDNAMES:Zed Quist\r\nitem1.X-ABLabel:Referred by\r\nEND:VCARD\r\n',
    );
    expect(await refnet.ok(['import', card])).toContain('Filled in what 1 partner you have lacked');
    expect(JSON.parse(await refnet.ok(['show', 'ann', '--json']))).toMatchObject({
      addresses: ['5 Oak Ave, Toronto'],
      aliases: ['Annie Ash'],
      howMet: 'referred by Zed Quist',
    });
  });

  it('keeps away whom one removed since', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    await refnet.ok(['import', LINKEDIN]);
    await refnet.run(['remove', 'p5', '--yes']);
    expect(await refnet.ok(['import', LINKEDIN])).toBe(
      'Nothing new, of 4 people; 3 were already there and 1 was removed since and stays away.\n',
    );
  });

  it('takes those who are wanted by profession, firm or words', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    expect(await refnet.ok(['import', LINKEDIN, '--only', 'attorney, realtor'])).toBe(
      'Added 2 partners, of 4 people; 2 were not among those wanted.\n' +
        '  next: refnet partners      refnet undo      takes the whole import back\n',
    );
    expect(await refnet.fails(1, ['import', LINKEDIN, '--only', 'dentist'])).toBe(
      'refnet: nobody of 4 people fits "dentist"\n' +
        '  there are: mortgage broker 1, accountant 1, lawyer 1, real estate agent 1\n',
    );
  });

  it('refuses what only a tracker has', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    expect(await refnet.fails(2, ['import', LINKEDIN, '--given'])).toBe(
      'refnet: --given is for referrals, and "linkedin-connections.csv" is a list of people\n  leave it out\n',
    );
  });
});

describe('cards', () => {
  const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maren Holt\r\nEMAIL:maren@example.com\r\nEND:VCARD\r\n';

  it('lose only the bad one, named by its line', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const file = fileOf(
      refnet,
      `${CARD}BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bad One\r\nnonsense\r\nEND:VCARD\r\n`,
    );
    const result = await refnet.run(['import', file]);
    expect(result).toEqual({
      code: 3,
      stdout:
        'Added 1 partner, of 1 person.\n' +
        '  next: refnet partners      refnet undo      takes the whole import back\n',
      stderr: 'line 9: the line is no property of a card\n',
    });
    const rejected = join(refnet.home, 'rejected.csv');
    await refnet.run(['import', file, '--bad-rows', rejected, '--dry-run']);
    expect(existsSync(rejected)).toBe(false);
    await refnet.run(['import', file, '--bad-rows', rejected]);
    expect(readFileSync(rejected, 'utf8')).toContain('9,the line is no property of a card,"BEGIN:VCARD');
  });
});

describe('a list of partners that refnet printed', () => {
  it('comes back whole, and prints the same again', async () => {
    const refnet = await newNetwork(
      [
        'add-partner',
        'Ann Ash',
        '--profession',
        'CPA',
        '--email',
        'a@example.com',
        '--email',
        'b@example.com',
      ],
      ['add-partner', 'Bob Brun, Esq', '--introduced-by', 'ann', '--country', 'CA', '--subdivision', 'ON'],
      ['add-partner', 'Ann Ash', '--stage', 'power-partner', '--known-since', '2024-03', '--yes'],
      [
        'edit',
        'p1',
        '--tag',
        'chamber',
        '--tag',
        'a b',
        '--note',
        'one',
        '--do-not-refer',
        '--size',
        'larger',
      ],
      [
        'edit',
        'p3',
        '--archive',
        '--check-in-months',
        '2',
        '--also-known-as',
        'Annie',
        '--phone',
        '030 12345',
      ],
    );
    const csv = await refnet.ok(['partners', '--all', '--format', 'csv']);
    const other = await newNetwork();
    const file = fileOf(other, csv);
    expect((await other.run(['import', file])).code).toBe(0);
    expect(await other.ok(['partners', '--all', '--format', 'csv'])).toBe(csv);
    expect(await other.ok(['import', file])).toBe('Nothing new, of 3 people; 3 were already there.\n');
    expect(await refnet.ok(['import', file])).toBe('Nothing new, of 3 people; 3 were already there.\n');
  });

  it('says which row and column cannot be read, never the cell', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Ash'], ['add-partner', 'Bob Brun']);
    const csv = await refnet.ok(['partners', '--format', 'csv']);
    const file = fileOf(refnet, csv.replace('acquaintance', 'stranger'));
    expect(await refnet.fails(1, ['import', file])).toBe(
      'refnet: 1 of 2 rows cannot be read, so nothing was imported\n' +
        '  line 2: "stage" cannot be read\n' +
        `  refnet import ${file} --skip-bad      imports the others\n`,
    );
    const { code, stdout } = await refnet.run(['import', file, '--skip-bad']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: 'Nothing new, of 1 person; 1 was already there.\n' });
  });
});

describe('people of a list and another copy of the network', () => {
  it('keep their own numbers when both are merged, and no referral is taken for another', async () => {
    const here = await newNetwork(['add-partner', 'Nora Blum']);
    const there = await newNetwork();
    await here.ok(['import', LINKEDIN]);
    const file = join(here.home, 'all.json');
    await here.ok(['export', 'all', '--output', file]);
    await there.run(['import', file]);
    await here.ok(['log', 'Client A', '--from', 'maren', '--on', '2026-11-01']);
    await there.ok(['log', 'Client B', '--from', 'victor', '--on', '2026-11-02']);
    await here.ok(['add-partner', 'Zed Zulu']);
    const list = fileOf(there, 'Name,Company\nEva Neu,Neu Law\nTom Alt,Alt Law\n');
    await there.ok(['import', list]);
    await there.ok(['remove', 'tom', '--yes']);
    const back = join(there.home, 'back.json');
    await there.ok(['export', 'all', '--output', back]);
    await here.ok(['import', back, '--yes']);
    const clients = JSON.parse(await here.ok(['referrals', '--json'])) as { client: string }[];
    expect(clients.map(({ client }) => client).toSorted()).toEqual(['Client A', 'Client B']);
    expect(await here.ok(['import', list])).toBe(
      'Nothing new, of 2 people; 1 was already there and 1 was removed since and stays away.\n',
    );
    expect(await here.ok(['import', LINKEDIN])).toBe('Nothing new, of 4 people; 4 were already there.\n');
    expect((await here.run(['doctor'])).code).toBe(0);
  });
});

describe('in a terminal', () => {
  it.each([
    ['yes', '30 partners'],
    ['no', undefined],
  ])('of many people Enter takes all, as it says, and asks before it writes: %s', async (typed, added) => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const names = Array.from({ length: 30 }, (_, at) => `Ann Number${at},a${at}@example.com`);
    const { stdout } = await asked(
      refnet,
      ['import', fileOf(refnet, `Name,Email\n${names.join('\n')}\n`)],
      [
        ['Look for a profession, a firm or a name, or all (Enter takes all 30)', ''],
        ['Import it?', typed],
      ],
    );
    expect(stdout.includes(added ?? 'partner')).toBe(added !== undefined);
  });

  const withMaren = () => newNetwork(['add-partner', 'Maren Holt', '--business', 'Holt & Co']);

  it('is asked who may be whom, and makes one of two when told so', async () => {
    const refnet = await withMaren();
    const { code, stdout } = await asked(
      refnet,
      ['import', LINKEDIN],
      [
        ['Line 5: who is Maren Holt, Senior Mortgage Broker, Harbour Lending?', '2'],
        ['Import it?', 'yes'],
      ],
    );
    expect({ code, first: stdout.split('\n').find((line) => line.startsWith('Added')) }).toEqual({
      code: 0,
      first: 'Added 3 partners, filled in what 1 partner you have lacked, of 4 people.',
    });
    expect(await refnet.ok(['import', LINKEDIN])).toBe('Nothing new, of 4 people; 4 were already there.\n');
  });

  it('keeps them apart, or leaves them out, when told so', async () => {
    const refnet = await withMaren();
    const { stdout } = await asked(
      refnet,
      ['import', LINKEDIN],
      [
        ['who is Maren Holt', 'leave'],
        ['Import it?', 'yes'],
      ],
    );
    expect(stdout).toContain('Added 3 partners, of 4 people; 1 was left out.');
    const other = await withMaren();
    const { stderr } = await asked(
      other,
      ['import', LINKEDIN],
      [
        ['who is Maren Holt', ''],
        ['Import it?', 'yes'],
      ],
    );
    expect(stderr).not.toContain('refnet merge');
  });

  it('is not asked again about whom it left out, unless it wants to choose', async () => {
    const refnet = await withMaren();
    const leave: [string, string][] = [
      ['who is Maren Holt', 'leave'],
      ['Import it?', 'yes'],
    ];
    await asked(refnet, ['import', LINKEDIN], leave);
    const again = await asked(refnet, ['import', LINKEDIN], [['Nothing new, of 4 people', 'yes']]);
    const left =
      'Nothing new, of 4 people; 3 were already there and 1 was left out.\n' +
      '  You left one of those out before; to be asked again:\n' +
      `    refnet import ${LINKEDIN} --choose\n`;
    expect(again.stdout).toBe(left);
    expect(await refnet.ok(['import', LINKEDIN, '--yes'])).toBe(left.replace(':\n    ', ': '));
    const choosing = await asked(
      refnet,
      ['import', LINKEDIN, '--choose'],
      [
        ['1 person you do not have yet', 'all'],
        ['Whom of these?', '1'],
        ['1 chosen', ''],
        ['who is Maren Holt', '1'],
        ['Import it?', 'yes'],
      ],
    );
    expect(choosing.stdout).toContain('Added 1 partner, of 4 people; 3 were already there.');
    expect(await refnet.ok(['import', LINKEDIN, '--yes'])).toBe(
      'Nothing new, of 4 people; 4 were already there.\n',
    );
    await refnet.ok(['undo']);
    expect(await refnet.ok(['undo'])).toContain(
      'Took back: added 3 partners from a list, left 1 person of a list out (3 partners)',
    );
    await asked(refnet, ['import', LINKEDIN], leave);
  });

  it('takes back an answer that is all that an import brought', async () => {
    const refnet = await withMaren();
    const list = fileOf(refnet, 'Name,Company\nMaren Holt,Harbour Lending\n');
    const leave: [string, string][] = [
      ['who is Maren Holt', 'leave'],
      ['Import it?', 'yes'],
    ];
    await asked(refnet, ['import', list], leave);
    expect((await refnet.run(['doctor'])).code).toBe(0);
    expect(await refnet.ok(['import', list])).toContain('Nothing new, of 1 person; 1 was left out.');
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['undo'])).toContain('Took back: left 1 person of a list out');
    await refnet.ok(['redo']);
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['undo']);
    await asked(refnet, ['import', list], leave);
  });

  it('is asked about whom the name alone tells, where it wants to choose', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const answers = (who: string): [string, string][] => [
      ['3 people you do not have yet', 'all'],
      ['Whom of these?', '1'],
      ['1 chosen', ''],
      ['Line 5: who is Maren Holt, Senior Mortgage Broker, Harbour Lending?', who],
      ['Import it?', 'yes'],
    ];
    const another = await asked(refnet, ['import', LINKEDIN, '--choose'], answers('2'));
    expect(another.stdout).toContain('Added 2 partners, of 4 people; 2 were not among those wanted.');
    expect(another.stdout).not.toContain('Matched by name alone');
    await refnet.ok(['undo']);
    const same = await asked(refnet, ['import', LINKEDIN, '--choose'], answers(''));
    expect(same.stdout).toContain('Added 1 partner, filled in what 1 partner you have lacked, of 4 people');
  });

  it('is told nothing that would take back what was before while nothing is written', async () => {
    const refnet = await newNetwork(['add-partner', 'Maren Holt']);
    const { stderr } = await asked(refnet, ['import', LINKEDIN], [['Import it?', 'no']]);
    expect(stderr).toContain('Matched by name alone: Maren Holt (p1).');
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
      `if that is somebody else: refnet import ${LINKEDIN} --choose`,
    );
    expect(stderr).not.toContain('undo');
    const { stdout } = await asked(refnet, ['import', LINKEDIN], [['Import it?', 'yes']]);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `if that is somebody else: refnet undo then refnet import ${LINKEDIN} --choose`,
    );
  });

  it('chooses from a list, looked for by profession, firm or name', async () => {
    const refnet = await withMaren();
    const { stdout, stderr } = await asked(
      refnet,
      ['import', LINKEDIN, '--choose'],
      [
        ['4 people you do not have yet: mortgage broker 1, accountant 1', 'lawyer'],
        ['Whom of these?', '1'],
        ['1 chosen', 'dentist'],
        ['nobody fits "dentist"', 'all'],
        ['chosen: Victor Osei', '1,3'],
        ['2 chosen', ''],
        ['who is Maren Holt', '1'],
        ['Import it?', 'yes'],
      ],
    );
    expect(stdout).toContain('Added 2 partners, of 4 people; 2 were not among those wanted.');
    expect(stderr).toContain('real estate agent');
  });

  it('writes nothing where those chosen are not imported after all', async () => {
    const refnet = await withMaren();
    const { code } = await asked(
      refnet,
      ['import', LINKEDIN, '--choose'],
      [
        ['Enter takes all 4', ''],
        ['Line 5: who is Maren Holt, Senior Mortgage Broker, Harbour Lending?', '1'],
        ['Import it?', 'no'],
      ],
    );
    expect(code).toBe(130);
  });

  it('asks nobody where nobody is there', async () => {
    const refnet = await withMaren();
    expect(await refnet.fails(2, ['import', LINKEDIN, '--choose'])).toContain(
      '--choose asks in a terminal, and nobody is there to be asked',
    );
  });
});

it('a sum beneath a list of people is nobody', async () => {
  const refnet = await newNetwork(['config', 'currency', 'CAD']);
  const path = fileOf(
    refnet,
    'Name,Phone,Email\n"Okafor, Ngozi",512-555-0130,ngozi@example.com\nTotal: 1,,\n',
  );
  await refnet.run(['import', path]);
  const partners = JSON.parse(await refnet.ok(['partners', '--json'])) as { name: string }[];
  expect(partners.map(({ name }) => name)).toEqual(['Ngozi Okafor']);
});
