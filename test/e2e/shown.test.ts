import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { sampleNetwork } from '../helpers/sample.ts';

/** With REFNET_WRITE_FROZEN=1 they are written anew instead. */
const isWriting = process.env['REFNET_WRITE_FROZEN'] === '1';
const FOLDER = new URL('shown', import.meta.url).pathname;

/** What is kept of the sample network, by the name of its file. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  network: ['report'],
  ...Object.fromEntries(REPORT_SECTIONS.map((section) => [section, ['report', '--only', section]])),
  partner: ['report', 'maren'],
  'partner-short': ['report', 'maren', '--short'],
  'for-partner': ['report', 'maren', '--for-partner'],
  anonymous: ['report', '--anonymous'],
  compare: ['report', '--quarter', 'last', '--compare'],
  'by-profession': ['report', '--by', 'profession'],
  'by-business': ['report', '--by', 'business', '--year'],
  explain: ['report', '--explain', 'closed business'],
};

test.each(Object.keys(SHOWN))(
  'what a screen and a page show of the sample network stays: %s',
  async (name) => {
    const refnet = await sampleNetwork();
    const command = SHOWN[name] ?? [];
    const screen = await refnet.run(command);
    const page = await refnet.run([...command, '--format', 'html']);
    expect([screen.code, page.code]).toEqual([0, 0]);
    const line = `$ refnet ${command.join(' ')}`;
    const now = `${line}\n${screen.stdout}\n${line} --format html, its words\n${wordsOf(page.stdout)}`;
    const file = join(FOLDER, `${name}.txt`);
    if (isWriting) writeFileSync(file, now);
    expect(existsSync(file)).toBe(true);
    expect(now).toBe(readFileSync(file, 'utf8'));
  },
);

/** The words of a page in their order, a line for each piece; how they are set is looked at elsewhere. */
function wordsOf(page: string): string {
  const text = page
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<\/?(?:bdi|code|b|strong|span|tspan|wbr)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  return `${lines.join('\n')}\n`;
}
