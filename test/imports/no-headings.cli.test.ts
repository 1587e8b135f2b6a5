import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const ROW =
  'refnet: line 1 is a row and no line of headings, and an import needs one above the rows\n' +
  '  write it into the file, like Date,Referrer,Prospect Name,Status\n';

test.each([
  ['a day', '2026-03-01,Maren Holt,Lena Fox,Won\n2026-03-02,Maren Holt,Omar Bell,New\n'],
  ['an amount', 'Lena Fox,Maren Holt,"1,200.00"\nOmar Bell,Maren Holt,900\n'],
])('a file that begins with a row, by %s, is refused without its cells', async (_by, stdin) => {
  const refnet = await newNetwork();
  const { code, stderr } = await refnet.run(['import', '-'], { stdin });
  expect({ code, stderr }).toEqual({ code: 1, stderr: ROW });
});

test('a file of which no heading is known, or one that lacks a column named for it, is refused without its cells', async () => {
  const refnet = await newNetwork();
  const names = await refnet.run(['import', '-'], { stdin: 'Lena Fox,Maren Holt\nOmar Bell,Tess Bright\n' });
  expect(names.stderr).toContain('none of the headings on line 1 is known\n');
  const mapped = await refnet.run(['import', '-', '--map', 'Who=client'], {
    stdin: '2026-03-01,Maren Holt,Lena Fox,Won\n',
  });
  for (const { code, stderr } of [names, mapped]) {
    expect(code).not.toBe(0);
    expect(stderr).not.toMatch(/Lena|Fox|Maren/);
  }
});
