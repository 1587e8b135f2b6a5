import { formatDay } from '../calendar/day-words.ts';
import type { Plain } from '../kinds/type.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { count, list } from '../text/count.ts';
import { truncate } from '../text/width.ts';
import type { Slip, Slips } from './bni-slips.ts';

/** What was, or would be, written of a report. */
export interface SlipsReport {
  readonly file: string;
  readonly dryRun: boolean;
  readonly slips: readonly Slip[];
  readonly leftOut: Slips['leftOut'];
  readonly importId: number | null;
  readonly given: number;
  readonly received: number;
  readonly oneToOnes: number;
  /** Numbers of open referrals that are won by it, and of those added for closed business alone. */
  readonly won: readonly number[];
  readonly wonAlone: readonly number[];
  readonly newPartners: readonly string[];
  readonly known: number;
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
  /** The currency taken for the amounts; undefined where it was said, or there are none. */
  readonly assumedCurrency: string | undefined;
}

/** What was written, in a line or a few. */
export function slipsLines(report: SlipsReport): string[] {
  const { dryRun, won, wonAlone, known, assumedCurrency } = report;
  const parts = partsOf(report);
  const verb = dryRun ? 'Would import' : 'Imported';
  const there = known === 0 ? '' : `; ${count(known, 'slip')} ${known === 1 ? 'was' : 'were'} already there`;
  const lines = [parts.length === 0 ? `Nothing new${there}.` : `${verb} ${list(parts, 'and')}${there}.`];
  if (won.length > 0)
    lines.push(
      `  Closed business won ${referrals(won)}: slips name no client, so the oldest open one is taken.`,
    );
  if (wonAlone.length > 0) {
    lines.push(
      `  No open referral was there for closed business: ${referrals(wonAlone)} ${wonAlone.length === 1 ? 'is' : 'are'} won as new.`,
    );
  }
  if (assumedCurrency !== undefined)
    lines.push(`  Taken amounts in ${assumedCurrency}; --currency says otherwise.`);
  return lines;
}

/** For the history: `imported 2 referrals, 1 check-in`. */
export function slipsSummary(report: SlipsReport): string {
  const { newPartners, oneToOnes, won, wonAlone } = report;
  const added = report.given + report.received + wonAlone.length;
  const parts = [
    ...(added > 0 ? [`imported ${count(added, 'referral')}`] : []),
    ...(oneToOnes > 0 ? [`imported ${count(oneToOnes, 'check-in')}`] : []),
    ...(newPartners.length > 0 ? [`added ${count(newPartners.length, 'partner')}`] : []),
    ...(won.length > 0 ? [`updated ${count(won.length, 'referral')} from a file`] : []),
  ];
  return parts.join(', ');
}

/** What was left out, for stderr. */
export function slipsNotes({ leftOut, faults }: SlipsReport): string[] {
  const all = [...leftOut].map(([why, many]) => `${count(many, 'slip')} ${why}`);
  return [
    ...faults.map(({ line, fault }) => `line ${line}: ${fault}`),
    ...(all.length === 0 ? [] : [`left out: ${list(all, 'and')}`]),
  ];
}

/** What would be written, with the first slips. */
export function slipsPlan(report: SlipsReport, width: number): string[] {
  const shown = report.slips.slice(0, PREVIEWED);
  const more = report.slips.length - shown.length;
  return [
    ...slipsLines({ ...report, dryRun: true }),
    '',
    'The slips that name you',
    ...shown.map((slip) => `  ${truncate(slipWords(slip), width - 2)}`),
    ...(more > 0 ? [`  ... and ${count(more, 'more', 'more')}`] : []),
    '',
    ...(report.newPartners.length > 0
      ? [`New partners: ${list(report.newPartners.slice(0, 12), 'and')}`]
      : []),
  ];
}

const PREVIEWED = 5;

function slipWords({ kind, direction, partner, day, amount }: Slip): string {
  const on = formatDay(day);
  if (kind === 'one-to-one') return `One-to-one with ${partner}, ${on}`;
  if (kind === 'referral')
    return `Referral ${direction === 'given' ? 'given to' : 'received from'} ${partner}, ${on}`;
  const money = amount === null ? '' : ` ${formatMoney(amount)}`;
  return `Closed business${money} ${direction === 'given' ? 'at' : 'from'} ${partner}, ${on}`;
}

function partsOf({ given, received, oneToOnes, won, wonAlone }: SlipsReport): string[] {
  const introduced = given + received;
  const ways = [...(given > 0 ? [`${given} given`] : []), ...(received > 0 ? [`${received} received`] : [])];
  const closed = won.length + wonAlone.length;
  return [
    ...(introduced > 0 ? [`${count(introduced, 'referral')} (${ways.join(', ')})`] : []),
    ...(oneToOnes > 0 ? [count(oneToOnes, 'one-to-one')] : []),
    ...(closed > 0 ? [`${closed} closed business`] : []),
  ];
}

function referrals(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'referral' : 'referrals'} ${list(numbers.map(String), 'and')}`;
}

/** The same for programs. */
export function slipsPlain(report: SlipsReport): Plain {
  const { file, dryRun, importId, given, received, oneToOnes, won, wonAlone, newPartners, known } = report;
  return {
    import: dryRun ? null : importId,
    dryRun,
    file,
    kind: 'bni-slips',
    given,
    received,
    oneToOnes,
    won: [...won],
    wonAlone: [...wonAlone],
    newPartners: [...newPartners],
    known,
    leftOut: Object.fromEntries(report.leftOut),
    rejectedRows: report.faults.map(({ line, fault }) => ({ line, reason: fault })),
    slips: report.slips.map(({ line, kind, direction, partner, day, amount }) => ({
      line,
      kind,
      direction: kind === 'one-to-one' ? null : direction,
      partner,
      day,
      currency: amount?.currency ?? null,
      value: amount === null ? null : formatAmountPlain(amount.minor, amount.currency),
    })),
  };
}
