import type { Db } from '../file/sqlite.sql.ts';
import { text, type Type } from '../kinds/type.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import { UserError } from '../text/errors.ts';
import { nearness } from '../text/near.ts';
import { quoted } from '../text/quoted.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { findSource, getSource, listSources } from './source.sql.ts';
import type { Source } from './source.ts';

/** The name of a source, as an option takes it. */
export const sourceName: Type<string> = { ...text, placeholder: 'source', named: 'source' };

/** The source of a name, or the only one a word of whose name begins so; undefined where none is, or several are. */
export function sourceNamed(db: Db, name: string): Source | undefined {
  const id = findSource(db, name);
  if (id !== undefined) return getSource(db, id);
  const key = searchKey(name);
  if (key === '') return undefined;
  const [only, ...others] = listSources(db).filter((each) => ` ${searchKey(each.name)}`.includes(` ${key}`));
  return others.length === 0 ? only : undefined;
}

/** The source meant by a name. Throws a UserError where none is, with the command line mended by those that are near. */
export function sourceMeant(db: Db, name: string, argv: readonly string[]): Source {
  const found = sourceNamed(db, name);
  if (found !== undefined) return found;
  const names = listSources(db).map((each) => each.name);
  const begun = names.filter((each) =>
    keyWords(searchKey(each)).some((word) => word.startsWith(searchKey(name))),
  );
  const near = begun.length > 0 ? begun : nearness().closest(name, names);
  throw new UserError(
    `no source ${quoted(name)}${near.length === 0 ? '' : `. Did you mean ${near.join(' or ')}?`}`,
    {
      hints: [
        ...near.map((each) => retyped(argv, name, shellWord(each))),
        ...(near.length === 0 ? ['refnet sources      lists them'] : []),
      ],
    },
  );
}

/** What is said of a name that is no partner's where a source is called so. */
export function sourceHints(db: Db, name: string): string[] {
  const id = findSource(db, name);
  const source = id === undefined ? undefined : getSource(db, id);
  return source === undefined
    ? []
    : [
        `refnet show ${shellWord(source.name)}      is a source, and no partner`,
        `refnet add-partner ${shellWord(source.name)} --yes      makes one of it, with what is next`,
      ];
}
