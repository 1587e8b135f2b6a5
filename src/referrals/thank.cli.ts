import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import type { Referral } from './referral.ts';
import { numbered, thankedLine, whoPhrase } from '../screen/lines.view.ts';
import { record, toJson } from '../screen/list.view.ts';
import { referralColumns } from './referral-columns.view.ts';
import { getReferral, listReferrals, markThanked } from './referral.sql.ts';
import {
  dayParser,
  missing,
  recordNumber,
  recordOption,
  refuseFuture,
  textParser,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { askReferral, noSuchRecord, type Among } from './referral-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { countsInVolume } from './status.ts';

const TO_THANK: Among = {
  filter: { direction: 'received' },
  fits: ({ thankedOn, status }) => thankedOn === null && countsInVolume(status),
  adjective: 'received, not yet thanked',
};

export function declare(command: Command, session: Session): void {
  command
    .argument(
      '[partner or number]',
      'a partner, for all they sent you and were not thanked for; or one referral',
    )
    .option('--how <how>', 'how: card, call, gift, note or any word', textParser('the way you thanked'))
    .option('--on <day>', 'the day of it (today)', dayParser(session, 'past'))
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet thank 61 --how card
  refnet thank maren --how call --on yesterday`,
    )
    .action(async (target, options) => {
      refuseFuture(options.on, session.today, 'note your thanks once they are said');
      const thanks: Thanks = { on: options.on, how: options.how };
      const subject = target ?? (await askSubject(session));
      const number = recordNumber(subject);
      const { referrals, lines } =
        number === undefined
          ? await thankPartner(session, await resolvePartner(session, subject), thanks)
          : await thankReferral(session, number, thanks);
      const columns = referralColumns(session.today);
      if (options.json !== true) session.print(lines);
      else session.print(toJson(referrals.map((referral) => record(columns, referral))));
    });
}

interface Thanks {
  on: Day | undefined;
  how: string | undefined;
}

/** The referrals that stand as thanked now, and what to say. */
interface Outcome {
  referrals: Referral[];
  lines: string[];
}

async function askSubject(session: Session): Promise<string> {
  if (!session.interactive) throw missing('whom to thank', 'refnet thank maren, or: refnet thank 61');
  const none = new UserError('nobody waits for your thanks', {
    hints: ['refnet log      logs a new referral'],
  });
  const { id } = await askReferral(session, TO_THANK, 'Thanked for', none);
  return String(id);
}

async function thankReferral(session: Session, number: number, thanks: Thanks): Promise<Outcome> {
  const db = await session.reading();
  const referral = getReferral(db, number);
  if (referral === undefined) throw noSuchRecord(db, number, 'a referral');
  refuseGiven(referral);
  const on = thanks.on ?? referral.thankedOn ?? session.today;
  refuseEarly(referral, on);
  const how = thanks.how ?? referral.thankedHow;
  const same = referral.thankedOn === on && referral.thankedHow === how;
  const [thanked = referral] = same ? [referral] : await write(session, [referral], on, how);
  const already = same ? 'already thanked' : 'thanked';
  const way = how === null ? '' : ` (${how})`;
  return {
    referrals: [thanked],
    lines: numbered(number, `${whoPhrase(thanked)}: ${already}, ${formatDay(on)}${way}`),
  };
}

async function thankPartner(session: Session, partner: PartnerHandle, thanks: Thanks): Promise<Outcome> {
  const on = thanks.on ?? session.today;
  const received = listReferrals(await session.reading(), {
    partnerId: partner.id,
    direction: 'received',
    until: on,
    sort: 'oldest',
  }).filter((referral) => countsInVolume(referral.status));
  const waiting = received.filter((referral) => referral.thankedOn === null);
  if (waiting.length === 0) {
    const why =
      received.length === 0 ? 'no referral received from them' : 'thanked for each referral received';
    const until = thanks.on === undefined ? '' : ` up to ${formatDay(on)}`;
    return { referrals: [], lines: [`Nothing to thank ${partner.name} for: ${why}${until}.`] };
  }
  const referrals = await write(session, waiting, on, thanks.how ?? null);
  return { referrals, lines: [thankedLine(partner.name, referrals, on, thanks.how)] };
}

async function write(
  session: Session,
  referrals: readonly Referral[],
  onDay: Day,
  how: string | null,
): Promise<Referral[]> {
  const ids = referrals.map(({ id }) => id);
  await session.change((change) => {
    for (const id of ids) markThanked(change, id, { onDay, how });
    return { result: undefined, summary: `thanked for referral ${ids.join(', ')}` };
  });
  const db = await session.reading();
  return ids.flatMap((id) => getReferral(db, id) ?? []);
}

function refuseGiven({ id, direction, partnerName }: Referral): void {
  if (direction === 'received') return;
  throw new UserError(`#${id} was given by you to ${partnerName}, so the thanks are not yours to give`, {
    hints: ['thanks go to whoever sent you a client: refnet thank PARTNER'],
  });
}

function refuseEarly(referral: Referral, on: Day): void {
  if (on >= referral.occurredOn) return;
  throw usageError(
    `${formatDay(on)} is before the referral, ${formatDay(referral.occurredOn)}`,
    'give a day from then on with --on',
  );
}
