/** What is said where a name is that of nobody, or of several: loaded where it is. */
import { formatDate } from '../calendar/day-words.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
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
  return new UserError(`no partner "${text}"${question}`, {
    hints: [...hints, ...(first === undefined && partners.length > 0 ? [LISTS] : []), ...more],
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

/** The partners that the words name one after another, the longest beginning first; undefined where some name nobody. */
function eachNamed(
  words: readonly string[],
  partners: readonly PartnerHandle[],
): readonly PartnerHandle[] | undefined {
  if (words.length === 0) return [];
  for (let taken = words.length; taken > 0; taken -= 1) {
    const found = findPartner(words.slice(0, taken).join(' '), partners);
    if (found.kind !== 'one') continue;
    const rest = eachNamed(words.slice(taken), partners);
    if (rest !== undefined) return [found.partner, ...rest.filter(({ id }) => id !== found.partner.id)];
  }
  return undefined;
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
