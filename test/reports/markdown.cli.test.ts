import { describe, expect, test } from 'vitest';
import { FIGURES } from '../../src/reports/figures.ts';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { runMain, type Refnet } from '../helpers/refnet.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** One figure of each way of adding up, and of each window that is looked at. */
const ONE_OF_EACH = [...new Map(FIGURES.map((each) => [`${each.adds} ${each.window}`, each])).values()];

/** Rows of a table of Markdown that have not as many cells as its headings; none where all is well. */
function uneven(markdown: string): string[] {
  const cells = (line: string) => line.replaceAll(String.raw`\|`, '').split('|').length;
  let of = 0;
  return markdown.split('\n').filter((line) => {
    if (!line.startsWith('|')) {
      of = 0;
      return false;
    }
    of ||= cells(line);
    return cells(line) !== of;
  });
}

async function toldIn(refnet: Refnet, argv: readonly string[]) {
  const { code, stdout } = await runMain(refnet.home, [...argv, '--format', 'md'], {});
  return { argv, code, isEmpty: stdout.trim() === '', uneven: uneven(stdout) };
}

test('one partner beside the period before is the same in CSV and in JSON', async () => {
  const refnet = await sampleNetwork();
  const argv = ['report', 'p1', '--compare'];
  const csv = (await runMain(refnet.home, [...argv, '--format', 'csv'], {})).stdout.trim().split('\r\n');
  const plain = JSON.parse((await runMain(refnet.home, [...argv, '--json'], {})).stdout);
  const exchanged = csv.find((line) => line.startsWith('exchanged,'))?.split(',');
  expect(csv[0]).toBe('measure,now,before,change');
  expect(exchanged).toEqual([
    'exchanged',
    String(plain.exchanged),
    String(plain.exchangedBefore ?? ''),
    expect.any(String),
  ]);
});

describe('as Markdown every row of a table has a cell for each heading:', () => {
  test('the parts of the report', async () => {
    const refnet = await sampleNetwork();
    for (const section of REPORT_SECTIONS) {
      const argv = ['report', '--only', section];
      expect(await toldIn(refnet, argv)).toEqual({ argv, code: 0, isEmpty: false, uneven: [] });
    }
  });

  test('what each figure counts', async () => {
    const refnet = await sampleNetwork();
    for (const { id } of ONE_OF_EACH) {
      const argv = ['report', '--explain', id];
      expect(await toldIn(refnet, argv)).toEqual({ argv, code: 0, isEmpty: false, uneven: [] });
    }
  });
});
