/** Facts that stand beside the verdict and neither support nor hold back, so that nothing on record is passed over in silence. */
import { count } from '../text/count.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatInterval } from '../calendar/interval.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import { talkWords } from './against.ts';
import { alertsOf } from './alerts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import { triggersOf } from './question.ts';
import { jointWords } from './question-words.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

type Note = (facts: RelationshipFacts, settings: Settings) => readonly Finding[];

const archived: Note = ({ archivedOn, asOf }) =>
  archivedOn === undefined || archivedOn > asOf
    ? []
    : [{ id: 'archived', text: `archived ${formatDate(archivedOn)}: in no list of advice` }];

const notTaking: Note = ({ notTakingUntil, asOf }) =>
  notTakingUntil === undefined || notTakingUntil <= asOf
    ? []
    : [{ id: 'not-taking', text: `takes no clients until ${formatDate(notTakingUntil)}` }];

/** One about fees alone, or of one side, is no formal agreement, and said to be one all the same. */
const lowCommitment: Note = (facts) =>
  formality
    .agreementsInForce(facts)
    .filter((agreement) => !formality.isFormalAgreement(agreement, facts.asOf))
    .map((agreement) => ({
      id: 'low-commitment',
      text: say.commitment(agreement, facts.asOf),
      source: 'lanes',
      record: agreement.number,
    }));

/** An answer, not a hold-back: kept informal, and never asked about again. */
const informal: Note = (facts) =>
  notion.prefersInformal(facts)
    ? [{ id: 'prefers-informal', text: say.preference(facts), source: 'rhythm' }]
    : [];

/** The talk of the year beside what stands against structure, with a trigger or without. */
const settled: Note = (facts, settings) => {
  const talk = talkWords(facts, settings);
  if (talk === undefined) return [];
  const { handle = 'NAME' } = facts.partner ?? {};
  const open = `another talk is open to you: refnet check-in ${handle} --kind talk`;
  return [
    { id: 'talked', text: talk.text, source: 'refnet' },
    ...(facts.archivedOn === undefined && talk.isOpen ? [{ id: 'talk-open', text: open }] : []),
  ];
};

/** Something done together that by itself asks for nothing. */
const together: Note = (facts, settings) =>
  notion.jointUnderWay(facts).length === 0 || triggersOf(facts, settings).includes('joint')
    ? []
    : [{ id: 'joint-activity', text: jointWords(facts), source: 'rhythm' }];

/** A dispute of the window is always told, whatever came of it. */
const noticed: Note = (facts) => {
  const n = (kind: 'dispute' | 'tracking-error') => notion.signalsInWindow(facts, kind);
  const errors = count(n('tracking-error'), 'tracking error');
  return [
    ...(n('dispute') === 0 ? [] : [{ id: 'disputes', text: say.disputes(facts) }]),
    ...(n('tracking-error') === 0
      ? []
      : [{ id: 'tracking-errors', text: `${errors} ${say.inWindow(facts)}` }]),
  ];
};

/** An interval of one's own has no history: looking back, today's is taken, and said to be. */
const ownInterval: Note = ({ lookingBack, intervalMonths }) =>
  lookingBack !== true || intervalMonths === undefined
    ? []
    : [
        {
          id: 'own-interval',
          text: `a check-in ${formatInterval(intervalMonths)}, as you set it${say.asToday(lookingBack)}`,
        },
      ];

/** A fee above what a rule allows, for as long as it stands or is on record. */
const aboveLimit: Note = ({ feesAboveLimit = [] }) =>
  feesAboveLimit.map((text) => ({ id: 'fee-above-limit', text }));

/** What rules say on a fee or an exclusive promise that stands, in writing or not: it goes with its fact, and with no step done. */
const cautions: Note = (facts, settings) =>
  (facts.cautionsStanding ?? [])
    .filter((text) => !alertsOf(facts, settings).some((alert) => alert.text.includes(text)))
    .map((text) => ({ id: 'notice', text }));

const NOTES: readonly Note[] = [
  archived,
  informal,
  ownInterval,
  notTaking,
  lowCommitment,
  aboveLimit,
  cautions,
  settled,
  together,
  noticed,
];

/** What else is on record that whoever reads the verdict should have in view. */
export function notedOf(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  return NOTES.flatMap((note) => note(facts, settings));
}

const AGAINST = ['prefers-informal', 'not-taking', 'disputes', 'tracking-errors'];

/** What of it speaks against more structure, though no rule goes by it. */
export function speaksAgainst({ id }: Finding): boolean {
  return AGAINST.includes(id);
}
