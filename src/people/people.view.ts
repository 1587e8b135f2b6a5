import type { Plain } from '../kinds/type.ts';
import { capitalized } from '../text/capitalized.ts';
import { count, list } from '../text/count.ts';
import { firstFew, firstLines } from '../text/first-few.ts';
import { quoted } from '../text/quoted.ts';
import { toned, type Text } from '../text/spans.ts';
import { shortened } from '../text/shortened.ts';
import { truncate } from '../text/width.ts';
import { partners } from '../partners/partner.ts';
import { shellWord } from '../text/shell-word.ts';
import { groupPeople } from './people-choice.ts';
import { isLeftOutNow, type Entry, type Planned } from './people-plan.ts';
import type { Candidate, Known } from './people-match.ts';
import type { Person, PersonFault } from './person.ts';

/** What an import of people did, or would do, and how it read the file. */
export interface PeopleReport {
  readonly file: string;
  /** What sort of file it is: `list` or `cards`. */
  readonly format: 'list' | 'cards';
  readonly importId: number | null;
  readonly dryRun: boolean;
  readonly planned: readonly Planned[];
  readonly faults: readonly PersonFault[];
  /** Rows or cards that name nobody, and those of the user. */
  readonly nobody: number;
  readonly yourself: number;
  /** Cards of groups of others, which are nobody; counted among those too. */
  readonly groups: number;
  readonly columns: readonly { readonly heading: string; readonly words: string | undefined }[];
  readonly notRead: readonly string[];
  /** Groups of the file are there and were not asked for. */
  readonly labelsLeft: boolean;
  /** The command that asks about each who was known by the name alone. */
  readonly choosing: string;
}

const MOST = 12;
const PREVIEWED = 5;

const ofOutcome = ({ planned }: PeopleReport, ...outcomes: readonly Planned['outcome'][]) =>
  planned.filter(({ outcome }) => outcomes.includes(outcome));

/** What became of each partner once: a file may have somebody in several rows. */
function eachOnce({ planned }: PeopleReport): Planned[] {
  const byEntry = new Map<Planned['entry'], Planned>();
  for (const each of planned) {
    const before = byEntry.get(each.entry);
    if (each.entry === null) continue;
    if (before === undefined || (before.outcome === 'known' && each.outcome === 'filled')) {
      byEntry.set(each.entry, each);
    }
  }
  return [...byEntry.values()];
}

/** What came of each, counted. */
function tallyOf(report: PeopleReport) {
  const once = eachOnce(report);
  const ofRows = report.planned.filter(({ entry }) => entry !== null).length;
  const numberOf = (wanted: Planned['outcome']) => once.filter(({ outcome }) => outcome === wanted).length;
  return {
    people: report.planned.length,
    added: numberOf('added'),
    filled: numberOf('filled'),
    known: numberOf('known'),
    joined: ofRows - once.length,
    removed: ofOutcome(report, 'removed').length,
    passedOver: ofOutcome(report, 'passed over').length,
    leftOut: ofOutcome(report, 'left out').length,
    nobody: report.nobody,
    yourself: report.yourself,
  };
}

/** For the history: `added 18 partners from a list, filled in 3`. */
export function peopleSummary(report: PeopleReport): string {
  const { added, filled } = tallyOf(report);
  const left = report.planned.filter(isLeftOutNow).length;
  const from = report.format === 'cards' ? 'from cards' : 'from a list';
  return [
    ...(added > 0 ? [`added ${count(added, 'partner')} ${from}`] : []),
    ...(filled > 0 ? [`filled in ${count(filled, 'partner')} ${from}`] : []),
    ...(left > 0 ? [`left ${count(left, 'person', 'people')} of ${from.slice('from '.length)} out`] : []),
  ].join(', ');
}

/** What was done, in a sentence, and what there is to say of it. */
export function peopleLines(report: PeopleReport, width: number): Text[] {
  return [headline(report), ...belowLines(report, width).map((line) => `  ${line}`)];
}

/** What would be done, before it is written: with what the columns were taken for, and the first of the people. */
export function peoplePlanLines(about: PeopleReport, width: number): Text[] {
  // Before a question nothing is written either: what undo would take back is something else.
  const report = { ...about, dryRun: true };
  const added = ofOutcome(report, 'added');
  const filled = eachOnce(report).filter(({ outcome }) => outcome === 'filled');
  return [
    headline(report),
    '',
    ...columnLines(report),
    ...groupLines(added.map(({ person }) => person)),
    ...block(
      'New partners',
      added.map(({ person }) => personLine(person)),
      width,
    ),
    ...block('Partners you have, with what they lack', filled.map(filledLine), width),
    ...belowLines(report, width),
  ];
}

function block(heading: string, lines: readonly string[], width: number): Text[] {
  if (lines.length === 0) return [];
  return [
    [toned('heading', heading)],
    ...firstLines(lines, PREVIEWED).map((line) => `  ${shortened(line, width - 2)}`),
    '',
  ];
}

function columnLines({ columns, format }: PeopleReport): Text[] {
  if (format === 'cards' || columns.length === 0) return [];
  const read = columns.flatMap(({ heading, words }) => (words === undefined ? [] : [{ heading, words }]));
  const widest = Math.max(...read.map(({ heading }) => heading.length));
  return [
    [toned('heading', 'Columns')],
    ...read.map(({ heading, words }) => `  ${heading.padEnd(widest)}  ${words}`),
    '',
  ];
}

/** How many there are of each profession, where that says something. */
function groupLines(people: readonly Person[]): Text[] {
  if (people.length <= PREVIEWED) return [];
  const groups = groupPeople(people);
  const shown = groups.slice(0, MOST).map(({ label, people: { length } }) => `${label} ${length}`);
  const more = groups.length - shown.length;
  return [
    [toned('heading', 'By profession')],
    `  ${shown.join(', ')}${more > 0 ? ` and ${count(more, 'other')}` : ''}`,
    '',
  ];
}

/** Somebody in a line: name, profession, firm, and a way to reach them. */
export function personLine({ facts }: Person): string {
  const [email] = facts.emails;
  const [phone] = facts.phones;
  return [facts.name, facts.profession, facts.business, email ?? phone].filter((each) => each).join(', ');
}

function filledLine({ entry, person }: Planned): string {
  const lacking = Object.keys(entry?.lacking ?? {}).map((key) => FACT_WORDS[key] ?? key);
  const introduced = entry?.introducer === null || entry === null ? [] : ['introduced by'];
  return `${entry?.facts.name ?? person.facts.name}: ${[...lacking, ...introduced].join(', ')}`;
}

const FACT_WORDS: Readonly<Record<string, string>> = {
  emails: 'email',
  phones: 'phone',
  links: 'link',
  addresses: 'address',
  aliases: 'other name',
  howMet: 'how met',
  knownSince: 'known since',
  notes: 'note',
  idealClient: 'ideal client',
};

function headline(report: PeopleReport): string {
  const { people, added, filled, known, removed, passedOver, leftOut } = tallyOf(report);
  const would = report.dryRun;
  const parts: string[] = [];
  if (added > 0) parts.push(`${would ? 'would add' : 'added'} ${count(added, 'partner')}`);
  if (filled > 0) {
    parts.push(
      `${would ? 'would fill in' : 'filled in'} what ${count(filled, 'partner')} you have ${would ? (filled === 1 ? 'lacks' : 'lack') : 'lacked'}`,
    );
  }
  if (parts.length === 0) parts.push('nothing new');
  const rest = [
    ...(known > 0 ? [`${count(known, 'was', 'were')} already there`] : []),
    ...(removed > 0
      ? [`${count(removed, 'was', 'were')} removed since and ${removed === 1 ? 'stays' : 'stay'} away`]
      : []),
    ...(passedOver > 0 ? [`${count(passedOver, 'was', 'were')} not among those wanted`] : []),
    ...(leftOut > 0 ? [`${count(leftOut, 'was', 'were')} left out`] : []),
  ];
  const of = `of ${count(people, 'person', 'people')}`;
  return `${capitalized(parts.join(', '))}, ${of}${rest.length > 0 ? `; ${list(rest, 'and')}` : ''}.`;
}

function belowLines(report: PeopleReport, width: number): string[] {
  const { joined, nobody, yourself } = tallyOf(report);
  const leftBefore = ofOutcome(report, 'left out').filter((each) => !isLeftOutNow(each)).length;
  const things = report.format === 'cards' ? ['card', 'cards'] : ['row', 'rows'];
  const unnamed = nobody - report.groups;
  const those = (n: number) => count(n, things[0] ?? '', things[1]);
  return [
    ...byNameLines(report),
    ...firmLines(report),
    ...(joined > 0
      ? [`${those(joined)} ${joined === 1 ? 'is' : 'are'} of somebody who is there twice, and made one.`]
      : []),
    ...(unnamed > 0
      ? [
          `${those(unnamed)} ${unnamed === 1 ? 'names' : 'name'} nobody, and ${unnamed === 1 ? 'was' : 'were'} left out.`,
        ]
      : []),
    ...(report.groups > 0
      ? [
          `${those(report.groups)} of ${report.groups === 1 ? 'a group' : 'groups'} of others ` +
            `${report.groups === 1 ? 'was' : 'were'} left out.`,
        ]
      : []),
    ...(leftBefore > 0
      ? [
          `You left ${leftBefore === 1 ? 'one of those' : `${leftBefore} of those`} out before; to be asked again: ${report.choosing}`,
        ]
      : []),
    ...(yourself > 0 ? ['Your own was left out.'] : []),
    ...(report.notRead.length > 0 ? [notReadLine(report.notRead, width)] : []),
    ...(report.labelsLeft ? ['Their groups were not read; --labels keeps them as tags.'] : []),
  ];
}

/** Who was known by the name alone, each by name, and what to do where it is somebody else. */
function byNameLines(report: PeopleReport): string[] {
  const { planned, dryRun, choosing } = report;
  const names = planned.flatMap(({ byName }) => (byName === undefined ? [] : [nameAndNumber(byName.known)]));
  if (names.length === 0) return [];
  const whom = names.length === 1 ? 'that is somebody else' : 'one is somebody else';
  const first = dryRun || peopleSummary(report) === '' ? '' : 'refnet undo      then ';
  return [`Matched by name alone: ${list(names, 'and')}.`, `  if ${whom}: ${first}${choosing}`];
}

/** Firms that became partners, since their rows name no person. */
function firmLines(report: PeopleReport): string[] {
  const firms = ofOutcome(report, 'added').filter(({ person }) => person.isFirm);
  if (firms.length === 0) return [];
  const names = firstFew(
    firms.map(({ person }) => person.facts.name),
    MOST,
  );
  const words = firms.length === 1 ? 'is a firm without a person' : 'are firms without a person';
  return [`${firms.length} of them ${words}: ${names}.`];
}

function nameAndNumber({ id, facts: { name } }: Known): string {
  return id === null ? name : `${name} (p${id})`;
}

function notReadLine(headings: readonly string[], width: number): string {
  const shown = headings.slice(0, MOST).map((each) => truncate(each, Math.max(12, Math.floor(width / 3))));
  const more = headings.length - shown.length;
  return `Not read: ${shown.join(', ')}${more > 0 ? ` and ${count(more, 'more', 'more')}` : ''}.`;
}

/** What there is to know of some of them, for stderr: names read otherwise, facts that differ, who may be whom. */
export function peopleNotes(report: PeopleReport, commandOf: (doubt: Doubt) => string): string[] {
  const { planned, faults } = report;
  return [
    ...some(faults.map(({ line, reason }) => `line ${line}: ${reason}`)),
    ...some(
      ofOutcome(report, 'added').flatMap(({ person: { readFrom, facts } }) =>
        readFrom === null ? [] : [`${quoted(readFrom)} was read as ${facts.name}`],
      ),
    ),
    ...unreadLines(planned.map(({ person }) => person)),
    ...some(planned.flatMap(renamedLine)).flatMap((line) => line.split('\n')),
    ...some(planned.flatMap(differingLines)).flatMap((line) => line.split('\n')),
    ...doubtLines(report, commandOf),
  ];
}

/** `since cannot be read, and is left out: line 4 "long ago"`, a line for each fact. */
function unreadLines(people: readonly Person[]): string[] {
  const byFact = new Map<string, string[]>();
  for (const { line, unread } of people) {
    for (const { fact, text } of unread)
      byFact.set(fact, [...(byFact.get(fact) ?? []), `line ${line} ${quoted(truncate(text, LONGEST))}`]);
  }
  return [...byFact].map(
    ([fact, texts]) => `${fact} cannot be read, and is left out: ${firstFew(texts, MOST)}`,
  );
}

/** So much is shown of what cannot be read. */
const LONGEST = 40;

/** What the file says otherwise than the record, and than a line before it. */
function differingLines({ differing, entry, person }: Planned): string[] {
  if (entry === null) return [];
  const own = differing.filter(({ before }) => before === undefined);
  const called = calledBy(entry);
  return [
    ...(own.length === 0 ? [] : [`${called}: ${othersSaid(own)}${editing(entry, own)}`]),
    ...differing.flatMap(({ label, said, stands, before }) =>
      before === undefined
        ? []
        : [
            `${called}: line ${person.line} has another ${label} than line ${before}, ` +
              `${quoted(truncate(said, LONGEST))}; ${quoted(truncate(stands, LONGEST))} stands`,
          ],
    ),
  ];
}

/** `the file has another business, "New Bank", where "Old Bank" stands`, of each fact. */
function othersSaid(own: Planned['differing']): string {
  const each = own.map(({ label, said, stands }) => {
    const [theirs, yours] = [said, stands].map((text) => quoted(truncate(text, LONGEST)));
    return `another ${label}, ${theirs ?? ''}, where ${yours ?? ''} stands`;
  });
  return `the file has ${list(each, 'and')}`;
}

/** Beneath it, the command that takes over what the file says; none where there is nothing to type. */
function editing({ id }: Entry, differing: Planned['differing']): string {
  const options = differing.flatMap(({ key, typed }) => {
    const [option] = partners.fields.find(({ name }) => name === key)?.option ?? [];
    return option === undefined || typed === undefined ? [] : [`--${option} ${shellWord(typed)}`];
  });
  return id === null || options.length === 0 ? '' : `\n  refnet edit p${id} ${options.join(' ')}`;
}

/** Who is on record by another name than in the file, by which they are found as well from now on. */
function renamedLine({ outcome, entry, person: { facts } }: Planned): string[] {
  const isNews = outcome === 'filled' && entry?.id !== null && entry?.lacking.aliases?.includes(facts.name);
  if (entry === null || isNews !== true) return [];
  return [
    `${calledBy(entry)} is ${facts.name} in the file, and is found by that too\n` +
      `  refnet edit p${entry.id ?? 0} --name ${shellWord(facts.name)}`,
  ];
}

function calledBy({ id, facts: { name } }: Entry): string {
  return id === null ? name : `${name} (p${id})`;
}

/** Somebody added who may be another one. */
export interface Doubt {
  readonly name: string;
  readonly line: number;
  readonly id: number | null;
  readonly candidate: Candidate;
}

function doubtsOf({ planned }: PeopleReport): Doubt[] {
  return planned.flatMap(({ doubts: [first], entry, person }) =>
    first === undefined
      ? []
      : [{ name: person.facts.name, line: person.line, id: entry?.id ?? null, candidate: first }],
  );
}

function doubtLines(report: PeopleReport, commandOf: (doubt: Doubt) => string): string[] {
  const doubts = doubtsOf(report);
  if (doubts.length === 0) return [];
  const lines = doubts.map((doubt) => {
    const { known, why } = doubt.candidate;
    const whom = `${known.facts.name} ${known.id === null || known.line !== null ? `of line ${known.line ?? 0}` : `(p${known.id})`}`;
    const is = `line ${doubt.line}: ${doubt.name} may be ${whom}: ${why}`;
    return report.dryRun ? is : `${is}\n  ${commandOf(doubt)}`;
  });
  return [
    ...some(lines).flatMap((line) => line.split('\n')),
    report.dryRun
      ? 'They would be added apart; in a terminal each is asked about.'
      : 'They were added apart; where two are one person, the command beneath makes them one.',
  ];
}

function some(lines: readonly string[]): string[] {
  return firstLines(lines, MOST);
}

/** What was, or would be, done with a list of people, for programs. */
export function peoplePlain(report: PeopleReport): Plain {
  return {
    import: report.dryRun ? null : report.importId,
    dryRun: report.dryRun,
    file: report.file,
    kind: 'people',
    columns: report.columns.map(({ heading, words }) => ({ heading, meaning: words ?? null })),
    notRead: report.notRead,
    ...tallyOf(report),
    rejected: report.faults.length,
    rejectedRows: report.faults.map(({ line, reason }) => ({ line, reason })),
    unread: report.planned.flatMap(({ person: { line, unread } }) =>
      unread.map(({ fact, text }) => ({ line, fact, text })),
    ),
    newPartners: ofOutcome(report, 'added').map(({ entry, person: { line, facts, isFirm } }) => ({
      partnerId: report.dryRun || entry === null || entry.id === null ? null : `p${entry.id}`,
      line,
      name: facts.name,
      profession: facts.profession,
      business: facts.business,
      isFirm,
    })),
    filledIn: eachOnce(report).flatMap(({ outcome, entry, person: { line } }) =>
      outcome !== 'filled' || entry === null
        ? []
        : [{ partnerId: `p${entry.id ?? 0}`, line, facts: Object.keys(entry.lacking) }],
    ),
    matchedByName: report.planned.flatMap(({ byName, person: { line, facts } }) =>
      byName === undefined
        ? []
        : [{ partnerId: `p${byName.known.id ?? 0}`, line, name: facts.name, like: byName.known.facts.name }],
    ),
    doubtful: doubtsOf(report).map(({ name, line, id, candidate: { known, why } }) => ({
      partnerId: report.dryRun || id === null ? null : `p${id}`,
      line,
      name,
      like: known.facts.name,
      likeId: known.id === null || (report.dryRun && known.line !== null) ? null : `p${known.id}`,
      likeLine: known.line,
      why,
    })),
  };
}
