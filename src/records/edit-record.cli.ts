import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { valueField, withAmount, type AmountField, type Referral } from '../referrals/referral.ts';
import { changeLines, referralFacts } from '../screen/changes.view.ts';
import type { Plain } from '../screen/columns.view.ts';
import { checkInPhrase } from '../contact/check-in.ts';
import { referralPhrase } from '../screen/lines.view.ts';
import { record } from '../screen/list.view.ts';
import { referralColumns } from '../referrals/referral-columns.view.ts';
import { checkIns } from '../contact/check-in.ts';
import { changedFacts, plainRecord } from '../kinds/kind.ts';
import { getCheckIn } from '../contact/check-in.sql.ts';
import {
  getReferral,
  listStatusEvents,
  markThanked,
  markTold,
  moveReferralDay,
  rateFit,
  updateReferral,
} from '../referrals/referral.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { amountFor } from '../referrals/amount-argument.cli.ts';
import { orKeep, refuseFuture } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { label, readWord } from '../kinds/vocabulary.ts';
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
  if (edits.on !== undefined) await refuseDay(session, before, edits.on);
  const wanted = await withReferralEdits(session, before, edits);
  const differs = changeLines(referralFacts(before), referralFacts(wanted)).length > 0;
  if (differs || before.partnerId !== wanted.partnerId) await writeReferral(session, before, wanted);
  const after = await readReferral(session, id);
  return {
    title: `#${id}  ${referralPhrase(after)}`,
    lines: changeLines(referralFacts(before), referralFacts(after)),
    record: record(referralColumns(session.today), after),
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

/** What happened on the old day moves along to a later one; anything else of before the new day stands in its way. */
async function refuseDay(session: Session, referral: Referral, onDay: Day): Promise<void> {
  const { id, occurredOn, thankedOn, toldOn } = referral;
  const steps = listStatusEvents(await session.reading(), id).map((event) => ({
    what: `it was ${label(event.status)}`,
    day: event.onDay,
  }));
  const happened = [
    ...steps,
    { what: 'you gave thanks', day: thankedOn },
    { what: 'you told the outcome', day: toldOn },
  ];
  const early = happened.find(({ day }) => day !== null && day !== occurredOn && day < onDay);
  if (early === undefined || early.day === null) return;
  throw new UserError(`${formatDay(onDay)} is after ${formatDay(early.day)}, when ${early.what}`, {
    hints: ['correct that day first: refnet update, thank or told, each with --on', `refnet show ${id}`],
  });
}

async function withReferralEdits(
  session: Session,
  referral: Referral,
  edits: ReferralEdits,
): Promise<Referral> {
  const direction = directionOf(referral.direction, edits);
  const partner = edits.partner === undefined ? undefined : await resolvePartner(session, edits.partner);
  let wanted: Referral = {
    ...referral,
    direction,
    partnerId: partner?.id ?? referral.partnerId,
    partnerName: partner?.name ?? referral.partnerName,
    clientName: edits.client ?? referral.clientName,
    need: orKeep(edits.for, referral.need),
    occurredOn: edits.on ?? referral.occurredOn,
    consent: consentOf(referral.consent, edits.consent),
    fit: orKeep(edits.fit, referral.fit),
    note: orKeep(edits.note, referral.note),
    // Whoever is given a client is neither thanked for it nor told what became of it.
    ...(direction === 'given' ? { thankedOn: null, thankedHow: null, toldOn: null } : {}),
  };
  wanted = await withTypedAmount(session, wanted, valueField(referral.status), edits.value);
  return withTypedAmount(session, wanted, 'agreedMinor', edits.agreed);
}

async function withTypedAmount(
  session: Session,
  referral: Referral,
  field: AmountField,
  text: string | undefined,
): Promise<Referral> {
  if (text === undefined) return referral;
  const cleared = cleanInput(text) === '';
  return withAmount(referral, field, cleared ? null : await amountFor(session, referral, text));
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

async function writeReferral(session: Session, before: Referral, wanted: Referral): Promise<void> {
  await session.change((change) => {
    const { id } = before;
    updateReferral(change, id, { ...wanted, occurredOn: before.occurredOn });
    if (wanted.occurredOn !== before.occurredOn) moveReferralDay(change, before, wanted.occurredOn);
    rateFit(change, id, wanted.fit);
    if (wanted.direction === 'given') {
      markThanked(change, id, null);
      markTold(change, id, null);
    }
    return { result: undefined, summary: `edited referral ${id}` };
  });
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
