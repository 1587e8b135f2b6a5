import { UserError, usageError } from '../text/errors.ts';
import { findPartner, type PartnerHandle } from './find-partner.ts';
import { searchKey } from '../text/search-key.ts';
import { commandName, describe, pickPartner, unknownPartner } from './partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';

/**
 * The partners that words on the command line name. All words together are tried as one partner first; else the
 * longest beginning that names somebody is taken, and so on with the rest, so that `maren holt victor` is two.
 * Throws where the words could as well be one partner as several, where one is named twice, and where nobody fits.
 */
export async function resolvePartners(
  session: Session,
  words: readonly string[],
  partners: readonly PartnerHandle[],
): Promise<PartnerHandle[]> {
  refuseTwoReadings(session, words, partners);
  const named: PartnerHandle[] = [];
  for (let rest = words; rest.length > 0;) {
    const { partner, taken } = await takeOne(session, rest, partners);
    if (named.includes(partner)) throw usageError(`${partner.name} is named twice`, 'name each partner once');
    named.push(partner);
    rest = rest.slice(taken);
  }
  return named;
}

async function takeOne(
  session: Session,
  words: readonly string[],
  partners: readonly PartnerHandle[],
): Promise<{ partner: PartnerHandle; taken: number }> {
  for (let taken = words.length; taken > 1; taken -= 1) {
    const found = findPartner(words.slice(0, taken).join(' '), partners);
    if (found.kind === 'one') return { partner: found.partner, taken };
    if (found.kind === 'several') throw severalFit(session, words.slice(0, taken), found.partners);
  }
  const [first = ''] = words;
  const partner = await pickPartner(session, first, partners);
  if (partner === undefined) throw unknownPartner(session, first, partners);
  return { partner, taken: 1 };
}

function severalFit(
  session: Session,
  words: readonly string[],
  candidates: readonly PartnerHandle[],
): UserError {
  return new UserError(`"${words.join(' ')}" fits ${candidates.length} partners`, {
    hints: candidates
      .slice(0, 6)
      .map((partner) => `${instead(session, words, [`p${partner.id}`])}      ${describe(partner)}`),
  });
}

/** `al victor` may be Al Victorson, or Al and Victor: only a whole name is taken at its word. */
function refuseTwoReadings(
  session: Session,
  words: readonly string[],
  partners: readonly PartnerHandle[],
): void {
  if (words.length < 2) return;
  const joined = words.join(' ');
  const together = findPartner(joined, partners);
  if (together.kind !== 'one' || together.partner.keys.includes(searchKey(joined))) return;
  const apart = words.map((word) => findPartner(word, partners));
  const each = new Set(apart.flatMap((found) => (found.kind === 'one' ? [found.partner] : [])));
  if (each.size < words.length) return;
  const names = [...each].map((partner) => commandName(partner, partners));
  throw new UserError(`"${joined}" may be one partner or ${words.length}`, {
    hints: [
      `${instead(session, words, [shellWord(joined)])}      ${describe(together.partner)}`,
      `${instead(session, words, names)}      ${[...each].map(describe).join(', ')}`,
    ],
  });
}

/** The command line with those words, which follow each other, replaced. */
function instead(session: Session, words: readonly string[], better: readonly string[]): string {
  const { argv } = session;
  const at = argv.findIndex((_, index) => words.every((word, offset) => argv[index + offset] === word));
  if (at === -1) return ['refnet', session.command, ...better].join(' ');
  const before = argv.slice(0, at).map(shellWord);
  const after = argv.slice(at + words.length).map(shellWord);
  return ['refnet', ...before, ...better, ...after].join(' ');
}
