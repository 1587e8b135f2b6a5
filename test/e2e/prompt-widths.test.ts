import { expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { KEY, refnetInTerminal } from '../helpers/terminal.ts';

const NAMES = [
  '漢字'.repeat(30),
  'Ze\u0301le\u0301 '.repeat(20).trim(),
  'Wilhelmina-Featherstonehaugh '.repeat(6).trim(),
];

test.each([40, 60, 80, 120, 200])(
  'a list with wide and combined letters has no line wider than %d columns, and leaves none behind',
  async (columns) => {
    const network = await newNetwork(
      ['add-partner', 'Maren Holt'],
      ...NAMES.map((name) => ['add-partner', name]),
    );
    const terminal = refnetInTerminal(['check-in'], network.home, { columns });
    const widest = () => Math.max(...terminal.text.split('\n').map(displayWidth));
    await terminal.shows('Wilhelmina');
    expect(widest()).toBeLessThanOrEqual(columns);
    terminal.send(KEY.down);
    terminal.send('maren');
    await terminal.shows(/maren[^]*Maren Holt/);
    expect(widest()).toBeLessThanOrEqual(columns);
    await terminal.answer([/Maren Holt/, KEY.enter], ['What was it', KEY.ctrlC]);
    expect((await terminal.ends()).code).toBe(130);
    expect(terminal.text).not.toMatch(/漢|Wilhelmina|le\u0301/);
    expect(terminal.text.match(/With whom/g)).toHaveLength(1);
  },
);
