import { askingOfFees } from '../agreements/watch-fees.cli.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { Raised } from '../shell/doubt.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { wouldAskOf } from '../shell/tried.cli.ts';
import { settle } from '../shell/writing.cli.ts';
import { count } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { isAcceptable, type Comparison, type Pair } from './compare.ts';
import { lineName, type Theirs } from './told.ts';
import { pairWords, toldWords } from './compare.view.ts';
import { addTheirs, takeTheirs } from './take-over.sql.ts';

/** What was said of taking lines over. */
export interface Accepting {
  readonly partner: Partner;
  readonly accept: 'all' | readonly string[];
  readonly today: Day;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** One line of theirs that may be taken over, and what of mine it would change; nothing where it is new. */
type Acceptable = Pair | { readonly mine: undefined; readonly theirs: Theirs };

function acceptableOf({ pairs, onlyTheirs }: Comparison): Acceptable[] {
  return [...pairs.filter(isAcceptable), ...onlyTheirs.map((theirs) => ({ mine: undefined, theirs }))];
}

/** Takes over the lines that were said, or that a person says yes to, in one change. */
export async function takeOver(session: Session, said: Accepting, comparison: Comparison): Promise<void> {
  const chosen = await chosenOf(session, said, comparison);
  if (chosen.length === 0) return;
  const { numbers, fees } = await insisted(session, said, () => written(session, said, chosen));
  const what = numbers.map((number) => `#${number}`).join(', ');
  session.note(
    said.dryRun
      ? `Would take over ${count(chosen.length, 'line')}. Nothing was written.`
      : `Took over ${count(chosen.length, 'line')}: ${what}; to take it back: refnet undo`,
  );
  for (const line of fees) session.note(`  ${line}`);
}

/** The numbers of the referrals that were written, and what that did to fees, a line each. */
interface Written {
  readonly numbers: readonly number[];
  readonly fees: readonly string[];
}

function written(
  session: Session,
  { partner, today, dryRun }: Accepting,
  chosen: readonly Acceptable[],
): Promise<Written> {
  return session.change(
    (change) => {
      const { result: numbers, lines: fees } = askingOfFees(
        change,
        (doubt) => session.raise(doubt),
        () => chosen.map((each) => apply(change, partner, each, today)),
        partner.id,
      );
      return {
        result: { numbers, fees },
        summary: `took over ${count(numbers.length, 'referral')} as p${partner.id} told them`,
      };
    },
    { keep: !dryRun },
  );
}

/** Tries until no doubt is left: a terminal is asked about each, a dry run says what would be asked. */
async function insisted(
  session: Session,
  { dryRun }: Accepting,
  attempt: () => Promise<Written>,
): Promise<Written> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      if (dryRun) {
        for (const line of wouldAskOf([error.doubt])) session.note(line);
        session.settle(error.doubt);
      } else await settle(session, error.doubt);
    }
  }
}

async function chosenOf(session: Session, said: Accepting, comparison: Comparison): Promise<Acceptable[]> {
  const all = acceptableOf(comparison);
  if (said.accept === 'all') return all;
  if (said.accept.length > 0) {
    const named = said.accept.map((word) => namedBy(word, all, comparison.maybes));
    const byLine = new Map(named.map((each) => [lineName(each.theirs), each]));
    const twice = named.find((each) => byLine.get(lineName(each.theirs))?.mine !== each.mine);
    if (twice === undefined) return [...byLine.values()];
    throw usageError(`--accept says two things of line ${lineName(twice.theirs)}`);
  }
  if (!session.asks || said.json || said.dryRun) return [];
  return [...(await askedOfMaybes(session, comparison.maybes)), ...(await askedOf(session, all))];
}

/** What a line says that a person named: `7`; of one that may be one of mine `7=2`, or `7=new`. */
function namedBy(word: string, all: readonly Acceptable[], maybes: readonly Pair[]): Acceptable {
  const [line = '', answer] = word.toLowerCase().split('=');
  const isThat = ({ theirs }: Acceptable) => lineName(theirs) === line;
  const maybe = maybes.find(isThat);
  const plain = all.find(isThat);
  if (maybe === undefined) {
    if (plain !== undefined && answer === undefined) return plain;
    if (plain !== undefined)
      throw usageError(`nothing is to be said of line ${line}`, `--accept ${line}      takes it over`);
    const lines = all.map(({ theirs }) => lineName(theirs));
    throw usageError(
      `there is nothing to take over on line ${line}`,
      `lines that differ or are only in theirs: ${lines.join(', ') || 'none'}`,
    );
  }
  if (answer === 'new') return { mine: undefined, theirs: maybe.theirs };
  if (answer?.replace('#', '') === String(maybe.mine.number)) return maybe;
  throw usageError(
    `line ${line} may be your #${maybe.mine.number}`,
    `--accept ${line}=${maybe.mine.number}      it is`,
    `--accept ${line}=new      it is none of yours, and is added`,
  );
}

/** Whether lines that may be mine are. */
async function askedOfMaybes(session: Session, maybes: readonly Pair[]): Promise<Acceptable[]> {
  if (maybes.length === 0) return [];
  const prompter = await session.prompter();
  const chosen: Acceptable[] = [];
  for (const pair of maybes) {
    const { mine, theirs } = pair;
    const own = `your #${mine.number}, ${toldWords(mine)}`;
    const answer = await prompter.choose(`Is ${toldWords(theirs)} (line ${lineName(theirs)}) ${own}?`, [
      { name: 'yes: take over what theirs says', value: 'same' },
      { name: 'no: add it', value: 'new' },
      { name: 'leave both as they are', value: 'neither' },
    ]);
    if (answer === 'same') chosen.push(pair);
    if (answer === 'new') chosen.push({ mine: undefined, theirs });
  }
  return chosen;
}

/** Each is asked about; the rest is taken over, or left, at once where a person says so. */
async function askedOf(session: Session, all: readonly Acceptable[]): Promise<Acceptable[]> {
  const prompter = await session.prompter();
  const chosen: Acceptable[] = [];
  for (const [at, each] of all.entries()) {
    const words =
      each.mine === undefined ? `Add ${toldWords(each.theirs)}` : `Take over as theirs: ${pairWords(each)}`;
    const answer = await prompter.choose(`${words}?`, [
      { name: 'yes', value: 'yes' },
      { name: 'no', value: 'no' },
      { name: 'all that follow', value: 'all' },
      { name: 'none that follow', value: 'none' },
    ]);
    if (answer === 'all') return [...chosen, ...all.slice(at)];
    if (answer === 'none') return chosen;
    if (answer === 'yes') chosen.push(each);
  }
  return chosen;
}

/** Writes what their line says, and returns the number of the referral; a refusal names the line. */
function apply(change: Change, partner: Partner, each: Acceptable, today: Day): number {
  try {
    if (each.mine === undefined) return addTheirs(change, partner.id, each.theirs);
    takeTheirs(change, each, today);
    return each.mine.number;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, kind, hints, cause } = error;
    throw new UserError(`line ${lineName(each.theirs)}: ${message}`, { kind, hints, cause });
  }
}
