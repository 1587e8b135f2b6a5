import type { Day } from '../calendar/day.ts';
import { agreements } from '../agreements/agreement.ts';
import { agreementCard } from '../agreements/agreement.view.ts';
import type { CardFact } from '../screen/card.view.ts';
import type { Fact } from '../screen/changes.view.ts';
import { checkIns } from '../contact/check-in.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { signals } from '../contact/signal.ts';
import { readRecord } from '../file/rows.sql.ts';
import { plainRecord, type AnyKind } from '../kinds/kind.ts';
import { collections } from '../referrals/collection.ts';
import type { Plain } from '../kinds/type.ts';
import { payments } from '../agreements/payment.ts';
import { referrals } from '../referrals/referral.ts';
import { getAgreement } from '../agreements/agreement.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { RecordKind } from './records.sql.ts';

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

const KINDS: Readonly<Record<RecordKind, AnyKind>> = {
  referral: referrals,
  'check-in': checkIns,
  promise: promises,
  agreement: agreements,
  project: projects,
  signal: signals,
  collection: collections,
  payment: payments,
};

/** The record of a number whose kind is known, as of `today`. */
export function recordView(db: Db, kind: RecordKind, id: number, today: Day): RecordView {
  const view = viewOf(KINDS[kind], db, id, today);
  const agreement = kind === 'agreement' ? getAgreement(db, id) : undefined;
  // Its terms stand in tables of their own, and a card words them by the day.
  return agreement === undefined ? view : { ...view, card: agreementCard(agreement, today) };
}

/** A record as its kind declares it. */
function viewOf(of: AnyKind, db: Db, id: number, today: Day): RecordView {
  const found = readRecord(db, of, id, { today });
  if (found === undefined) throw new Error(`${of.noun} ${id} is gone`);
  const phrase = of.phrase(found, today);
  const kept = of.fields.filter(({ columns }) => columns.length > 0);
  return {
    phrase,
    title: of.title?.(found, today) ?? phrase,
    facts: kept.map(({ name, option, label, words }) => ({
      key: option?.[0] ?? name,
      label,
      text: words(found, today),
    })),
    card: of.fields
      .filter(({ onCard }) => onCard)
      .map(({ label, words }) => ({ label, text: words(found, today) })),
    plain: plainRecord(of, found, today),
  };
}
