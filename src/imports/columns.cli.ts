import { saysMe } from '../partners/self.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { list } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { searchKey } from '../text/search-key.ts';
import { shortened } from '../text/shortened.ts';
import {
  answerOptions,
  answersOf,
  fittingColumns,
  keptFor,
  withAnswers,
  type ImportMap,
  type MappedHeading,
} from './import-map.ts';
import { carry, carryMapping } from './carried.cli.ts';
import type { Said } from './import-options.cli.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { mappingIn } from './mapping-said.cli.ts';
import { asItem } from './pairs.ts';
import { saysYesOrNo } from './tracker-cells.ts';
import { COLUMN_WORDS, hasColumn, type Mapping, type TrackerColumn } from './tracker-columns.ts';
import { isAside, mayBeFeeBetween } from './tracker-headings.ts';
import { lookAtHead } from './tracker-file.io.ts';
import { MEANINGS, MEANING_WORDS, type Meaning } from './tracker-meanings.ts';
import {
  likelyOwnName,
  openQuestions,
  refuseOpen,
  type OpenQuestion,
  type TrackerHead,
} from './tracker-questions.ts';
import type { TitledWay } from './title-way.ts';
import { headingKey, meaningSaid, saidOfNo, yesOrNoStatuses } from './tracker.ts';
import { openWayColumn } from './way-column.ts';
import { contradict, meaningThatWay, waySaidBy } from './way-said.ts';
import { speaksOfWay } from './way-words.ts';

/** The columns of a file as they are known once everything that was open is answered. */
export interface KnownColumns {
  readonly head: TrackerHead;
  /** What was said of the import, with what is kept and answered of words and names. */
  readonly said: Said;
  /** What was answered of columns, for when they are looked at again. */
  readonly answered: Edits;
  /** Which way all rows went by what the table is called; undefined where that says nothing, or nobody goes by it. */
  readonly way: TitledWay | undefined;
}

/** What a column was changed to in a terminal, by the key of its heading. */
export type Edits = Mapping;

/** Finds out which column is what: by what is said, kept and recognized, and where that leaves something open, by asking. */
export async function knowColumns(
  session: Session,
  sheet: Sheet,
  said: Said,
  edits: Edits = new Map(),
): Promise<KnownColumns> {
  const { listImportMaps } = await import('./import-maps.sql.ts');
  const maps = listImportMaps(await session.reading({ beforeWriting: true }));
  const named = said.as === undefined ? [] : namedMaps(maps, said.as);
  const mapping = new Map([...mappingIn([sheet], said.map), ...edits]);
  const find = (headings: readonly string[]) => keptFor(headings, { named, kept: maps });
  const look = () => lookAtHead(sheet, mapping, (headings) => fittingColumns(find(headings), headings));
  let head = look();
  const kept = find(head.columns.map(({ heading }) => heading));
  const wantsClients = [...mapping.values()].some(({ meaning }) => meaning.startsWith('client'));
  let answered = kept === undefined ? said : withAnswers(said, kept.answers, { wantsClients });
  const taken = takenFrom(said, answered);
  const asked = new Map<string, MappedHeading>();
  const take = ({ heading }: TrackerColumn, meaning: Meaning) => {
    for (const known of [mapping, asked]) known.set(headingKey(heading), { heading, meaning });
    head = look();
  };
  for (;;) {
    const questions = openQuestions(head, answered.noClients);
    const [question] = questions;
    if (question === undefined) break;
    // A column that was changed just now for another is not asked about anew.
    const canBeLeft = question.meaning === 'client' && question.why === 'missing' && edits.size === 0;
    if (!session.asks || (question.columns.length === 0 && !canBeLeft)) refuseOpen(head, questions);
    const column = await askColumn(session, head, question);
    if (column === undefined) {
      answered = { ...answered, noClients: true };
      carry(session, '--no-clients');
    } else take(column, question.meaning);
  }
  const way = answered.given || answered.received ? undefined : openWayColumn(head, mapping);
  if (way !== undefined) {
    const { askWayColumn } = await import('./way-column.cli.ts');
    const directions = await askWayColumn(session, way);
    answered = { ...answered, directions: [...answered.directions, ...directions] };
    take(way.column, directions.length === 0 ? 'ignore' : 'direction');
  }
  const saidBy = waySaidBy(head, sheet, mapping);
  const isContradicted = contradict(saidBy.ways);
  if (isContradicted && kept === undefined && !answered.given && !answered.received) {
    const { askContradiction } = await import('./way-column.cli.ts');
    const direction = await askContradiction(session, saidBy, sheet);
    for (const column of saidBy.columns) take(column, meaningThatWay(column, direction));
  }
  if (session.asks) carryMapping(session, mapping);
  if (kept !== undefined) {
    session.note(['columns as in the mapping', kept.name, ...taken].join(' '));
    answered = { ...answered, statuses: [...kept.statuses, ...answered.statuses] };
  }
  if (head.dayByCells !== undefined) noteDay(session, head.dayByCells);
  if (head.wayByCells !== undefined) noteWay(session, head.wayByCells);
  noteNoughts(session, head);
  noteFee(session, head);
  offerYesOrNo(session, head);
  answered = await requireMyName(session, head, answered);
  return {
    head,
    said: await withYesOrNo(session, head, answered),
    answered: asked,
    way: isContradicted ? undefined : saidBy.ways[0],
  };
}

/** What a mapping says beside the columns, where the command line did not: `with --given and --currency EUR`. */
function takenFrom(said: Said, answered: Said): string[] {
  const before = new Set(answerOptions(answersOf(said)));
  const taken = answerOptions(answersOf(answered)).filter((option) => !before.has(option));
  return taken.length === 0 ? [] : [`with ${list(taken, 'and')}`];
}

/** The mappings of a name, one for each layout. Throws a usage UserError that lists those there are. */
export function namedMaps(maps: readonly ImportMap[], name: string): ImportMap[] {
  const found = maps.filter((map) => searchKey(map.name) === searchKey(name));
  if (found.length > 0) return found;
  const names = [...new Set(maps.map((map) => quoted(map.name)))];
  throw usageError(
    `there is no mapping ${quoted(name)}`,
    names.length === 0
      ? '--save-map NAME      keeps what the columns of a file mean'
      : `there ${names.length === 1 ? 'is' : 'are'}: ${list(names, 'and')}`,
  );
}

const SHOWN = 24;

/** `Eingang (05.01.2026)`: a column as one of a list to choose from. */
function columnChoice(head: TrackerHead, column: TrackerColumn): string {
  const example = head.profiles[head.columns.indexOf(column)]?.example ?? '';
  return example === '' ? column.heading : `${column.heading} (${shortened(example, SHOWN)})`;
}

/** Which column it is; undefined for a client who is to be left out. */
async function askColumn(
  session: Session,
  head: TrackerHead,
  { meaning, columns }: OpenQuestion,
): Promise<TrackerColumn | undefined> {
  const prompter = await session.prompter();
  const choices = columns.map((column): { name: string; value: TrackerColumn | 'none' } => ({
    name: columnChoice(head, column),
    value: column,
  }));
  if (meaning === 'client') choices.push({ name: 'none: leave the names of clients out', value: 'none' });
  const column = await prompter.choose(`Which column is ${COLUMN_WORDS[meaning]}?`, choices);
  return column === 'none' ? undefined : column;
}

function noteDay(session: Session, { heading }: TrackerColumn): void {
  session.note(
    `${quoted(heading)} is taken for the day of the referral, as the only column of days; ` +
      `else: ${commandLine([...session.argv, '--map', `${asItem(heading)}=ignore`])}`,
  );
}

/** Under a heading that speaks of the way nothing is taken for granted. */
function noteWay(session: Session, { heading }: TrackerColumn): void {
  if (speaksOfWay(heading)) return;
  session.note(
    `${quoted(heading)} is taken for the way that each client went, by what it says; ` +
      `else: ${commandLine([...session.argv, '--map', `${asItem(heading)}=ignore`])}`,
  );
}

function noteNoughts(session: Session, { noughts }: TrackerHead): void {
  if (noughts === undefined) return;
  const { of, taken } = noughts;
  session.note(
    `${quoted(of.heading)} is 0 in every row, so ${quoted(taken.heading)} is taken for the amount; ` +
      `else: ${commandLine([...session.argv, '--map', `${asItem(of.heading)}=value`])}`,
  );
}

/** Where no column says what the client's business came to, one of a fee may be meant to. */
function noteFee(session: Session, { columns, profiles }: TrackerHead): void {
  if (hasColumn(columns, 'value')) return;
  const fee = columns.find(({ meaning, heading }, index) => {
    const cells = profiles[index];
    return meaning === undefined && cells !== undefined && cells.filled > 0 && mayBeFeeBetween(heading);
  });
  if (fee === undefined) return;
  session.note(
    `${quoted(fee.heading)} is not read, as a fee between partners is not what the client's business came to; where it is: ` +
      commandLine([...session.argv, '--map', `${asItem(fee.heading)}=value`]),
  );
}

/** Where no column says how a referral ended, one that says yes or no may be meant to. */
function offerYesOrNo(session: Session, { columns, profiles }: TrackerHead): void {
  if (hasColumn(columns, 'status')) return;
  const found = columns.find(({ meaning, heading }, index) => {
    const cells = profiles[index];
    const isFree = meaning === undefined && heading !== '' && !isAside(heading);
    return isFree && cells !== undefined && saysYesOrNo(cells) && /^\p{L}{1,5}$/u.test(cells.example);
  });
  if (found === undefined) return;
  session.note(
    `${quoted(found.heading)} says yes or no and is not read; where yes is won: ` +
      commandLine([...session.argv, '--map', `${asItem(found.heading)}=status`]),
  );
}

/** `Me`, in the languages of trackers, where a name would be. */
function meansMe(name: string): boolean {
  return saysMe(name) || ['self', 'us', 'ich', 'moi', 'yo', 'io', 'ik'].includes(searchKey(name));
}

/** Rows that name both who gave and who received say which way they go only beside the user's own name. */
async function requireMyName(session: Session, { between }: TrackerHead, said: Said): Promise<Said> {
  if (between.length === 0 || (said.settings['my-name'] ?? '') !== '') return said;
  const likely = likelyOwnName(between);
  // In a file of the user's own that is the user, and no name to be kept.
  if (likely !== undefined && meansMe(likely))
    return { ...said, settings: { ...said.settings, 'my-name': likely } };
  if (!session.asks) {
    throw usageError(
      'rows of this file name both who gave and who received, and which of them you are is not known',
      `refnet config my-name ${shellQuoted(likely ?? 'Your Name')}      says it once for all`,
    );
  }
  const prompter = await session.prompter();
  const name = await prompter.text('Your name, as the file has it', {
    required: true,
    ...(likely === undefined ? {} : { default: likely }),
  });
  session.keepSetting({ key: 'my-name', value: name.trim() });
  return { ...said, settings: { ...said.settings, 'my-name': name.trim() } };
}

/** A column of statuses that says yes or no: yes is won; no is new, unless a person says that it is lost. */
async function withYesOrNo(session: Session, head: TrackerHead, said: Said): Promise<Said> {
  const index = head.columns.findIndex(({ yesNo }) => yesNo);
  const [column, cells] = [head.columns[index], head.profiles[index]];
  if (column === undefined || cells === undefined) return said;
  const typed = saidOfNo(said.statuses);
  let no = typed ?? 'new';
  if (cells.no > 0 && typed === undefined) {
    if (session.asks) {
      const prompter = await session.prompter();
      no = await prompter.choose(`What does no in ${quoted(column.heading)} say?`, [
        { name: 'new: nothing has come of it yet', value: 'new' as const },
        { name: 'lost: nothing will come of it', value: 'lost' as const },
      ]);
      carry(session, '--statuses', `no=${no}`);
    } else {
      session.note(
        `no in ${quoted(column.heading)} is read as new: nothing has come of it yet; ` +
          `else: ${commandLine([...session.argv, '--statuses', 'no=lost'])}`,
      );
    }
  }
  return { ...said, statuses: [yesOrNoStatuses(no), ...said.statuses] };
}

/** Asks for a column and what it holds instead; returns the edits with that. */
export async function editColumn(session: Session, head: TrackerHead, edits: Edits): Promise<Edits> {
  const prompter = await session.prompter();
  const column = await prompter.choose(
    'Which column?',
    head.columns.flatMap((each) =>
      each.heading === ''
        ? []
        : [
            {
              name: columnChoice(head, each),
              value: each,
              description: each.meaning === undefined ? 'not read' : COLUMN_WORDS[each.meaning],
            },
          ],
    ),
  );
  const choices = MEANINGS.map((each) => ({ name: `${each}: ${MEANING_WORDS[each]}`, value: each }));
  const meaning = await prompter.choose<Meaning>(`What does ${quoted(column.heading)} hold?`, choices, {
    default: MEANINGS.find((each) => each === column.meaning) ?? 'ignore',
    meant: (typed) => choices.filter(({ value }) => value === meaningSaid(typed)),
  });
  const changed = new Map([...edits].filter(([, edit]) => edit.meaning !== meaning || isShared(meaning)));
  // What held it until now is read no more.
  for (const other of head.columns) {
    if (other !== column && other.meaning === meaning && !isShared(meaning)) {
      changed.set(headingKey(other.heading), { heading: other.heading, meaning: 'ignore' });
    }
  }
  return changed.set(headingKey(column.heading), { heading: column.heading, meaning });
}

const isShared = (meaning: Meaning) => meaning === 'note' || meaning === 'ignore';
