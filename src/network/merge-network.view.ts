import type { Plain } from '../kinds/type.ts';
import { count } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';

/** A record that was written over, removed or gave way, in words. */
export interface ToldRecord {
  /** `Jane D. received from Maren Holt`, or what else it is called. */
  readonly phrase: string;
  /** The number that people type, as JSON has it: 57, `p3`; null where it has none. */
  readonly number: number | string | null;
  readonly noun: string;
  /** What differs, by its words. */
  readonly facts: readonly string[];
}

/** What came of an export of everything, in words. */
export interface NetworkReport {
  readonly file: string;
  /** `3 partners and 20 referrals`; empty where nothing came. */
  readonly came: string;
  /** The same by noun, for programs. */
  readonly added: Readonly<Record<string, number>>;
  /** How many records came or changed that nobody counts by number. */
  readonly others: number;
  /** How many clients were forgotten there, and are now here. */
  readonly forgot: number;
  /** The file was empty, and is that network now. */
  readonly isWhole: boolean;
  readonly overwritten: readonly ToldRecord[];
  readonly removed: readonly ToldRecord[];
  readonly gaveWay: readonly ToldRecord[];
  readonly renumbered: readonly {
    readonly kind: string;
    readonly from: number | string;
    readonly to: number | string;
  }[];
}

/** The same in lines, and as a program reads it. */
export interface ToldNetwork {
  /** For the history: counts alone; empty where nothing was written. */
  readonly summary: string;
  readonly lines: readonly string[];
  readonly plan: readonly string[];
  /** What usually comes next. */
  readonly next: readonly string[];
  readonly plain: Plain;
}

/** What was done, or would be, for the screen and for programs. */
export function tellNetwork(report: NetworkReport): ToldNetwork {
  const { file, came, isWhole, overwritten, removed, gaveWay, renumbered } = report;
  const changes = [
    ...told(overwritten, 'written over by a later change', (each) => each.facts.join(', ')),
    ...told(removed, 'removed there'),
    ...told(gaveWay, 'given up for one like it, or ended earlier', (each) => each.facts.join(', ')),
    ...numbers(renumbered),
    ...(report.forgot === 0
      ? []
      : [
          `${count(report.forgot, 'client')} forgotten there, and here too: refnet undo does not bring that back.`,
        ]),
  ];
  const nothing = came === '' && report.others === 0 && changes.length === 0;
  const what = came === '' ? (report.others === 0 ? 'nothing new' : 'facts that have no number') : came;
  const line = (verb: string) =>
    `${verb} from ${quoted(file)}: ${nothing ? 'nothing, all of it is here' : what}.`;
  return {
    summary: nothing ? '' : summaryOf(report),
    lines: [line('Taken over'), ...changes],
    plan: [line('Would be taken over'), ...changes],
    next: nothing
      ? []
      : [`  refnet undo      takes ${isWhole ? 'the whole network' : 'all of it'} out again`],
    plain: plainOf(report),
  };
}

function told(
  records: readonly ToldRecord[],
  what: string,
  more: (record: ToldRecord) => string = () => '',
): string[] {
  if (records.length === 0) return [];
  return [
    `${count(records.length, 'record')} ${what}:`,
    ...records.map((each) => {
      const rest = more(each);
      return `  ${calledOf(each)}${rest === '' ? '' : `: ${rest}`}`;
    }),
  ];
}

function calledOf({ number, noun, phrase }: ToldRecord): string {
  return number === null ? `${noun.replaceAll('-', ' ')} ${phrase}`.trim() : `${numbered(number)}  ${phrase}`;
}

function numbered(number: number | string): string {
  return typeof number === 'number' ? `#${number}` : number;
}

function numbers(renumbered: NetworkReport['renumbered']): string[] {
  if (renumbered.length === 0) return [];
  const shown = renumbered.map(({ from, to }) => `${numbered(from)} there is ${numbered(to)} here`);
  return ['Numbers that were taken:', ...shown.map((each) => `  ${each}`)];
}

/** For the history: counts alone. */
function summaryOf({ added, overwritten, removed, forgot }: NetworkReport): string {
  const came = Object.values(added).reduce((sum, each) => sum + each, 0);
  const parts = [
    `took over ${count(came, 'record')} of an export`,
    ...(forgot === 0 ? [] : [`${count(forgot, 'client')} forgotten`]),
    ...(overwritten.length === 0 ? [] : [`${overwritten.length} written over`]),
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
  ];
  return parts.join(', ');
}

function plainOf({ file, added, isWhole, renumbered, ...report }: NetworkReport): Plain {
  const records = (all: readonly ToldRecord[]) =>
    all.map(({ noun, number, phrase, facts }) => ({ kind: noun, number, what: phrase, facts }));
  return {
    file,
    kind: 'network',
    whole: isWhole,
    added,
    overwritten: records(report.overwritten),
    removed: records(report.removed),
    gaveWay: records(report.gaveWay),
    forgotten: report.forgot,
    renumbered,
  };
}
