/** The lists that refnet itself prints as CSV: which they are, and what the columns of its referrals hold. */
import { UserError } from '../text/errors.ts';

/** What only a list of refnet's own has; what it has in common with others is a Meaning of those. */
export const OWN_MEANINGS = [
  'number',
  'partner-number',
  'own-source',
  'reason',
  'consent',
  'introduction',
  'estimate',
  'agreed',
  'invoiced',
  'surest',
  'collected',
  'thanked',
  'thanked-how',
  'told',
  'fit',
  'uuid',
] as const;
export type OwnMeaning = (typeof OWN_MEANINGS)[number];

/** What only a list of refnet's own has, in a few words, for what a dry run shows. */
export const OWN_MEANING_WORDS: Readonly<Record<OwnMeaning, string>> = {
  number: 'a number it had where it comes from; it gets a new one',
  'partner-number': 'what tells partners of one name apart',
  'own-source': 'where the client came from that is no partner',
  reason: 'why it stands as it does',
  consent: 'whether the client agreed to be contacted',
  introduction: 'which names one client was given together',
  estimate: 'the estimate',
  agreed: 'what was agreed',
  invoiced: 'what was invoiced',
  surest: 'the surest of those three amounts',
  collected: 'what came in for it, and when',
  thanked: 'the day of the thanks',
  'thanked-how': 'how the partner was thanked',
  told: 'the day the partner was told of the outcome',
  fit: 'how well the client fitted',
  uuid: 'what it is known by everywhere',
};

/** The columns of `refnet referrals --format csv`, by their keys. */
const OWN_COLUMNS = {
  number: 'number',
  day: 'day',
  direction: 'direction',
  partner: 'partner',
  partnerId: 'partner-number',
  source: 'own-source',
  client: 'client',
  need: 'need',
  status: 'status',
  closedOn: 'closed',
  reason: 'reason',
  consent: 'consent',
  introduction: 'introduction',
  currency: 'currency',
  estimate: 'estimate',
  agreed: 'agreed',
  invoiced: 'invoiced',
  value: 'surest',
  collected: 'collected',
  thankedOn: 'thanked',
  thankedHow: 'thanked-how',
  toldOn: 'told',
  fit: 'fit',
  note: 'note',
  import: 'number',
  uuid: 'uuid',
} as const;

/** What a column of refnet's own referrals holds; undefined for one it does not have. */
export function ownMeaning(heading: string): (typeof OWN_COLUMNS)[keyof typeof OWN_COLUMNS] | undefined {
  return Object.hasOwn(OWN_COLUMNS, heading) ? OWN_COLUMNS[heading as keyof typeof OWN_COLUMNS] : undefined;
}

/** Headings that no other list has, of those that do not come back one kind at a time. */
const OTHER_LISTS: readonly (readonly [list: string, headings: readonly string[]])[] = [
  ['agreements', ['partnerId', 'exclusive', 'reviewOn']],
  ['fees', ['partnerId', 'accrued', 'due']],
  ['payments', ['partnerId', 'settles', 'uuid']],
  ['collections', ['referral', 'amount', 'uuid']],
  ['objectives', ['goalKind', 'reachedAmount']],
  ['what is due', ['partnerId', 'dueOn', 'command']],
];

/** Which list of refnet's own a line of headings begins: its referrals, another one by name, or none. */
export function ownListOf(headings: readonly string[]): string | undefined {
  const has = (...wanted: readonly string[]) => wanted.every((each) => headings.includes(each));
  if (has('day', 'direction', 'partner', 'partnerId', 'closedOn')) return 'referrals';
  const [list] = OTHER_LISTS.find(([, wanted]) => has(...wanted)) ?? [];
  return list;
}

/** Refuses a list that would be taken for referrals, or not understood at all, though refnet wrote it. */
export function refuseOtherList(headings: readonly string[]): void {
  const list = ownListOf(headings);
  if (list === undefined || list === 'referrals') return;
  throw new UserError(`this is a list of ${list} that refnet printed, which does not come back by itself`, {
    hints: [
      'refnet export all --output network.json      takes out everything, and an import brings it back whole',
    ],
  });
}
