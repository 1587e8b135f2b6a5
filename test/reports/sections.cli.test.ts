import { describe, expect, test } from 'vitest';
import { nadiasNetwork } from '../helpers/nadia.ts';
import { newNetwork } from '../helpers/refnet.ts';
import { REPORT_SECTIONS } from '../../src/reports/report.ts';
import { loaded } from '../../src/text/lazily.ts';
import { readSections, SECTION_NAMES } from '../../src/reports/section-words.ts';

describe('the names of parts', () => {
  test.each([
    [['volume'], ['volume']],
    [['volume,costs'], ['volume', 'costs']],
    [['costs, volume'], ['costs', 'volume']],
    [
      ['costs', 'volume'],
      ['costs', 'volume'],
    ],
    [
      ['volume,', 'costs'],
      ['volume', 'costs'],
    ],
    [
      ['volume', ',', 'costs', ','],
      ['volume', 'costs'],
    ],
    [['volume;costs;volume'], ['volume', 'costs']],
    [['check ins'], ['check-ins']],
    [
      ['check', 'ins', 'gaps'],
      ['check-ins', 'gaps'],
    ],
    [['Quarterly Returns GAPS'], ['quarterly-returns', 'gaps']],
    [['returns'], ['quarterly-returns']],
    [['vol,form'], ['volume', 'formalize']],
  ])('%j are %j', (typed, parts) => {
    expect(readSections(typed)).toEqual(parts);
  });

  test.each([
    [['volum,costss'], '"costss" is not a part of the report. Did you mean costs?'],
    [['volume', 'maren'], '"maren" is not a part of the report'],
    [[''], '--only names no part of the report'],
    [[' , '], '--only names no part of the report'],
  ])('%j is refused', async (typed, message) => {
    await expect(loaded(() => readSections(typed))).rejects.toThrow(message);
  });
});

describe('several parts of the report', () => {
  test('stand under one title in the order they are asked for, each once', async () => {
    const refnet = await nadiasNetwork();
    const text = await refnet.ok(['report', '--only', 'gaps,check-ins', '--only', 'volume, gaps']);
    const headings = text.split('\n').filter((line) => /^\S/.test(line));
    expect(headings).toEqual([
      'Referral network of Nadia Brandt                        12 months to 20 Nov 2026',
      'Gaps',
      'Serve the same clients as you',
      'Check-ins due 2, 1 overdue',
      'By partner',
    ]);
    const alone = await refnet.ok(['report', '--only', 'volume']);
    expect(text.endsWith(alone.slice(alone.indexOf('By partner')))).toBe(true);
  });

  test('are told apart as Markdown', async () => {
    const refnet = await nadiasNetwork();
    const markdown = await refnet.ok(['report', '--only', 'costs,gaps', '--format', 'md']);
    expect(markdown.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# Referral network of Nadia Brandt',
      '## Costs',
      '## Costs by partner',
      '## Costs by quarter',
      '## Gaps',
      '## Serve the same clients as you',
    ]);
  });

  test('are an object by their names as JSON, each as it is alone', async () => {
    const refnet = await nadiasNetwork();
    const all: unknown = JSON.parse(
      await refnet.ok(['report', '--only', REPORT_SECTIONS.join(','), '--json']),
    );
    const alone = REPORT_SECTIONS.map(async (part): Promise<[string, unknown]> => [
      part,
      JSON.parse(await refnet.ok(['report', '--only', part, '--json'])),
    ]);
    expect(all).toEqual(Object.fromEntries(await Promise.all(alone)));
  });

  test('are no CSV: one is named, with the period asked for', async () => {
    const refnet = await nadiasNetwork();
    const argv = ['report', '--only', 'check-ins,costs', '--quarter', 'last', '--format', 'csv'];
    expect(await refnet.fails(2, argv)).toBe(
      'refnet: CSV is of one part of the report, as each has columns of its own\n' +
        '  refnet report --only costs --quarter 2026q3 --format csv\n',
    );
    expect(await refnet.ok('report --only costs --quarter 2026q3 --format csv'.split(' '))).toContain(
      'partner,',
    );
    expect(await refnet.fails(2, ['report', '--only', 'check-ins,formalize', '--format', 'csv'])).toContain(
      '  refnet report --only check-ins --format csv\n',
    );
  });

  test('say which of them go by the last day alone, and are refused a first day where all do', async () => {
    const refnet = await nadiasNetwork();
    const text = await refnet.ok(['report', '--only', 'volume,check-ins,formalize', '--quarter', 'last']);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'Referral network of Nadia Brandt                        1 Jul to 30 Sep 2026, Q3',
      '',
      'Check-ins due and time to formalize: as of Wed 30 Sep 2026 alone.',
      '',
    ]);
    const plain = await refnet.ok(['report', '--only', 'volume,check-ins', '--until', '2026-09-30']);
    expect(plain).not.toContain('as of');
    expect(await refnet.fails(2, ['report', '--only', 'formalize,check-ins', '--last', '90d'])).toBe(
      'refnet: --last does not go with --only formalize,check-ins\n' +
        '  they go by the last day alone: --until\n',
    );
  });

  test('say which of them tell other days than the title', async () => {
    const refnet = await nadiasNetwork();
    const text = await refnet.ok(['report', '--only', 'volume,quarterly-returns']);
    expect(text).toContain('\nQuarterly returns: 1 Jan to 20 Nov 2026.\n');
  });

  test('are told of an empty network', async () => {
    const refnet = await newNetwork(['add-partner', 'Ann Lee']);
    const text = await refnet.ok(['report', '--only', REPORT_SECTIONS.join(',')]);
    expect(text).toContain('No referral in this period yet.');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('the help', () => {
  test('names every part and is no wider than 80 columns', async () => {
    const refnet = await newNetwork();
    const help = await refnet.ok(['report', '--help']);
    for (const part of REPORT_SECTIONS) expect(help).toMatch(new RegExp(`^ {4}${part} `, 'm'));
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(Object.keys(SECTION_NAMES)).toEqual([...REPORT_SECTIONS]);
  });
});
