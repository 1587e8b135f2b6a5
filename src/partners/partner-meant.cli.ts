import type { Db } from '../file/sqlite.sql.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { lazily } from '../text/lazily.ts';
import { UserError } from '../text/errors.ts';
import { describe, findPartner, nearPartners, partnerNamer, type PartnerHandle } from './find-partner.ts';
import { listHandles } from './handles.sql.ts';

/** Few names are those of sources. */
const sourceRoom = lazily(() => import('../referrals/source.cli.ts'));
const apartRoom = lazily(() => import('./told-apart.cli.ts'));
const severalRoom = lazily(() => import('./several-named.cli.ts'));

/**
 * Returns the number of the partner meant by a name. Throws a UserError where nobody fits, with the command line mended
 * by who is near, and where several fit, with the choices.
 */
export function partnerMeant(db: Db, text: string, argv: readonly string[]): number {
  const partners = listHandles(db);
  const found = findPartner(text, partners);
  if (found.kind === 'one') return found.partner.id;
  if (found.kind === 'none') {
    throw (
      severalRoom().oneAtATime(argv, text, partners) ??
      unknownPartner({ argv }, text, partners, sourceRoom().sourceHints(db, text))
    );
  }
  const told = apartRoom().toldApart(db, found.partners);
  throw severalFit(text, found.partners, (better) => retyped(argv, text, better), told);
}

export function severalFit(
  text: string,
  candidates: readonly PartnerHandle[],
  mended: (better: string) => string,
  told: (partner: PartnerHandle) => string,
): UserError {
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

export const LISTS = 'refnet partners      lists whom you have';
