/** Words of a command that takes one partner, in which several are named: loaded where nobody has such a name. */
import { retyped } from '../shell/suggestions.cli.ts';
import { count } from '../text/count.ts';
import { UserError } from '../text/errors.ts';
import { describe, findPartner, partnerNamer, type PartnerHandle } from './find-partner.ts';

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
