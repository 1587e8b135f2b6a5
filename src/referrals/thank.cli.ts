import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import type { DueQuestion } from '../due/due-record.ts';
import { namedInDue } from '../due/named-in-due.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { plainRecord } from '../kinds/kind.ts';
import { day, text, type Plain } from '../kinds/type.ts';
import { findPartner } from '../partners/find-partner.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { toldApart } from '../partners/told-apart.cli.ts';
import { flag, option } from '../shell/option.cli.ts';
import { recordNumber } from '../shell/options.cli.ts';
import { severalNumbers } from '../shell/several-numbers.ts';
import { NoneFits, type Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { lazily } from '../text/lazily.ts';
import { usageError } from '../text/errors.ts';
import type { Line } from '../text/undo-offer.ts';
import { leftLines } from './left-lines.ts';
import { thankFor } from './thanks.ts';
import { thankedOneLine, thankedWords } from './outcome.view.ts';
import { aReferral } from './referral.cli.ts';
import { getReferral, listReferrals, savingReferral } from './referral.sql.ts';
import { referrals, type Referral } from './referral.ts';
import { stands } from './status.ts';

const notices = lazily(() => import('../partners/notices.cli.ts'));

/** How thanks were said where that was something of value, as far as words tell: none for a card or a gift of time. */
const A_GIFT =
  /\b(?:gifts?|presents?|vouchers?|hampers?|baskets?|wines?|champagne|whisk(?:e)?y|bottles?|flowers|bouquets?|chocolates?|cash|tickets?|lunch|dinner|brunch|breakfast|(?:gift|amazon|starbucks|visa) ?cards?)\b/i;

const EXAMPLE = 'refnet thank NAME, or: refnet thank NUMBER';

const oneReferral = aReferral({
  among: listToThank,
  adjective: 'received, not yet thanked',
  question: 'Thanked for',
  example: EXAMPLE,
  none: 'nobody waits for your thanks',
  hint: 'refnet log      logs a new referral',
});
const aGiver = aPartner({ question: 'Thanked whom', example: EXAMPLE });

/** Referrals by their numbers, or a partner for all they sent and were not thanked for. */
type Thanked = { readonly referrals: readonly Referral[] } | { readonly partner: Partner };

const toThank: Target<Thanked> = {
  argument: {
    usage: '[partner or number...]',
    help: 'a partner, for all they sent you and were not thanked for; or referrals',
    named: 'partner',
  },
  async find(typed, session) {
    const said = typed.words.join(' ');
    if (severalNumbers(typed.words) !== undefined) {
      const found = await (await import('./numbered.cli.ts')).numberedReferrals.find(typed, session);
      return { read: (db) => ({ referrals: found.read(db) }) };
    }
    if (said === '' && !session.asks) throw usageError('whom to thank is missing', `for example: ${EXAMPLE}`);
    const asOne = async () => {
      const found = await oneReferral.find(typed, session);
      return { ...found, read: (db: Db) => ({ referrals: [found.read(db)] }) };
    };
    if (said === '' || recordNumber(said) !== undefined) return asOne();
    if (findPartner(said, listHandles(await session.reading())).kind === 'none') {
      const one = await asOne().catch((error: unknown) => {
        if (error instanceof NoneFits) return undefined;
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
    older: flag('for what refnet due --older names, with a partner'),
  },
  here: (target) => ('partner' in target ? {} : { since: latestOf(target.referrals) }),
  did: 'thanked for referral',
  change(change, { target, how, on, older, today, settings }) {
    if ('partner' in target) {
      const which = { older, question: { today, until: today, settings } };
      return thankPartner(change, target.partner, { how, on }, which);
    }
    if (older) {
      const [whom] = target.referrals;
      throw usageError('--older is for a partner', `refnet thank p${whom?.partnerId ?? 1} --older`);
    }
    return thankEach(change, target.referrals, { how, on }, today);
  },
  notes({ db, given: { target, how, on, today, settings } }) {
    if (how === undefined || !A_GIFT.test(how)) return [];
    const partners =
      'partner' in target
        ? [target.partner.id]
        : new Set(target.referrals.flatMap(({ partnerId }) => partnerId ?? []));
    return [...partners].flatMap((partnerId) =>
      notices().noticesOnce(db, {
        partnerId,
        callings: [{ occasion: 'gift' }],
        on: on ?? today,
        settings,
      }),
    );
  },
  help: `
A partner is thanked for what refnet due names, no more: not for what is older,
came with an import or is snoozed.

Examples:
  refnet thank 61 --how card
  refnet thank 61 63
  refnet thank maren --how call --on yesterday
  refnet thank maren --older         for what refnet due --older names`,
});

/** When and how, as far as it was said. */
interface Thanks {
  readonly on: Day | undefined;
  readonly how: string | undefined;
}

interface Answer {
  readonly text: readonly Line[];
  readonly plain: Plain;
  readonly did: string;
}

/** The day of the last of them: nobody was thanked for all before it. */
function latestOf(those: readonly Referral[]): Day | undefined {
  return those
    .map(({ occurredOn }) => occurredOn)
    .toSorted()
    .at(-1);
}

function thankEach(change: Change, those: readonly Referral[], thanks: Thanks, today: Day): Answer {
  const thanked = those.map((before) => {
    savingReferral.update(change, before.id, thankFor(before, thanks, today));
    const { db } = change;
    const [after = before] = readAll(db, [before.id]);
    const line = thankedOneLine(toldApart(db, after), toldApart(db, before));
    return { after, line: `#${before.id}  ${line}` };
  });
  return answered(
    thanked.map(({ line }) => line),
    thanked.map(({ after }) => after),
    today,
  );
}

/** For which of a partner's referrals: those in refnet due, or those that are older. */
interface Which {
  readonly older: boolean;
  readonly question: DueQuestion;
}

function thankPartner(change: Change, partner: Partner, thanks: Thanks, { older, question }: Which): Answer {
  const { db } = change;
  const { today } = question;
  const on = thanks.on ?? today;
  const { partnerName: name } = toldApart(db, { partnerId: partner.id, partnerName: partner.name });
  const received = listReferrals(db, {
    partnerId: partner.id,
    direction: 'received',
    until: on,
    sort: 'oldest',
  }).filter(({ status }) => stands(status));
  const unthanked = received.filter(({ thankedOn }) => thankedOn === null);
  const named = namedInDue(db, question, 'thank', partner.id);
  const among = older ? named.older : named.due;
  const waiting = unthanked.filter(({ id }) => among.has(id));
  const rest = unthanked.filter(({ id }) => !among.has(id));
  const left = leftLines('thank', partner.id, rest, named);
  if (waiting.length === 0) {
    const until = thanks.on === undefined ? '' : ` up to ${formatDay(on)}`;
    const why =
      received.length === 0
        ? `no referral received from them${until}`
        : unthanked.length === 0
          ? `thanked for each referral received${until}`
          : `none is ${older ? 'older' : 'waiting'}${until}`;
    return answered([`Nothing to thank ${name} for: ${why}.`, ...left], [], today);
  }
  for (const referral of waiting)
    savingReferral.update(change, referral.id, thankFor(referral, thanks, today));
  const ids = waiting.map(({ id }) => id);
  const said = thankedWords(name, ids, on, thanks.how);
  const line = { written: `Thanked ${said}`, unwritten: `Would thank ${said}` };
  return answered([line, ...left], readAll(db, ids), today);
}

function answered(said: readonly Line[], thanked: readonly Referral[], today: Day): Answer {
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
    ({ thankedOn, status, source }) => source === null && thankedOn === null && stands(status),
  );
}
