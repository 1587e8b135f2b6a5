import { formatDate } from '../calendar/day-words.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import { formatInterval } from '../calendar/interval.ts';
import { nextPhrase } from '../contact/check-in.view.ts';
import { nextCheckIn } from '../contact/rhythm.ts';
import { readRhythmFacts } from '../contact/rhythm.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { day, text } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { savingPartner } from '../partners/partner.sql.ts';
import { moveStage } from '../partners/stage.sql.ts';
import type { Stage } from '../partners/stage.ts';
import type { Partner } from '../partners/partner.ts';
import { isKnown } from './is-known.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Settings } from '../settings/settings.ts';
import { inRows, showing } from '../shell/listing.cli.ts';
import { flag, option } from '../shell/option.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { nothing, type Argument } from '../shell/target.cli.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { list } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { acceptedStage, skippedStages } from './accept.ts';
import type { Advice } from './advise.ts';
import { jointVentureDoubt } from './advice.cli.ts';
import {
  ADVICE_COLUMNS,
  adviceAsMarkdown,
  adviceAsPlain,
  drawAdvice,
  drawAdviceList,
  headingOf,
} from './advice.view.ts';
import { adviseNetwork, byRank, type AdvisedPartner } from './advised.ts';
import { readAdvice } from './advised.sql.ts';
import { insertDecline } from './decline.sql.ts';
import { declineOf } from './decline.ts';
import { LIGHT_INTERVAL_MONTHS } from './notions.ts';

const ARGUMENT: Argument = {
  usage: '[partner...]',
  help: 'the partner; without one, everybody',
  named: 'partner',
};

const onePartner = (example: string) => ({
  ...aPartner({ question: 'Advice on whom', example, help: ARGUMENT.help }),
  argument: ARGUMENT,
});

const asOf = option(
  day('past', { future: 'the advice cannot know what is still to come', looks: true }),
  'the advice as of that day (today)',
);

const because = option(text, 'why it was accepted or declined', { value: 'reason' });

const everybody = showing({
  called: 'the list',
  target: nothing,
  options: { asOf },
  show(db, { today, settings, asOf: until = today }) {
    const read = readAdvice(db, { asOf: until, informalTo: settings['informal-to'] });
    const advised = adviseNetwork(read, settings, today)
      .filter(({ partner, relationship }) => isKnown(relationship.facts) && !isPutAway(partner, until))
      .toSorted(byRank);
    return {
      text: (look) => drawAdviceList(advised, look),
      ...inRows(ADVICE_COLUMNS, advised),
      plain: () => advised.map(adviceAsPlain),
    };
  },
});

const one = showing({
  called: 'the advice on one partner',
  target: onePartner('refnet advise maren'),
  options: { why: flag('what was looked at, and how every rule came out'), asOf },
  async show(db, { target, today, settings, why: asked, asOf: until = today }) {
    const advised = adviseOn(db, target, settings, today, until);
    const { facts } = advised.relationship;
    const why = asked ? await import('./why.ts') : undefined;
    return {
      text: (look) => drawAdvice(advised, look, why?.explain(facts, settings)),
      plain: () => adviceAsPlain(advised),
      md: () => adviceAsMarkdown(advised, why?.explain(facts, settings)),
    };
  },
});

/** The advice on one partner, read and reckoned for that one alone. */
function adviseOn(db: Db, { id }: Partner, settings: Settings, today: Day, until: Day): AdvisedPartner {
  const read = readAdvice(db, { asOf: until, informalTo: settings['informal-to'], partner: id });
  const [advised] = adviseNetwork(read, settings, today);
  if (advised === undefined) throw new Error(`partner ${id} is gone`);
  return advised;
}

const accept = writing({
  called: '--accept',
  target: onePartner('refnet advise NAME --accept'),
  options: { accept: flag('follow the advice: move the stage as it says'), because },
  did: 'moved a partner',
  change(change, { target, today, settings, because: reason = null, doubt }) {
    const advised = adviseOn(change.db, target, settings, today, today);
    const { partner, advice, stage } = advised;
    const to = acceptedStage(advice, stage);
    if (to === undefined) throw noMove(advised, settings);
    const early = to === 'joint-venture' ? jointVentureDoubt(advised, settings) : undefined;
    if (early !== undefined) doubt(early);
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
        '  refnet undo      takes it back',
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

const decline = writing({
  called: '--decline',
  target: onePartner('refnet advise maren --decline --until 2027-03-01'),
  options: {
    decline: flag('put the advice aside; it stays quiet until something changes'),
    until: option(day('coming'), 'with --decline: the day to bring it up again', {
      asks: { question: 'Until when', when: 'missing', usual: 'in 3 months', required: true },
    }),
    because,
  },
  did: 'declined the advice',
  change(change, { target, today, settings, until, because: reason, argv }) {
    if (until === undefined) {
      const example = `${commandLine(argv)} --until ${addMonths(today, 3)}`;
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

function chosen({ words, has }: Chooses): 'everybody' | 'one' | 'accept' | 'decline' {
  if (has('accept')) return 'accept';
  if (has('decline')) return 'decline';
  return words.length === 0 ? 'everybody' : 'one';
}

export const command = ways({ one, everybody, accept, decline }, chosen, {
  argument: ARGUMENT,
  help: `
The advice goes by the 12 months up to the day, and by the numbers of refnet
config. A declined one stays quiet until its day, or until its rank rises, what
held it back goes away, an alert appears, or the exchange has grown by half; one
more referral does not wake it.

Examples:
  refnet advise
  refnet advise maren --why
  refnet advise maren --accept --because "agreed over lunch"
  refnet advise maren --decline --until 2027-03-01 --because "moving offices"`,
});
