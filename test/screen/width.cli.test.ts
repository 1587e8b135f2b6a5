import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { runMain, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';
import { HELPS, LOOKS, REFUSED, TRIED } from '../helpers/screens.ts';

/** Each screen is drawn at the narrowest and one of the others in turn; REFNET_WIDTHS=all is all of them. */
const NARROW = 40;
const OTHERS = [50, 60, 72, 80, 100, 120, 160, 200];

function widthsOf(at: number): readonly number[] {
  return [NARROW, ...(process.env['REFNET_WIDTHS'] === 'all' ? OTHERS : OTHERS.slice(at % 8, (at % 8) + 1))];
}

/** The sample network with names that fit no column: long, of wide characters, of one word. */
async function longNames(): Promise<Refnet> {
  const refnet = await sampleNetwork();
  for (const argv of [
    ['edit', 'maren', '--name', 'Maren Bartholomew-Featherstonehaugh von Hohenzollern'],
    ['edit', 'maren', '--business', '非常に長い会社名株式会社ホールディングスグループ'],
    ['edit', 'victor', '--name', '李雷 Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren'],
    ['edit', '10', '--client', 'Donaudampfschifffahrtsgesellschaftskapitän Łukasz'],
  ]) {
    const { code, stderr } = await runMain(refnet.home, [...argv, '--yes'], {});
    expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  }
  return refnet;
}

/**
 * What is copied whole may be longer than the screen, and alone: a command, in as little of an indent as it has room for,
 * and the text of a message that somebody sends.
 */
function isCopied(line: string, columns: number, argv: readonly string[]): boolean {
  const from = line.indexOf('refnet ');
  if (from !== -1) return displayWidth(line.slice(from).replace(/`$/, '')) + 4 > columns;
  return argv.includes('--checklist') && /^Maren, \d+ clients have been introduced/.test(line);
}

test.each([
  ['lists, reports and cards', LOOKS],
  ['what is only tried', TRIED],
  ['what is refused', REFUSED],
  ['help', HELPS],
])('no line is wider than the screen: %s', async (_what, screens) => {
  const { home } = await longNames();
  const wide: unknown[] = [];
  for (const [at, argv] of screens.entries()) {
    for (const columns of widthsOf(at)) {
      const { stdout, stderr } = await runMain(home, argv, { terminal: true, columns });
      for (const line of stripVTControlCharacters(`${stdout}${stderr}`).split('\n'))
        if (displayWidth(line) > columns && !isCopied(line, columns, argv))
          wide.push({ argv, columns, line });
    }
  }
  expect(wide).toEqual([]);
});
