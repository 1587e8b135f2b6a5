import { agreements } from '../agreements/agreement.ts';
import { payments } from '../agreements/payment.ts';
import { broadcasts } from '../contact/broadcast.ts';
import { checkIns } from '../contact/check-in.ts';
import { objectives } from '../contact/objective.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { signals } from '../contact/signal.ts';
import type { AnyKind } from '../kinds/kind.ts';
import { partners } from '../partners/partner.ts';
import { collections } from '../referrals/collection.ts';
import { referrals } from '../referrals/referral.ts';

/** Every kind of record, in the order in which search lists them. A new kind is known to show, edit, remove, search and export once it is here. */
export const KINDS: readonly AnyKind[] = [
  partners,
  referrals,
  checkIns,
  broadcasts,
  promises,
  objectives,
  signals,
  projects,
  agreements,
  payments,
  collections,
];
