import type { Day } from '../calendar/day.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import type { Money } from '../money/money.ts';
import { emptyPartner } from '../partners/partner.ts';
import {
  newReferral,
  referrals as referralKind,
  valueField,
  type Referral,
  type ReferralDraft,
} from './referral.ts';
import { plainRecord } from '../kinds/kind.ts';
import { loggedLines } from './log.view.ts';
import { toJson } from '../screen/list.view.ts';
import { savingPartner } from '../partners/partner.sql.ts';
import { getReferral, listReferrals, savingReferral } from './referral.sql.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { searchKey } from '../text/search-key.ts';
import type { Session } from '../shell/session.cli.ts';
import { countsInVolume, isClosed, type Status } from './status.ts';
import type { Direction } from './direction.ts';

/** What to do with a day that is still to come. */
export const LATER = 'log a referral on the day it happens, or an earlier one';

/** A partner to log a referral with: one on record, or a new name. */
export type Counterpart =
  { kind: 'known'; partner: Pick<PartnerHandle, 'id'> } | { kind: 'new'; name: string };

/** Everything of a referral that is to be written, nothing left to ask. */
export interface ReferralFacts {
  direction: Direction;
  counterparts: Counterpart[];
  client: string;
  need: string | null;
  on: Day;
  status: Status;
  /** What was invoiced where it is won, an estimate before. */
  value: Money | undefined;
  consent: boolean | null;
  note: string | null;
}

/** Writes everything in one change; several names given to one client are one introduction. */
export async function logReferrals(session: Session, facts: ReferralFacts): Promise<Referral[]> {
  const ids = await session.change((change) => {
    const introduction = facts.counterparts.length > 1 ? newUuid(change.db) : null;
    const written = facts.counterparts.map((counterpart) => {
      const partnerId =
        counterpart.kind === 'known'
          ? counterpart.partner.id
          : savingPartner.insert(change, emptyPartner(counterpart.name));
      return savingReferral.insert(change, draftOf(facts, partnerId, introduction));
    });
    return { result: written, summary: `logged ${facts.direction} referral ${written.join(', ')}` };
  });
  const db = await session.reading();
  return ids.flatMap((id) => getReferral(db, id) ?? []);
}

/** Says what was logged, each with the commands that usually come next, or prints the records as JSON. */
export async function printLogged(
  session: Session,
  referrals: readonly Referral[],
  options: { json?: true | undefined },
): Promise<void> {
  printReferrals(session, referrals, options);
  await remarkOnTwins(session, referrals);
}

/** Says which of those logged look like one that was there before: nothing is held up by it, a twin may be meant. */
async function remarkOnTwins(session: Session, referrals: readonly Referral[]): Promise<void> {
  const db = await session.reading();
  for (const { id, partnerId, direction, occurredOn: on, clientName } of referrals) {
    const client = clientName ?? '';
    const near = listReferrals(db, { partnerId, direction, since: on, until: on, clientKeyPart: client });
    const twin = near.find(
      (each) =>
        each.id < id && countsInVolume(each.status) && searchKey(each.clientName ?? '') === searchKey(client),
    );
    if (twin === undefined) continue;
    session.note(
      `#${id} looks the same as #${twin.id} (same client, partner and day): refnet undo takes it back`,
    );
  }
}

function printReferrals(
  session: Session,
  referrals: readonly Referral[],
  options: { json?: true | undefined },
): void {
  if (options.json === true) {
    const records = referrals.map((referral) => plainRecord(referralKind, referral, session.today));
    session.print(toJson(referrals.length === 1 ? (records[0] ?? null) : records));
    return;
  }
  for (const referral of referrals) session.print(loggedLines(referral, nextCommands(referral)));
}

function draftOf(facts: ReferralFacts, partnerId: number, introduction: string | null): ReferralDraft {
  return newReferral({
    partnerId,
    direction: facts.direction,
    occurredOn: facts.on,
    clientName: facts.client,
    need: facts.need,
    consent: facts.consent,
    status: facts.status,
    closedOn: isClosed(facts.status) ? facts.on : null,
    introduction,
    ...(facts.value === undefined ? {} : { [valueField(facts.status)]: facts.value }),
    note: facts.note,
  });
}

function nextCommands(referral: Referral): string[] {
  const outcome = isClosed(referral.status) ? [] : [`refnet update ${referral.id} won --value ...`];
  if (referral.direction === 'received') return [`refnet thank ${referral.id}`, ...outcome];
  return isClosed(referral.status) || referral.consent === false
    ? outcome
    : [`refnet intro ${referral.id}`, ...outcome];
}
