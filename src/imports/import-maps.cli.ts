import type { Db } from '../file/sqlite.sql.ts';
import type { Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { namedMaps } from './columns.cli.ts';
import { answerOptions, type ImportMap } from './import-map.ts';
import { listImportMaps, removeImportMap } from './import-maps.sql.ts';

/** `import --maps` lists the mappings that are kept, `import --forget-map NAME` removes one. */
export async function tendMaps(session: Session, db: Db, { words, options }: Typed): Promise<void> {
  const [name] = options['forgetMap'] ?? [];
  const said = Object.keys(options).filter((key) => (options[key] ?? []).length > 0);
  const allowed = name === undefined ? ['maps', 'json'] : ['forgetMap', 'dryRun'];
  if (words.length > 0 || said.some((key) => !allowed.includes(key))) {
    throw usageError(`--${name === undefined ? 'maps' : 'forget-map'} stands alone, and imports nothing`);
  }
  const maps = listImportMaps(db);
  if (name === undefined) session.print(said.includes('json') ? session.json(maps.map(plain)) : lines(maps));
  else await forget(session, namedMaps(maps, name), said.includes('dryRun'));
}

function lines(maps: readonly ImportMap[]): string[] {
  if (maps.length === 0) {
    return [
      'No mappings yet.',
      '  refnet import FILE --save-map NAME      keeps what the columns of a file mean',
    ];
  }
  return [
    ...maps.map(({ name, columns, answers }) => {
      const read = columns.filter(({ meaning }) => meaning !== 'ignore');
      const each = read.map(({ heading, meaning }) => `${heading}=${meaning}`).join(', ');
      const said = answerOptions(answers).map((option) => `; ${option}`);
      return `${name}: ${count(read.length, 'column')}: ${each}${said.join('')}`;
    }),
    '  refnet import --forget-map NAME      removes one',
  ];
}

function plain({ name, columns, statuses, answers }: ImportMap) {
  return {
    name,
    columns: columns.map(({ heading, meaning }) => ({ heading, meaning })),
    statuses: [...statuses],
    direction: answers.direction ?? null,
    currency: answers.currency ?? null,
    decimals: answers.decimals ?? null,
    dates: answers.dates ?? null,
    nobody: answers.nobody ?? null,
    noClients: answers.noClients ?? false,
    directions: answers.directions ?? [],
  };
}

async function forget(session: Session, maps: readonly ImportMap[], dryRun: boolean): Promise<void> {
  const name = maps[0]?.name ?? '';
  await session.change(
    (change) => {
      for (const { id } of maps) removeImportMap(change, id);
      return { result: undefined, summary: `removed the mapping ${quoted(name)}` };
    },
    { keep: !dryRun },
  );
  session.print(
    dryRun
      ? [`Would remove the mapping ${name}.`, 'Nothing was written.']
      : [`Removed the mapping ${name}.`, '  refnet undo      takes it back'],
  );
}
