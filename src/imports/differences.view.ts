/** What a file says otherwise than the record: what it offers, what it brought over, and what stays. */
import { formatDay } from '../calendar/day-words.ts';
import { isDay } from '../calendar/day.ts';
import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { formatMoney, amountAsTyped } from '../money/money.ts';
import { count, list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { shellWord } from '../text/shell-word.ts';
import { shortened } from '../text/shortened.ts';
import { isAssumed, type Difference, type Kept, type Moved, type ToldFact } from './compared.ts';
import type { ImportTally, RowDifferences } from './import.ts';

/** So many facts are listed on a screen. */
const LISTED = 12;

/** Whatever a row may say otherwise. */
type Told = Difference | Moved;

/** What a fact is called. */
const FACT_WORDS: Readonly<Record<Told['fact'] | ToldFact, string>> = {
  day: 'day',
  client: 'client',
  direction: 'way',
  partner: 'partner',
  status: 'status',
  closedOn: 'day of the outcome',
  toldOn: 'told',
  estimate: 'estimate',
  invoiced: 'invoiced',
  amount: 'amount',
  need: 'need',
  note: 'note',
};

/** What the rows say otherwise, one fact a line, with what to type; `again` is the command as it was typed. */
export function differenceLines(tally: ImportTally, again: string): string[] {
  return [...offeredLines(tally, again), ...keptLines(tally)];
}

function offeredLines({ changed, updated, updates, differences }: ImportTally, again: string): string[] {
  if (changed === 0) return [];
  const all = factsOf(differences, 'offered');
  const facts = all
    .filter(({ fact }) => !isAssumed(fact))
    .map(({ line, id, fact }) => `  line ${line}, #${id}: ${FACT_WORDS[fact.fact]} ${change(fact)}`);
  if (updated) {
    const assumed = all.filter(({ fact }) => isAssumed(fact));
    return ['By the file, old -> new:', ...listed(facts), ...assumedLines(assumed)];
  }
  const which = changed === 1 ? '1 referral there has' : `${count(changed, 'referral')} there have`;
  return [`${which} ${another(updates)} in the file: ${again} --update`, ...listed(facts)];
}

/** The outcomes of which the file names no day. */
function assumedLines(assumed: readonly FactOfRow<Difference>[]): string[] {
  const [first] = assumed;
  if (first === undefined) return [];
  const which =
    assumed.length === 1
      ? 'The file names no day of 1 outcome, which is taken as'
      : `The file names no day of ${count(assumed.length, 'outcome')}, which are taken as`;
  const { fact, id } = first;
  const number = assumed.length === 1 ? id : 'NUMBER';
  return [
    `${which} of ${value(fact, fact.is)}, when it was imported`,
    `  refnet update ${number} --on DAY      says another`,
  ];
}

function keptLines({ keptHere, differences }: ImportTally): string[] {
  if (keptHere === 0) return [];
  const which = keptHere === 1 ? 'Of 1 referral' : `Of ${count(keptHere, 'referral')}`;
  const facts = factsOf(differences, 'kept').map(({ line, id, fact, all }) => {
    const typed = command(id, fact, all);
    const here = `${FACT_WORDS[fact.fact]} ${value(fact, fact.was)} here, ${value(fact, fact.is)} there`;
    return `  line ${line}, #${id}: ${here}${typed === undefined ? '' : `      ${typed}`}`;
  });
  return [`${which} the file says something else than you said here, which stays:`, ...listed(facts)];
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - LISTED;
  if (more <= 1) return [...lines];
  return [...lines.slice(0, LISTED), `  ... and ${count(more, 'more fact')}; --json lists them all`];
}

interface FactOfRow<F extends Told = Told> {
  readonly line: number;
  readonly id: number;
  readonly fact: F;
  /** Whatever else is so of its referral. */
  readonly all: readonly F[];
}

function factsOf(differences: readonly RowDifferences[], which: 'offered'): FactOfRow<Difference>[];
function factsOf(differences: readonly RowDifferences[], which: 'kept'): FactOfRow<Kept | Moved>[];
function factsOf(differences: readonly RowDifferences[], which: 'offered' | 'kept'): FactOfRow[];
function factsOf(differences: readonly RowDifferences[], which: 'offered' | 'kept'): FactOfRow[] {
  return differences.flatMap(({ line, id, [which]: all }) => all.map((fact) => ({ line, id, fact, all })));
}

/** `won -> lost`. */
function change(fact: Told): string {
  return `${value(fact, fact.was)} -> ${value(fact, fact.is)}`;
}

/** So much of a text is shown. */
const TEXT_WIDTH = 20;

function value({ fact }: Told, shown: Told['was']): string {
  if (shown === null) return 'none';
  if (typeof shown === 'object') return formatMoney(shown);
  if (fact === 'status') return label(shown);
  if (fact === 'client' || fact === 'partner' || fact === 'direction') return shown;
  if (fact !== 'need' && fact !== 'note') return isDay(shown) ? formatDay(shown) : shown;
  return quoted(shortened(shown.replaceAll(/\s+/g, ' '), TEXT_WIDTH));
}

/** What to type for the file's word to stand; undefined where nothing does. */
function command(id: number, fact: Kept | Moved, all: readonly Told[]): string | undefined {
  switch (fact.fact) {
    case 'status':
      return `refnet update ${id} ${fact.is}`;
    case 'closedOn':
      return fact.is === null ? undefined : `refnet update ${id} --on ${fact.is}`;
    case 'need':
      return `refnet edit ${id} --for ${fact.is === null ? "''" : 'NEED'}`;
    case 'note':
      return `refnet edit ${id} --note ${fact.is === null ? "''" : 'TEXT'}`;
    case 'estimate':
    case 'invoiced':
      // An amount is of the status there is here.
      return fact.is === null || all.some((other) => other.fact === 'status')
        ? undefined
        : `refnet edit ${id} --value "${amountAsTyped(fact.is)}"`;
    case 'day':
      return `refnet edit ${id} --on ${fact.is}`;
    case 'client':
      return `refnet edit ${id} --client ${shellWord(fact.is)}`;
    case 'direction':
      return `refnet edit ${id} --${fact.is}`;
    case 'partner':
      return fact.typed.length === 0
        ? undefined
        : ['refnet', 'edit', String(id), ...fact.typed].map(shellWord).join(' ');
  }
}

/** `another status, another amount or another note`, in few words: `another status (3), amount (2) or note (1)`. */
function another(updates: ImportTally['updates']): string {
  const said = (['status', 'closedOn', 'amount', 'need', 'note'] as const).filter(
    (fact) => updates[fact] > 0,
  );
  const isCounted = said.length > 1;
  return `another ${list(
    said.map((fact) => (isCounted ? `${FACT_WORDS[fact]} (${updates[fact]})` : FACT_WORDS[fact])),
    'or',
  )}`;
}

/** What differs from the record for programs, whole: one fact an entry; `stays`: it is as a person said here. */
export function differencesPlain(differences: readonly RowDifferences[]): Plain[] {
  return (['offered', 'kept'] as const).flatMap((which) =>
    factsOf(differences, which).map(({ line, id, fact }) => ({
      line,
      referral: id,
      fact: fact.fact,
      // Clients go by number.
      old: fact.fact === 'client' ? null : plain(fact.was),
      new: fact.fact === 'client' ? null : plain(fact.is),
      stays: which === 'kept',
    })),
  );
}

function plain(shown: Told['was']): string | null {
  return typeof shown === 'object' && shown !== null ? amountAsTyped(shown) : shown;
}
