import type { Db } from '../file/open.sql.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { count } from '../text/count.ts';
import { hasWords } from '../text/has-words.ts';
import { quoted } from '../text/quoted.ts';
import { wrapText } from '../text/wrap.ts';
import { groupPeople, isWantedBy, type PeopleGroup } from './people-choice.ts';
import type { Candidate } from './people-match.ts';
import { keyOfEntry, type Decision, type Entry, type Planned } from './people-plan.ts';
import { planFor, type PeopleOptions } from './people.sql.ts';
import { personLine } from './people.view.ts';
import type { Person } from './person.ts';

/** A longer list is chosen from without being asked to: of 900 connections twenty matter. */
const LONG = 20;

/** How many groups are named before a list is looked through. */
const GROUPS_NAMED = 8;

/** What a person wants of a file of people: whom to take, and who is whom. */
export async function chosenBy(
  session: Session,
  db: Db,
  people: readonly Person[],
  options: PeopleOptions,
  { picks, isOpen }: { picks: boolean; isOpen: boolean },
): Promise<PeopleOptions> {
  const added = planFor(db, people, options).flatMap(({ outcome, person }) =>
    outcome === 'added' ? [person] : [],
  );
  const isPicked = picks ? added.length > 0 : isOpen && added.length > LONG;
  if (!isPicked) return askDoubts(session, db, people, options, picks);
  const taken = await pick(session, added);
  const passedOver = new Set(added.filter((person) => !taken.has(person)).map(({ line }) => line));
  const isWanted = (person: Person) => options.isWanted(person) && !passedOver.has(person.line);
  return askDoubts(session, db, people, { ...options, isWanted }, picks);
}

/** Whom of those who would be added: looked for by profession, firm or name as often as wanted, and marked. */
async function pick(session: Session, people: readonly Person[]): Promise<ReadonlySet<Person>> {
  const prompter = await session.prompter();
  const chosen = new Set<Person>();
  const groups = groupPeople(people);
  const counted = `${count(people.length, 'person', 'people')} you do not have yet: ${named(groups)}`;
  prompter.say(...wrapText(counted, session.width));
  for (;;) {
    const question = 'Look for a profession, a firm or a name, or all';
    const enter =
      chosen.size === 0 ? `Enter takes all ${people.length}` : `Enter when done: ${chosen.size} chosen`;
    const typed = (await prompter.text(`${question} (${enter})`)).trim();
    // What is to be written is asked about before it is.
    if (typed === '') return chosen.size > 0 ? chosen : new Set(people);
    const isAll = typed.toLowerCase() === 'all';
    // Whoever asks for all takes out whom they do not want.
    const isFirst = isAll && chosen.size === 0;
    const found = isAll ? groups : groupPeople(people.filter(fitting(typed)));
    if (found.length === 0) {
      prompter.say(`  nobody fits ${quoted(typed)}`);
      continue;
    }
    const offered = found.flatMap(({ label, people: members }) =>
      members.map((person) => ({
        name: personLine(person),
        value: person,
        group: label,
        checked: isFirst || chosen.has(person),
      })),
    );
    const marked = new Set(await prompter.several('Whom of these?', offered));
    for (const { value } of offered) {
      if (marked.has(value)) chosen.add(value);
      else chosen.delete(value);
    }
  }
}

function fitting(typed: string): (person: Person) => boolean {
  const isWanted = isWantedBy(typed.split(','));
  return (person) => isWanted(person) || hasWords(person.facts.region ?? '', typed);
}

function named(groups: readonly PeopleGroup[]): string {
  const shown = groups.slice(0, GROUPS_NAMED).map(({ label, people: { length } }) => `${label} ${length}`);
  const more = groups.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${count(more, 'other profession')}` : ''}`;
}

/**
 * Asks of each who may be somebody there is whether that is so; Enter takes the safe answer, another person. `byName`: also
 * of those whom the name alone says to be somebody, which Enter takes them for.
 */
async function askDoubts(
  session: Session,
  db: Db,
  people: readonly Person[],
  options: PeopleOptions,
  byName: boolean,
): Promise<PeopleOptions> {
  const doubtful = planFor(db, people, options).filter(
    (each) => each.doubts.length > 0 || (byName && each.byName !== undefined),
  );
  const decisions = new Map<number, Decision>();
  for (const [at, each] of doubtful.entries()) {
    decisions.set(each.person.line, await askDoubt(session, each, { at, of: doubtful.length }));
  }
  return { ...options, decisions };
}

async function askDoubt(
  session: Session,
  { person, doubts, byName }: Planned,
  { at, of }: { at: number; of: number },
): Promise<Decision> {
  const prompter = await session.prompter();
  const which = of > 1 ? ` (${at + 1} of ${of})` : '';
  const another: Choice<Decision> = { name: 'another person, a partner of their own', value: 'another' };
  return prompter.choose<Decision>(`Line ${person.line}: who is ${personLine(person)}?${which}`, [
    ...(byName === undefined ? [another, ...doubts.map(sameAs)] : [sameAs(byName), another]),
    { name: 'leave them out', value: 'left out' },
  ]);
}

function sameAs({ known, why }: Candidate<Entry>): Choice<Decision> {
  const does = [known.facts.profession, known.facts.business].filter((fact) => fact !== null);
  const where = known.id === null ? ` of line ${known.line ?? 0}` : ` (p${known.id})`;
  const about = does.length === 0 ? '' : `, ${does.join(', ')}`;
  return {
    name: `the same as ${known.facts.name}${where}${about}: ${why}`,
    value: { same: keyOfEntry(known) },
  };
}
