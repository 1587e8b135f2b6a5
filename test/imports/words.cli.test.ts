import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asked } from '../helpers/asked.ts';
import { dumpOf } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(refnet: Refnet, rows: readonly string[], name = 'tracker.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, `Date,Referrer,Client,Status\n${rows.join('\n')}\n`);
  return path;
}

/** `Client: partner or source, status`, one a referral, the oldest first. */
async function listed(refnet: Refnet): Promise<string[]> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest', '--limit', 'all'])) as {
    client: string;
    partner: string | null;
    source: string | null;
    status: string;
  }[];
  return rows.map(
    ({ client, partner, source, status }) => `${client}: ${partner ?? `(${source})`}, ${status}`,
  );
}

const withMaren = () => newNetwork(['add-partner', 'Maren Holt']);

describe('statuses that are not known', () => {
  const ROWS = [
    '2026-01-05,Maren Holt,Jane D.,Hot',
    '2026-01-06,Maren Holt,Max P.,"Cold, again"',
    '2026-01-07,Maren Holt,Bob Q.,HOT!',
    '2026-01-08,Maren Holt,Eli T.,"say ""x"" = y"',
    '2026-01-09,Maren Holt,Finn A.,won',
  ];

  test('are said grouped, with the line to type, which works with a status in each blank', async () => {
    const refnet = await withMaren();
    const path = fileOf(refnet, ROWS);
    const before = dumpOf(refnet.file);
    for (const argv of [[], ['--yes'], ['--dry-run']]) {
      const line = [path, ...argv].join(' ');
      expect(await refnet.fails(1, ['import', path, ...argv])).toBe(
        `refnet: 4 of 5 rows cannot be read, so nothing was imported
  statuses that are not known: "Hot" (2 rows), "Cold, again" (1 row) and "say "x" = y" (1 row)
  refnet import ${line} --statuses 'Hot=STATUS, "Cold, again"=STATUS, "say ""x"" = y"=STATUS'
  a STATUS is one of: new, contacted, meeting, proposal, won, lost, no-response, declined, not-chosen, void, leave-out
  refnet import ${line} --skip-bad      imports the other one
`,
      );
    }
    expect(dumpOf(refnet.file)).toEqual(before);
    const typed = 'Hot=meeting, "Cold, again"=lost, "say ""x"" = y"=leave-out';
    const { code, stderr } = await refnet.run(['import', path, '--statuses', typed]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '1 row left out (line 5): their status was to be left out\n',
    });
    expect(await listed(refnet)).toEqual([
      'Jane D.: Maren Holt, meeting',
      'Max P.: Maren Holt, lost',
      'Bob Q.: Maren Holt, meeting',
      'Finn A.: Maren Holt, won',
    ]);
  });

  test('are asked about with what each status means, and Enter closes no client', async () => {
    const refnet = await withMaren();
    const rows = [
      '2026-05-01,Maren Holt,Jane D.,Consult only',
      '2026-05-02,Maren Holt,Kay H.,Zonked',
      "2026-05-03,Maren Holt,Eli T.,Ret'd",
    ];
    const { code, stderr } = await asked(
      refnet,
      ['import', fileOf(refnet, rows)],
      [
        ['What does the status "Consult only" say? (1 row)', 'lost'],
        ['What does the status "Zonked" say? (1 row)', ''],
        ['Import it?', 'yes'],
      ],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('meeting: it may still come');
    expect(stderr).toContain('declined: was turned away: a poor fit, a conflict');
    expect(await listed(refnet)).toEqual([
      'Jane D.: Maren Holt, lost',
      'Kay H.: Maren Holt, contacted',
      'Eli T.: Maren Holt, won',
    ]);
  });

  test('are asked about once a word in a terminal, where their rows can be left out as well', async () => {
    const refnet = await withMaren();
    const { code, stderr } = await asked(
      refnet,
      ['import', fileOf(refnet, ROWS)],
      [
        ['What does the status "Hot" say? (2 rows)', 'meeting'],
        ['What does the status "Cold, again" say? (1 row)', 'leave those rows out'],
        ['What does the status "say "x" = y" say? (1 row)', 'nothing we know'],
        ['is not known here', 'won'],
        ['Import it?', 'yes'],
      ],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('1 row left out (line 3): their status was to be left out\n');
    expect(await listed(refnet)).toEqual([
      'Jane D.: Maren Holt, meeting',
      'Bob Q.: Maren Holt, meeting',
      'Eli T.: Maren Holt, won',
      'Finn A.: Maren Holt, won',
    ]);
  });

  test('are faults of their rows where those are to be passed over, and never lost', async () => {
    const refnet = await withMaren();
    const { code, stderr } = await refnet.run(['import', fileOf(refnet, ROWS), '--skip-bad']);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'lines 2, 3, 4 and 5, "Status": not known\n',
    });
  });
});

test('a column of many words that are not known may be none of statuses', async () => {
  const refnet = await withMaren();
  const rows = Array.from({ length: 13 }, (_, n) => `2026-01-05,Maren Holt,Client ${n},thing ${n}`);
  const path = fileOf(refnet, rows);
  expect(await refnet.fails(1, ['import', path])).toContain(
    `  if "Status" holds no statuses, say --map "Status=note", or =ignore\n`,
  );
  expect(await refnet.ok(['import', path, '--map', 'Status=note'])).toContain('Imported 13 referrals');
});

test('a column of sources names where the others came from, and a partner where it is one', async () => {
  const refnet = await withMaren();
  const path = join(refnet.home, 'a.csv');
  writeFileSync(
    path,
    `Date,Referred By,Lead Source,Client Name
2026-01-05,Maren Holt,Website,Jane D.
2026-01-06,,Website,Max P.
2026-01-07,,maren holt,Bob Q.
2026-01-08,N/A,Chamber breakfast,Eli T.
`,
  );
  await refnet.ok(['import', path]);
  expect(await listed(refnet)).toEqual([
    'Jane D.: Maren Holt, new',
    'Max P.: (Website), new',
    'Bob Q.: Maren Holt, new',
    'Eli T.: (Chamber breakfast), new',
  ]);
});

describe('what is no person and no firm', () => {
  const ROWS = [
    '2026-01-05,Google,Jane D.,won',
    '2026-01-06,google,Max P.,lost',
    '2026-01-07,Walk-in,Bob Q.,new',
    '2026-01-08,Parish Hall,Eli T.,new',
    '2026-01-09,Maren Holt,Finn A.,won',
    '2026-01-10,Event,Gil B.,new',
  ];

  test('is refused where nobody can be asked, with what to type', async () => {
    const refnet = await withMaren();
    const path = fileOf(refnet, ROWS);
    expect(await refnet.fails(1, ['import', path])).toBe(
      `refnet: 4 of 6 rows cannot be read, so nothing was imported
  no person and no firm: "Google" (2 rows), "Walk-in" (1 row) and "Event" (1 row)
  refnet import ${path} --sources "Google, Walk-in, Event"
  for what is a partner after all, say --partners instead of --sources
  refnet import ${path} --skip-bad      imports the other 2 rows
`,
    );
    expect(
      await refnet.ok(['import', path, '--sources', 'google, Walk-in, parish hall', '--partners', 'event']),
    ).toContain('Imported 6 referrals from 2 partners (1 new) and 3 sources, 5 Jan 2026 to 10 Jan 2026.');
    expect(await listed(refnet)).toEqual([
      'Jane D.: (Google), won',
      'Max P.: (Google), lost',
      'Bob Q.: (Walk-in), new',
      'Eli T.: (Parish Hall), new',
      'Finn A.: Maren Holt, won',
      'Gil B.: Event, new',
    ]);
  });

  test('is a source with --yes, and known as one from then on', async () => {
    const refnet = await withMaren();
    await refnet.ok(['import', fileOf(refnet, ROWS), '--yes']);
    expect((await listed(refnet)).filter((line) => line.includes('('))).toHaveLength(4);
    const later = fileOf(
      refnet,
      ['2026-02-01,GOOGLE,Hana W.,won', '2026-02-02,Event,Ian V.,new'],
      'later.csv',
    );
    expect(await refnet.ok(['import', later])).toContain('Imported 2 referrals from 2 sources');
    expect(await refnet.ok(['import', later])).toBe('Nothing new: both rows were already there.\n');
  });

  test('is asked about once a word in a terminal', async () => {
    const refnet = await withMaren();
    const { code } = await asked(
      refnet,
      ['import', fileOf(refnet, ROWS)],
      [
        ['"Google" (2 rows) is no person and no firm. What is it?', 'a source, no partner'],
        ['"Walk-in" (1 row) is no person and no firm. What is it?', 'a partner'],
        ['"Event" (1 row) is no person and no firm. What is it?', '1'],
        ['Import it?', 'yes'],
      ],
    );
    expect(code).toBe(0);
    expect(await listed(refnet)).toEqual([
      'Jane D.: (Google), won',
      'Max P.: (Google), lost',
      'Bob Q.: Walk-in, new',
      'Eli T.: Parish Hall, new',
      'Finn A.: Maren Holt, won',
      'Gil B.: (Event), new',
    ]);
  });

  test('may be one answer for all of them', async () => {
    const refnet = await withMaren();
    await asked(
      refnet,
      ['import', fileOf(refnet, ROWS)],
      [
        ['"Google" (2 rows)', 'a source, and so are 2 others'],
        ['Import it?', 'yes'],
      ],
    );
    expect((await listed(refnet)).filter((line) => line.includes('('))).toHaveLength(4);
  });

  test('is nobody to give a client to', async () => {
    const refnet = await withMaren();
    expect(
      await refnet.fails(1, ['import', fileOf(refnet, ['2026-01-05,Website,Jane D.,won']), '--given']),
    ).toContain('  line 2, "Referrer": names no person and no firm; --partners says it is a partner\n');
  });
});

describe('rows that name no partner', () => {
  const ROWS = [
    '2026-01-05,N/A,Jane D.,won',
    '2026-01-06,,Max P.,lost',
    '2026-01-07,#REF!,Bob Q.,new',
    '2026-01-08,"Brandt, Nadia, CPA",Eli T.,new',
    '2026-01-09,Maren Holt,Finn A.,won',
  ];
  const withName = () => newNetwork(['config', 'my-name', 'Nadia Brandt'], ['add-partner', 'Maren Holt']);

  test('are refused where nobody can be asked, with what to type', async () => {
    const refnet = await withName();
    const path = fileOf(refnet, ROWS);
    expect(await refnet.fails(1, ['import', path])).toBe(
      `refnet: 4 of 5 rows cannot be read, so nothing was imported
  4 rows name no partner ("N/A", empty on line 3, "#REF!" and "Brandt, Nadia, CPA")
  refnet import ${path} --nobody leave-out
  to keep rows that name no partner, as from a source "not named", say --nobody keep
  refnet import ${path} --skip-bad      imports the other one
`,
    );
  });

  test.each([['--nobody', 'leave-out'], ['--yes']])('are left out with a remark: %s', async (...options) => {
    const refnet = await withName();
    const { code, stdout, stderr } = await refnet.run(['import', fileOf(refnet, ROWS), ...options]);
    expect({ code, first: stdout.split('\n')[0], stderr }).toEqual({
      code: 0,
      first: 'Imported 1 referral from 1 partner, 9 Jan 2026; 4 rows were left out.',
      stderr: '4 rows left out (lines 2, 3, 4 and 5): no partner\n',
    });
  });

  test('are kept as clients of a source where that is wanted, and nobody is invented', async () => {
    const refnet = await withName();
    const path = fileOf(refnet, ROWS);
    await refnet.run(['import', path, '--yes']);
    expect(await refnet.ok(['import', path, '--nobody', 'keep'])).toContain(
      'Imported 4 referrals from 1 source, 5 Jan 2026 to 8 Jan 2026; 1 row was already there.',
    );
    expect(await listed(refnet)).toEqual([
      'Jane D.: (not named), won',
      'Max P.: (not named), lost',
      'Bob Q.: (not named), new',
      'Eli T.: (not named), new',
      'Finn A.: Maren Holt, won',
    ]);
    expect(JSON.parse(await refnet.ok(['partners', '--json']))).toHaveLength(1);
  });

  test('are asked about once', async () => {
    const refnet = await withName();
    const { stderr } = await asked(
      refnet,
      ['import', fileOf(refnet, ROWS)],
      [
        ['4 rows name no partner ("N/A", empty on line 3, "#REF!" and "Brandt, Nadia,', '1'],
        ['Import it?', 'yes'],
      ],
    );
    expect(stderr).toContain('4 rows left out (lines 2, 3, 4 and 5): no partner\n');
  });
});

test('fillers and my own name are no clients', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt'], ['add-partner', 'Maren Holt']);
  const clients = [
    '',
    'N/A',
    'n.a.',
    '-',
    '?',
    'Unknown',
    'TBD',
    'None',
    'Self',
    '#VALUE!',
    'null',
    'undefined',
    '0',
    'NADIA BRANDT',
    '"Brandt, Nadia"',
  ];
  const path = fileOf(
    refnet,
    clients.map((client) => `2026-01-05,Maren Holt,${client},won`),
  );
  expect(await refnet.fails(1, ['import', path])).toBe(
    `refnet: no row could be read, so nothing was imported
  lines 2, 3, 4, 5, 6, 7, 8, 9, 10 and 4 more, "Client": no client
  lines 15 and 16, "Client": your own name, and you are no client of yours; write whom the referral is about
`,
  );
});

test('my own name on one side says which way a referral went', async () => {
  const refnet = await newNetwork(['config', 'my-name', 'Nadia Brandt']);
  const path = join(refnet.home, 'a.csv');
  writeFileSync(
    path,
    `Date,From,To,Client
2026-01-05,Nadia Brandt,Maren Holt,Jane D.
2026-01-06,Maren Holt,"Brandt, Nadia",Max P.
2026-01-07,me,Victor Osei,Bob Q.
2026-01-08,Google,Victor Osei,Eli T.
`,
  );
  await refnet.run(['import', path]);
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as Record<
    string,
    unknown
  >[];
  expect(rows.map(({ direction, partner }) => `${String(direction)} ${String(partner)}`)).toEqual([
    'given Maren Holt',
    'received Maren Holt',
    'given Victor Osei',
    'given Victor Osei',
  ]);
});

test('two spellings of one name are one partner, new or not', async () => {
  const refnet = await withMaren();
  const path = fileOf(refnet, [
    '2026-01-05,maren holt,Jane D.,won',
    '2026-01-06,"Holt, Maren",Max P.,won',
    '2026-01-07,Maren Holt,Bob Q.,won',
    '2026-01-08,Zoë Änn,Eli T.,won',
    '2026-01-09,ZOE ANN,Finn A.,won',
    '2026-01-10,"Zoë Änn, CPA",Gil B.,won',
  ]);
  const { stdout } = await refnet.run(['import', path]);
  expect(stdout).toContain('Imported 6 referrals from 2 partners (1 new), 5 Jan 2026 to 10 Jan 2026.');
});

test('several partners in one cell are one introduction of a client given, and one of them where they came from', async () => {
  const refnet = await withMaren();
  const path = fileOf(refnet, ['2026-01-05,Maren Holt; Victor Osei,Ann and Bob Ash,meeting']);
  expect(await refnet.fails(1, ['import', path])).toContain(
    'line 2, "Referrer": names several partners, and a client comes from one; write one in the cell\n',
  );
  expect(await refnet.ok(['import', path, '--given'])).toContain(
    'Imported 2 referrals to 2 partners (1 new), 5 Jan 2026.',
  );
  const rows = JSON.parse(await refnet.ok(['referrals', '--json'])) as Record<string, unknown>[];
  expect(rows.map(({ client }) => client)).toEqual(['Ann and Bob Ash', 'Ann and Bob Ash']);
  expect(new Set(rows.map(({ introduction }) => introduction)).size).toBe(1);
});

test('what says that there is nothing says so in columns of days, amounts and currencies too', async () => {
  const refnet = await withMaren();
  const path = join(refnet.home, 'nothing.csv');
  const nothing = ['k.A.', 'n.a.', 'N/A', '-', 'keine', '#N/A'];
  writeFileSync(
    path,
    `Date,Referrer,Client,Status,Amount,Currency,Closed on\n${nothing
      .map((each, at) => `2026-01-05,Maren Holt,Client ${at},${each},${each},${each},${each}`)
      .join('\n')}\n`,
  );
  const { code, stderr } = await refnet.run(['import', path]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(await listed(refnet)).toHaveLength(nothing.length);
});

describe('an odd word in a column that says yes or no', () => {
  const ROWS = ['Yes', 'No', 'maybe', 'yes', 'No'].map(
    (cell, at) => `2026-01-0${at + 1},Maren Holt,Client ${at},${cell}`,
  );
  const fileOfYes = (refnet: Refnet) => {
    const path = join(refnet.home, 'yes.csv');
    writeFileSync(path, `Date,Referrer,Client,Converted?\n${ROWS.join('\n')}\n`);
    return path;
  };

  test('is the only one that is asked about', async () => {
    const refnet = await withMaren();
    const path = fileOfYes(refnet);
    const refused = await refnet.fails(1, ['import', path]);
    expect(refused).toContain('statuses that are not known: "maybe" (1 row)\n');
    expect(refused).toContain(`refnet import ${path} --statuses maybe=STATUS\n`);
    expect((await refnet.run(['import', path, '--statuses', 'maybe=contacted'])).code).toBe(0);
    expect((await listed(refnet)).map((line) => line.split(', ')[1])).toEqual([
      'won',
      'new',
      'contacted',
      'won',
      'new',
    ]);
  });
});
