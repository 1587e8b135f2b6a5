/** Facts that stand beside the verdict and neither support nor hold back, so that nothing on record is passed over in silence. */
import { count } from '../text/count.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { Settings } from '../settings/settings.ts';
import type { RelationshipFacts } from './facts.ts';
import * as formality from './formality.ts';
import * as notion from './notions.ts';
import * as say from './wording.ts';
import type { Finding } from './words.ts';

type Note = (facts: RelationshipFacts, settings: Settings) => readonly Finding[];

const archived: Note = ({ archivedOn, asOf }) =>
  archivedOn === undefined || archivedOn > asOf
    ? []
    : [{ id: 'archived', text: `archived ${formatDate(archivedOn)}: in no list of advice` }];

const notReferred: Note = ({ doNotRefer, lookingBack }) =>
  doNotRefer === true
    ? [{ id: 'do-not-refer', text: `not to be referred to${say.asToday(lookingBack)}`, source: 'durden' }]
    : [];

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

/** Of a formal partner the reason tells these. */
const unhappy: Note = (facts) => {
  const last = notion.lastSatisfactionOf(facts);
  if (formality.isFormal(facts) || last === undefined || last.value > notion.STRAINED_TO) return [];
  return [{ id: 'low-satisfaction', text: `satisfaction ${last.value} of 5 on ${formatDate(last.on)}` }];
};

/** Repeated ones are seen to by an alert; of a formal partner the reason tells disputes. */
const noticed: Note = (facts, settings) => {
  const n = (kind: 'dispute' | 'tracking-error') => notion.signalsInWindow(facts, kind);
  if (notion.isSharedTrackingDue(facts, settings)) return [];
  const errors = count(n('tracking-error'), 'tracking error');
  return [
    ...(formality.isFormal(facts) || n('dispute') === 0
      ? []
      : [{ id: 'disputes', text: say.disputes(facts) }]),
    ...(n('tracking-error') === 0
      ? []
      : [{ id: 'tracking-errors', text: `${errors} ${say.inWindow(facts)}` }]),
  ];
};

const NOTES: readonly Note[] = [archived, notReferred, notTaking, lowCommitment, unhappy, noticed];

/** What else is on record that whoever reads the verdict should have in view. */
export function notedOf(facts: RelationshipFacts, settings: Settings): readonly Finding[] {
  return NOTES.flatMap((note) => note(facts, settings));
}

/** What of it speaks against more structure, though no rule goes by it. */
export function speaksAgainst({ id }: Finding): boolean {
  return id !== 'low-commitment' && id !== 'archived';
}
