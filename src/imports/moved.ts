/** What makes a referral itself, where a person changed it here and a file has it as it was. */
import type { Day } from '../calendar/day.ts';
import type { Direction } from '../referrals/direction.ts';
import { shareSomebody } from '../text/couples.ts';
import { nearlySame } from '../text/same-name.ts';
import { searchKey } from '../text/search-key.ts';
import type { Moved, SaidHere } from './compared.ts';
import type { FilePartner } from './counterparts.ts';
import type { ImportedReferral } from './imported-referral.ts';

/** What makes a referral on record itself. */
export interface Itself {
  readonly day: Day;
  /** Null where none is kept. */
  readonly client: string | null;
  readonly direction: Direction;
  readonly partnerId: number | null;
  readonly sourceId: number | null;
}

/** What is known beside a row and the record, asked only where they differ. */
interface Asked {
  readonly saidHere: () => SaidHere;
  /** The name of whom the referral is with. */
  readonly whose: () => string;
}

/**
 * What the row says otherwise of what makes the referral itself, which stays. Of whom it is with only what a person
 * changed here: a cell may name a partner in words that somebody had to say the meaning of.
 */
export function movedFrom(
  row: ImportedReferral,
  partner: FilePartner | undefined,
  itself: Itself,
  { saidHere, whose }: Asked,
): Moved[] {
  const { client, day, direction } = row;
  const moved: Moved[] = [];
  if (day !== itself.day) moved.push({ fact: 'day', was: itself.day, is: day });
  // A client who was forgotten is nobody's business any more.
  if (client !== null && itself.client !== null && !isSameName(client, itself.client)) {
    moved.push({ fact: 'client', was: itself.client, is: client });
  }
  if (direction !== itself.direction) moved.push({ fact: 'direction', was: itself.direction, is: direction });
  if (partner !== undefined && !isSame(partner, itself) && saidHere().facts.has('partner')) {
    moved.push({ fact: 'partner', was: whose(), is: partner.name, typed: typedFor(partner, direction) });
  }
  return moved;
}

/** One of a couple is who the couple is called by in another list. */
function isSameName(one: string, other: string): boolean {
  return one === other || searchKey(one) === searchKey(other) || shareSomebody(one, other, nearlySame);
}

function isSame({ id, isSource }: FilePartner, { partnerId, sourceId }: Itself): boolean {
  return id === ((isSource ? sourceId : partnerId) ?? Number.NaN);
}

function typedFor({ id, isSource, name }: FilePartner, direction: Direction): string[] {
  if (isSource) return ['--source', name];
  return id === undefined ? [] : [direction === 'given' ? '--to' : '--from', `p${id}`];
}
