import { vocabulary } from '../kinds/vocabulary.ts';

/** What may be waiting, most pressing first where nothing else tells two apart. */
export const DUE_KINDS = [
  'promise',
  'fee',
  'expected-fee',
  'fee-by-hand',
  'fallen-fee',
  'credit',
  'agreement-end',
  'check-in',
  'thank',
  'tell',
  'ask',
  'move',
  'expect',
  'review',
  'objective',
  'one-to-one',
  'candidates',
  'advice',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export const DUE_KIND_WORDS = vocabulary(
  'kind of thing that waits',
  DUE_KINDS,
  {
    commitment: 'promise',
    payment: 'fee',
    expected: 'expected-fee',
    'by-hand': 'fee-by-hand',
    fallen: 'fallen-fee',
    overpaid: 'credit',
    ending: 'agreement-end',
    checkin: 'check-in',
    thanks: 'thank',
    'thank-you': 'thank',
    outcome: 'tell',
    news: 'ask',
    theirs: 'expect',
    '1:1': 'one-to-one',
    goal: 'objective',
    verdict: 'advice',
  },
  {
    unclear: { agreement: { 'agreement-end': 'one that ends', review: 'one to look at again' } },
  },
);
