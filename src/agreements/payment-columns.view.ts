import { formatDate } from '../calendar/day-words.ts';
import type { FeeDirection } from './fee-terms.ts';
import { formatAmountPlain, formatMoney } from '../money/money.ts';
import type { Payment, PaymentKind } from './payment.ts';
import type { Column } from '../screen/columns.view.ts';

/** A payment as JSON has it. */
export const PAYMENT_COLUMNS: readonly Column<Payment>[] = [
  { key: 'number', value: (payment) => payment.number },
  { key: 'kind', value: (payment) => payment.kind },
  { key: 'partner', value: (payment) => payment.partnerName },
  { key: 'partnerId', value: (payment) => `p${payment.partner}` },
  { key: 'direction', value: (payment) => payment.direction },
  { key: 'day', value: (payment) => payment.day },
  { key: 'amount', value: ({ minor, currency }) => formatAmountPlain(minor, currency) },
  { key: 'currency', value: (payment) => payment.currency },
  { key: 'referral', value: (payment) => payment.toward?.referral ?? null },
  { key: 'note', value: (payment) => payment.note },
  { key: 'uuid', value: (payment) => payment.uuid },
];

const VERBS: Readonly<Record<PaymentKind, Readonly<Record<FeeDirection, string>>>> = {
  paid: { 'i-pay': 'paid to', 'they-pay': 'received from' },
  waived: { 'i-pay': 'waived by', 'they-pay': 'waived for' },
  returned: { 'i-pay': 'came back from', 'they-pay': 'returned to' },
};

/** `CAD 120 paid to Victor Osei for #2, 20 Nov 2026`: a payment in one phrase. */
export function paymentPhrase(
  payment: Pick<Payment, 'kind' | 'direction' | 'minor' | 'currency' | 'day' | 'toward' | 'partnerName'>,
): string {
  const { kind, direction, day, toward, partnerName } = payment;
  const referral = toward === null ? '' : ` for #${toward.referral}`;
  return `${formatMoney(payment)} ${VERBS[kind][direction]} ${partnerName}${referral}, ${formatDate(day)}`;
}
