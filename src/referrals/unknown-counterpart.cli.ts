import type { Db } from '../file/sqlite.sql.ts';
import { isChannel } from '../partners/channels.ts';
import { describe } from '../partners/find-partner.ts';
import { nearPartners } from '../partners/like.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { unknownPartner } from '../partners/not-one.cli.ts';
import { retyped, withOptions } from '../shell/suggestions.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { UserError } from '../text/errors.ts';
import type { Direction } from './direction.ts';
import { fromInstead } from './from-instead.cli.ts';
import { PREPOSITIONS } from './log.ts';
import { findSource } from './source.sql.ts';

/** Nobody of that name: a terminal is asked who is meant, whoever is near first, or whether the name is a new one. */
export function unknownCounterpart(
  db: Db,
  name: string,
  { direction, key, argv }: { direction: Direction; key: 'who' | 'to' | 'from'; argv: readonly string[] },
): UserError {
  const handles = listHandles(db);
  const before = key === 'who' ? `${PREPOSITIONS[direction]} ` : '';
  const active = handles.filter(({ archived }) => !archived);
  const near = nearPartners(name, active);
  const source = direction === 'received' && (isChannel(name) || findSource(db, name) !== undefined);
  const known = (each: (typeof handles)[number]) => ({ text: `${before}p${each.id}`, name: describe(each) });
  const { message, hints } = unknownPartner({ argv }, name, handles, [
    ...(source
      ? [`${fromInstead(argv, 'source', shellWord(name))}      keeps it as a source that is no partner`]
      : []),
    `${retyped(withOptions(argv, '--add'), name, shellWord(name))}      adds a new partner of that name`,
  ]);
  return new UserError(message, {
    hints,
    choices: {
      option: key,
      typed: `${before}${name}`,
      question: `No partner "${name}". Who is it?`,
      among: [
        ...(source
          ? [{ text: `${before}source: ${name}`, name: `"${name}": keep as a source that is no partner` }]
          : []),
        ...near.map(known),
        { text: `${before}new: ${name}`, name: `"${name}": add as a new partner` },
        ...active.filter((each) => !near.includes(each)).map(known),
      ],
    },
  });
}
