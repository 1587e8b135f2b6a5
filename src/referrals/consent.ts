import { vocabulary } from '../kinds/vocabulary.ts';

/** Whether the client agreed to be contacted. `no` makes a lead, which counts nowhere; `not-recorded` counts. */
const CONSENTS = ['yes', 'no', 'not-recorded'] as const;

export const CONSENT_WORDS = vocabulary('word for consent', CONSENTS, {
  y: 'yes',
  ok: 'yes',
  agreed: 'yes',
  given: 'yes',
  n: 'no',
  refused: 'no',
  declined: 'no',
  unknown: 'not-recorded',
  'not-asked': 'not-recorded',
});
