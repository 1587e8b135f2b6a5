import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { usageError } from '../text/errors.ts';
import {
  currencyOf,
  referralPhrase,
  referrals,
  valueField,
  type AmountField,
  type Referral,
} from '../referrals/referral.ts';
import type { Plain } from '../screen/columns.view.ts';
import { checkInPhrase } from '../contact/check-in.ts';
import { checkIns } from '../contact/check-in.ts';
import { changedFacts, plainRecord } from '../kinds/kind.ts';
import { getCheckIn } from '../contact/check-in.sql.ts';
import { getReferral, savingReferral } from '../referrals/referral.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { amountFor } from '../referrals/amount-argument.cli.ts';
import { orKeep, refuseFuture } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { readWord } from '../kinds/vocabulary.ts';
import type { Consent } from '../referrals/consent.ts';
import type { Direction } from '../referrals/direction.ts';
import { type CheckIn, CHECK_IN_KIND_WORDS } from '../contact/check-in.ts';

/** What an edit came to: the record as it is now, and a line for each fact that changed. */
export interface Edited {
  title: string;
  lines: string[];
  record: Plain;
}

export interface ReferralEdits {
  client?: string | undefined;
  for?: string | undefined;
  on?: Day | undefined;
  partner?: string | undefined;
  given?: true | undefined;
  received?: true | undefined;
  value?: string | undefined;
  agreed?: string | undefined;
  consent?: Consent | undefined;
  fit?: number | '' | undefined;
  note?: string | undefined;
}

export interface CheckInEdits {
  kind?: string | undefined;
  on?: Day | undefined;
  partner?: string | undefined;
  minutes?: number | '' | undefined;
  satisfaction?: number | '' | undefined;
  next?: Day | '' | undefined;
  note?: string | undefined;
}

const EDITED_LATER = 'give the day it happened; log what is planned as a promise: refnet promise';

/** Changes a referral as the options say, in one change; nothing is written where nothing differs. */
export async function editReferral(session: Session, id: number, edits: ReferralEdits): Promise<Edited> {
  refuseFuture(edits.on, session.today, EDITED_LATER);
  const before = await readReferral(session, id);
  const facts = await referralEdits(session, before, edits);
  await session.change((change) => {
    savingReferral.update(change, id, facts);
    return { result: undefined, summary: `edited referral ${id}` };
  });
  const after = await readReferral(session, id);
  return {
    title: `#${id}  ${referralPhrase(after)}`,
    lines: changedFacts(referrals, before, after, session.today),
    record: plainRecord(referrals, after, session.today),
  };
}

/** Changes a check-in as the options say, in one change; nothing is written where nothing differs. */
export async function editCheckIn(session: Session, id: number, edits: CheckInEdits): Promise<Edited> {
  refuseFuture(edits.on, session.today, EDITED_LATER);
  const before = await readCheckIn(session, id);
  const wanted = await withCheckInEdits(session, before, edits);
  if (wanted.nextOn !== null && wanted.nextOn <= wanted.onDay) {
    throw usageError(
      `the next one, ${formatDay(wanted.nextOn)}, would not be after the check-in, ${formatDay(wanted.onDay)}`,
      'name another day with --next, or --next "" for the usual rhythm',
    );
  }
  const lines = changedFacts(checkIns, before, wanted, session.today);
  if (lines.length > 0 || before.partnerId !== wanted.partnerId) {
    await session.change((change) => {
      change.update(checkIns, id, wanted);
      return { result: undefined, summary: `edited check-in ${id}` };
    });
  }
  const after = await readCheckIn(session, id);
  return {
    title: `#${id}  ${checkInPhrase(after)}`,
    lines,
    record: plainRecord(checkIns, after, session.today),
  };
}

async function readReferral(session: Session, id: number): Promise<Referral> {
  const referral = getReferral(await session.reading(), id);
  if (referral === undefined) throw new Error(`referral ${id} is gone`);
  return referral;
}

async function readCheckIn(session: Session, id: number): Promise<CheckIn> {
  const checkIn = getCheckIn(await session.reading(), id);
  if (checkIn === undefined) throw new Error(`check-in ${id} is gone`);
  return checkIn;
}

async function referralEdits(
  session: Session,
  referral: Referral,
  edits: ReferralEdits,
): Promise<Parameters<typeof savingReferral.update>[2]> {
  const partner = edits.partner === undefined ? undefined : await resolvePartner(session, edits.partner);
  return {
    direction: directionOf(referral.direction, edits),
    partnerId: partner?.id ?? referral.partnerId,
    clientName: edits.client ?? referral.clientName,
    need: orKeep(edits.for, referral.need),
    occurredOn: edits.on ?? referral.occurredOn,
    consent: consentOf(referral.consent, edits.consent),
    fit: orKeep(edits.fit, referral.fit),
    note: orKeep(edits.note, referral.note),
    ...(await typedAmount(session, referral, valueField(referral.status), edits.value)),
    ...(await typedAmount(session, referral, 'agreed', edits.agreed)),
  };
}

async function typedAmount(
  session: Session,
  referral: Referral,
  field: AmountField,
  text: string | undefined,
): Promise<{ [K in AmountField]?: Referral[K] }> {
  if (text === undefined) return {};
  if (cleanInput(text) === '') return { [field]: null };
  return { [field]: await amountFor(session, { currency: currencyOf(referral) }, text) };
}

function directionOf(before: Direction, { given, received }: ReferralEdits): Direction {
  if (given === true && received === true) {
    throw usageError('--given and --received do not go together', 'leave one of them out');
  }
  return given === true ? 'given' : received === true ? 'received' : before;
}

function consentOf(before: boolean | null, consent: Consent | undefined): boolean | null {
  if (consent === undefined) return before;
  return consent === 'not-recorded' ? null : consent === 'yes';
}

async function withCheckInEdits(session: Session, checkIn: CheckIn, edits: CheckInEdits): Promise<CheckIn> {
  const partner = edits.partner === undefined ? undefined : await resolvePartner(session, edits.partner);
  return {
    ...checkIn,
    partnerId: partner?.id ?? checkIn.partnerId,
    partnerName: partner?.name ?? checkIn.partnerName,
    kind: edits.kind === undefined ? checkIn.kind : readWord(CHECK_IN_KIND_WORDS, edits.kind),
    onDay: edits.on ?? checkIn.onDay,
    minutes: orKeep(edits.minutes, checkIn.minutes),
    satisfaction: orKeep(edits.satisfaction, checkIn.satisfaction),
    nextOn: orKeep(edits.next, checkIn.nextOn),
    note: orKeep(edits.note, checkIn.note),
  };
}
