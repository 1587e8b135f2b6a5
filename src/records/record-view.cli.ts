import type { Day } from '../calendar/day.ts';
import { agreementCard, agreementColumns, agreementPhrase } from '../agreements/agreement.view.ts';
import type { CardFact } from '../screen/card.view.ts';
import type { Fact } from '../screen/changes.view.ts';
import { checkIns } from '../contact/check-in.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { signals } from '../contact/signal.ts';
import { readRecord } from '../file/rows.sql.ts';
import { plainRecord, type AnyKind } from '../kinds/kind.ts';
import { collections } from '../referrals/collection.ts';
import type { Column, Plain } from '../screen/columns.view.ts';
import { record } from '../screen/list.view.ts';
import { payments } from '../agreements/payment.ts';
import { agreementFacts } from './record-facts.view.ts';
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
      return viewOf(referrals, db, id, today);
    case 'check-in':
      return viewOf(checkIns, db, id, today);
    case 'promise':
      return viewOf(promises, db, id, today);
    case 'agreement':
      return view(getAgreement(db, id), agreementColumns(today), (agreement) => ({
        phrase: agreementPhrase(agreement, today),
        facts: agreementFacts(agreement),
        card: agreementCard(agreement, today),
      }));
    case 'project':
      return viewOf(projects, db, id, today);
    case 'signal':
      return viewOf(signals, db, id, today);
    case 'collection':
      return viewOf(collections, db, id, today);
    case 'payment':
      return viewOf(payments, db, id, today);
  }
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
