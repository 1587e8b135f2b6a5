import { vocabulary } from '../kinds/vocabulary.ts';

/** From my side: `given` is a client I sent to the partner, `received` one the partner sent to me. */
export const DIRECTIONS = ['given', 'received'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export const DIRECTION_WORDS = vocabulary('direction', DIRECTIONS, {
  sent: 'given',
  out: 'given',
  outgoing: 'given',
  in: 'received',
  incoming: 'received',
  got: 'received',
});
