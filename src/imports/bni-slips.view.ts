import { formatDay } from '../calendar/day-words.ts';
import type { Plain } from '../kinds/type.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import { count, list } from '../text/count.ts';
import { shortened } from '../text/shortened.ts';
import type { Slip, Slips } from './bni-slips.ts';
import { lookAlikeRecord } from './import-plain.view.ts';
import type { LookAlike } from './import.ts';
import { lookAlikeLines, type Again } from './import-names.view.ts';

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
  readonly won: readonly number[];
  readonly wonAfterAll: readonly number[];
  readonly added: readonly number[];
  readonly wonAlone: readonly number[];
  readonly recorded: readonly number[];
  readonly lookAlikes: readonly LookAlike[];
  readonly newPartners: readonly string[];
  readonly known: number;
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
  /** The currency taken for the amounts; undefined where it was said, or there are none. */
  readonly assumedCurrency: string | undefined;
}

/** What was written, in a line or a few. */
export function slipsLines(report: SlipsReport): string[] {
  const { dryRun, assumedCurrency } = report;
  const parts = partsOf(report);
  const known = report.known + report.recorded.length;
  const verb = dryRun ? 'Would import' : 'Imported';
  const there = known === 0 ? '' : `; ${count(known, 'slip')} ${known === 1 ? 'was' : 'were'} already there`;
  const lines = [
    parts.length === 0 ? `Nothing new${there}.` : `${verb} ${list(parts, 'and')}${there}.`,
    ...businessLines(report),
  ];
  if (assumedCurrency !== undefined)
    lines.push(`  Taken amounts in ${assumedCurrency}; --currency says otherwise.`);
  return lines;
}

/** What closed business is taken for, as slips name no client. */
function businessLines({ won, wonAfterAll, added, wonAlone, recorded }: SlipsReport): string[] {
  const open = won.filter((id) => !wonAfterAll.includes(id));
  const is = wonAlone.length === 1 ? 'is' : 'are';
  return [
    ...(open.length === 0
      ? []
      : [`  Closed business won ${referrals(open)}: slips name no client, so the oldest open one is taken.`]),
    ...(wonAfterAll.length === 0
      ? []
      : [`  Closed business won ${referrals(wonAfterAll)} after all: none was open, or won before.`]),
    ...(added.length === 0
      ? []
      : [`  Closed business was added to ${referrals(added)}: none was open, so the one won last is taken.`]),
    ...(wonAlone.length === 0
      ? []
      : [`  No referral was there for closed business: ${referrals(wonAlone)} ${is} won as new.`]),
    ...(recorded.length === 0
      ? []
      : [`  Closed business of the same amount was there already, with ${referrals(recorded)}.`]),
  ];
}

/** For the history: `imported 2 referrals, 1 check-in`. */
export function slipsSummary(report: SlipsReport): string {
  const { newPartners, oneToOnes, won, added: more, wonAlone, recorded } = report;
  const updated = new Set([...won, ...more]).size;
  const added = report.given + report.received + wonAlone.length;
  const parts = [
    ...(added > 0 ? [`imported ${count(added, 'referral')}`] : []),
    ...(oneToOnes > 0 ? [`imported ${count(oneToOnes, 'check-in')}`] : []),
    ...(newPartners.length > 0 ? [`added ${count(newPartners.length, 'partner')}`] : []),
    ...(updated > 0 ? [`updated ${count(updated, 'referral')} from a file`] : []),
    ...(recorded.length > 0 ? [`knew ${count(recorded.length, 'slip')} of a file`] : []),
  ];
  return parts.join(', ');
}

/** What was left out, for stderr. */
export function slipsNotes({ leftOut, faults, lookAlikes, dryRun }: SlipsReport, again: Again): string[] {
  const all = [...leftOut].map(([why, many]) => `${count(many, 'slip')} ${why}`);
  return [
    ...faults.map(({ line, fault }) => `line ${line}: ${fault}`),
    ...(all.length === 0 ? [] : [`left out: ${list(all, 'and')}`]),
    ...lookAlikeLines({ lookAlikes, dryRun }, again),
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
    ...shown.map((slip) => `  ${shortened(slipWords(slip), width - 2)}`),
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

function partsOf({ given, received, oneToOnes, won, added, wonAlone }: SlipsReport): string[] {
  const introduced = given + received;
  const ways = [...(given > 0 ? [`${given} given`] : []), ...(received > 0 ? [`${received} received`] : [])];
  const closed = won.length + added.length + wonAlone.length;
  return [
    ...(introduced > 0 ? [`${count(introduced, 'referral')} (${ways.join(', ')})`] : []),
    ...(oneToOnes > 0 ? [count(oneToOnes, 'one-to-one')] : []),
    ...(closed > 0 ? [`${closed} closed business`] : []),
  ];
}

function referrals(numbers: readonly number[]): string {
  const all = [...new Set(numbers)];
  return `${all.length === 1 ? 'referral' : 'referrals'} ${list(all.map(String), 'and')}`;
}

/** What was, or would be, written of a report, for programs. */
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
    wonAfterAll: [...report.wonAfterAll],
    added: [...report.added],
    wonAlone: [...wonAlone],
    recorded: [...report.recorded],
    newPartners: [...newPartners],
    lookAlikes: report.lookAlikes.map((each) => lookAlikeRecord(each, dryRun)),
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
