import { describe, expect, test } from 'vitest';
import { initialsOf } from '../../src/text/initials.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const withGwen = () => newNetwork(['add-partner', 'Gwen Avery', '--profession', 'lawyer']);

async function clients(refnet: Refnet): Promise<(string | null)[]> {
  const rows = JSON.parse(await refnet.ok(['referrals', '--json', '--sort', 'oldest'])) as {
    client: string | null;
  }[];
  return rows.map(({ client }) => client);
}

const TURNED =
  '"Peterson, Karl" was read as Karl Peterson, in the order of a list; edit --client keeps it as it is typed\n';

describe('a client in the order of a list', () => {
  test.each([
    ['log', ['log', 'Peterson, Karl', '--to', 'gwen']],
    ['who --log', ['who', 'lawyer', '--log', 'Peterson, Karl']],
  ])('is turned round by %s, as in an import, which is said', async (_command, argv) => {
    const refnet = await withGwen();
    const { code, stderr } = await refnet.run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: TURNED });
    expect(await clients(refnet)).toEqual(['Karl Peterson']);
  });

  test('is one client with the name as it is usually written', async () => {
    const refnet = await withGwen();
    await refnet.ok(['log', 'Karl Peterson', '--to', 'gwen']);
    const { stderr } = await refnet.run(['log', 'Peterson, Karl', '--to', 'gwen']);
    expect(stderr).toContain('#2 looks the same as #1');
  });

  test('stays as it is where what follows the comma is no given name, and where edit says so', async () => {
    const refnet = await withGwen();
    await refnet.ok(['log', 'Rowe Bakery, LLC', '--to', 'gwen']);
    await refnet.ok(['log', 'Kim', '--to', 'gwen']);
    await refnet.ok(['edit', '2', '--client', 'Rowe, Kim']);
    expect(await clients(refnet)).toEqual(['Rowe Bakery, LLC', 'Rowe, Kim']);
  });
});

test('a partner in the order of a list may have a title before the given name', async () => {
  const refnet = await withGwen();
  expect(await refnet.ok(['add-partner', 'Hale, Dr. Maggie'])).toContain('p2  Dr. Maggie Hale');
});

test.each([
  ['Mrs. Pike', 'P.'],
  ['Dr. Ann Lee', 'A. L.'],
  ['Frau Prof. Dr. Weiß', 'W.'],
  ['Dr.', 'D.'],
  ['Ann-Lee Orr', 'A. L. O.'],
  ['Elbschloss GmbH & Co. KG', 'E.'],
  ['Groß & Söhne GmbH', 'G. S.'],
  ['Vogel & Partner mbB', 'V. P.'],
  ['Smith & Co.', 'S.'],
  ['Acme Widgets, Inc.', 'A. W.'],
  ['Elb Beratung UG (haftungsbeschränkt)', 'E. B.'],
  ['Rossi S.r.l.', 'R.'],
  ['Weber e.K.', 'W.'],
  ['Inés Ltd. Company', 'I.'],
  ['Anna Sas', 'A. S.'],
  ['Maria Co', 'M. C.'],
  ['GmbH', 'G.'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

describe('a client received who came from somebody else too', () => {
  const withTwo = () => newNetwork(['add-partner', 'Ann Ash'], ['add-partner', 'Bob Bee']);
  const TOO =
    '#1 is Maria Lopez too, from Ann Ash: what one matter comes to counts on each that has it: put it on one, and 0 on the other\n';

  test.each([
    [['--from', 'bob'], 'maria LOPEZ'],
    [['--source', 'website'], 'Maria Lopez'],
  ])('is said, by whatever way they come: %j', async (whence, client) => {
    const refnet = await withTwo();
    await refnet.ok(['log', 'Maria Lopez', '--from', 'ann', '--on', '2026-03-01']);
    const { code, stderr } = await refnet.run(['log', client, ...whence]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: TOO });
  });

  test('is nothing where one is void, was given, or is of another name', async () => {
    const refnet = await withTwo();
    await refnet.ok(['log', 'Maria Lopez', '--from', 'ann']);
    await refnet.ok(['update', '1', 'void']);
    await refnet.ok(['log', 'Maria Lopez', '--from', 'bob']);
    await refnet.ok(['log', 'Maria Lopez', '--to', 'ann']);
    // Nothing on stderr.
    expect(await refnet.ok(['log', 'Mario Lopez', '--from', 'ann'])).toContain('Mario Lopez received');
  });
});

test('a terminal is told what to type where the name comes in', async () => {
  const refnet = await newNetwork(['add-partner', 'Maren Holt']);
  const { code, stdout } = await asked(
    refnet,
    ['log', '-', '--from', 'maren'],
    [['Client (then Enter):', 'Jane D.']],
  );
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('Jane D. received from Maren Holt'),
  });
});
