import type { Money } from '../money/money.ts';
import type { Direction } from '../referrals/direction.ts';

/** One thing to have in view, told alike wherever it is shown, with what to type next. */
export interface MeetingLine {
  readonly part: MeetingPart;
  /** What sort of thing it is, in a word. */
  readonly label: string;
  readonly number: number | undefined;
  readonly text: string;
  readonly command: string | undefined;
  /** What a won client brought, where one is told: closed business of mine, or at the partner. */
  readonly business?: { readonly amount: Money; readonly direction: Direction } | undefined;
  /** It is of the two of us, and may be handed to the partner, clients aside; private where it is not said. */
  readonly handed?: true;
}

export type MeetingPart =
  | 'partner'
  | 'since'
  | 'yours'
  | 'theirs'
  | 'agreement'
  | 'working'
  | 'together'
  | 'noted'
  | 'open'
  | 'details';
