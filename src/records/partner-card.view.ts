import { checkIns, type CheckIn } from '../contact/check-in.ts';
import type { Day } from '../calendar/day.ts';
import { plainRecord } from '../kinds/kind.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { formatMoney, type Money } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import type { Partner } from '../partners/partner.ts';
import {
  withoutAmountAsked,
  closedBusiness,
  countOutcomes,
  type ClosedWith,
  type OutcomeRow,
} from '../referrals/closed.ts';
import { NO_ACTIVITY, type Activity } from '../partners/partner-list.ts';
import { currentAnswers, questionText, type QuestionAnswer } from '../partners/questions.ts';
import { calledText, type Called } from '../agreements/called.ts';
import type { WorkingAnswer } from '../partners/working.ts';
import { plainWorking, workingRows } from '../partners/working.view.ts';
import type { Introduced } from '../referrals/introduced.ts';
import { introducedRows, plainIntroduced } from '../referrals/introduced.view.ts';
import { uncountedWords, type Uncounted } from '../referrals/uncounted.ts';
import type { Referral } from '../referrals/referral.ts';
import type { NextCheckIn } from '../contact/rhythm.ts';
import { rows, type Block, type Row } from '../screen/blocks.ts';
import { renderCard, type CardFact, type CardSection } from '../screen/card.view.ts';
import { tableOf, type Column } from '../screen/columns.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { isPutAway } from '../partners/put-away.ts';
import { nextPhrase } from '../contact/check-in.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { record, type Look } from '../screen/list.view.ts';
import { referrals as referralKind } from '../referrals/referral.ts';
import { partners } from '../partners/partner.ts';
import { activityColumns, knownFacts } from '../partners/partner.view.ts';
import type { Plain } from '../kinds/type.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Stage } from '../partners/stage.ts';

/** Everything on record about one partner; of check-ins and referrals the last ones, newest first. */
export interface PartnerCard {
  partner: Partner;
  activity: Activity | undefined;
  /** What is on record and counts nowhere. */
  uncounted: readonly Uncounted[];
  closedWith: ClosedWith;
  /** The received referrals that were won and have no amount, by number. */
  withoutAmount: readonly number[];
  /** The day from which the stage has been what it is; undefined where nobody knows. */
  stageSince: Day | undefined;
  next: NextCheckIn;
  /** Oldest first. */
  stages: readonly { onDay: Day; stage: Stage; reason: string | null }[];
  answers: readonly QuestionAnswer[];
  /** Oldest first. */
  working: readonly WorkingAnswer[];
  /** What the sources would call it. */
  called: readonly Called[];
  /** Whom they introduced, with what ever came of it. */
  introduced: readonly Introduced[];
  checkIns: readonly CheckIn[];
  checkInCount: number;
  referrals: readonly Referral[];
  referralCount: number;
  /** Promises, agreements, notes and projects. */
  others: readonly { number: number; phrase: string; plain: Plain }[];
  /** Fees agreed for one referral alone. */
  ownFees: readonly { readonly referral: number; readonly client: string | null; readonly text: string }[];
  /** How the partner is named in a command. */
  handle: string;
}

/** A partner with what was exchanged, how the relationship went, and the last of what happened, on a screen. */
export function renderPartnerCard(card: PartnerCard, today: Day, look: Look): Drawn {
  const { partner, checkInCount, referrals, referralCount, handle } = card;
  const profession = partner.profession === null ? '' : `, ${partner.profession}`;
  const section = <T>(
    heading: string,
    columns: readonly Column<T>[],
    records: readonly T[],
    more: string,
  ) => ({
    heading,
    blocks: cardTable(
      columns.filter(({ key }) => key !== 'partner'),
      records,
      more,
    ),
  });
  const sections: CardSection[] = [
    { heading: 'Referrals', blocks: volumeTable(card, today) },
    { heading: 'Introduced to you', blocks: introducedRows(card.introduced) },
    { heading: 'Stages', blocks: rows(stageRows(card)) },
    { heading: 'What you think of them', blocks: rows(answerRows(card)) },
    { heading: 'How you work together', blocks: rows(workingRows(card.working)) },
    section(
      'Last check-ins',
      columnsOf<CheckIn>(checkIns, today),
      card.checkIns,
      moreLine(checkInCount - card.checkIns.length, `refnet check-ins --partner ${handle}`),
    ),
    section(
      'Last referrals',
      columnsOf<Referral>(referralKind, today),
      referrals,
      moreLine(referralCount - referrals.length, `refnet referrals --partner ${handle}`),
    ),
    {
      heading: 'Agreed for one referral',
      blocks: rows(
        card.ownFees.map(({ referral, client, text }) => ({
          cells: [`#${referral}`, client ?? 'A client', text],
        })),
      ),
    },
    {
      heading: 'Also on record',
      blocks: rows(card.others.map(({ number, phrase }) => ({ cells: [`#${number}`, phrase] }))),
    },
  ];
  return renderCard(`${partner.name}${profession} (p${partner.id})`, factsOf(card, today), sections, look);
}

/** The card of a partner as one JSON object. */
export function partnerCardPlain(card: PartnerCard, today: Day): { [key: string]: Plain } {
  const { partner, activity } = card;
  return {
    recordKind: 'partner',
    ...plainRecord(partners, partner, today),
    ...record(activityColumns(today), activity ?? NO_ACTIVITY),
    ...closedPlain(card.closedWith),
    nextCheckIn: card.next.state === 'none' ? null : card.next.dueOn,
    stages: card.stages.map(({ onDay, stage, reason }) => ({ day: onDay, stage, reason })),
    answers: card.answers.map(({ question, answer, onDay }) => ({ day: onDay, question, answer })),
    calledBy: card.called.map(({ word, sources, because }) => ({ word, sources, because })),
    workingTogether: plainWorking(card.working),
    introduced: plainIntroduced(card.introduced),
    lastCheckIns: card.checkIns.map((checkIn) => plainRecord(checkIns, checkIn, today)),
    checkInCount: card.checkInCount,
    lastReferrals: card.referrals.map((referral) => plainRecord(referralKind, referral, today)),
    referralCount: card.referralCount,
    others: card.others.map(({ plain }) => plain),
    feesOfOneReferral: card.ownFees.map(({ referral, client, text }) => ({ referral, client, fee: text })),
  };
}

function factsOf(card: PartnerCard, today: Day): CardFact[] {
  const { partner, stageSince, next } = card;
  const since = stageSince === undefined ? '' : `, since ${formatDay(stageSince)}`;
  const due = isPutAway(partner, today) ? '' : nextPhrase(next, today);
  return [
    { label: 'stage', text: `${label(partner.stage)}${since}` },
    { label: 'called', text: calledText(card.called) },
    ...knownFacts(partner, today),
    { label: 'next check-in', text: due.replace(/^next /, '') },
  ];
}

function volumeTable(
  { activity, closedWith, withoutAmount, handle, uncounted }: PartnerCard,
  today: Day,
): Block[] {
  const words = uncountedWords(uncounted);
  const nowhere = rows(words === '' ? [] : [{ cells: [words] }]);
  if (activity === undefined || activity.givenEver + activity.receivedEver === 0) return nowhere;
  const spans = [
    {
      span: `12 months to ${formatDate(today)}`,
      given: activity.given,
      received: activity.received,
      ...closedIn(closedWith.year),
    },
    {
      span: 'Ever',
      given: activity.givenEver,
      received: activity.receivedEver,
      ...closedIn(closedWith.ever),
    },
  ];
  const business = (list: readonly Money[]) => list.map(formatMoney).join(', ');
  const columns: Column<(typeof spans)[number]>[] = [
    { key: 'span', heading: '', value: ({ span }) => span },
    { key: 'given', heading: 'Given', value: ({ given }) => given, align: 'right' },
    { key: 'received', heading: 'Received', value: ({ received }) => received, align: 'right' },
    { key: 'closed', heading: 'Closed', value: ({ closed }) => closed, align: 'right' },
    { key: 'won', heading: 'Won', value: ({ won }) => won, align: 'right' },
    {
      key: 'closedBusiness',
      heading: 'Business',
      value: ({ businessReceived }) => business(businessReceived),
      align: 'right',
      dropsAt: 1,
    },
  ];
  const asked = withoutAmountAsked(
    withoutAmount,
    `refnet referrals --partner ${handle} --received --without-amount`,
  );
  return [
    ...cardTable(columns, spans, ''),
    ...nowhere,
    ...rows(asked === undefined ? [] : [{ cells: [asked.text], command: asked.command }]),
  ];
}

/** What was closed both ways, and the closed business of either. */
function closedIn(outcomes: readonly OutcomeRow[]) {
  const { closed, won } = countOutcomes(outcomes);
  return {
    closed,
    won,
    businessReceived: closedBusiness(outcomes, 'received'),
    businessGiven: closedBusiness(outcomes, 'given'),
  };
}

function closedPlain(closedWith: ClosedWith): { readonly [key: string]: Plain } {
  const { year, ever } = { year: closedIn(closedWith.year), ever: closedIn(closedWith.ever) };
  return {
    businessReceived: year.businessReceived.map(plainMoney),
    businessGiven: year.businessGiven.map(plainMoney),
    closedEver: ever.closed,
    wonEver: ever.won,
    businessReceivedEver: ever.businessReceived.map(plainMoney),
    businessGivenEver: ever.businessGiven.map(plainMoney),
  };
}

function stageRows({ stages }: PartnerCard): Row[] {
  if (stages.length < 2) return [];
  return stages.map(({ onDay, stage, reason }) => {
    const why = reason === null ? '' : `: ${reason}`;
    return { cells: [formatDay(onDay), `${label(stage)}${why}`] };
  });
}

function answerRows({ answers }: PartnerCard): Row[] {
  return currentAnswers(answers).map(({ question, answer, onDay }) => ({
    cells: [formatDay(onDay), `${questionText(question)}: ${answer}`],
  }));
}

function cardTable<T>(columns: readonly Column<T>[], records: readonly T[], more: string): Block[] {
  if (records.length === 0) return [];
  return [tableOf(columns, records), ...rows(more === '' ? [] : [{ cells: [more] }])];
}

function moreLine(more: number, command: string): string {
  return more <= 0 ? '' : `... ${more} more: ${command} --limit all`;
}
