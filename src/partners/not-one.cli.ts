/** What is said where a name is that of nobody, or of several: loaded where it is. */
import { formatDate } from '../calendar/day-words.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { listHandles } from './handles.sql.ts';
import { count } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { describe, findPartner, LISTS, partnerNamer, type PartnerHandle } from './find-partner.ts';
import { nearPartners } from './like.ts';
import { readLastSeen } from './last-seen.sql.ts';

export function severalFit(
  db: Db,
  text: string,
  candidates: readonly PartnerHandle[],
  mended: (better: string) => string,
): UserError {
  const told = toldApart(db, candidates);
  return new UserError(`"${text}" fits ${candidates.length} partners`, {
    hints: candidates.slice(0, 6).map((each) => `${mended(`p${each.id}`)}      ${told(each)}`),
    choices: {
      question: `Which "${text}"?`,
      typed: text,
      among: candidates.map((each) => ({ text: `p${each.id}`, name: told(each) })),
    },
  });
}

const NUMBERS = ': a number alone is that of a record, a partner goes by name';

/** Nobody of that name: says who is near, with the command to type instead, and `more` ways out. */
export function unknownPartner(
  { argv }: Pick<Session, 'argv'>,
  text: string,
  partners: readonly PartnerHandle[],
  more: readonly string[] = [],
): UserError {
  const near = nearPartners(text, partners);
  const [first] = near;
  const question = first === undefined ? '' : `. Did you mean ${near.map(describe).join(' or ')}?`;
  const hints = near.map((partner) => retyped(argv, text, partnerNamer(partners)(partner)));
  const numbered = partners.find(({ id }) => text === String(id));
  return new UserError(`no partner "${text}"${question}${/^\d+$/.test(text) ? NUMBERS : ''}`, {
    hints: [
      ...(numbered === undefined ? [] : [`${retyped(argv, text, `p${text}`)}      ${describe(numbered)}`]),
      ...hints,
      ...(first === undefined && partners.length > 0 ? [LISTS] : []),
      ...more,
    ],
  });
}

/** What says that one partner is meant at a time, where the words are those of several; undefined where they are not. */
export function oneAtATime(
  argv: readonly string[],
  text: string,
  partners: readonly PartnerHandle[],
): UserError | undefined {
  const named = eachNamed(text.split(' '), partners);
  if (named === undefined || named.length < 2) return undefined;
  const handle = partnerNamer(partners);
  return new UserError(`"${text}" is ${count(named.length, 'partner')}, and this takes one at a time`, {
    hints: named.map((each) => `${retyped(argv, text, handle(each))}      ${describe(each)}`),
  });
}

/**
 * The partners that words name which are several names each, `maren, victor` or `maren and victor`, where they were refused as
 * one; undefined where that is not so.
 */
export function eachInWords(words: readonly string[], refused: unknown, db: Db): number[] | undefined {
  const apart = words
    .flatMap((word) => word.split(/[\s,;&+]+/))
    .filter((word) => word !== '' && word.toLowerCase() !== 'and');
  if (!(refused instanceof UserError) || refused.kind !== 'refused') return undefined;
  const several = apart.length > words.length ? eachNamed(apart, listHandles(db)) : undefined;
  return several === undefined || several.length < 2 ? undefined : several.map(({ id }) => id);
}

/** So many words are tried as names: what is longer is a text, which would be tried at each of its words. */
const MOST_WORDS = 32;

/** The partners that the words name one after another, the longest beginning first; undefined where some name nobody. */
function eachNamed(
  words: readonly string[],
  partners: readonly PartnerHandle[],
): readonly PartnerHandle[] | undefined {
  if (words.length > MOST_WORDS) return undefined;
  // What follows a word is looked at once, in however many ways the words before it can be taken.
  const tried = new Map<number, readonly PartnerHandle[] | undefined>([[words.length, []]]);
  const namedFrom = (from: number): readonly PartnerHandle[] | undefined => {
    if (tried.has(from)) return tried.get(from);
    tried.set(from, undefined);
    for (let end = words.length; end > from; end -= 1) {
      const found = findPartner(words.slice(from, end).join(' '), partners);
      const rest = found.kind === 'one' ? namedFrom(end) : undefined;
      if (found.kind !== 'one' || rest === undefined) continue;
      tried.set(from, [found.partner, ...rest.filter(({ id }) => id !== found.partner.id)]);
      break;
    }
    return tried.get(from);
  };
  return namedFrom(0);
}

/** `Sam Nguyen (lawyer)`; of two who are described alike also the business, and what is on record of each. */
export function toldApart(db: Db, candidates: readonly PartnerHandle[]): (partner: PartnerHandle) => string {
  return (partner) => {
    const own = describe(partner);
    const isAlone = candidates.every((each) => each.id === partner.id || describe(each) !== own);
    const seen = isAlone ? undefined : readLastSeen(db, partner.id);
    if (seen === undefined) return own;
    const { business, region, referrals, lastDay } = seen;
    const last = lastDay === null ? [] : [`last ${formatDate(lastDay)}`];
    return [
      own,
      ...[business, region].filter((each) => each !== null),
      count(referrals, 'referral'),
      ...last,
    ].join(', ');
  };
}
