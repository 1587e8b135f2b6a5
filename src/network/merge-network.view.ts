import type { Plain } from '../kinds/type.ts';
import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import type { Fact, Lacking, Merged } from './merged.ts';
import { shownPath } from '../text/quoted-path.ts';

/** A record that was written over, removed or gave way, in words. */
export interface ToldRecord {
  /** `Jane D. received from Maren Holt`, or what else it is called. */
  readonly phrase: string;
  /** The number that people type, as JSON has it: 57, `p3`; null where it has none. */
  readonly number: number | string | null;
  readonly noun: string;
  /** What differs. */
  readonly facts: readonly Fact[];
}

/** What came of an export of everything, in words. */
export interface NetworkReport extends Record<keyof Merged, readonly ToldRecord[]> {
  readonly file: string;
  /** `3 partners and 20 referrals`; empty where nothing came. */
  readonly came: string;
  /** The same by noun, for programs. */
  readonly added: Readonly<Record<string, number>>;
  /** How many records came or changed that nobody counts by number. */
  readonly others: number;
  /** `1 snooze`: those of them that are records; empty where none is. */
  readonly othersCame: string;
  /** What became of fees that stood here, a line each. */
  readonly fees: readonly string[];
  /** How many clients were forgotten there, and are now here. */
  readonly forgot: number;
  /** How many texts names of clients were taken out of. */
  readonly clearedTexts: number;
  /** Copies beside the file that hold these clients still. */
  readonly copies: readonly string[];
  /** Where words of the names of clients who were forgotten are left here, with the commands that take them out, a line each. */
  readonly namesLeft: readonly string[];
  /** Referrals changed here whose client was forgotten there, and so is here; each with what was lost. */
  readonly lostHere: readonly ToldRecord[];
  /** Referrals changed there whose client was forgotten here; each with what does not come. */
  readonly lostThere: readonly ToldRecord[];
  /** What exports this one, to be typed. */
  readonly exportIt: string;
  /** The file was empty, and is that network now. */
  readonly isWhole: boolean;
  /** What the other copy lacks of this one once it is merged; undefined where it is no copy of it. */
  readonly lacking: (Lacking & { readonly forgettings: number }) | undefined;
  /** Partners who came and may have been here under another number. */
  readonly maybeTwice: readonly {
    readonly known: { readonly number: string; readonly name: string };
    readonly came: { readonly number: string; readonly name: string };
    readonly why: string;
  }[];
  /** What came and looks the same as what was here, each by its number. */
  readonly alike: readonly {
    readonly noun: string;
    readonly came: number;
    readonly known: number;
    readonly phrase: string;
    readonly why: string;
  }[];
  readonly renumbered: readonly {
    readonly kind: string;
    readonly from: number | string;
    readonly to: number | string;
  }[];
}

/** What a merge came to in lines, and as a program reads it. */
export interface ToldNetwork {
  /** For the history: counts alone; empty where nothing was written. */
  readonly summary: string;
  readonly lines: readonly string[];
  readonly plan: readonly string[];
  /** What usually comes next. */
  readonly next: readonly string[];
  readonly plain: Plain;
}

/** What was done, or would be, for the screen and for programs; lines of so many records of each sort at most. */
export function tellNetwork(report: NetworkReport, most = Infinity): ToldNetwork {
  const { file, came, isWhole, renumbered } = report;
  const losses = LOSSES.flatMap(([key, title]) => section(title, report[key], most));
  const changes = [
    ...updated(report.updated),
    ...section('Removed there', report.removed, most),
    ...losses,
    ...section('Given up for one like it, or ended earlier', report.gaveWay, most),
    ...feeLines(report),
    ...numbers(renumbered, most),
    ...forgottenLines(report),
    ...report.namesLeft,
    ...section('Changed here, and forgotten there: gone for good', report.lostHere, most),
    ...section('Changed there, and forgotten here: does not come', report.lostThere, most),
  ];
  const nothing = came === '' && report.others === 0 && !WRITTEN.some((key) => report[key].length > 0);
  const isAll = nothing && report.forgot + report.clearedTexts + report.lostThere.length === 0;
  const whole = isWhole ? 'the whole network' : isForgetting(report) ? 'the rest of it' : 'all of it';
  const what = came === '' ? withoutNew(report) : came;
  const line = (verb: string) =>
    `${verb} from ${quoted(file)}: ${isAll && changes.length === 0 ? 'nothing, all of it is here' : what}.`;
  return {
    summary: isAll && report.setAside.length + report.staysRemoved.length === 0 ? '' : summaryOf(report),
    lines: [
      line('Taken over'),
      ...changes,
      ...twice(report, most, 'did'),
      ...sameTwice(report, most, 'did'),
      ...lacking(report, 'Both hold the same now.'),
    ],
    plan: [
      line('Would be taken over'),
      ...changes,
      ...twice(report, most, 'would'),
      ...sameTwice(report, most, 'would'),
      ...lacking(report, 'Both would hold the same.'),
    ],
    next: nothing ? [] : [`  refnet undo      takes ${whole} out again`],
    plain: plainOf(report),
  };
}

/**
 * What is done where nothing comes that people count: what is changed, removed or brought back stands below, each by its
 * sort.
 */
function withoutNew(report: NetworkReport): string {
  const { others, othersCame } = report;
  const changed = WRITTEN.reduce((sum, key) => sum + report[key].length, 0);
  if (othersCame !== '')
    return list([...(changed === 0 ? [] : [count(changed, 'change')]), othersCame], 'and');
  if (changed > 0) return `${count(changed, 'change')}, no new record`;
  return others === 0 ? 'nothing new' : 'no record, only what the network says of itself';
}

function isForgetting({ forgot, clearedTexts }: NetworkReport): boolean {
  return forgot + clearedTexts > 0;
}

/** Who was forgotten there, and where they still stand here. */
function forgottenLines(report: NetworkReport): string[] {
  if (!isForgetting(report)) return [];
  const { forgot, clearedTexts, copies } = report;
  const who = forgot === 0 ? `A client named in ${count(clearedTexts, 'text')}` : count(forgot, 'client');
  return [
    `${who} forgotten there, and here too: refnet undo does not bring that back.`,
    ...(copies.length === 0
      ? []
      : [
          'Copies that still hold the client, which only you can remove',
          ...copies.map((copy) => `  ${shownPath(copy)}`),
        ]),
  ];
}

/** Who may be one person, each made on another computer; a plan names no command, for one of the two is not there yet. */
function twice({ maybeTwice }: NetworkReport, most: number, tense: 'would' | 'did'): string[] {
  if (maybeTwice.length === 0) return [];
  return [
    `Maybe one person twice (${maybeTwice.length})`,
    ...maybeTwice
      .slice(0, most)
      .flatMap(({ known, came, why }) => [
        `  ${known.number}  ${known.name} and ${came.number}  ${came.name}: ${why}`,
        ...(tense === 'did' ? [`      refnet merge ${known.number} ${came.number}`] : []),
      ]),
    ...left(maybeTwice, most),
  ];
}

/** What was recorded on both computers, each as one of its own; a plan names no command, for one of the two is not there yet. */
function sameTwice({ alike }: NetworkReport, most: number, tense: 'would' | 'did'): string[] {
  if (alike.length === 0) return [];
  return [
    `Looks the same as what was here (${alike.length})`,
    ...alike
      .slice(0, most)
      .flatMap(({ came, known, phrase, why }) => [
        `  #${came}  ${phrase}: as #${known} (${why})`,
        ...(tense === 'did' ? [`      refnet remove ${came}      if #${known} and #${came} are one`] : []),
      ]),
    ...left(alike, most),
  ];
}

/** Whether both are the same in the end, else what is to be taken over there. */
function lacking({ lacking: missing, isWhole, exportIt }: NetworkReport, same: string): string[] {
  if (missing === undefined || isWhole) return [];
  const { records, changes, removals, forgettings } = missing;
  const parts = [
    ...(records === 0 ? [] : [count(records, 'record')]),
    ...(changes === 0 ? [] : [count(changes, 'change')]),
    ...(removals === 0 ? [] : [count(removals, 'removal')]),
    ...(forgettings === 0 ? [] : [count(forgettings, 'forgetting')]),
  ];
  if (parts.length === 0) return [same];
  return [
    `The other copy lacks ${list(parts, 'and')} of this one:`,
    `  ${exportIt}      and import it there`,
  ];
}

/** What is not as somebody left it, on one side or the other. */
const LOSSES: readonly (readonly [key: keyof Merged, title: string])[] = [
  ['writtenOver', 'Changed on both, later there: what was here is written over'],
  ['setAside', 'Changed on both, later here: what is there is set aside'],
  ['removedChanged', 'Changed here, and removed there later: gone'],
  ['staysRemoved', 'Changed there, and removed here later: stays gone'],
  ['cameBack', 'Removed here, and back: changed there later, or needed by what is there'],
  ['kept', 'Removed there, and left here: changed here later, or needed by what is here'],
  ['grafted', 'Changed on one, merged on the other: what fits went to the partner kept'],
];

/** What a merge writes something for. */
const WRITTEN: readonly (keyof Merged)[] = [
  'updated',
  'writtenOver',
  'removed',
  'removedChanged',
  'cameBack',
  'grafted',
  'gaveWay',
];

/** Each sort of what is told, for programs. */
const TOLD: readonly (keyof Merged)[] = [
  'updated',
  'writtenOver',
  'setAside',
  'removed',
  'removedChanged',
  'staysRemoved',
  'cameBack',
  'kept',
  'grafted',
  'gaveWay',
];

/** How many numbers of ordinary updates are named. */
const NUMBERS_NAMED = 8;

function updated(records: readonly ToldRecord[]): string[] {
  if (records.length === 0) return [];
  const named = records.flatMap(({ number }) => (number === null ? [] : [numbered(number)]));
  const shown = named.slice(0, NUMBERS_NAMED);
  const more = records.length - shown.length;
  const others = more === 0 ? [] : [shown.length === 0 ? '' : `${more} more`];
  const which = list(
    [...shown, ...others].filter((each) => each !== ''),
    'and',
  );
  return [`Updated from there: ${count(records.length, 'record')}${which === '' ? '' : `, ${which}`}`];
}

function section(title: string, records: readonly ToldRecord[], most: number): string[] {
  if (records.length === 0) return [];
  return [
    `${title} (${records.length})`,
    ...records
      .slice(0, most)
      .flatMap((each) => [
        `  ${calledOf(each)}`,
        ...each.facts.map(({ fact, from, to }) => `      ${fact}: ${said(from)} -> ${said(to)}`),
      ]),
    ...left(records, most),
  ];
}

/** How many of them are not on the screen. */
function left(all: readonly unknown[], most: number): string[] {
  return all.length <= most
    ? []
    : [`  and ${all.length - most} more; before it is written, --dry-run --json has all`];
}

/** A line of a fact has room for so much of it. */
const LONGEST_SAID = 120;

function said(text: string): string {
  if (text === '') return 'nothing';
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_SAID ? `${line.slice(0, LONGEST_SAID - 3)}...` : line;
}

function calledOf({ number, noun, phrase }: ToldRecord): string {
  return number === null ? `${noun.replaceAll('-', ' ')} ${phrase}`.trim() : `${numbered(number)}  ${phrase}`;
}

function numbered(number: number | string): string {
  return typeof number === 'number' ? `#${number}` : number;
}

function feeLines({ fees }: NetworkReport): string[] {
  return fees.length === 0
    ? []
    : ['Fees that stood here, and are others now', ...fees.map((line) => `  ${line}`)];
}

function numbers(renumbered: NetworkReport['renumbered'], most: number): string[] {
  if (renumbered.length === 0) return [];
  const shown = renumbered
    .slice(0, most)
    .map(({ from, to }) => `  ${numbered(from)} there is ${numbered(to)} here`);
  return ['Numbers that were taken:', ...shown, ...left(renumbered, most)];
}

/** For the history, and for what undo says it takes back: counts alone; who was forgotten stays so either way. */
function summaryOf(report: NetworkReport): string {
  const { added, forgot, clearedTexts } = report;
  const came = Object.values(added).reduce((sum, each) => sum + each, 0);
  const of = (...keys: readonly (keyof Merged)[]) => keys.reduce((sum, key) => sum + report[key].length, 0);
  const counted = (howMany: number, what: string) => (howMany === 0 ? [] : [`${howMany} ${what}`]);
  const written = [
    `took over ${count(came, 'record')} of an export`,
    ...counted(of('updated'), 'updated'),
    ...counted(of('writtenOver'), 'written over'),
    ...counted(of('removed', 'removedChanged'), 'removed'),
    ...counted(of('cameBack'), 'back'),
    ...counted(of('setAside', 'staysRemoved') + report.lostThere.length, 'set aside'),
  ].join(', ');
  if (!isForgetting(report)) return written;
  const who = forgot === 0 ? `a client named in ${count(clearedTexts, 'text')}` : count(forgot, 'client');
  return `${written}; ${who} ${forgot > 1 ? 'stay' : 'stays'} forgotten`;
}

function plainOf(report: NetworkReport): Plain {
  const { file, added, isWhole, renumbered, forgot, copies, lacking: missing } = report;
  const records = [...TOLD].map((key) => [
    key,
    report[key].map(({ noun, number, phrase, facts }) => ({ kind: noun, number, what: phrase, facts })),
  ]);
  return {
    file,
    kind: 'network',
    whole: isWhole,
    added,
    ...Object.fromEntries(records),
    forgotten: forgot,
    lostHere: report.lostHere.map(({ number, phrase }) => ({ number, what: phrase })),
    lostThere: report.lostThere.map(({ number, phrase }) => ({ number, what: phrase })),
    copiesToRemove: [...copies],
    namesLeft: [...report.namesLeft],
    renumbered,
    maybeTwice: report.maybeTwice.map(({ known, came, why }) => ({
      number: came.number,
      like: known.number,
      why,
    })),
    alike: report.alike.map(({ noun, came, known }) => ({ kind: noun, number: came, like: known })),
    lackingThere: missing === undefined ? null : { ...missing },
    same: missing !== undefined && Object.values(missing).every((each) => each === 0),
  };
}
