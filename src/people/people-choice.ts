import type { ProfessionGroup } from '../partners/profession-table.ts';
import { professionLabel, professionsOf, sameProfession } from '../partners/professions.ts';
import { hasWords } from '../text/has-words.ts';
import type { Person } from './person.ts';

/** What tells what somebody does: the profession, what they are called in their firm, its name. */
function textsOf({ facts, title }: Person): string[] {
  return [facts.profession ?? '', title, facts.business ?? ''].filter((text) => text !== '');
}

/** Whether somebody is among those wanted: by profession, whatever it is called, or by words of title, firm, name or group. */
export function isWantedBy(words: readonly string[]): (person: Person) => boolean {
  if (words.length === 0) return () => true;
  return (person) => words.some((wanted) => fits(person, wanted));
}

function fits(person: Person, wanted: string): boolean {
  const { facts, title, labels } = person;
  const [surest] = [facts.profession, title].filter((text) => text !== null && text !== '');
  if (surest !== null && surest !== undefined && sameProfession(surest, wanted)) return true;
  return [facts.profession ?? '', title, facts.business ?? '', facts.name, ...labels].some((text) =>
    hasWords(text, wanted),
  );
}

/** The group of what somebody does; undefined where nothing tells. */
function groupOf(person: Person): ProfessionGroup | undefined {
  return textsOf(person).flatMap(professionsOf)[0];
}

/** People of one profession. */
export interface PeopleGroup {
  readonly label: string;
  readonly people: readonly Person[];
}

const NO_PROFESSION = 'no profession told';

/** The people by what they do, the largest group first, those of whom it is not known last. */
export function groupPeople(people: readonly Person[]): PeopleGroup[] {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const group = groupOf(person);
    const label = group === undefined ? NO_PROFESSION : professionLabel(group);
    const before = groups.get(label);
    if (before === undefined) groups.set(label, [person]);
    else before.push(person);
  }
  return [...groups]
    .map(([label, members]) => ({ label, people: members }))
    .toSorted(
      (a, b) =>
        Number(a.label === NO_PROFESSION) - Number(b.label === NO_PROFESSION) ||
        b.people.length - a.people.length,
    );
}
