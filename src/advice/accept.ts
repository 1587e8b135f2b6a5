import { isMonthsOld } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import type { RuleId } from './ladder.ts';
import type { Verdict } from './words.ts';
import type { RelationshipFacts } from './facts.ts';
import * as notion from './notions.ts';
import { STAGES, type Stage } from '../partners/stage.ts';

/** The stage that accepting the advice moves the relationship to, never up where it steps down nor down where it builds. */
export function acceptedStage(
  { verdict, rule }: { readonly verdict: Verdict; readonly rule: RuleId },
  stage: Stage,
): Stage | undefined {
  const wanted = stageFor(verdict, rule);
  if (wanted === undefined || wanted === stage) return undefined;
  const isBack = verdict === 'step-down';
  return isBack === STAGES.indexOf(wanted) < STAGES.indexOf(stage) ? wanted : undefined;
}

function stageFor(verdict: Verdict, rule: RuleId): Stage | undefined {
  switch (verdict) {
    case 'time-to-formalize':
      return 'strategic-alliance';
    case 'consider-joint-venture':
      return 'joint-venture';
    case 'light-structure':
    case 'watch':
      return 'power-partner';
    case 'step-down':
      return stepsBackTo(rule);
    default:
      return undefined;
  }
}

/** What is outgrown goes back to informal; what merely costs too much keeps its rhythm. */
export function stepsBackTo(rule: RuleId): Stage {
  return rule === 'outgrown' ? 'referral-partner' : 'power-partner';
}

/** The stages that a move upwards passes over, in the order of the spectrum; none for a step to the next, or back. */
export function skippedStages(from: Stage, to: Stage): Stage[] {
  return STAGES.slice(STAGES.indexOf(from) + 1, STAGES.indexOf(to));
}

/** Why a joint venture would come too early: only after a proven alliance, and not for most [rhythm]. */
export function jointVentureDoubts(facts: RelationshipFacts, settings: Settings): string[] {
  const months = settings['joint-venture-months'];
  const alliance = facts.stage === 'strategic-alliance' ? facts.stageSince : undefined;
  const longEnough = alliance !== undefined && isMonthsOld(alliance, months, facts.asOf);
  return [
    longEnough ? '' : `there is no strategic alliance of ${months} months or more`,
    notion.isHighVolume(facts, settings)
      ? ''
      : `fewer than ${settings['formalize-at']} were exchanged in 12 months`,
    notion.jointUnderWay(facts).length > 0 ? '' : 'nothing is under way together',
  ].filter((doubt) => doubt !== '');
}
