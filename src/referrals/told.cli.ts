import type { Db } from '../file/sqlite.sql.ts';
import { day } from '../kinds/type.ts';
import { option } from '../shell/option.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { tellOutcome } from './outcome.ts';
import { toldLine } from './outcome.view.ts';
import { aReferral } from './referral.cli.ts';
import { listReferrals, savingReferral } from './referral.sql.ts';
import { referrals, type Referral } from './referral.ts';
import { CLOSED_STATUSES } from './status.ts';

export const command = writing({
  target: aReferral({
    among: listUntold,
    adjective: 'closed, untold',
    question: 'Told what became of',
    example: 'refnet told NUMBER',
    none: 'no outcome waits to be told',
    hint: 'refnet update      says what became of one',
  }),
  options: {
    on: option(day('past', { future: 'note it once you have told them' }), 'the day you told them (today)'),
  },
  of: referrals,
  did: 'told the outcome of',
  change(change, { target, on, today }) {
    savingReferral.update(change, target.id, tellOutcome(target, on, today));
    return target.id;
  },
  say: ({ after, before }) => toldLine(after, before),
  help: `
Whoever sends you a client likes to hear what became of it. refnet update says
what did.

Examples:
  refnet told 57
  refnet told maren --on friday`,
});

/** Received referrals with an outcome that their giver does not know, newest first. */
function listUntold(db: Db): Referral[] {
  return listReferrals(db, { direction: 'received', statuses: CLOSED_STATUSES }).filter(
    ({ toldOn }) => toldOn === null,
  );
}
