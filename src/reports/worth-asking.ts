/** What is worth asking a partner at a meeting: three to five questions, chosen by where the relationship stands. */
import type { Advice } from '../advice/advise.ts';
import type { Source } from '../advice/words.ts';
import { formatDate, formatDayShort } from '../calendar/day-words.ts';
import { laterDay, type Day } from '../calendar/day.ts';
import { formatKnownSince } from '../calendar/known-since.ts';
import { periodWords } from '../calendar/period.ts';
import { QUESTIONS, type QuestionAnswer, type QuestionKey } from '../partners/questions.ts';
import { workingNow, type ReviewKey } from '../partners/working.ts';
import type { Settings } from '../settings/settings.ts';
import { count } from '../text/count.ts';
import type { ClientTold, Meeting } from './meeting.ts';
import type { PartnerReport } from './partner-report.ts';
import { reviewSoon, standingOf, type Standing } from './standing.ts';

/** So many are asked at most. */
const MOST = 5;
/** Of what happened since the last check-in so many questions are asked at most. */
const MOST_ABOUT_EVENTS = 2;

/** A question to ask the partner, in words that can be said to them. */
export interface Question {
  readonly id: QuestionId;
  readonly text: string;
  /** The fact of the record that it is asked for: for me alone. */
  readonly because: string;
  /** Where the question comes from. */
  readonly source: Source;
  /** The question may be handed to the partner, as what is to be talked about; private where it is not said. */
  readonly handed?: true;
}

/** What the questions go by, as of the day of the meeting. */
export interface AskedFacts {
  readonly standing: Standing;
  readonly meeting: Pick<
    Meeting,
    | 'partner'
    | 'lastCheckIn'
    | 'closed'
    | 'forgotten'
    | 'openCounts'
    | 'agreements'
    | 'projects'
    | 'promises'
    | 'signals'
    | 'working'
    | 'answers'
  >;
  readonly advice: Pick<Advice, 'reason' | 'holdsBack'> & {
    readonly facts: Pick<
      Advice['facts'],
      'given' | 'received' | 'exchanged' | 'ever' | 'satisfaction' | 'formalSince' | 'age'
    >;
  };
  /** Closed and won, both ways, and on which days: `12 months to 20 Nov 2026`. */
  readonly outcomes: { readonly closed: number; readonly won: number; readonly days: string };
  /** The setting `informal-to`. */
  readonly informalTo: number;
  readonly today: Day;
}

interface Rule {
  readonly source: Source;
  readonly text: string | ((facts: AskedFacts) => string);
  /** The fact that it is asked for; undefined where there is no reason to ask. */
  readonly because: (facts: AskedFacts) => string | undefined;
  readonly handed?: true;
}

const IN_12_MONTHS = 'in 12 months';

/** Those of the six questions of a good partner that can be asked of the partner; the others are asked of oneself. */
const GOOD_FIT: readonly { readonly key: QuestionKey; readonly text: string; readonly source: Source }[] = [
  { key: 'ideal-clients', text: 'Are my clients the ones that you look for?', source: 'durden' },
  { key: 'open', text: 'Are you open to introducing clients both ways?', source: 'durden' },
  { key: 'sharing', text: 'Would you introduce me to your clients?', source: 'durden' },
  { key: 'values', text: 'What matters most to you in how clients are treated?', source: 'programs' },
];

function unanswered({ meeting: { answers } }: AskedFacts) {
  return GOOD_FIT.find(({ key }) => !answers.some(({ question }: QuestionAnswer) => question === key));
}

/** `review`: that of the review, or what it is asked for without one. */
function review(key: ReviewKey): (facts: AskedFacts) => string | undefined {
  return (facts) => {
    const { meeting, today, standing, advice } = facts;
    const told = workingNow(meeting.working, key);
    const soon = reviewSoon(meeting, today);
    const last = told === undefined ? '' : `; last answered ${formatDate(told.onDay)}`;
    if (soon !== undefined) {
      return `the review ${soon <= today ? 'was due' : 'is'} ${formatDayShort(soon, today)}${last}`;
    }
    const ended = meeting.agreements.find(({ endsOn }) => endsOn !== null);
    if (standing === 'review' && ended?.endsOn !== null && ended?.endsOn !== undefined) {
      return `the agreement ${ended.endsOn < today ? 'ended' : 'ends'} ${formatDayShort(ended.endsOn, today)}${last}`;
    }
    const { formalSince } = advice.facts;
    if (formalSince !== undefined) return `formal since ${formatDate(formalSince)}${last}`;
    return told === undefined ? 'not answered yet' : last.slice(2);
  };
}

function counted({ given, received }: { readonly given: number; readonly received: number }): string {
  return `${given} given, ${received} received ${IN_12_MONTHS}`;
}

/** `Hana W. won, 5 Nov`. */
function outcome({ clientName, closedOn }: ClientTold, what: string, today: Day): string {
  const day = closedOn === null ? '' : `, ${formatDayShort(closedOn, today)}`;
  return `${clientName ?? 'a client'} ${what}${day}`;
}

const WITHOUT_SUCCESS = { lost: 'lost', declined: 'declined' } as const;

/** The clients with an outcome, but those who were forgotten. */
function askedAbout({ closed, forgotten }: AskedFacts['meeting']): readonly ClientTold[] {
  return closed.filter(({ id }) => !forgotten.has(id));
}

function lost({ meeting }: AskedFacts): (ClientTold & { status: keyof typeof WITHOUT_SUCCESS }) | undefined {
  return askedAbout(meeting).find(
    (each): each is ClientTold & { status: keyof typeof WITHOUT_SUCCESS } => each.status in WITHOUT_SUCCESS,
  );
}

/** What strains the relationship, as the record has it. */
function strain({ advice, meeting, today }: AskedFacts): string {
  const { satisfaction } = advice.facts;
  if (satisfaction !== undefined && satisfaction <= 2)
    return `satisfaction ${satisfaction} of 5, the last noted`;
  const dispute = meeting.signals.find(({ kind }) => kind === 'dispute');
  if (dispute !== undefined) return `a dispute was noted ${formatDayShort(dispute.onDay, today)}`;
  return advice.holdsBack[0]?.text ?? advice.reason.replace(/\.$/, '');
}

/** The oldest of those given that have no outcome yet. */
function openGiven({ meeting, today }: AskedFacts): string | undefined {
  const { n, since: oldest } = meeting.openCounts.given;
  if (oldest === undefined) return undefined;
  const since = formatDayShort(oldest, today);
  return n === 1 ? `1 given ${since}, no outcome yet` : `${n} given, no outcome yet, since ${since}`;
}

const RULES = {
  'after-lost': {
    source: 'refnet',
    text: (facts) =>
      lost(facts)?.direction === 'received'
        ? 'What did your client say about how I looked after them?'
        : 'What was missing with the client I sent, and who would fit better?',
    because: (facts) => {
      const last = lost(facts);
      return last === undefined ? undefined : outcome(last, WITHOUT_SUCCESS[last.status], facts.today);
    },
  },
  'after-silence': {
    source: 'refnet',
    text: 'How do we best reach clients who do not answer?',
    because: ({ meeting, today }) => {
      const silent = askedAbout(meeting).find(({ status }) => status === 'no-response');
      return silent === undefined ? undefined : outcome(silent, 'did not respond', today);
    },
  },
  'after-won': {
    source: 'rhythm',
    text: 'What made the last introduction work, so that we do it again?',
    because: ({ meeting, today }) => {
      const won = askedAbout(meeting).find(({ status }) => status === 'won');
      return won === undefined ? undefined : outcome(won, 'won', today);
    },
  },
  'left-open': {
    source: 'refnet',
    text: 'Is anything still open between us?',
    because: ({ meeting }) => {
      const { given, received } = meeting.openCounts;
      const open = given.n + received.n;
      const parts = [
        ...(open > 0 ? [count(open, 'open client')] : []),
        ...(meeting.promises.length > 0 ? [count(meeting.promises.length, 'open promise')] : []),
      ];
      return parts.length === 0 ? 'nothing on record' : parts.join(', ');
    },
  },
  fared: {
    source: 'refnet',
    text: 'How did the last clients fare whom we shared?',
    because: ({ advice }) => `${count(advice.facts.ever, 'client')} shared, all time`,
  },
  'pick-up': {
    source: 'ally',
    text: 'Would you like to pick it up again, and what would make it worth it?',
    because: ({ meeting: { partner } }) =>
      partner.archivedOn === null ? undefined : `archived ${formatDate(partner.archivedOn)}`,
  },
  'clients-now': {
    source: 'refnet',
    text: 'How are the clients doing whom I sent you?',
    because: (facts) => openGiven(facts) ?? `${facts.advice.facts.given} given ${IN_12_MONTHS}`,
  },
  'getting-on': {
    source: 'refnet',
    text: 'How are the clients getting on whom I sent you?',
    because: openGiven,
    handed: true,
  },
  'what-changed': {
    source: 'durden',
    text: 'What has changed in how you look after clients?',
    because: () => 'not to be referred to, as it stands',
  },
  'my-part': {
    source: 'refnet',
    text: 'What could I do better for the clients you send me?',
    because: ({ advice }) => `${advice.facts.received} received ${IN_12_MONTHS}`,
  },
  'on-your-mind': {
    source: 'ally',
    text: 'What has been on your mind about working together?',
    because: strain,
  },
  differently: {
    source: 'ally',
    text: 'What should each of us do differently from here?',
    because: ({ meeting, today }) =>
      meeting.lastCheckIn === undefined
        ? 'no check-in on record'
        : `last talked ${formatDayShort(meeting.lastCheckIn.onDay, today)}`,
  },
  suits: {
    source: 'ally',
    text: 'Does how we work together still suit you?',
    because: ({ advice }) => counted(advice.facts),
  },
  'clients-find': {
    source: 'refnet',
    text: 'How do clients find you today?',
    because: () => 'no check-in yet',
    handed: true,
  },
  'introduce-how': {
    source: 'refnet',
    text: 'How would you like to be introduced to a client?',
    because: ({ advice }) => (advice.facts.ever === 0 ? 'nobody introduced yet' : counted(advice.facts)),
    handed: true,
  },
  'so-far': {
    source: 'durden',
    text: 'What has worked so far, and what has not?',
    because: ({ advice, meeting: { partner } }) => {
      const { age } = advice.facts;
      if (age === undefined) return 'not known how long';
      const said = age.by === 'known since' ? partner.knownSince?.precision : undefined;
      return said === undefined || said === 'day'
        ? `${age.by} ${formatDate(age.from)}`
        : `${age.by} ${formatKnownSince({ day: age.from, precision: said })}`;
    },
    handed: true,
  },
  priorities: {
    source: 'ally',
    text: 'Have your priorities changed?',
    because: (facts) =>
      facts.standing === 'dormant'
        ? `none exchanged ${IN_12_MONTHS}, ${facts.advice.facts.ever} all time`
        : review('priorities')(facts),
    handed: true,
  },
  terms: {
    source: 'ally',
    text: 'Do the terms still feel fair?',
    because: (facts) => (facts.meeting.agreements.length === 0 ? undefined : review('terms')(facts)),
    handed: true,
  },
  worth: {
    source: 'ally',
    text: 'Is it worth its administration?',
    because: (facts) => (facts.meeting.agreements.length === 0 ? undefined : review('worth')(facts)),
    handed: true,
  },
  'ideal-client': {
    source: 'durden',
    text: ({ meeting: { partner } }) =>
      partner.idealClient === null ? 'Who is your ideal client now?' : 'Is your ideal client still the same?',
    because: ({ meeting: { partner } }) =>
      partner.idealClient === null ? 'none on record' : `on record: ${partner.idealClient}`,
    handed: true,
  },
  describe: {
    source: 'refnet',
    text: 'How do you describe me to clients, and how shall I describe you?',
    because: ({ meeting: { working } }) => {
      const [theirs, mine] = [workingNow(working, 'describes-me'), workingNow(working, 'i-describe')];
      if (theirs === undefined && mine === undefined) return 'neither is on record';
      if (theirs === undefined) return 'how they describe you is not on record';
      if (mine === undefined) return 'how you describe them is not on record';
      return `last noted ${formatDate(laterDay(theirs.onDay, mine.onDay))}`;
    },
    handed: true,
  },
  'what-worked': {
    source: 'rhythm',
    text: 'What made the introductions that worked, work?',
    because: ({ outcomes: { closed, won, days } }) =>
      won === 0 ? undefined : `${won} won of ${closed} closed, ${days}`,
    handed: true,
  },
  capacity: {
    source: 'refnet',
    text: 'How many new clients can you take on well in the next three months?',
    because: ({ meeting: { partner }, advice, today }) =>
      partner.notTakingUntil !== null && partner.notTakingUntil > today
        ? `takes none until ${formatDate(partner.notTakingUntil)}`
        : `${advice.facts.given} given ${IN_12_MONTHS}`,
    handed: true,
  },
  'shared-goals': {
    source: 'rhythm',
    text: 'What should we have reached together a year from now?',
    because: ({ advice }) => counted(advice.facts),
    handed: true,
  },
  preference: {
    source: 'rhythm',
    text: 'Would you rather keep it informal, or agree what each of us does?',
    because: ({ meeting: { partner } }) =>
      partner.theirPreference === null ? 'what they prefer is not on record' : undefined,
  },
  easier: {
    source: 'refnet',
    text: ({ advice: { facts } }) =>
      facts.received > facts.given
        ? 'Which of my clients could you help most?'
        : 'What would make it easier to send me clients?',
    because: ({ advice: { facts } }) =>
      2 * Math.min(facts.given, facts.received) < Math.max(facts.given, facts.received)
        ? counted(facts)
        : undefined,
  },
  again: {
    source: 'ally',
    text: 'What would make it easy to send each other clients again?',
    because: ({ meeting, today }) =>
      meeting.lastCheckIn === undefined
        ? 'no check-in on record'
        : `last check-in ${formatDayShort(meeting.lastCheckIn.onDay, today)}`,
    handed: true,
  },
  satisfaction: {
    source: 'rhythm',
    text: 'From 1 to 5, how satisfied are you with how we work together?',
    because: ({ advice }) =>
      advice.facts.satisfaction === undefined ? `none noted ${IN_12_MONTHS}` : undefined,
  },
  'good-fit': {
    source: 'durden',
    text: (facts) => unanswered(facts)?.text ?? '',
    because: (facts) =>
      unanswered(facts) === undefined
        ? undefined
        : `${facts.meeting.answers.length} of the ${QUESTIONS.length} questions of a good fit answered`,
  },
  tracking: {
    source: 'ally',
    text: 'How shall we both keep track of who was introduced?',
    because: ({ meeting, advice, informalTo }) => {
      const errors = meeting.signals.filter(({ kind }) => kind === 'tracking-error').length;
      if (errors > 0) return `${count(errors, 'tracking error')} noted ${IN_12_MONTHS}`;
      const isShared = workingNow(meeting.working, 'shared-tracking') !== undefined;
      return isShared || advice.facts.exchanged <= informalTo
        ? undefined
        : 'shared tracking is not on record';
    },
    handed: true,
  },
  joint: {
    source: 'lanes',
    text: 'What could we do together beyond introductions?',
    because: ({ meeting, advice, informalTo }) =>
      meeting.projects.length > 0 || advice.facts.exchanged <= informalTo
        ? undefined
        : `nothing done together ${IN_12_MONTHS}`,
    handed: true,
  },
} as const satisfies Readonly<Record<string, Rule>>;

type QuestionId = keyof typeof RULES;

/** About what happened since the last check-in: asked first. */
const EVENTS: readonly QuestionId[] = ['after-lost', 'after-won', 'after-silence'];

/** What each standing asks, the most telling first. Three of each have a reason always. */
const ASKS: Readonly<Record<Standing, readonly QuestionId[]>> = {
  archived: ['left-open', 'fared', 'pick-up'],
  'not-referred': ['clients-now', 'what-changed', 'my-part'],
  strained: ['on-your-mind', 'terms', 'differently', 'suits', 'tracking', 'what-worked'],
  'first-meeting': ['ideal-client', 'clients-find', 'good-fit', 'introduce-how', 'capacity'],
  review: ['priorities', 'terms', 'worth', 'what-worked', 'shared-goals'],
  dormant: ['priorities', 'again', 'ideal-client', 'introduce-how', 'good-fit'],
  'too-new': ['so-far', 'ideal-client', 'good-fit', 'introduce-how', 'capacity'],
  formalizing: ['shared-goals', 'preference', 'ideal-client', 'describe', 'tracking', 'capacity'],
  formal: ['priorities', 'terms', 'worth', 'joint', 'shared-goals'],
  steady: ['ideal-client', 'getting-on', 'easier', 'describe', 'what-worked', 'joint'],
};

/** What is asked of anybody who is met, where there is room. */
const OF_ANYBODY: readonly QuestionId[] = ['satisfaction', 'preference', 'good-fit', 'describe', 'capacity'];

/** Those asked for an end of what is there are asked nothing else. */
const ALONE: readonly Standing[] = ['archived', 'not-referred'];

/** Three to five questions, the most telling first. */
export function worthAsking(facts: AskedFacts): Question[] {
  const { standing } = facts;
  const fitting = (ids: readonly QuestionId[]) => ids.flatMap((id) => questionOf(id, facts));
  if (ALONE.includes(standing)) return fitting(ASKS[standing]);
  const events = fitting(EVENTS).slice(0, MOST_ABOUT_EVENTS);
  const all = [...events, ...fitting(ASKS[standing]), ...fitting(OF_ANYBODY)];
  return all.filter(({ id }, at) => all.findIndex((each) => each.id === id) === at).slice(0, MOST);
}

function questionOf(id: QuestionId, facts: AskedFacts): Question[] {
  const rule: Rule = RULES[id];
  const because = rule.because(facts);
  if (because === undefined) return [];
  const text = typeof rule.text === 'string' ? rule.text : rule.text(facts);
  const source = id === 'good-fit' ? (unanswered(facts)?.source ?? rule.source) : rule.source;
  return [{ id, text, because, source, ...(rule.handed === true ? { handed: true } : {}) }];
}

/** The questions for a meeting with the partner of a report, as of today. */
export function questionsFor(
  { advice, row: { closed, won }, period }: PartnerReport,
  meeting: Meeting,
  settings: Settings,
  today: Day,
): Question[] {
  const standing = standingOf({ meeting, advice, settings, today });
  const outcomes = { closed, won, days: periodWords(period) };
  return worthAsking({ standing, meeting, advice, outcomes, informalTo: settings['informal-to'], today });
}
