import { UserError } from '../text/errors.ts';
import { describe, findPartner, matching, partnerNamer, type PartnerHandle } from './find-partner.ts';
import { unknownPartner } from './partner-meant.cli.ts';
import { listHandles } from './handles.sql.ts';
import type { Prompter } from '../shell/prompts.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';

export { byRecency, describe, matching } from './find-partner.ts';
export { unknownPartner } from './partner-meant.cli.ts';

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

/** A partner as a choice in a prompt. */
export function partnerChoice(partner: PartnerHandle): { name: string; value: PartnerHandle } {
  return { name: describe(partner), value: partner };
}

/** The least to type that finds a partner in a command, ready to paste. */
export function commandName(
  partner: { id: number; name: string },
  partners: readonly PartnerHandle[],
): string {
  return partnerNamer(partners)(partner);
}
