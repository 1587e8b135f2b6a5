import type { KnownSince } from '../calendar/known-since.ts';
import type { PartnerDraft } from '../partners/partner.ts';

/** What a row of a list or a card says of somebody, each as it stands there; empty where it says nothing. */
export interface PersonSaid {
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly full: string;
  readonly prefix: string;
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly suffix: string;
  readonly nicknames: readonly string[];
  /** It is a firm's card, not a person's. */
  readonly isFirm: boolean;
  readonly business: string;
  /** What they are in their firm, or call themselves. */
  readonly title: string;
  /** What they do, where that is said apart from their title. */
  readonly profession: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly links: readonly string[];
  /** Postal addresses, a line each. */
  readonly addresses: readonly string[];
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly referredBy: string;
  readonly howMet: string;
  /** Since when they are known, as it is written there. */
  readonly since: string;
  readonly notes: readonly string[];
  /** Groups, labels, categories. */
  readonly labels: readonly string[];
  /** On a card of refnet's own: what the partner is known by everywhere. */
  readonly uuid: string;
}

export const NOTHING_SAID: Omit<PersonSaid, 'line'> = {
  full: '',
  prefix: '',
  given: '',
  middle: '',
  family: '',
  suffix: '',
  nicknames: [],
  isFirm: false,
  business: '',
  title: '',
  profession: '',
  emails: [],
  phones: [],
  links: [],
  addresses: [],
  city: '',
  state: '',
  country: '',
  referredBy: '',
  howMet: '',
  since: '',
  notes: [],
  labels: [],
  uuid: '',
};

/** What can be known of a partner from a list: those who introduced them are a text still to be found. */
export type PersonFacts = Omit<PartnerDraft, 'introducedBy'>;

/** Somebody of a list or a card, understood: what they are called and what is known of them. */
export interface Person {
  readonly line: number;
  readonly facts: PersonFacts;
  /** Who introduced them, by name or, in a list of refnet's own, by number. */
  readonly referredBy: string | null;
  /** No person is named, but a firm. */
  readonly isFirm: boolean;
  /** What they are called in their firm, for choosing among many. */
  readonly title: string;
  readonly labels: readonly string[];
  readonly since: KnownSince | null;
  /** How the text of the name was read, where it was more than a name. */
  readonly readFrom: string | null;
  /** What could not be read, and is left out. */
  readonly unread: readonly Unread[];
  /** In a list of refnet's own: the number there, and what it is known by everywhere. */
  readonly own: { readonly number: string; readonly uuid: string } | null;
}

/** A fact that could not be read, as people call it, with what stands there. */
export interface Unread {
  readonly fact: string;
  readonly text: string;
}

/** A card or a row that cannot be read, and why, in words that follow `line 17: `. Names nobody. */
export interface PersonFault {
  readonly line: number;
  readonly reason: string;
  readonly cells: readonly string[];
}
