import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { isCurrency } from '../money/currency.ts';
import { searchKey } from '../text/search-key.ts';
import type { ImportMap, MapAnswers } from './import-map.ts';
import { MEANINGS } from './tracker-meanings.ts';

interface MapRow {
  id: number;
  name: string;
  headings: string;
  mapping: string;
  statuses: string;
  answers: string;
}

/** The mappings that are kept, by their names. */
export function listImportMaps(db: Db): ImportMap[] {
  return db
    .prepare<[], MapRow>(
      'select id, name, headings, mapping, statuses, answers from import_maps order by name_key, id',
    )
    .all()
    .map(({ mapping, statuses, answers, ...rest }) => ({
      ...rest,
      columns: pairsIn(mapping).flatMap(([heading, word]) => {
        const meaning = MEANINGS.find((each) => each === word);
        return meaning === undefined ? [] : [{ heading, meaning }];
      }),
      statuses: listIn(statuses),
      answers: answersIn(answers),
    }));
}

/** Keeps a mapping under a name, instead of what was kept under it for these headings: other layouts stay beside it. */
export function keepImportMap(
  change: Change,
  { name, headings, columns, statuses, answers }: Omit<ImportMap, 'id'>,
): void {
  const key = searchKey(name);
  const id = change.db
    .prepare<[string, string], number>('select id from import_maps where name_key = ? and headings = ?')
    .pluck()
    .get(key, headings);
  const row = {
    name,
    name_key: key,
    headings,
    mapping: JSON.stringify(columns.map(({ heading, meaning }) => [heading, meaning])),
    statuses: JSON.stringify(statuses),
    answers: JSON.stringify(answers),
  };
  if (id === undefined) change.insert('import_maps', row);
  else change.update('import_maps', id, row);
}

/** Removes a mapping. */
export function removeImportMap(change: Change, id: number): void {
  change.remove('import_maps', id);
}

function listIn(text: string): string[] {
  return listOf(JSON.parse(text));
}

function listOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}

/** What is none of these words is passed over. */
function answersIn(text: string): MapAnswers {
  const answers = new Map(Object.entries(JSON.parse(text) as Record<string, unknown>));
  const oneOf = <W extends string>(key: string, words: readonly W[]) =>
    words.find((each) => each === answers.get(key));
  const currency = answers.get('currency');
  const directions = listOf(answers.get('directions'));
  return {
    direction: oneOf('direction', ['given', 'received']),
    currency: typeof currency === 'string' && isCurrency(currency) ? currency : undefined,
    decimals: oneOf('decimals', ['point', 'comma']),
    dates: oneOf('dates', ['dmy', 'mdy']),
    nobody: oneOf('nobody', ['keep', 'leave-out']),
    noClients: answers.get('noClients') === true,
    directions: directions.length === 0 ? undefined : directions,
  };
}

function pairsIn(text: string): [string, string][] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): [string, string][] => {
    if (!Array.isArray(each)) return [];
    const [left, right]: unknown[] = each;
    return typeof left === 'string' && typeof right === 'string' ? [[left, right]] : [];
  });
}
