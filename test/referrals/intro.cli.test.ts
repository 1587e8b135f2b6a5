import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, temporaryFolder, type Refnet } from '../helpers/refnet.ts';
import { workbookOf } from '../helpers/workbook.ts';
import { mailDraft } from '../../src/referrals/mail-draft.ts';

const VICTOR = [
  'add-partner',
  'Victor Osei',
  '--profession',
  'accountant',
  '--business',
  'Osei & Co',
  '--email',
  'victor@example.com',
  '--phone',
  '+1 555 0100',
] as const;

/** #1 is given to Victor with consent, #2 received from Maren, #3 given to Maren without a word of consent. */
function network(...more: readonly (readonly string[])[]): Promise<Refnet> {
  return newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    VICTOR,
    ['add-partner', 'Maren Holt'],
    ['log', 'Dana R.', '--to', 'victor', '--for', 'bookkeeping'],
    ['log', 'Jane D.', '--from', 'maren'],
    ['log', 'Bob Q.', '--to', 'maren'],
    ['edit', '1', '--consent', 'yes'],
    ...more,
  );
}

const TEXT = `Subject: Dana, meet Victor Osei

Hello Dana, hello Victor,

Dana, this is Victor Osei, accountant at Osei & Co.
Victor, Dana agreed to hear from you.
It is about bookkeeping.
You can reach Victor at victor@example.com or +1 555 0100.

I leave it to you to find a time.

Best regards,
Nadia Brandt
`;

test('a template is a text: an archive is none', async () => {
  const refnet = await newNetwork();
  const file = join(refnet.home, 'intro.zip');
  writeFileSync(file, workbookOf({ sheets: { One: '<sheetData/>' } }));
  expect(await refnet.fails(1, ['intro', '--template', 'given', '--edit-template', file])).toBe(
    'refnet: "intro.zip" is an archive, no text\n',
  );
});

describe('intro', () => {
  test('introduces a client who was given and the partner to each other, and changes nothing', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.ok(['intro', '1'])).toBe(TEXT);
    expect(await refnet.ok(['intro', 'dana'])).toBe(TEXT);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test.each([
    ['CPA', 'It is about finding a CPA.\n'],
    ['accountant', 'It is about finding an accountant.\n'],
    ['a good tax lawyer', 'It is about finding a good tax lawyer.\n'],
    ['family law', 'It is about family law.\n'],
    ['first home', 'It is about first home.\n'],
  ])('words a need of %s', async (need, line) => {
    const refnet = await network(['edit', '1', '--for', need], ['edit', '2', '--for', need]);
    expect(await refnet.ok(['intro', '1'])).toContain(line);
    const thanks = line.includes('finding') ? 'to me.\n' : `to me, for ${need}.\n`;
    expect(await refnet.ok(['intro', '2'])).toContain(`Thank you for introducing Jane D. ${thanks}`);
  });

  test.each([
    ['Harbour Lending', 'hello Harbour Lending,'],
    ['Dr. Osei', 'hello Dr. Osei,'],
    ['Dana Osei', 'Hello Dana R., hello Dana Osei,'],
  ])('calls %s what a person would', async (name, greeting) => {
    const refnet = await network(['edit', 'victor', '--name', name]);
    expect(await refnet.ok(['intro', '1'])).toContain(greeting);
  });

  test.each([[['jane']], [['jane', 'd.']], [['2']]])('finds the referral by %j', async (words) => {
    expect(await (await network()).ok(['intro', ...words])).toContain('Thank you for introducing Jane D.');
  });

  test('thanks the giver of one who was received', async () => {
    const refnet = await network();
    expect(await refnet.ok(['intro', '2'])).toBe(
      `Subject: Thank you for Jane D.

Hello Maren,

Thank you for introducing Jane D. to me.
I will be in touch with Jane, and I will let you know what becomes of it.

Best regards,
Nadia Brandt
`,
    );
  });

  test.each([[[]], [['--yes']]])('%j says nothing of a consent that is not recorded', async (options) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(await refnet.run(['intro', '3', ...options])).toEqual({
      code: 0,
      stdout: `Subject: Bob, meet Maren Holt

Hello Bob, hello Maren,

Bob, this is Maren Holt.

I leave it to you to find a time.

Best regards,
Nadia Brandt
`,
      stderr:
        'No consent of the client is recorded; an introduction needs one. Once you have it:\n' +
        '  refnet edit 3 --consent yes\n',
    });
    expect(dumpOf(refnet.file)).toEqual(before);
    await refnet.ok(['edit', '3', '--consent', 'yes']);
    expect(await refnet.ok(['intro', '3'])).toContain('Maren, Bob agreed to hear from you.\n');
  });

  test('names what is not on record, with the command that puts it there', async () => {
    const refnet = await network(['config', 'my-name', 'none'], ['edit', '3', '--consent', 'yes']);
    expect(await refnet.run(['intro', '3', '--mail'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^mailto:\?subject=Bob%2C%20meet%20Maren%20Holt&body=[^&?]*\n$/),
      stderr:
        'No email of Maren Holt is on record: refnet edit maren --email ADDRESS\n' +
        'Your name is not on record, so "..." stands for it: refnet config my-name "Your Name"\n',
    });
  });

  test('--mail is the same text as a link, to everybody named', async () => {
    const refnet = await network();
    const link = await refnet.ok([
      'intro',
      '1',
      '--mail',
      '--to',
      'dana@example.com',
      '--to',
      'victor@example.com',
    ]);
    const url = new URL(link.trimEnd());
    expect(url.pathname).toBe('victor@example.com,dana@example.com');
    const { subject, body } = Object.fromEntries(url.searchParams);
    expect(`Subject: ${subject}\n\n${body}\n`).toBe(
      TEXT.replaceAll('\n', '\r\n')
        .replace(/\r\n\r\n/, '\n\n')
        .replace(/\r\n$/, '\n'),
    );
  });

  test('--json gives its parts', async () => {
    const refnet = await network();
    expect(JSON.parse(await refnet.ok(['intro', '1', '--json']))).toEqual({
      referral: 1,
      to: ['victor@example.com'],
      subject: 'Dana, meet Victor Osei',
      body: expect.stringMatching(/^Hello Dana,[^]*Nadia Brandt$/),
      missing: [],
      link: expect.stringMatching(/^mailto:victor@example\.com\?/),
    });
  });

  test.each([
    [2, [], 'the referral is missing'],
    [2, ['1', '--to', 'dana@example.com'], '--to goes only with --mail, --open or --json'],
    [2, ['1', '--mail', '--to', 'dana'], '"dana" is no email address'],
    [2, ['1', '--mail', '--to', 'a@example.com,b@example.com'], 'is no email address'],
    [2, ['1', '--mail', '--json'], '--mail and --json do not go together'],
    [2, ['1', '--dry-run'], '--dry-run does not go with an introduction'],
    [2, ['--template', 'given', '--mail'], '--mail does not go with showing a template'],
    [2, ['--template', 'given', '--reset-template', '--open'], '--open does not go with changing a template'],
    [2, ['1', '--template', 'given'], '--template stands alone'],
    [2, ['--reset-template'], '--reset-template goes only with --template'],
    [2, ['--template', 'given', '--edit-template', '-', '--reset-template'], 'do not go together'],
    [1, ['9'], 'there is no #9'],
    [1, ['4'], 'the client of #4 did not agree to be contacted: that is a lead'],
    [1, ['5'], '#5 is void'],
  ])('exit %i: %j', async (code, argv, message) => {
    const refnet = await network(
      ['log', 'Max P.', '--to', 'victor'],
      ['edit', '4', '--consent', 'no'],
      ['log', 'Kim S.', '--to', 'victor', '--status', 'void'],
    );
    const before = dumpOf(refnet.file);
    expect(await refnet.fails(code, ['intro', ...argv])).toContain(message);
    expect(dumpOf(refnet.file)).toEqual(before);
  });
});

test('nobody is introduced once the client was forgotten, and no name is asked for', async () => {
  const refnet = await newNetwork(['add-partner', 'Victor Osei'], ['log', 'Dana R.', '--to', 'victor']);
  await refnet.ok(['forget', '1', '--all', '--yes']);
  expect(await refnet.run(['intro', '1'])).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'refnet: the client of #1 was forgotten, so there is nobody to introduce\n' +
      '  refnet show 1      what is left of it\n',
  });
});

describe('intro --open', () => {
  /** What opens a file, and notes what it was given and what is in the file. */
  function opener(code = 0) {
    const started: unknown[] = [];
    const drafts: { text: string; modes: number[] }[] = [];
    const launch = async (file: string, args: readonly string[]) => {
      started.push([file, ...args]);
      const path = args.at(-1) ?? '';
      const modes = [path, dirname(path)].map((each) => statSync(each).mode & 0o777);
      drafts.push({ text: readFileSync(path, 'utf8'), modes });
      return code;
    };
    return { started, drafts, launch };
  }

  test.each([
    ['linux', 'xdg-open', []],
    ['freebsd', 'xdg-open', []],
    ['darwin', 'open', []],
    ['win32', 'rundll32', ['url.dll,FileProtocolHandler']],
  ])(
    'on %s opens a file with %s, which names nobody and only its user can read',
    async (platform, file, args) => {
      const refnet = await network();
      const { started, drafts, launch } = opener();
      const folder = temporaryFolder();
      const env = { REFNET_DB: refnet.file, TMPDIR: folder };
      const { code, stdout, stderr } = await refnet.run(['intro', '1', '--open'], { platform, launch, env });
      const path = join(folder, readdirSync(folder)[0] ?? '', 'draft.eml');
      expect({ code, stdout, stderr }).toEqual({
        code: 0,
        stdout: '#1  opened a draft to victor@example.com in your mail program\n',
        stderr: expect.stringContaining(`The draft is in "${path}", which only you can read.
  Where it is shown as a mail that came, choose "Edit as new message", or the like.
  It is removed when something is opened a day from now or later.
`),
      });
      expect(started).toEqual([[file, ...args, path]]);
      expect(path).toMatch(/\/refnet-mail-\w{6}\/draft\.eml$/);
      const [, subject = '', body = ''] =
        /^Subject: (.*)\n\n([^]*)\n$/.exec(await refnet.ok(['intro', '1'])) ?? [];
      expect(drafts).toEqual([
        { text: mailDraft(['victor@example.com'], { subject, body }), modes: [0o600, 0o700] },
      ]);
    },
  );

  test('what was opened a day ago or earlier is removed', async () => {
    const refnet = await network();
    const folder = temporaryFolder();
    const env = { REFNET_DB: refnet.file, TMPDIR: folder };
    const again = async (hours: number) => {
      const now = new Date(Date.now() + hours * 60 * 60 * 1000).toISOString();
      await refnet.run(['intro', '1', '--open'], { launch: opener().launch, env, now });
      return readdirSync(folder).length;
    };
    expect([await again(0), await again(23), await again(25)]).toEqual([1, 2, 1]);
  });

  test.each([
    ['is not there', () => Promise.reject(new Error('ENOENT'))],
    ['fails', () => Promise.resolve(3)],
  ])('says so where the opener %s, and leaves no draft', async (_how, launch) => {
    const refnet = await network();
    const env = { REFNET_DB: refnet.file, TMPDIR: temporaryFolder() };
    expect(await refnet.fails(1, ['intro', '1', '--open'], { launch, env })).toBe(
      'refnet: no mail program could be opened (with xdg-open)\n  refnet intro 1 --mail      prints the draft as a link\n',
    );
    expect(readdirSync(env.TMPDIR)).toEqual([]);
  });

  test('says so where there is no place for a draft', async () => {
    const refnet = await network();
    const env = { REFNET_DB: refnet.file, TMPDIR: join(refnet.home, 'none') };
    expect(await refnet.fails(74, ['intro', '1', '--open'], { launch: opener().launch, env })).toBe(
      `refnet: no file can be made in "${env.TMPDIR}", where the draft lies until your mail program has it\n` +
        '  refnet intro 1 --mail      prints the draft as a link\n',
    );
  });
});

describe('the templates', () => {
  test('are shown, taken from a file or from standard input, and go back to the usual words', async () => {
    const refnet = await network();
    const usual = await refnet.ok(['intro', '--template', 'given']);
    expect(usual).toMatch(/^Subject: \{client-first\}, meet \{partner\}\n\nHello \{client-first\}/);
    const file = join(refnet.home, 'intro.txt');
    writeFileSync(file, 'Subject: {partner}\n\nDear {client}[, for {need}]\n');
    expect(await refnet.ok(['intro', '--template', 'given', '--edit-template', file])).toBe(
      'The template of given referrals has new words\n    refnet undo      takes it back\n',
    );
    expect(await refnet.ok(['intro', '1'])).toBe('Subject: Victor Osei\n\nDear Dana R., for bookkeeping\n');
    expect(await refnet.ok(['intro', '2'])).toContain('Thank you for introducing Jane D.');
    await refnet.ok(['intro', '--template', 'given', '--edit-template', '-'], { stdin: 'Hello {partner}' });
    expect(await refnet.ok(['intro', '1'])).toBe('Subject: Dana, meet Victor Osei\n\nHello Victor Osei\n');
    await refnet.ok(['undo']);
    expect(await refnet.ok(['intro', '1'])).toContain('Dear Dana R.');
    expect(await refnet.ok(['intro', '--template', 'given', '--reset-template'])).toContain(
      'has its usual words again',
    );
    expect(await refnet.ok(['intro', '--template', 'given'])).toBe(usual);
    expect(JSON.parse(await refnet.ok(['intro', '--template', 'received', '--json']))).toMatchObject({
      template: 'received',
      subject: 'Thank you for {client}',
    });
  });

  test.each([
    [2, 'Hello {name}', 'nothing is known as "{name}"'],
    [2, 'Hello {parter}', 'Did you mean {partner} or {partner-first}?'],
    [2, 'Subject: only', 'the template has no text'],
  ])('exit %i: %j', async (code, stdin, message) => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    expect(
      await refnet.fails(code, ['intro', '--template', 'given', '--edit-template', '-'], { stdin }),
    ).toContain(message);
    expect(dumpOf(refnet.file)).toEqual(before);
  });

  test('one that is not there is named', async () => {
    const refnet = await network();
    expect(
      await refnet.fails(1, ['intro', '--template', 'given', '--edit-template', '/nowhere/x.txt']),
    ).toContain('x.txt');
  });

  test('--dry-run shows what would become of one, and --json its words; nothing is written', async () => {
    const refnet = await network();
    const before = dumpOf(refnet.file);
    const edit = ['intro', '--template', 'given', '--edit-template', '-', '--dry-run'];
    expect(await refnet.ok(edit, { stdin: 'Hello {partner}' })).toBe(
      'The template of given referrals has new words\nNothing was written.\n',
    );
    expect(dumpOf(refnet.file)).toEqual(before);
    const written = await refnet.ok(['intro', '--template', 'given', '--edit-template', '-', '--json'], {
      stdin: 'Hello {partner}',
    });
    expect(JSON.parse(written)).toEqual({
      template: 'given',
      subject: '{client-first}, meet {partner}',
      body: 'Hello {partner}',
    });
  });

  test('are no settings, and do not stand in their list', async () => {
    const refnet = await network();
    await refnet.ok(['intro', '--template', 'given', '--edit-template', '-'], { stdin: 'Hello {partner}' });
    expect(await refnet.ok(['config', '--json'])).not.toContain('Hello');
  });
});

test('each thing that is not on record is told with the command that puts it there', async () => {
  const refnet = await network();
  const stdin = 'Hi {client-first} {agreed}: {need}, {about}. {contact} {business} {profession}';
  await refnet.ok(['intro', '--template', 'given', '--edit-template', '-'], { stdin });
  expect(await refnet.run(['intro', '3'])).toEqual({
    code: 0,
    stdout: 'Subject: Bob, meet Maren Holt\n\nHi Bob ...: ..., .... ... ... ...\n',
    stderr: `No consent of the client is recorded; an introduction needs one. Once you have it:
  refnet edit 3 --consent yes
That the client agreed is not on record, so "..." stands for it: refnet edit 3 --consent yes
What the client needs is not on record, so "..." stands for it: refnet edit 3 --for NEED
How to reach the partner is not on record, so "..." stands for it: refnet edit maren --email ADDRESS
The business of the partner is not on record, so "..." stands for it: refnet edit maren --business TEXT
The profession of the partner is not on record, so "..." stands for it: refnet edit maren --profession TEXT
`,
  });
});

test('a client to a partner who is not to be referred to is asked about in a terminal', async () => {
  const refnet = await network(['edit', 'victor', '--do-not-refer']);
  const question = 'Victor Osei is marked do not refer. Introduce them all the same?';
  const no = await asked(refnet, ['intro', '1'], [[question, 'n']]);
  expect(no).toMatchObject({ stdout: '' });
  expect(no.code).not.toBe(0);
  const yes = await asked(refnet, ['intro', '1'], [[question, 'y']]);
  expect(yes).toMatchObject({ code: 0, stdout: TEXT });
  expect(yes.stderr).not.toContain('Note:');
});

test('nobody is introduced who was imported without a name', async () => {
  const refnet = await newNetwork(['add-partner', 'Ann Lee']);
  const file = join(refnet.home, 'tracker.csv');
  writeFileSync(file, 'Date,Partner,Status\n2026-01-05,Ann Lee,new\n');
  await refnet.run(['import', file, '--no-clients', '--given', '--yes']);
  expect(await refnet.fails(1, ['intro', '1'])).toBe(
    'refnet: the client of #1 has no name on record\n  refnet edit 1 --client "Name"\n',
  );
});

test('a rule about names is shown once for a partner', async () => {
  const refnet = await network(
    ['config', 'profession', 'realtor'],
    ['config', 'country', 'CA'],
    ['config', 'subdivision', 'BC'],
  );
  const { stderr } = await refnet.run(['intro', '1']);
  expect(stderr).toBe(
    'Note: BC guideline: when you refer a client to another professional, give a list of at least three, and let the client choose. Source: BCFSA Referrals Guidelines (best practice, not a Rule). Not legal advice.\n',
  );
  expect(await refnet.ok(['intro', '1'])).toBe(TEXT);
});
