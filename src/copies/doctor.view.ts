import { INSTALL_NEWER } from '../text/installing.ts';
import { count, list } from '../text/count.ts';
import { shellWord } from '../text/shell-word.ts';
import { itemWords } from './doctor-items.view.ts';
import { isRepairable, levelOf, verdictOf, type Check, type Finding } from './doctor.ts';
import { shownPath } from '../text/quoted-path.ts';

/** What was found, in words; `n` says how many things the finding names. */
const WORDS: Readonly<Record<Check, (n: number) => string>> = {
  unreadable: () => 'the file cannot be read: it is cut short, damaged, or was never one of refnet',
  foreign: () => 'this is a file of another program, not of refnet',
  newer: () => 'the file was written by a newer refnet than this one',
  older: () => 'the file was written by an older refnet: the next command brings it up to date, after a copy',
  version: () => 'the file says that it is of a version that none has, and is of this one',
  'write-version': () => 'the file says that only a newer SQLite may write to it',
  content: (n) => `${count(n, 'place', 'places')} in the file cannot be read`,
  'missing-table': (n) => `${count(n, 'whole kind', 'whole kinds')} of records ${isAre(n)} missing`,
  'not-taken': (n) => `${count(n, 'kind')} of records with what no file of refnet can hold`,
  'missing-column': (n) => `${count(n, 'fact')} of every record of a kind ${isAre(n)} missing`,
  readable: (n) => `${count(n, 'kind')} of records can still be read, and taken out`,
  crashed: () => 'a crash had left a change half done, which was taken back when the file was opened',
  extra: (n) => `${count(n, 'thing')} in the file that another program put there`,
  'missing-index': (n) => `${count(n, 'list')} by which records are found quickly ${isAre(n)} missing`,
  different: (n) =>
    `${count(n, 'part')} of the file ${isAre(n)} not made as refnet makes ${n === 1 ? 'it' : 'them'}`,
  index: (n) =>
    `${count(n, 'list')} by which records are found ${n === 1 ? 'does' : 'do'} not fit the records`,
  forbidden: (n) =>
    `${count(n, 'record')} with a value that cannot be, which becomes the nearest that can, or none`,
  words: (n) =>
    `${count(n, 'record')} with a word that refnet does not know, which becomes the plainest there is`,
  'beyond-numbers': (n) =>
    `${count(n, 'record')} with a number that cannot be typed, which ${n === 1 ? 'gets' : 'get'} another`,
  numbers: (n) =>
    `${count(n, 'record')} with a number that another one has, which ${n === 1 ? 'gets' : 'get'} a new one`,
  negative: (n) => `${count(n, 'record')} with an amount below zero, which loses its minus`,
  'too-much': (n) => `${count(n, 'record')} with amounts that come to more than can be added up exactly`,
  parents: (n) =>
    `${count(n, 'record')} without what ${n === 1 ? 'it belongs' : 'they belong'} to, which is gone`,
  'first-facts': (n) =>
    `${count(n, 'thing')} that every file holds from its beginning on ${isAre(n)} missing`,
  'own-facts': (n) => `${count(n, 'thing')} that the file says of itself cannot be read`,
  counters: () => 'the next number to be given out does not fit the numbers in use',
  'search-keys': (n) => `${count(n, 'record')} that cannot be found by ${n === 1 ? 'its' : 'their'} words`,
  status: (n) => `${count(n, 'referral')} whose status is not that of the history`,
  'closed-on': (n) => `${count(n, 'open referral')} with the day of an outcome`,
  'last-step': (n) => `${count(n, 'referral')} with a wrong day of the last step`,
  stage: (n) => `${count(n, 'partner')} whose stage is not that of the history`,
  circles: (n) =>
    `${count(n, 'partner')} introduced by somebody whom ${n === 1 ? 'they' : 'these'} introduced: that goes`,
  currencies: (n) => `${count(n, 'record')} in a currency that there is not, which becomes yours`,
  tombstones: (n) => `${count(n, 'record')} that ${isAre(n)} there and noted as removed`,
  aliases: (n) => `${count(n, 'partner')} with other names that say nothing`,
  journal: (n) =>
    `${count(n, 'change')} whose record is damaged, so that undo cannot go past ${n === 1 ? 'it' : 'them'}`,
  settings: (n) => `${count(n, 'setting')} that cannot be read`,
  'out-of-reach': (n) =>
    `${count(n, 'record')} with a day before 1920 or after 2199, which becomes the nearest within`,
  ahead: (n) => `${count(n, 'record')} that a wrong clock wrote at a time still to come`,
  'put-off': (n) =>
    `${count(n, 'thing')} put off until a day before ${n === 1 ? 'it was' : 'they were'}, which becomes that day`,
  future: (n) => `${count(n, 'record')} of what has happened with a day that is still to come`,
  order: (n) =>
    `${count(n, 'record')} that ${n === 1 ? 'ends' : 'end'} before ${n === 1 ? 'it begins' : 'they begin'}`,
  'file-mode': () => 'others on this computer may read the file',
  'file-open': () => 'others on this computer may read or change the file',
  'folder-mode': () => 'others on this computer may look into the folder',
  'folder-open': () => 'others on this computer may remove the file, or put another in its place',
  'copies-mode': () => 'others on this computer may read copies',
  'copies-open': () => 'others on this computer may read or change copies',
  'copies-folder-mode': () => 'others on this computer may look into the folder of the copies',
  'copies-folder-open': () => 'others on this computer may remove copies, or put others in their place',
  'second-name': () =>
    'the file has a second name (a hard link): a change under one while the other is in use can damage it',
  synchronized: () => 'the folder is synchronized: a file copied while refnet writes to it can be damaged',
  conflicted: (n) =>
    `${count(n, 'conflicted copy', 'conflicted copies')} beside the file: another computer wrote to it meanwhile`,
  disk: () => 'the disk has hardly any room left',
  'in-the-way': () =>
    'nothing can be recorded, as there is a folder or a link where SQLite keeps its journal',
  'read-only': () => 'nothing can be recorded, as you may not write there',
  'left-over': (n) => `${count(n, 'half-made copy', 'half-made copies')} that a crash left`,
  unfinished: (n) =>
    n === 1
      ? '1 half-made copy, which holds clients: another refnet is making it now, or a crash left it'
      : `${n} half-made copies, which hold clients: others are making them now, or a crash left them`,
  twice: (n) => `${count(n, 'pair')} of partners who may be one person`,
  'no-copy': () => 'there is no copy yet',
};

/** Where what cannot be read any more may be. */
const COPIES: Next = (_first, _items, isSaid) =>
  isSaid('no-copy')
    ? 'leave the file as it is; where another copy of it is, on another disk or computer: refnet restore FILE'
    : 'refnet restore --list      names the copies there are';

/** The next step, by the first thing and all things that a finding names, and by what else was found. */
type Next = (first: string, items: readonly string[], isSaid: (check: Check) => boolean) => string | string[];

/** What a person does about what is not repaired by itself. */
const NEXT: Partial<Readonly<Record<Check, Next>>> = {
  unfinished: () => 'refnet doctor --repair      removes what is ten minutes old',
  unreadable: COPIES,
  content: COPIES,
  'missing-table': COPIES,
  'missing-column': COPIES,
  'not-taken': COPIES,
  readable: (_first, items) => items.map((each) => `refnet export ${each} --output ${each}.csv`),
  foreign: () => 'name the right file with --db FILE or REFNET_DB',
  newer: () => INSTALL_NEWER,
  'too-much': (first) => `look for digits too many: ${shown(first)}`,
  future: shown,
  order: shown,
  'second-name': () => 'use it under one name only, and remove the other',
  synchronized: () =>
    'keep it elsewhere (--db FILE, or REFNET_DB), and finished copies here: refnet backup FOLDER',
  conflicted: (_first, items) => [
    `to take over what only ${items.length === 1 ? 'that holds' : 'those hold'}, before you put ${items.length === 1 ? 'it' : 'them'} elsewhere:`,
    ...items.flatMap((each, at) => {
      const copy = items.length === 1 ? 'copy.json' : `copy-${at + 1}.json`;
      return [`refnet --db ${shellWord(each)} export all --output ${copy}`, `refnet import ${copy}`];
    }),
  ],
  'in-the-way': () => 'move that elsewhere, or give it another name',
  'read-only': () => 'to record anything, make it writable (chmod u+w); reports and lists still work',
  disk: () => 'free some: a change needs room for what it takes back',
  twice: (first) => `where they are one person: refnet merge ${first}`,
  // One that cannot be read whole is not copied either.
  'no-copy': (_first, _items, isSaid) => {
    if (NOT_COPIED.some(isSaid)) return [];
    return isSaid('read-only') ? 'refnet backup FILE      makes one where you may write' : 'refnet backup';
  },
};

/** What refnet backup refuses to copy. */
const NOT_COPIED: readonly Check[] = [
  'unreadable',
  'content',
  'missing-table',
  'missing-column',
  'not-taken',
  'foreign',
  'newer',
  'version',
  'extra',
  'missing-index',
  'different',
];

function shown(first: string): string {
  return /^p?\d+$/.test(first) ? `refnet show ${first}; then refnet edit NUMBER` : 'refnet edit NUMBER';
}

/** How many things a finding names. */
const NAMED = 8;

/** What was found of a file that `about` describes, the worst first; `repair` is the command that repairs it. */
export function doctorLines(about: string, findings: readonly Finding[], repair: string): string[] {
  const of = (level: ReturnType<typeof levelOf>) => findings.filter((each) => levelOf(each) === level);
  const faults = of('fault');
  const repairable = faults.filter(isRepairable).length;
  return [
    about,
    ...headed('Damaged', of('damaged'), findings),
    ...headed('To repair', faults, findings),
    ...headed('Remarks', of('remark'), findings),
    ...(verdictOf(findings) === 'sound' ? ['Sound: the file, its records, who may read it.'] : []),
    ...(repairable > 0 && verdictOf(findings) === 'repair'
      ? [
          `${repair}      repairs ${repairable === faults.length ? 'that' : `${repairable} of ${faults.length}`}, after a copy`,
        ]
      : []),
  ];
}

function headed(title: string, findings: readonly Finding[], all: readonly Finding[]): string[] {
  return findings.length === 0 ? [] : [title, ...findings.flatMap((each) => findingLines(each, all))];
}

/** One finding: what it is, where, and what to do about it, which may be other where something else was found too. */
export function findingLines(finding: Finding, all: readonly Finding[] = [finding]): string[] {
  const { check, items } = finding;
  const [first = ''] = items;
  const isSaid = (other: Check) => all.some((each) => each.check === other);
  const next = isRepairable(finding) ? [] : [NEXT[check]?.(first, items, isSaid) ?? []].flat();
  return [`  ${findingSaid(finding)}`, ...next.map((each) => `    ${each}`)];
}

/** What was found, in words. */
export function findingWords({ check, items }: Finding): string {
  return WORDS[check](items.length);
}

/** What was found, and where. */
export function findingSaid(finding: Finding): string {
  return findingWords(finding) + whereIs(finding);
}

/** What was repaired, and where. */
export function repairedLine(finding: Finding): string {
  return `Repaired: ${findingSaid(finding)}`;
}

/** `: 12, 13 and 4 more`; nothing where it is in no place of its own. */
function whereIs({ check, items }: Finding): string {
  const named = [...new Set(items.flatMap((item) => itemWords(check, item) ?? []).map(shownPath))];
  if (named.length === 0) return '';
  const more = named.length - NAMED;
  return `: ${list([...named.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])], 'and')}`;
}

function isAre(n: number): string {
  return n === 1 ? 'is' : 'are';
}
