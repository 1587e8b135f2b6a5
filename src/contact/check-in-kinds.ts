/** Deliberate touches. A `meeting` is a one-to-one; a `talk` is the conversation about the relationship itself. */
export const CHECK_IN_KINDS = [
  'call',
  'video',
  'coffee',
  'meeting',
  'email',
  'message',
  'event',
  'review',
  'talk',
] as const;
export type CheckInKind = (typeof CHECK_IN_KINDS)[number];
