/** What an import is about to do, as a dry run and the question before writing show it. */
import { label } from '../kinds/vocabulary.ts';
import { formatMoney } from '../money/money.ts';
import { referralPhrase } from '../referrals/referral.ts';
import { count } from '../text/count.ts';
import { firstFew } from '../text/first-few.ts';
import { toned, type Text } from '../text/spans.ts';
import { shortened } from '../text/shortened.ts';
import { displayWidth, padEnd, truncate } from '../text/width.ts';
import type { ImportedReferral } from './import.ts';
import {
  assumptions,
  headline,
  recordLines,
  statusLines,
  withoutDayLines,
  type ImportReport,
  type Typed,
} from './import.view.ts';
import { COLUMN_WORDS } from './tracker-columns.ts';

/** So many names of new partners are listed. */
const MOST_NAMES = 12;

/** The numbers, the columns as they are understood, the first rows. */
export function planLines(about: ImportReport, typed: Typed, width: number): Text[] {
  const report = { ...about, dryRun: true };
  const { tally } = report;
  const lines: Text[] = [headline(report), '', ...columnLines(report), ''];
  if (tally.preview.length > 0) {
    const more = tally.added - tally.preview.length;
    lines.push([toned('heading', more > 0 ? 'The first rows' : 'The rows')]);
    lines.push(...tally.preview.map((row) => `  ${shortened(previewLine(row), width - 2)}`));
    if (more > 0) lines.push(`  ... and ${count(more, 'more', 'more')}`);
    lines.push('');
  }
  if (tally.newPartners.length > 0) {
    lines.push(`New partners: ${firstFew(tally.newPartners, MOST_NAMES)}`);
  }
  lines.push(
    ...[...assumptions(report), ...statusLines(report), ...withoutDayLines(report)].map((line) =>
      line.trimStart(),
    ),
  );
  lines.push(...recordLines(report, typed));
  return lines;
}

/** Beyond so many, columns that are not read are only counted. */
const MOST_COLUMNS = 40;

function columnLines({ columns, dates, headerLine, assumedCurrency }: ImportReport): string[] {
  const filled = columns.filter(({ heading }) => heading !== '');
  const isShown = ({ meaning }: (typeof filled)[number], at: number) =>
    meaning !== undefined || at < MOST_COLUMNS;
  const named = filled.filter(isShown);
  const more = filled.length - named.length;
  // Each row says by another column which way it went.
  const goesBothWays = columns.some(({ meaning }) => meaning === 'direction');
  const eitherWay = (words: string) =>
    goesBothWays ? words.replace('the partner a client was given to', 'the partner') : words;
  const wide = Math.min(30, Math.max(0, ...named.map(({ heading }) => displayWidth(heading))));
  const lines = named.map(({ heading, meaning }) => {
    const extra =
      meaning === 'day'
        ? `, written ${dates}`
        : meaning === 'value' && assumedCurrency !== undefined
          ? `, in ${assumedCurrency} where it names no currency`
          : '';
    const words = meaning === undefined ? 'not read' : eitherWay(COLUMN_WORDS[meaning]);
    return `  ${padEnd(truncate(heading, wide), wide)}  ${words}${extra}`;
  });
  const rest = more === 0 ? [] : [`  ... and ${count(more, 'more column', 'more columns')}, not read`];
  return [`Columns, from line ${headerLine}`, ...lines, ...rest];
}

function previewLine(row: ImportedReferral): string {
  const phrase = referralPhrase({
    clientName: row.client,
    direction: row.direction,
    partnerName: row.partner,
    source: row.source ?? null,
    need: row.need,
    occurredOn: row.day,
  });
  const status = row.status === null || row.status === 'new' ? [] : [label(row.status)];
  const amount =
    row.amount === null ? [] : [`${row.status === 'won' ? '' : 'about '}${formatMoney(row.amount)}`];
  return [phrase, ...status, ...amount].join('; ');
}
