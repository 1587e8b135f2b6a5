import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { plainRecord } from '../kinds/kind.ts';
import { day, text, type Plain } from '../kinds/type.ts';
import { findPartner } from '../partners/find-partner.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { option } from '../shell/option.cli.ts';
import { recordNumber, refuseSeveralNumbers } from '../shell/options.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { thankFor } from './thanks.ts';
import { thankedLine, thankedOneLine } from './outcome.view.ts';
import { aReferral } from './referral.cli.ts';
import { getReferral, listReferrals, savingReferral } from './referral.sql.ts';
import { referrals, type Referral } from './referral.ts';
import { stands } from './status.ts';

const EXAMPLE = 'refnet thank maren, or: refnet thank 61';

const oneReferral = aReferral({
  among: listToThank,
  adjective: 'received, not yet thanked',
  question: 'Thanked for',
  example: EXAMPLE,
  none: 'nobody waits for your thanks',
  hint: 'refnet log      logs a new referral',
});
const aGiver = aPartner({ question: 'Thanked whom', example: EXAMPLE });

/** One referral, or a partner for all they sent and were not thanked for. */
type Thanked = { readonly referral: Referral } | { readonly partner: Partner };

const toThank: Target<Thanked> = {
  argument: {
    usage: '[partner or number...]',
    help: 'a partner, for all they sent you and were not thanked for; or one referral',
    named: 'partner',
  },
  async find(typed, session) {
    const said = typed.words.join(' ');
    await refuseSeveralNumbers(typed.words, session.argv);
    if (said === '' && !session.asks) throw usageError('whom to thank is missing', `for example: ${EXAMPLE}`);
    const asOne = async () => {
      const found = await oneReferral.find(typed, session);
      return { ...found, read: (db: Db) => ({ referral: found.read(db) }) };
    };
    if (said === '' || recordNumber(said) !== undefined) return asOne();
    if (findPartner(said, listHandles(await session.reading())).kind === 'none') {
      const one = await asOne().catch((error: unknown) => {
        if (error instanceof UserError && error.message.startsWith('no ')) return undefined;
        throw error;
      });
      if (one !== undefined) return one;
    }
    const found = await aGiver.find(typed, session);
    return { ...found, read: (db) => ({ partner: found.read(db) }) };
  },
};

export const command = writing({
  target: toThank,
  options: {
    how: option(text, 'how: card, call, gift, note or any word', { value: 'how' }),
    on: option(day('past', { future: 'note your thanks once they are said' }), 'the day of it (today)'),
  },
  did: 'thanked for referral',
  change(change, { target, how, on, today }) {
    return 'partner' in target
      ? thankPartner(change, target.partner, { how, on }, today)
      : thankOne(change, target.referral, { how, on }, today);
  },
  help: `
Examples:
  refnet thank 61 --how card
  refnet thank maren --how call --on yesterday`,
});

/** When and how, as far as it was said. */
interface Thanks {
  readonly on: Day | undefined;
  readonly how: string | undefined;
}

interface Answer {
  readonly text: string;
  readonly plain: Plain;
  readonly did: string;
}

function thankOne(change: Change, before: Referral, thanks: Thanks, today: Day): Answer {
  savingReferral.update(change, before.id, thankFor(before, thanks, today));
  const [after = before] = readAll(change.db, [before.id]);
  return answered(`#${before.id}  ${thankedOneLine(after, before)}`, [after], today);
}

function thankPartner(change: Change, partner: Partner, thanks: Thanks, today: Day): Answer {
  const on = thanks.on ?? today;
  const received = listReferrals(change.db, {
    partnerId: partner.id,
    direction: 'received',
    until: on,
    sort: 'oldest',
  }).filter(({ status }) => stands(status));
  const waiting = received.filter(({ thankedOn }) => thankedOn === null);
  if (waiting.length === 0) {
    const why =
      received.length === 0 ? 'no referral received from them' : 'thanked for each referral received';
    const until = thanks.on === undefined ? '' : ` up to ${formatDay(on)}`;
    return answered(`Nothing to thank ${partner.name} for: ${why}${until}.`, [], today);
  }
  for (const referral of waiting) {
    savingReferral.update(change, referral.id, thankFor(referral, thanks, today));
  }
  const ids = waiting.map(({ id }) => id);
  return answered(thankedLine(partner.name, ids, on, thanks.how), readAll(change.db, ids), today);
}

function answered(said: string, thanked: readonly Referral[], today: Day): Answer {
  return {
    text: said,
    plain: thanked.map((referral) => plainRecord(referrals, referral, today)),
    did: `thanked for referral ${thanked.map(({ id }) => id).join(', ')}`,
  };
}

function readAll(db: Db, ids: readonly number[]): Referral[] {
  return ids.flatMap((id) => getReferral(db, id) ?? []);
}

/** Received referrals that nobody was thanked for yet, newest first. */
function listToThank(db: Db): Referral[] {
  return listReferrals(db, { direction: 'received' }).filter(
    ({ thankedOn, status }) => thankedOn === null && stands(status),
  );
}
