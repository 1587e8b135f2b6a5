import type { Settlement } from './settle.ts';

/** A payment, waiver or return as recorded, with its partner's name and its note beside it. */
export interface Payment extends Settlement {
  uuid: string;
  partnerName: string;
  note: string | null;
}
