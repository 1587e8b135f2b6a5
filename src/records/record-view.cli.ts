import type { Day } from '../calendar/day.ts';
import { agreementCard, agreementColumns, agreementPhrase } from '../agreements/agreement.view.ts';
import type { CardFact } from '../screen/card.view.ts';
import { checkInFacts, referralFacts, type Fact } from '../screen/changes.view.ts';
import { checkInColumns } from '../contact/check-in-columns.view.ts';
import { COLLECTION_COLUMNS, collectionPhrase } from '../referrals/collection-columns.view.ts';
import type { Column, Plain } from '../screen/columns.view.ts';
import { PROJECT_COLUMNS, projectPhrase, projectTitle } from '../contact/project-columns.view.ts';
import { checkInPhrase } from '../contact/check-in.ts';
import { referralPhrase } from '../screen/lines.view.ts';
import { record } from '../screen/list.view.ts';
import { PAYMENT_COLUMNS, paymentPhrase } from '../agreements/payment-columns.view.ts';
import { promiseCard, promiseColumns, promisePhrase } from '../contact/promise-columns.view.ts';
import {
  agreementFacts,
  collectionFacts,
  promiseFacts,
  projectFacts,
  paymentFacts,
  signalFacts,
} from './record-facts.view.ts';
import { referralColumns } from '../referrals/referral-columns.view.ts';
import { SIGNAL_COLUMNS, signalPhrase, signalTitle } from '../contact/signal-columns.view.ts';
import { getAgreement } from '../agreements/agreement.sql.ts';
import { getCheckIn } from '../contact/check-in.sql.ts';
import { getCollection } from '../referrals/collection.sql.ts';
import { getPayment } from '../agreements/fees.sql.ts';
import { getProject } from '../contact/project.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { getPromise } from '../contact/promise.sql.ts';
import type { RecordKind } from './records.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import { getSignal } from '../contact/signal.sql.ts';

/** A record that a number names, as commands speak of it. */
export interface RecordView {
  /** In one phrase, without its number. */
  phrase: string;
  /** What a card begins with; the facts below say the rest. */
  title: string;
  /** Every fact that `edit` can change, by the option that changes it. */
  facts: Fact[];
  /** What a card shows below the phrase. */
  card: CardFact[];
  /** As JSON has it. */
  plain: { [key: string]: Plain };
}

/** The record of a number whose kind is known, as of `today`. */
export function recordView(db: Db, kind: RecordKind, id: number, today: Day): RecordView {
  const view = <T>(
    found: T | undefined,
    columns: readonly Column<T>[],
    describe: (found: T) => Omit<RecordView, 'plain' | 'title'> & { title?: string },
  ): RecordView => {
    if (found === undefined) throw new Error(`${kind} ${id} is gone`);
    const described = describe(found);
    return { title: described.phrase, ...described, plain: record(columns, found) };
  };
  switch (kind) {
    case 'referral':
      return view(getReferral(db, id), referralColumns(today), (referral) => {
        const facts = referralFacts(referral);
        return { phrase: referralPhrase(referral), facts, card: facts };
      });
    case 'check-in':
      return view(getCheckIn(db, id), checkInColumns(today), (checkIn) => {
        const facts = checkInFacts(checkIn);
        const card = without(facts, 'kind', 'partner', 'on').map(outOfFive);
        return { phrase: checkInPhrase(checkIn), facts, card };
      });
    case 'promise':
      return view(getPromise(db, id, today), promiseColumns(today), (promise) => ({
        phrase: promisePhrase(promise),
        facts: promiseFacts(promise),
        card: promiseCard(promise, today),
      }));
    case 'agreement':
      return view(getAgreement(db, id), agreementColumns(today), (agreement) => ({
        phrase: agreementPhrase(agreement, today),
        facts: agreementFacts(agreement),
        card: agreementCard(agreement, today),
      }));
    case 'project':
      return view(getProject(db, id), PROJECT_COLUMNS, (project) => {
        const facts = projectFacts(project);
        const card = without(facts, 'partner', 'what');
        return { phrase: projectPhrase(project), title: projectTitle(project), facts, card };
      });
    case 'signal':
      return view(getSignal(db, id), SIGNAL_COLUMNS, (signal) => {
        const facts = signalFacts(signal);
        const card = without(facts, 'kind', 'partner', 'on');
        return { phrase: signalPhrase(signal), title: signalTitle(signal), facts, card };
      });
    case 'collection':
      return view(getCollection(db, id), COLLECTION_COLUMNS, (collection) => {
        const facts = collectionFacts(collection);
        return { phrase: collectionPhrase(collection), facts, card: without(facts, 'collected', 'on') };
      });
    case 'payment':
      return view(getPayment(db, id), PAYMENT_COLUMNS, (payment) => {
        const facts = paymentFacts(payment);
        return { phrase: paymentPhrase(payment), facts, card: without(facts, 'amount', 'on') };
      });
  }
}

function without(facts: readonly Fact[], ...keys: readonly string[]): Fact[] {
  return facts.filter(({ key }) => !keys.includes(key));
}

function outOfFive(fact: Fact): Fact {
  return fact.key === 'satisfaction' && fact.text !== '' ? { ...fact, text: `${fact.text} of 5` } : fact;
}
