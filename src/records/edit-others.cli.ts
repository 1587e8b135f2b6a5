import { collections, refuseOverRefund } from '../referrals/collection.ts';
import { currencyOf } from '../referrals/referral.ts';
import { refuseOtherCurrency } from '../referrals/outcome.ts';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { reckonFees, refuseOverpaid } from '../agreements/fee-record.ts';
import { parseAmount } from '../money/money.ts';
import { inLedger, payments, type Payment } from '../agreements/payment.ts';
import type { Goal } from '../contact/goal.ts';
import { promises, type Side } from '../contact/promise.ts';
import { changeLines } from '../screen/changes.view.ts';
import { getAgreement, savingAgreement } from '../agreements/agreement.sql.ts';
import { getCollection, listCollections } from '../referrals/collection.sql.ts';
import { getPayment, readFeeRecord } from '../agreements/fees.sql.ts';
import { readRecord } from '../file/rows.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { RecordKind } from './records.sql.ts';
import { getReferral } from '../referrals/referral.sql.ts';
import { said } from '../shell/option.cli.ts';
import { cleanInput } from '../text/sanitize.ts';
import { amountFor } from '../referrals/amount-argument.cli.ts';
import { kindNoun } from './edit-options.cli.ts';
import type { Edited } from './edit-record.cli.ts';
import { orKeep, refuseFuture } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { recordView } from './record-view.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { readWord } from '../kinds/vocabulary.ts';
import type { AgreementForm } from '../agreements/agreement.ts';
import { projects, PROJECT_KIND_WORDS, type Project } from '../contact/project.ts';
import { signals, SIGNAL_KIND_WORDS } from '../contact/signal.ts';

/** What `edit` can change of records other than referrals and check-ins; an empty text takes a fact out. */
export interface OtherEdits {
  kind?: string | undefined;
  on?: Day | undefined;
  partner?: string | undefined;
  minutes?: number | '' | undefined;
  note?: string | undefined;
  what?: string | undefined;
  by?: Day | '' | undefined;
  side?: Side | undefined;
  goal?: Goal | '' | undefined;
  reopen?: true | undefined;
  cost?: string | undefined;
  from?: Day | undefined;
  until?: Day | '' | undefined;
  form?: AgreementForm | undefined;
  reviewOn?: Day | '' | undefined;
  paper?: string | undefined;
  collected?: string | undefined;
  amount?: string | undefined;
}

export type OtherKind = Exclude<RecordKind, 'referral' | 'check-in'>;

type Write = (change: Change) => void;

/** Reads what is on record, checks what is wanted of it, and returns what writes that. */
const PLANS: Record<OtherKind, (session: Session, id: number, edits: OtherEdits) => Promise<Write>> = {
  promise: planPromise,
  agreement: planAgreementEdit,
  project: planProject,
  signal: planSignal,
  collection: planCollection,
  payment: planPayment,
};

/** Changes a record as the options say, in one change; nothing is written where nothing differs. */
export async function editOther(
  session: Session,
  kind: OtherKind,
  id: number,
  edits: OtherEdits,
): Promise<Edited> {
  const before = recordView(await session.reading(), kind, id, session.today);
  const write = await PLANS[kind](session, id, edits);
  await session.change((change) => {
    write(change);
    return { result: undefined, summary: `edited ${kindNoun(kind)} ${id}` };
  });
  const after = recordView(await session.reading(), kind, id, session.today);
  return {
    title: `#${id}  ${after.title}`,
    lines: changeLines(before.facts, after.facts),
    record: after.plain,
  };
}

async function planPromise(session: Session, id: number, edits: OtherEdits): Promise<Write> {
  const partner = edits.partner === undefined ? undefined : await resolvePartner(session, edits.partner);
  const goal = orNone(edits.goal);
  return (change) => {
    const before = there(readRecord(change.db, promises, id, { today: change.today }));
    if (partner !== undefined && partner.id !== before.partnerId && before.agreementId !== null) {
      throw new UserError(`#${id} is part of agreement #${before.agreementId} with ${before.partnerName}`, {
        hints: [`remove it there and record it anew: refnet remove ${id}`],
      });
    }
    const counts = goal !== undefined && goal !== null;
    change.update(
      promises,
      id,
      said({
        partnerId: partner?.id,
        side: edits.side,
        what: edits.what,
        dueOn: orNone(edits.by),
        goal,
        fromDay: edits.from ?? (counts && before.fromDay === null ? change.today : undefined),
        doneOn: edits.reopen === true ? null : undefined,
      }),
    );
  };
}

async function planProject(session: Session, id: number, edits: OtherEdits): Promise<Write> {
  const { currency } = await session.settings();
  const partner = edits.partner === undefined ? undefined : await resolvePartner(session, edits.partner);
  const costOf = (text: string, before: Project) =>
    cleanInput(text) === '' ? null : parseAmount(text, { currency: before.cost?.currency ?? currency });
  return (change) => {
    const before = there(readRecord(change.db, projects, id));
    change.update(
      projects,
      id,
      said({
        partnerId: partner?.id,
        what: edits.what,
        kind: edits.kind === undefined ? undefined : readWord(PROJECT_KIND_WORDS, edits.kind),
        fromDay: edits.from,
        untilDay: orNone(edits.until),
        minutes: orNone(edits.minutes),
        cost: edits.cost === undefined ? undefined : costOf(edits.cost, before),
      }),
    );
  };
}

async function planSignal(session: Session, id: number, edits: OtherEdits): Promise<Write> {
  refuseFuture(edits.on, session.today, 'note it on its day, or a later one');
  const partner = edits.partner === undefined ? undefined : await resolvePartner(session, edits.partner);
  const facts = said({
    partnerId: partner?.id,
    kind: edits.kind === undefined ? undefined : readWord(SIGNAL_KIND_WORDS, edits.kind),
    onDay: edits.on,
    note: orNone(edits.note),
  });
  return (change) => {
    there(readRecord(change.db, signals, id));
    change.update(signals, id, facts);
  };
}

/** An empty text takes a fact out. */
function orNone<T>(given: T | '' | undefined): T | null | undefined {
  return given === '' ? null : given;
}

async function planCollection(session: Session, id: number, edits: OtherEdits): Promise<Write> {
  refuseFuture(edits.on, session.today, 'record money on the day it comes in, or a later one');
  const db = await session.reading();
  const before = there(getCollection(db, id));
  const referral = there(getReferral(db, before.referralId));
  if (edits.on !== undefined && edits.on < referral.occurredOn) {
    throw usageError(
      `${formatDay(edits.on)} is before the referral itself, ${formatDay(referral.occurredOn)}`,
      `refnet edit ${referral.id} --on ${edits.on}      if the referral was made earlier`,
    );
  }
  const others = listCollections(db, referral.id).filter((each) => each.id !== id);
  const amount =
    edits.collected === undefined
      ? before.amount
      : await amountFor(session, before.amount, edits.collected, { allowNegative: true });
  refuseOtherCurrency(referral, currencyOf(referral), amount);
  if (edits.collected !== undefined) refuseOverRefund(referral.id, others, amount);
  const wanted = { amount, onDay: edits.on ?? before.onDay, note: orKeep(edits.note, before.note) };
  return (change) => change.update(collections, id, wanted);
}

async function planPayment(_session: Session, id: number, edits: OtherEdits): Promise<Write> {
  return (change) => {
    refuseFuture(edits.on, change.today, 'record a payment on its day, or a later one');
    const before = there(getPayment(change.db, id));
    const wanted: Payment = {
      ...before,
      amount:
        edits.amount === undefined
          ? before.amount
          : parseAmount(edits.amount, { currency: before.amount.currency }),
      onDay: edits.on ?? before.onDay,
      note: orKeep(edits.note, before.note),
    };
    if (edits.amount !== undefined || edits.on !== undefined) {
      refuseOverpaid(reckonFees(readFeeRecord(change.db, before.partnerId)), inLedger(wanted));
    }
    change.update(payments, id, { amount: wanted.amount, onDay: wanted.onDay, note: wanted.note });
  };
}

async function planAgreementEdit(_session: Session, id: number, edits: OtherEdits): Promise<Write> {
  return (change) => {
    const before = there(getAgreement(change.db, id));
    savingAgreement.update(change, id, {
      form: edits.form ?? before.form,
      startsOn: edits.from ?? before.startsOn,
      endsOn: orKeep(edits.until, before.endsOn),
      reviewOn: orKeep(edits.reviewOn, before.reviewOn),
      closedOn: edits.reopen === true ? null : before.closedOn,
      location: orKeep(edits.paper, before.location),
      note: orKeep(edits.note, before.note),
    });
  };
}

/** What was just read. Throws a UserError where another command removed it meanwhile. */
function there<T>(found: T | undefined): NonNullable<T> {
  if (found !== undefined && found !== null) return found;
  throw new UserError('it is not there any more: another command removed it meanwhile', {
    hints: ['refnet history      lists what was done'],
  });
}
