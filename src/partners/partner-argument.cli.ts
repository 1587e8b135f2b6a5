import { UserError } from '../text/errors.ts';
import { findPartner, partnerNamer, type PartnerHandle } from './find-partner.ts';
import { listHandles } from './partner.sql.ts';
import { closest } from '../text/similar.ts';
import { searchKey } from '../text/search-key.ts';
import type { Prompter } from '../shell/prompts.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';

/**
 * The partner a person named in an argument. Where several fit, a terminal is asked and a script is refused with the
 * candidates; where none fits, the error says who is near.
 */
export async function resolvePartner(session: Session, text: string): Promise<PartnerHandle> {
  const partners = listHandles(await session.reading());
  const partner = await pickPartner(session, text, partners);
  if (partner === undefined) throw unknownPartner(session, text, partners);
  return partner;
}

/** As {@link resolvePartner}, but returns undefined where nobody fits. */
export async function pickPartner(
  session: Session,
  text: string,
  partners: readonly PartnerHandle[],
): Promise<PartnerHandle | undefined> {
  const found = findPartner(text, partners);
  if (found.kind === 'one') return found.partner;
  if (found.kind === 'none') return undefined;
  if (session.interactive) {
    const prompter = await session.prompter();
    return prompter.choose(`Which "${text}"?`, found.partners.map(partnerChoice));
  }
  throw new UserError(`"${text}" fits ${found.partners.length} partners`, {
    hints: found.partners
      .slice(0, 6)
      .map((partner) => `${retyped(session.argv, text, `p${partner.id}`)}      ${describe(partner)}`),
  });
}

/** Asks for one of the partners, archived ones aside; the list narrows as one types. */
export function choosePartner(
  prompter: Prompter,
  question: string,
  partners: readonly PartnerHandle[],
): Promise<PartnerHandle> {
  const active = partners.filter((partner) => !partner.archived);
  return prompter.search(`${question} (type to search)`, (typed) =>
    matching(typed ?? '', active).map(partnerChoice),
  );
}

/** The partners with those of these numbers first, in their order. */
export function byRecency(partners: readonly PartnerHandle[], recent: readonly number[]): PartnerHandle[] {
  const rank = new Map(recent.map((id, index) => [id, index]));
  const rankOf = ({ id }: PartnerHandle) => rank.get(id) ?? recent.length;
  return partners.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** The partners whose names or profession contain what was typed so far. */
export function matching(typed: string, partners: readonly PartnerHandle[]): PartnerHandle[] {
  const wanted = searchKey(typed);
  return partners.filter(
    (partner) =>
      partner.keys.some((key) => key.includes(wanted)) || searchKey(describe(partner)).includes(wanted),
  );
}

/** A partner as a choice in a prompt. */
export function partnerChoice(partner: PartnerHandle): { name: string; value: PartnerHandle } {
  return { name: describe(partner), value: partner };
}

/** `Victor Osei (accountant)`. */
export function describe(partner: PartnerHandle): string {
  return partner.profession === null ? partner.name : `${partner.name} (${partner.profession})`;
}

/** The least to type that finds a partner in a command, ready to paste. */
export function commandName(
  partner: { id: number; name: string },
  partners: readonly PartnerHandle[],
): string {
  return partnerNamer(partners)(partner);
}

/** Nobody of that name: says who is near, with the command to type instead, and `more` ways out. */
export function unknownPartner(
  session: Pick<Session, 'argv'>,
  text: string,
  partners: readonly PartnerHandle[],
  more: readonly string[] = [],
): UserError {
  const near = nearPartners(text, partners);
  const [first] = near;
  const question = first === undefined ? '' : `. Did you mean ${near.map(describe).join(' or ')}?`;
  const hints = near.map((partner) => retyped(session.argv, text, commandName(partner, partners)));
  return new UserError(`no partner "${text}"${question}`, {
    hints: [...hints, ...(first === undefined && partners.length > 0 ? [LISTS] : []), ...more],
  });
}

const LISTS = 'refnet partners      lists whom you have';

function nearPartners(text: string, partners: readonly PartnerHandle[]): PartnerHandle[] {
  const byKey = new Map<string, PartnerHandle>();
  for (const partner of partners) {
    for (const key of partner.keys) {
      for (const word of [key, ...key.split(' ')]) if (!byKey.has(word)) byKey.set(word, partner);
    }
  }
  const near = closest(searchKey(text), [...byKey.keys()]).map((key) => byKey.get(key));
  return [...new Set(near.filter((partner) => partner !== undefined))];
}
