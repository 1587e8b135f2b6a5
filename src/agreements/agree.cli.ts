import { formatDate } from '../calendar/day-words.ts';
import { addDays, laterDay, type Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { plainRecord } from '../kinds/kind.ts';
import { day, orNone, text, yesNo, type Here, type Type } from '../kinds/type.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { calledApart } from '../partners/same-named.sql.ts';
import { toldApart } from '../partners/told-apart.cli.ts';
import { sameService } from '../partners/professions.ts';
import { callingsOf, dayOf, noticesOnce } from '../partners/notices.cli.ts';
import { renderList, type Look } from '../screen/list.view.ts';
import { drawLines } from '../screen/paint.view.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { columnsOf, listing, showing } from '../shell/listing.cli.ts';
import { flag, option, optionsOf, said, several, type Asks, type SoFar } from '../shell/option.cli.ts';
import { commandLine, withOptions } from '../shell/suggestions.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError } from '../text/errors.ts';
import {
  holdsFrom,
  isSaidAlready,
  meantBy,
  nextReview,
  openBefore,
  planAgreement,
  type AgreementPlan,
  type AgreementRequest,
} from './agree.ts';
import { one, ONE_REFERRAL, shownAlone } from './agree-one.cli.ts';
import { aParty, aPartyOrItsReferral, feeOption, isParty, type Party } from './agreement.cli.ts';
import {
  carryOut,
  getAgreement,
  listAgreements,
  putFeeOfReferral,
  savingAgreement,
} from './agreement.sql.ts';
import { agreements, inTheWay, type Agreement, type AgreementForm } from './agreement.ts';
import {
  agreedLines,
  coveredWords,
  endedPromises,
  nothingToChange,
  notCoveredWords,
  shownLines,
} from './agreement.view.ts';
import { readExclusivePromises } from './exclusive-promises.sql.ts';
import { reckonFees } from './fee-record.ts';
import { feeStandings } from './fee-standing.ts';
import { termsPhrase } from './fee-standing.view.ts';
import type { FeeRule } from './fee-terms.ts';
import { readFeeRecord } from './fees.sql.ts';
import { dayBefore, isAgreementInForce, reviewOf } from './terms.ts';
import { overLimitAgreed } from './over-limit.cli.ts';
import { askingOfFees } from './watch-fees.cli.ts';

const list = listing({
  called: 'the list of agreements',
  target: nothing,
  options: {},
  columns: ({ today }) => columnsOf(agreements, today),
  list: (db) => ({ rows: listAgreements(db), empty: 'No agreement yet, and most need none.' }),
});

const show = showing({
  called: 'showing what is agreed',
  target: aParty,
  options: {},
  show(db, { target: { partner, agreements: all, named }, today }) {
    const rows = named === undefined ? all : [named];
    const own = named === undefined ? ownFeeLines(db, partner.id, today) : [];
    const inList = (look: Look) => renderList(columnsOf<Agreement>(agreements, today), rows, look, '');
    return {
      text: ({ width, style }) =>
        drawLines(
          rows.length === 0
            ? [`No agreement with ${partner.name}, and most need none.`, ...own]
            : [...rows.flatMap((each) => shownLines(toldApart(db, each), today, width)), ...own],
          style,
        ),
      plain: () => rows.map((each) => plainRecord(agreements, each, today)),
      csv: inList,
      md: inList,
    };
  },
});

/** What was agreed for one referral with a partner alone. */
function ownFeeLines(db: Db, partnerId: number, today: Day): string[] {
  return feeStandings(reckonFees(readFeeRecord(db, today, partnerId)))
    .filter(({ own }) => own)
    .map((each) => `#${each.referral.number}  ${each.referral.client ?? 'A client'}: ${termsPhrase(each)}`);
}

/** The points to talk through are Markdown and nothing else; few ask for them, so their code is loaded when they do. */
const checklist: Command = {
  called: 'the points to talk through',
  options: { checklist: flag('an invitation to send and the points to talk through, as Markdown') },
  async run(session, typed) {
    const { partner, named } = (await aParty.find(typed, session)).read(await session.reading());
    const { printChecklist } = await import('../reports/checklist.cli.ts');
    await printChecklist(session, partner.id, named);
  },
};

/** What was agreed as a page: Markdown, whatever way it is asked for; loaded where one is. */
const print = showing({
  called: 'the page of what is agreed',
  target: aPartyOrItsReferral,
  options: {
    print: flag('what was agreed as one page to sign, in Markdown; with --for, of that referral'),
    for: ONE_REFERRAL,
  },
  async show(db, { target, for: typed, ...asked }) {
    const { onScreen, pageOf, pageOfReferral } = await import('./print.cli.ts');
    const page = typed === undefined ? pageOf(db, target, asked) : pageOfReferral(db, target, typed, asked);
    return { text: (look) => onScreen(page, look), md: () => page };
  },
  async after(session, { target, for: typed, settings, today }) {
    const { afterPage } = await import('./print.cli.ts');
    const lines = afterPage(await session.reading(), target, { settings, today, isOne: typed !== undefined });
    if (lines.length > 0) session.note(lines);
  },
});

const act = writing({
  called: 'closing or reviewing one',
  target: aParty,
  options: {
    close: flag('end it; what was earned under it stays'),
    reviewed: flag('it was reviewed; the next review is in a year'),
    on: option(
      day('past', { future: 'close or review it on its day, or a later one' }),
      'with --close or --reviewed: the day (today)',
    ),
  },
  not: [['close', 'reviewed']],
  only: { on: ['close', 'reviewed'] },
  of: agreements,
  did: 'changed',
  change(change, { target, close, today, doubt, on = today }) {
    const open = openOn(target, on, close ? 'close' : 'review');
    const { id, reviewOn } = open;
    const work = () => {
      savingAgreement.update(change, id, close ? { closedOn: on } : { reviewOn: nextReview(on) });
      if (close) return;
      for (const each of carriedReviews(target, reviewOn, on))
        savingAgreement.update(change, each.id, { reviewOn: nextReview(on) });
    };
    const { lines } = askingOfFees(change, doubt, work, target.partner.id);
    const words = close ? [...lines, ...endedPromises(open)] : lines;
    const verb = close ? 'closed' : 'reviewed';
    return { ids: [id], did: `${verb} agreement NUMBER with partner p${target.partner.id}`, words };
  },
  say({ after, words, given: { close, today, on = today } }) {
    const { partnerName, endsOn, reviewOn } = after;
    const review = reviewOf(after);
    const next =
      review !== null || endsOn === null
        ? `next review ${formatDate(reviewOn ?? on)}`
        : `it ends on ${formatDate(endsOn)}, before another review`;
    const ended = endsOn !== null && endsOn < on ? `it ended on ${formatDate(endsOn)}, and ` : '';
    const line = close
      ? `Agreement with ${partnerName} closed, ${formatDate(on)}; ${ended}referrals of that day and before keep their terms`
      : `Agreement with ${partnerName} reviewed, ${formatDate(on)}; ${next}`;
    return { line, below: words };
  },
});

/** Those that are to begin in the place of one, and have its review from it: it is held for them too. */
function carriedReviews({ agreements: all }: Party, reviewOn: Day | null, on: Day): readonly Agreement[] {
  return reviewOn === null ? [] : all.filter((each) => each.startsOn > on && each.reviewOn === reviewOn);
}

/** The agreement named, or the last one that had begun by that day; not one that is closed by then. */
function openOn({ partner, agreements: all, named }: Party, on: Day, verb: string): Agreement {
  const open = (named === undefined ? all : [named]).findLast(
    ({ startsOn, closedOn }) => startsOn <= on && (closedOn === null || closedOn > on),
  );
  if (open !== undefined) return open;
  throw new UserError(
    named === undefined
      ? `there is no agreement with ${partner.name} to ${verb}`
      : `#${named.id} is not there to ${verb}: it was closed, or had not begun by ${formatDate(on)}`,
    { hints: ['refnet agree      lists the agreements there are'] },
  );
}

/** A service that clients are sent to nobody else for; none takes the promise out. */
const service: Type<string | null> = {
  ...orNone(text),
  placeholder: 'service',
  parse: (typed, here) => (/^\s*(?:none)?\s*$/i.test(typed) ? null : text.parse(typed, here)),
};

const own = optionsOf(agreements, ['form', 'startsOn', 'endsOn', 'reviewOn', 'location', 'note'], {
  form: { hidden: true, asks: { question: 'How was it agreed?', when: isFormOpen } },
  startsOn: { help: 'the day it, or the change to it, begins (today)' },
  location: { value: 'where' },
});

const agree = writing({
  called: 'what is agreed',
  target: aParty,
  options: {
    form: own.form,
    verbal: flag('agreed by word of mouth'),
    written: flag('agreed on paper'),
    startsOn: own.startsOn,
    endsOn: own.endsOn,
    reviewOn: own.reviewOn,
    exclusive: option(service, 'the one service you send to nobody else, or none'),
    iPay: {
      ...feeOption('what you pay for referrals: "10% of collected for 12 months, cap 500"'),
      asks: termAsked('What you pay for referrals, for example 10% of collected (Enter for no fee)'),
    },
    theyPay: {
      ...feeOption('what they pay you: "flat 200"'),
      asks: termAsked('What they pay you (Enter for no fee)'),
    },
    openToo: option(yesNo, 'whether the fee holds for referrals that are open already as well (no)', {
      asks: {
        question: 'Referrals are open that came before: does the fee hold for them too? (yes or no)',
        when: areOpenBefore,
        usual: 'no',
      },
    }),
    iWill: several(text, 'what you promise; may be repeated', {
      value: 'what',
      asks: termAsked('What you promise (Enter for nothing)'),
    }),
    theyWill: several(text, 'what they promise; may be repeated', {
      value: 'what',
      asks: termAsked('What they promise (Enter for nothing)'),
    }),
    location: own.location,
    note: own.note,
  },
  not: [['verbal', 'written', 'form']],
  only: { openToo: ['iPay', 'theyPay'] },
  of: agreements,
  did: 'changed',
  change(change, { target, today, settings, argv, doubt, check, openToo, ...given }) {
    const request = requestOf(given);
    const on = holdsFrom(request, target.named, today);
    const inForce = meantBy(request, { named: target.named, inForce: inForceOn(target, on), day: on });
    refuseOtherNumber(target, inForce, on);
    refuseClosed(inForce, request.facts.endsOn, on);
    if (given.form === 'verbal' && inForce?.form === 'written') doubt(writtenMeanwhile(inForce));
    const plan = planAgreement(request, {
      inForce,
      settings,
      today,
      withForm: [
        `${commandLine(withOptions(argv, '--verbal'))}      by word of mouth`,
        `${commandLine(withOptions(argv, '--written'))}      on paper`,
      ],
    });
    if (plan.kind === 'amend' && isSaidAlready(request, plan.agreement, on)) {
      return {
        ids: [plan.agreement.id],
        did: 'changed nothing',
        words: nothingToChange(handleOf(change.db, target)),
      };
    }
    if (given.exclusive) promisedAlready(change.db, target, given.exclusive, on).forEach(check);
    const earlier = beganEarlier(target, plan, argv);
    if (earlier !== undefined) doubt(earlier.doubt);
    const work = () =>
      carryOut(
        change,
        target.partner.id,
        earlier === undefined ? plan : movedBack(change, earlier.agreement, earlier.fromDay),
        request,
      );
    const { result: id, lines } = askingOfFees(
      change,
      doubt,
      work,
      target.partner.id,
      theDayAfter(target, plan, argv),
    );
    const verb = plan.kind === 'begin' && earlier === undefined ? 'began' : 'changed';
    const before = openBefore(target, request.fees, on);
    if (openToo === true) {
      for (const { referral, direction, rule } of before)
        putFeeOfReferral(
          change,
          { id: referral.id, partnerId: target.partner.id },
          { direction, fromDay: today, rule },
        );
    }
    return {
      ids: [id],
      did: `${verb} agreement NUMBER with partner p${target.partner.id}`,
      words: [
        ...lines,
        ...(openToo === true ? coveredWords(before) : notCoveredWords(before, handleOf(change.db, target))),
      ],
    };
  },
  say({ after, before, words, given: { startsOn: fromDay }, today, width }) {
    const on = fromDay ?? today;
    const earlier = before.agreements.find(({ id }) => id === after.id) ?? inForceOn(before, on);
    const { line, below } = agreedLines(after, earlier, { on, today, width });
    return { line, below: [...below, ...words] };
  },
  notes: ({
    db,
    ids: [id = 0],
    given: { settings, today, target, startsOn: fromDay = today, iPay, theyPay },
  }) => {
    const agreement = getAgreement(db, id);
    if (agreement === undefined) return [];
    // What is agreed from a later day on is looked at on that day.
    const on = dayOf(agreement, laterDay(fromDay, today));
    const about = { partnerId: target.partner.id, on, settings };
    return [
      ...noticesOnce(db, { ...about, callings: callingsOf(agreement, on) }),
      ...overLimitAgreed(db, about, { 'i-pay': iPay, 'they-pay': theyPay }),
    ];
  },
});

interface Said {
  readonly form: AgreementForm | undefined;
  readonly verbal: boolean;
  readonly written: boolean;
  readonly startsOn: Day | undefined;
  readonly endsOn: Day | null | undefined;
  readonly reviewOn: Day | null | undefined;
  readonly exclusive: string | null | undefined;
  readonly iPay: FeeRule | null | undefined;
  readonly theyPay: FeeRule | null | undefined;
  readonly iWill: readonly string[];
  readonly theyWill: readonly string[];
  readonly location: string | null | undefined;
  readonly note: string | null | undefined;
}

function requestOf(given: Said): AgreementRequest {
  const { verbal, written, form, endsOn, reviewOn, location, note } = given;
  return {
    form: verbal ? 'verbal' : written ? 'written' : form,
    fromDay: given.startsOn,
    facts: said({ endsOn, reviewOn, location, note }),
    exclusiveService: given.exclusive,
    fees: said({ 'i-pay': given.iPay, 'they-pay': given.theyPay }),
    expectations: [
      ...given.iWill.map((what) => ({ side: 'mine' as const, what })),
      ...given.theyWill.map((what) => ({ side: 'theirs' as const, what })),
    ],
  };
}

/** A service that is promised to another partner alone on that day: it cannot be kept to both. */
function promisedAlready(db: Db, { partner }: Party, promised: string, on: Day): Doubt[] {
  const others = readExclusivePromises(db, on).filter(
    (each) => each.partnerId !== partner.id && sameService(promised, each.service),
  );
  return others.map(({ partnerId, service: held, agreement }) => ({
    text: `${held} is promised to ${calledApart(db, partnerId)} alone (agreement ${agreement})`,
    question: 'Promise it here as well?',
    details: [`to promise it here alone: refnet agree ${agreement} --exclusive none`],
    hints: [`to promise it here alone, refnet agree ${agreement} --exclusive none`],
  }));
}

/** The form was asked for where nothing was in force yet; what was put on paper since is not to be lost unseen. */
function writtenMeanwhile({ id, partnerName }: Agreement): Doubt {
  return {
    text: `agreement #${id} with ${partnerName} is a written one`,
    question: 'Is it verbal all the same?',
  };
}

interface BeganEarlier {
  readonly agreement: Agreement;
  readonly fromDay: Day;
  readonly doubt: Doubt;
}

/**
 * At most one agreement is in force on a day. Where one of that form begins later and is said again with an earlier day,
 * it is its first day that is meant; one that would reach into another otherwise throws a UserError.
 */
function beganEarlier(
  { agreements: all }: Party,
  plan: AgreementPlan,
  argv: readonly string[],
): BeganEarlier | undefined {
  if (plan.kind !== 'begin') return undefined;
  const { startsOn, form } = plan.draft;
  const other = inTheWay(plan.draft, all, plan.replaces);
  if (other === undefined) return undefined;
  const { id, partnerName } = other;
  const standing = `agreement #${id} with ${partnerName} is in force from ${formatDate(other.startsOn)}`;
  const hints = [
    `refnet edit ${id} --from ${startsOn}      if it began then`,
    ...(startsOn < other.startsOn
      ? [`${withDay(argv, '--until', dayBefore(other.startsOn))}      for another one before it`]
      : []),
  ];
  if (form !== other.form || plan.replaces !== undefined || startsOn >= other.startsOn) {
    throw new UserError(standing, { hints });
  }
  const doubt = {
    text: standing,
    question: `Did it begin on ${formatDate(startsOn)} already?`,
    hints,
    yes: 'lets it begin then, with what is said',
  };
  return { agreement: other, fromDay: startsOn, doubt };
}

/** What was introduced on the day an agreement was closed keeps its terms where the next one begins the day after. */
function theDayAfter({ agreements: all }: Party, plan: AgreementPlan, argv: readonly string[]): string[] {
  if (plan.kind !== 'begin' || !all.some(({ closedOn }) => closedOn === plan.draft.startsOn)) return [];
  return [
    `${withDay(argv, '--from', addDays(plan.draft.startsOn, 1))}      leaves what was introduced on ${formatDate(plan.draft.startsOn)} its terms`,
  ];
}

/** The command that was typed, with another day in that option. */
function withDay(argv: readonly string[], name: '--from' | '--until', wanted: Day): string {
  const at = argv.findIndex((word) => word === name);
  const without = at === -1 ? argv : argv.filter((_word, n) => n !== at && n !== at + 1);
  return commandLine(
    withOptions(
      without.filter((word) => !word.startsWith(`${name}=`)),
      name,
      wanted,
    ),
  );
}

/** Lets an agreement begin earlier, and what is said of it be said of that day. */
function movedBack(change: Change, { id }: Agreement, fromDay: Day): AgreementPlan {
  savingAgreement.update(change, id, { startsOn: fromDay });
  const agreement = getAgreement(change.db, id);
  if (agreement === undefined) throw new Error(`agreement ${id} is gone`);
  return { kind: 'amend', agreement, fromDay };
}

/** Of several in force on a day the one that began last. */
function inForceOn({ agreements: all }: Party, on: Day): Agreement | undefined {
  return all.findLast((each) => isAgreementInForce(each, on));
}

/** What makes an agreement more than its form: its terms. */
const OF_TERMS = ['exclusive', 'iPay', 'theyPay', 'iWill', 'theyWill'];

/** A term is asked for where an agreement begins of which none was typed. */
function termAsked(question: string): Asks {
  return {
    question,
    when: (soFar) => !OF_TERMS.some((key) => soFar.typed.includes(key)) && isBeginning(soFar),
  };
}

/** It is asked how it was agreed where nothing is in force yet that day and it was not said. */
function isFormOpen(soFar: SoFar): boolean {
  return !soFar.has('verbal') && !soFar.has('written') && isBeginning(soFar);
}

/** Nothing is in force yet on the day said. */
function isBeginning({ target, text: typed, today, here }: SoFar): boolean {
  if (!isParty(target)) return false;
  const from = typed('startsOn');
  return inForceOn(target, from === undefined ? today : beginning(from, here)) === undefined;
}

const BEGINNING = day('nearest');

/** The day typed for the beginning; today where that cannot be read, which is said when it is. */
function beginning(typed: string, here: Here): Day {
  const { today } = here;
  try {
    return BEGINNING.parse(typed, { ...here, remark: undefined });
  } catch (error) {
    if (error instanceof UserError) return today;
    throw error;
  }
}

/** A fee was said that holds from after the day of a referral which is open. */
function areOpenBefore({ target, has, text: typed, today, here }: SoFar): boolean {
  if (!isParty(target) || !(has('iPay') || has('theyPay'))) return false;
  const none = (key: string) => /^\s*(?:none|no fees?|nothing)?\s*$/i.test(typed(key) ?? '');
  const from = typed('startsOn');
  const on = from === undefined ? today : beginning(from, here);
  return target.open.some(
    ({ direction, occurredOn }) => occurredOn < on && !none(direction === 'given' ? 'theyPay' : 'iPay'),
  );
}

function handleOf(db: Db, { partner }: Party): string {
  return partnerNamer(listHandles(db))(partner);
}

/** Terms are agreed with a partner; a number names the agreement they are to be in. */
function refuseOtherNumber({ named, partner }: Party, meant: Agreement | undefined, on: Day): void {
  if (named === undefined || named.id === meant?.id) return;
  const other = meant === undefined ? 'none is' : `#${meant.id} is`;
  throw new UserError(`#${named.id} with ${partner.name} is not in force on ${formatDate(on)}: ${other}`, {
    hints: [`refnet agree ${named.id}      shows it`],
  });
}

/** One that was closed does not go on by another last day. */
function refuseClosed(meant: Agreement | undefined, endsOn: Day | null | undefined, on: Day): void {
  if (meant === undefined || endsOn === undefined || meant.closedOn === null || meant.closedOn > on) return;
  throw new UserError(
    `#${meant.id} with ${meant.partnerName} was closed on ${formatDate(meant.closedOn)}: another last day renews nothing`,
    { hints: [`refnet edit ${meant.id} --reopen      if it goes on after all`] },
  );
}

const shownOfOne = { ...shownAlone, options: { ...show.options, ...shownAlone.options } };

const ONE = ['for', 'usual'] as const;
const FEES = ['iPay', 'theyPay'] as const;
const ACTS = ['close', 'reviewed', 'on'] as const;
const TERMS = Object.keys(agree.options).filter((key) => key !== 'json' && key !== 'dryRun');

export const command = ways(
  { agree, one, shownAlone: shownOfOne, act, checklist, print, show, list },
  ({ words, has }) => {
    if (has('checklist')) return 'checklist';
    if (has('print')) return 'print';
    if (ONE.some(has)) return [...FEES, 'usual'].some(has) ? 'one' : 'shownAlone';
    if (has('close') || has('reviewed')) return 'act';
    if (TERMS.some(has)) return 'agree';
    if (ACTS.some(has)) return 'act';
    return words.length === 0 ? 'list' : 'show';
  },
  {
    argument: {
      usage: '[partner...]',
      help: 'with whom, or the number of an agreement; alone, what is agreed with them; without one, every agreement',
      named: 'partner',
    },
    help: `
Terms are versions: a change holds from its day on, and what was earned before
stays as it was. A fee is one phrase: a percent or 1/3, a flat amount or both,
of collected (usual) or of invoiced, "for 12 months", "cap 500" or "cap 2,000 a
year" (of the calendar), steps ("5% up to 10,000, 3% above"), "first referral
100" on top of them; none ends it. No fee is the default. What is agreed with
--for stands before it, also afterwards.

Examples:
  refnet agree maren --checklist > talk.md
  refnet agree maren --written --from 2026-12-01 --review-on 2027-03-01
  refnet agree maren --exclusive mortgages
  refnet agree maren --i-will "reply within a day" --they-will "send numbers"
  refnet agree victor --verbal --i-pay "10% of collected for 12 months, cap 500"
  refnet agree maren --for 12 --they-pay "30%"
  refnet agree maren --for 12 --usual
  refnet agree maren --print > agreement.md
  refnet agree victor --reviewed
  refnet agree victor --close`,
  },
);
