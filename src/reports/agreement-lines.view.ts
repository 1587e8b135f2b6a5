/** What is agreed, as the brief on a partner tells it: loaded where anything is. */
import { agreementState, type Agreement } from '../agreements/agreement.ts';
import { formatFeeTerms } from '../agreements/fee-phrase.ts';
import { exclusiveOn, feeRuleOn } from '../agreements/terms.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { laterDay, type Day } from '../calendar/day.ts';
import type { MeetingLine } from './brief-line.ts';
import { ALL_RULES } from '../partners/all-rules.ts';
import type { Meeting } from './meeting.ts';

/** What each side of an agreement does, in the words of whoever reads it. */
export interface SideWords {
  readonly iWill: string;
  readonly theyWill: string;
  readonly iPay: string;
  readonly theyPay: string;
  readonly iSend: string;
}

const TO_ME: SideWords = {
  iWill: 'you will',
  theyWill: 'they will',
  iPay: 'you pay',
  theyPay: 'they pay',
  iSend: 'you send',
};

/** An agreement by its days, and unless it has ended what it holds, or will; `handle` names it in commands. */
export function agreementLines(
  agreement: Agreement,
  { agreements: all, endings, notices }: Pick<Meeting, 'agreements' | 'endings' | 'notices'>,
  today: Day,
  partner: string,
  sides: SideWords = TO_ME,
): MeetingLine[] {
  const { id, form, startsOn, endsOn } = agreement;
  const { fresh, told } = notices.get(id) ?? {};
  const handle = all.length > 1 ? String(id) : partner;
  const hasEnded = endsOn !== null && endsOn < today;
  const close = `refnet agree ${id} --close`;
  const step = hasEnded ? (endings.find(({ number }) => number === id)?.command ?? close) : undefined;
  const until = endsOn === null ? 'no end' : `until ${formatDate(endsOn)}`;
  const line = (name: string, text: string, command?: string): MeetingLine => ({
    part: 'agreement',
    label: name,
    number: id,
    text,
    command,
    handed: true,
  });
  return [
    line(
      form,
      `from ${formatDate(startsOn)}, ${until}; ${agreementState(agreement, today)}`,
      step ?? `refnet agree ${handle}`,
    ),
    ...(step === undefined || step === close ? [] : [line('or', 'close it', close)]),
    ...(hasEnded ? [] : standingOf(agreement, sides).map((term) => line(...term))),
    ...(hasEnded ? [] : termsOf(agreement, today, handle, sides).map((term) => line(...term))),
    ...(fresh ?? []).map((text) => line('notice', text)),
    ...(told === undefined || told === '' ? [] : [line('rules', `${told}, as told before`, ALL_RULES)]),
  ];
}

/** What each side does as long as it is agreed: promised without a day, so that nobody is done with it. */
function standingOf(
  { expectations }: Agreement,
  { iWill, theyWill }: SideWords,
): [name: string, text: string][] {
  return expectations
    .filter(({ dueOn, doneOn }) => dueOn === null && doneOn === null)
    .map(({ side, what }) => [side === 'mine' ? iWill : theyWill, what]);
}

/** The review, the exclusive service and the fees, each with a name, a text, and a command where one is due. */
function termsOf(
  agreement: Agreement,
  today: Day,
  handle: string,
  sides: SideWords,
): [name: string, text: string, command?: string][] {
  const { startsOn, reviewOn } = agreement;
  const day = laterDay(startsOn, today);
  const exclusive = exclusiveOn(agreement, day);
  const [iPay, theyPay] = (['i-pay', 'they-pay'] as const).map((way) => feeRuleOn(agreement, way, day));
  const terms: [string, string, string?][] = [];
  if (reviewOn !== null && reviewOn <= today) {
    terms.push(['review', `${formatDay(reviewOn)}, due`, `refnet agree ${handle} --reviewed`]);
  } else if (reviewOn !== null) terms.push(['review', formatDay(reviewOn)]);
  if (exclusive !== null)
    terms.push(['exclusive', `${exclusive}: ${sides.iSend} clients for it to no one else`]);
  if (iPay) terms.push([sides.iPay, formatFeeTerms(iPay)]);
  if (theyPay) terms.push([sides.theyPay, formatFeeTerms(theyPay)]);
  return terms;
}
