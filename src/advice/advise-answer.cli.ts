import { undoLine } from '../text/undo-offer.ts';
import { formatDate } from '../calendar/day-words.ts';
import { addMonths } from '../calendar/day.ts';
import { formatInterval } from '../calendar/interval.ts';
import { nextPhrase } from '../contact/check-in.view.ts';
import { nextCheckIn } from '../contact/rhythm.ts';
import { readRhythmFacts } from '../contact/rhythm.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { label } from '../kinds/vocabulary.ts';
import { savingPartner } from '../partners/partner-saving.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { moveStage } from '../partners/stage.sql.ts';
import type { Stage } from '../partners/stage.ts';
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { list } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { acceptedStage, skippedStages } from './accept.ts';
import { jointVentureDoubt } from './advice.cli.ts';
import { headingOf } from './verdict.view.ts';
import { ACCEPT, adviseOn, DECLINE, onePartner } from './advise-one.cli.ts';
import type { Advice } from './advise.ts';
import type { AdvisedPartner } from './advised.ts';
import { insertDecline } from './decline.sql.ts';
import { declineOf } from './decline.ts';
import { LIGHT_INTERVAL_MONTHS } from './notions.ts';

/** Follows the advice. */
export const accepting = writing({
  called: '--accept',
  target: onePartner('refnet advise NAME --accept'),
  options: ACCEPT,
  did: 'moved a partner',
  change(change, { target, today, settings, because: reason = null }) {
    const advised = adviseOn(change.db, target, settings, today, today);
    const { partner, advice, stage } = advised;
    const to = acceptedStage(advice, stage);
    if (to === undefined) throw noMove(advised, settings);
    moveStage(change, partner.id, { stage: to, onDay: today, reason });
    const isLight = advice.verdict === 'light-structure' || advice.verdict === 'watch';
    const gaveWay = isLight ? followLight(change, target) : [];
    const skipped = skippedStages(stage, to);
    const over = skipped.length === 0 ? '' : `; skips ${list(skipped.map(label), 'and')}`;
    return {
      text: [
        `${partner.name} was ${label(stage)}, is now ${label(to)}${over}, from ${formatDate(today)}`,
        ...gaveWay,
        ...untalked(advice, to, advised.handle),
        ...rhythmLines(change.db, target, settings, today),
        undoLine('  '),
      ],
      plain: {
        partner: partner.name,
        partnerId: `p${partner.id}`,
        from: stage,
        to,
        skips: skipped,
        day: today,
        because: reason,
      },
      did: `moved partner p${partner.id} to ${to}`,
    };
  },
});

/** An alliance without a talk on record: it is told, and how to note one. */
function untalked({ facts }: Advice, to: Stage, handle: string): string[] {
  const isFormal = to === 'strategic-alliance' || to === 'joint-venture';
  return isFormal && facts.talkedOn === undefined
    ? [`  no talk in 12 months on record      refnet check-in ${handle} --kind talk`]
    : [];
}

/** A light structure is a rhythm: an interval of the partner's own that is longer gives way to the stage's. */
function followLight(change: Change, { id, checkInMonths }: Partner): string[] {
  if (checkInMonths === null || checkInMonths <= LIGHT_INTERVAL_MONTHS) return [];
  savingPartner.update(change, id, { checkInMonths: null });
  return [`  a check-in ${formatInterval(checkInMonths)}, as was set, gives way to the rhythm of the stage`];
}

function rhythmLines(db: Db, { id }: Partner, settings: Settings, today: Day): string[] {
  const next = nextPhrase(nextCheckIn(readRhythmFacts(db, id, today), settings, today), today);
  return next === '' ? [] : [`  check-in: ${next}`];
}

function noMove(advised: AdvisedPartner, settings: Settings): UserError {
  const { advice, stage, handle } = advised;
  const { step } = advice;
  const isReady =
    advice.rule === 'formal' &&
    stage === 'strategic-alliance' &&
    advice.facts.talkedOn !== undefined &&
    jointVentureDoubt(advised, settings) === undefined;
  return new UserError(`"${verdictWords(advice)}" asks for no move from ${label(stage)}`, {
    hints: [
      ...(step === undefined ? [] : [`${step.command}      ${step.text}`]),
      ...(isReady
        ? [`refnet edit ${handle} --stage joint-venture      where the talk came to a joint venture`]
        : []),
      `refnet edit ${handle} --stage STAGE      makes any other move`,
    ],
  });
}

function verdictWords(advice: Advice): string {
  return headingOf(advice).toLowerCase();
}

/** Puts it aside until a day. */
export const declining = writing({
  called: '--decline',
  target: onePartner('refnet advise NAME --decline --until 2027-03-01'),
  options: DECLINE,
  did: 'declined the advice',
  change(change, { target, today, settings, until, because: reason, argv }) {
    if (until === undefined) {
      const example = commandLine(withOptions(argv, '--until', addMonths(today, 3)));
      throw usageError('--until is missing', `for example: ${example}`);
    }
    if (until <= today) throw usageError(`--until ${formatDate(until)} is not ahead`);
    const { partner, advice } = adviseOn(change.db, target, settings, today, today);
    insertDecline(change, partner.id, { ...declineOf(advice, until, reason), until });
    return {
      text:
        `${partner.name}: "${verdictWords(advice)}" is put aside until ${formatDate(until)}, ` +
        'unless something changes before',
      plain: {
        partner: partner.name,
        partnerId: `p${partner.id}`,
        verdict: advice.verdict,
        on: today,
        until,
        because: reason ?? null,
      },
      did: `declined the advice on partner p${partner.id}`,
    };
  },
});
