import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { derived, kind, number, uuid, type Identity, itsPartner } from '../kinds/kind.ts';
import { lastDay } from '../kinds/last-day.ts';
import { amount, day, duration, orNone, text, word } from '../kinds/type.ts';
import { label, vocabulary } from '../kinds/vocabulary.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { amountPlain } from '../money/plain-money.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
import { PROJECT_KINDS, type ProjectKind } from './project-kinds.ts';

export const PROJECT_KIND_WORDS = vocabulary(
  'kind of project',
  PROJECT_KINDS,
  {},
  { more: lazily(() => import('./project-words.ts')) },
);

/** Something done together beyond sending clients; without a last day it goes on. The cost is mine. */
export interface ProjectDraft {
  partnerId: number;
  kind: ProjectKind;
  what: string;
  fromDay: Day;
  untilDay: Day | null;
  cost: Money | null;
  minutes: number | null;
}

/** A project as recorded, with its partner's name beside it. */
export interface Project extends ProjectDraft, Identity {
  partnerName: string;
}

export const projects = kind<ProjectDraft, Project>({
  noun: 'project',
  table: 'projects',
  phrase: projectPhrase,
  title: projectTitle,
  check: refuseBackwards,
  fields: {
    id: number,
    ...itsPartner,
    what: {
      type: text,
      column: 'what',
      option: ['what', 'what you do together'],
      list: { heading: 'What', shrinksTo: 12 },
      card: false,
    },
    kind: {
      type: word(PROJECT_KIND_WORDS),
      column: 'kind',
      option: ['kind', PROJECT_KINDS.join(', ')],
      list: { heading: 'Kind', dropsAt: 2 },
    },
    fromDay: {
      type: day('nearest'),
      column: 'from_day',
      json: 'from',
      option: ['from', 'its first day (today)'],
      list: { heading: 'From' },
      cell: ({ fromDay }) => formatDate(fromDay),
    },
    untilDay: {
      type: lastDay,
      column: 'until_day',
      json: 'until',
      option: ['until', 'its last day; without one it goes on'],
      list: { heading: 'Until' },
      cell: ({ untilDay }) => (untilDay === null ? 'under way' : formatDate(untilDay)),
    },
    cost: {
      type: orNone(amount()),
      column: ['cost_minor', 'currency'],
      option: ['cost', 'what it costs you: 200, CAD 200'],
      list: { heading: 'Cost', align: 'right', dropsAt: 1 },
      plain: ({ cost }) => amountPlain(cost),
      shape: { is: 'none or', of: { is: 'amount' } },
    },
    '=currency': derived(orNone(text), ({ cost }) => cost?.currency ?? null, { card: false }),
    minutes: {
      type: orNone(duration(1_000_000)),
      column: 'minutes',
      option: ['minutes', 'your time on it'],
    },
    uuid,
  },
});

/** `Co-hosted workshop with Maren Holt (event), 1 Nov 2026 to 1 Dec 2026; CAD 200, 90 minutes`. */
function projectPhrase(project: Project): string {
  const { cost, minutes } = project;
  const spent = [
    ...(cost === null ? [] : [formatMoney(cost)]),
    ...(minutes === null ? [] : [count(minutes, 'minute')]),
  ];
  const effort = spent.length === 0 ? '' : `; ${spent.join(', ')}`;
  return `${projectTitle(project)} (${label(project.kind)}), ${daysOf(project)}${effort}`;
}

/** `Co-hosted workshop with Maren Holt`. */
function projectTitle({ what, partnerName }: Project): string {
  return `${what} with ${partnerName}`;
}

function daysOf({ fromDay, untilDay }: Project): string {
  if (untilDay === null) return `since ${formatDate(fromDay)}`;
  return untilDay === fromDay ? formatDate(fromDay) : `${formatDate(fromDay)} to ${formatDate(untilDay)}`;
}

/** Refuses a project that would end before it begins. */
function refuseBackwards({ fromDay, untilDay }: ProjectDraft): void {
  if (untilDay === null || untilDay >= fromDay) return;
  throw usageError(`it would end (${formatDate(untilDay)}) before it begins (${formatDate(fromDay)})`);
}
