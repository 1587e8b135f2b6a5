import { describe, expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '../../src/commands.ts';
import { openInMemory } from '../../src/file/open.sql.ts';
import { flagOf, type Option } from '../../src/shell/option.cli.ts';
import { nowhere } from '../../src/shell/texts.cli.ts';
import { loaded } from '../../src/text/lazily.ts';
import { UserError } from '../../src/text/errors.ts';
import type { Day } from '../../src/calendar/day.ts';
import { ROOMS } from '../../src/main.ts';
import { withAnswers } from '../../src/shell/answered.cli.ts';
import { asked } from '../helpers/asked.ts';
import { newNetwork, TODAY } from '../helpers/refnet.ts';

const NETWORK = [
  ['add-partner', 'Maren Holt', '--profession', 'lawyer'],
  ['add-partner', 'Victor Osei', '--profession', 'accountant'],
  ['log', 'Dana R.', '--from', 'maren'],
  ['promise', 'maren', 'send the brochure'],
  ['log', 'Tim B.', '--from', 'victor'],
  ['update', 'tim', 'won'],
] as const;

const NONSENSE = 'no such thing at all';

async function refuses(own: Option<unknown>): Promise<boolean> {
  try {
    await loaded(() => own.read([NONSENSE], { ...nowhere(TODAY as Day), currency: 'USD' }));
    return false;
  } catch (error) {
    return error instanceof UserError;
  }
}

describe.each(COMMANDS.map(({ name, load }) => ({ name, load })))('$name in a terminal', ({ name, load }) => {
  test('refuses what cannot be read before it asks anything', async () => {
    const refnet = await newNetwork(...NETWORK);
    const { command } = await load();
    const askedFirst: string[] = [];
    const seen = new Set<string | undefined>();
    for (const [key, own] of Object.entries(command.options)) {
      // One of each sort of value is enough.
      if (own.value === undefined || seen.has(own.value) || !(await refuses(own))) continue;
      seen.add(own.value);
      const flag = flagOf(key, own);
      const { code, stderr } = await asked(refnet, [name, flag, NONSENSE], []);
      if (code !== 2 || !stderr.startsWith('refnet: ')) askedFirst.push(`${flag}: ${stderr}`);
    }
    expect(askedFirst).toEqual([]);
  });
});

describe('what is proposed in a terminal has what was answered', () => {
  test('an amount that was typed is refused before the partner is asked for', async () => {
    const refnet = await newNetwork(...NETWORK);
    const line = ['log', 'Ruth Meier', '--for', 'VAT', '--value', '500-700'];
    const { code, stderr } = await asked(refnet, line, []);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'refnet: "500-700" is two amounts\n  write one: 500 or 700\n',
    });
  });

  test('an amount that can be read two ways is asked about once the partner is known', async () => {
    const refnet = await newNetwork(...NETWORK);
    const { stdout } = await asked(
      refnet,
      ['log', 'Ruth Meier', '--for', 'VAT', '--value', '1.200'],
      [
        ['From whom, or to whom', 'maren'],
        ['from Maren Holt', '1'],
        ['What is "1.200"?', '1'],
        ['Enter writes it', ''],
      ],
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('about USD 1,200');
  });

  test('one whose currency hangs on the referral is refused once that is chosen', async () => {
    const refnet = await newNetwork(...NETWORK);
    const { code, stderr } = await asked(
      refnet,
      ['update', '--value', '0.125'],
      [['Which referral', 'dana']],
    );
    expect(code).toBe(2);
    expect(stderr).toContain('have at most 2 decimals: "0.125" has 3\n');
  });

  test('a partner, a client and facts that were answered stand where they would have been typed', async () => {
    const { command } = await import('../../src/referrals/log.cli.ts');
    const db = openInMemory({ today: TODAY as Day, now: () => new Date('2026-11-20T12:00:00Z') });
    onTestFinished(() => void db.close());
    const typed = { to: ['al'], value: ['1200'], on: ['friday'] };
    const line = async (argv: readonly string[], texts: Record<string, readonly string[]>) =>
      loaded(() =>
        withAnswers(
          { argv, rooms: { ...ROOMS, isCommand: (word) => word === 'log' } },
          { options: command.options, typed, texts: { ...typed, ...texts }, about: [], db },
        ),
      );
    const argv = ['--db', 'log.db', 'log', '--to', 'al', '--value=1200', '--', 'x'];
    expect(await line(argv, { client: ['Ruth Meier'], to: ['p3'], value: ['900'], need: ['-x'] })).toEqual([
      '--db',
      'log.db',
      'log',
      'Ruth Meier',
      '--to',
      'p3',
      '--for',
      '-x',
      '--value',
      '900',
      '--',
      'x',
    ]);
    expect(await line(['log'], { who: ['from new: Ilse Moreno'], on: ['today'] })).toEqual([
      'log',
      '--from',
      'new: Ilse Moreno',
    ]);
  });
});

test.each(['talk', 'dispute', 'bundle'])(
  'an option of several kinds takes what any of them takes, before it is asked of which it is: %s',
  async (kind) => {
    const refnet = await newNetwork(...NETWORK);
    const { code, stderr } = await asked(refnet, ['edit', '--kind', kind], []);
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Edit whom or what/);
  },
);
