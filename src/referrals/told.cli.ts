import { namedInDue } from '../due/named-in-due.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { day } from '../kinds/type.ts';
import type { Partner } from '../partners/partner.ts';
import { flag, option } from '../shell/option.cli.ts';
import { severalNumbers } from '../shell/several-numbers.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError } from '../text/errors.ts';
import { allOfPartner } from './all-of-partner.cli.ts';
import { leftLines } from './left-lines.ts';
import { toldLine } from './outcome.view.ts';
import { aReferral } from './referral.cli.ts';
import { listReferrals, OF_KNOWN, savingReferral } from './referral.sql.ts';
import { referrals, type Referral } from './referral.ts';
import { CLOSED_STATUSES } from './status.ts';
import { tellOutcome } from './telling.ts';

const numbered = () => import('./numbered.cli.ts');

const on = option(
  day('past', { future: 'note it once you have told them' }),
  'the day you told them (today)',
);

const UNTOLD = {
  among: (db: Db) => listUntold(db),
  adjective: 'closed, untold',
  question: 'Told what became of',
  example: 'refnet told NUMBER',
  none: 'no outcome waits to be told',
  hint: 'refnet update      says what became of one',
} as const;
const toTell = aReferral(UNTOLD);

const one = writing({
  called: 'telling one outcome',
  target: toTell,
  options: { on },
  here: ({ occurredOn }) => ({ since: occurredOn }),
  of: referrals,
  did: 'told the outcome of',
  change(change, { target, on: toldOn, today }) {
    savingReferral.update(change, target.id, tellOutcome(target, toldOn, today));
    return target.id;
  },
  say: ({ after, before }) => toldLine(after, before),
});

const all = writing({
  called: 'telling all',
  target: allOfPartner(
    'Told whom',
    'refnet told NAME --all',
    (db, { id }) => listUntold(db, id),
    (partner) => nothingToTell(partner, 'waits to be told'),
  ),
  options: {
    all: flag('every outcome that refnet due names'),
    older: flag('those that refnet due --older names'),
    on,
  },
  of: referrals,
  did: 'told the outcome of',
  change(change, { target: { partner, referrals: untold }, older, on: toldOn, today, settings }) {
    const { db } = change;
    const named = namedInDue(db, { today, until: today, settings }, 'tell', partner.id);
    const among = older ? named.older : named.due;
    const waiting = untold.filter(({ id }) => among.has(id));
    if (waiting.length === 0) {
      throw new UserError(nothingToTell(partner, older ? 'is older' : 'waits to be told'), {
        hints: leftLines('told', partner.id, untold, named).map((line) => line.trimStart()),
      });
    }
    for (const referral of waiting) {
      savingReferral.update(change, referral.id, tellOutcome(referral, toldOn, today));
    }
    return waiting.map(({ id }) => id);
  },
  say: ({ after }) => toldLine(after),
  notes({ db, given: { target, today, settings } }) {
    const { id } = target.partner;
    const named = namedInDue(db, { today, until: today, settings }, 'tell', id);
    return leftLines('told', id, listUntold(db, id), named);
  },
});

const several = writing({
  called: 'telling several outcomes',
  target: { several: true, find: async (...typed) => (await numbered()).numberedReferrals.find(...typed) },
  options: { on },
  of: referrals,
  did: 'told the outcome of',
  change(change, { target, on: toldOn, today }) {
    for (const referral of target)
      savingReferral.update(change, referral.id, tellOutcome(referral, toldOn, today));
    return target.map(({ id }) => id);
  },
  say: ({ after, before }) =>
    toldLine(
      after,
      before.find(({ id }) => id === after.id),
    ),
});

function wayOf({ words, has }: Chooses): 'one' | 'several' | 'all' {
  if (has('all') || has('older')) return 'all';
  return severalNumbers(words) === undefined ? 'one' : 'several';
}

export const command = ways({ one, several, all }, wayOf, {
  argument: toTell.argument,
  help: `
Whoever sends you a client likes to hear what became of it. refnet update says
what did. With --all a partner is told what refnet due names, no more: not what
is older, came with an import or is snoozed.

Examples:
  refnet told 57
  refnet told 57 58
  refnet told maren --on friday
  refnet told maren --all      every outcome that refnet due names
  refnet told maren --older    those that refnet due --older names`,
});

function nothingToTell({ name }: Partner, why: string): string {
  return `no outcome of a client from ${name} ${why}`;
}

/**
 * Received referrals with an outcome that their giver does not know, newest first; void ones have none. Nothing is told
 * of a client who was forgotten.
 */
function listUntold(db: Db, partnerId?: number): Referral[] {
  return listReferrals(db, {
    partnerId,
    direction: 'received',
    statuses: CLOSED_STATUSES,
    also: [OF_KNOWN],
  }).filter(({ toldOn, status, source }) => source === null && toldOn === null && status !== 'void');
}
