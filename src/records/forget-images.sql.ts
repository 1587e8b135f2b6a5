import type { Db } from '../file/sqlite.sql.ts';
import type { Mentions } from '../text/names-in-text.ts';
import { parsedJson } from '../text/parsed-json.ts';
import { undoneRows } from './forget-clients.sql.ts';
import {
  forgottenIn,
  formerNamesIn,
  MAY_MENTION,
  NAMES_OF_OTHERS,
  OF_THE_CLIENT,
  OTHER_NAMES_ALONE,
  type AnyRow,
  type Forgetting,
} from './forget.ts';

/** What undo and redo keep of a row: as it was before a step and after it, as JSON; null where it was not there. */
interface Image {
  readonly id: number;
  readonly table_name: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Clears what undo and redo would bring back: the words that go with a client, mentions, and what partners, sources and
 * the like were called, unless they are called so still. Returns how many states of rows changed.
 */
export function clearKept(db: Db, forgetting: Forgetting): number {
  return clearImages(db, forgetting) + clearUndone(db, forgetting);
}

/** Whether one of these names stands in what undo and redo keep, and could be taken out of it. */
export function isKeptForUndo(db: Db, mentions: Mentions): boolean {
  const nobody = { referrals: new Set<number>(), mentions };
  const namesNow = namesNowIn(db);
  return (
    imagesOf(db).some((image) => clearedImage(image, nobody, namesNow) !== undefined) ||
    tablesWithWords().some((table) =>
      undoneRows(db, table).some(({ row }) => changesOf(table, row, nobody, namesNow) !== undefined),
    )
  );
}

/** The living referrals, by number, whose clients were called by one of these names, and are not any more. */
export function formerlyCalled(db: Db, isMeant: (name: string) => boolean): number[] {
  const names = db
    .prepare<[], { id: number; name: string }>(
      `select distinct row_id as id, image ->> '$.client_name' as name from (
         select row_id, before as image from change_rows where table_name = 'referrals'
         union all select row_id, after from change_rows where table_name = 'referrals')
       where json_valid(image) and image ->> '$.client_name' is not null
         and row_id in (select id from referrals) order by row_id`,
    )
    .all();
  return [...new Set(names.filter(({ name }) => isMeant(name)).map(({ id }) => id))];
}

function tablesWithWords(): string[] {
  return [
    ...new Set([...Object.keys(OF_THE_CLIENT), ...Object.keys(MAY_MENTION), ...Object.keys(NAMES_OF_OTHERS)]),
  ];
}

function imagesOf(db: Db): Image[] {
  return db
    .prepare<[], Image>('select id, table_name, row_id, before, after from change_rows order by id')
    .all();
}

/** What a row of a table is called now, by column; undefined where it is not there. */
type NamesNow = (table: string, id: number) => AnyRow | undefined;

function namesNowIn(db: Db): NamesNow {
  const known = new Map<string, AnyRow | undefined>();
  return (table, id) => {
    const key = `${table} ${id}`;
    if (!known.has(key)) {
      known.set(key, db.prepare<[number], AnyRow>(`select * from ${table} where id = ?`).get(id));
    }
    return known.get(key);
  };
}

/** The columns of a former state of a row that change; `gone` where the row is nothing but such a name. */
function changesOf(
  table: string,
  row: AnyRow,
  forgetting: Forgetting,
  namesNow: NamesNow,
): Readonly<Record<string, string | null>> | 'gone' | undefined {
  const names = formerNamesIn(table, row, forgetting, () => namesNow(table, Number(row['id'])));
  if (names !== undefined && OTHER_NAMES_ALONE.has(table)) return 'gone';
  const words = forgottenIn(table, row, forgetting);
  return names === undefined && words === undefined ? undefined : { ...names, ...words };
}

/** An image without the names: undefined where none is in it, `gone` where nothing of it is left. */
function clearedImage(
  { table_name: table, before, after }: Image,
  forgetting: Forgetting,
  namesNow: NamesNow,
): Pick<Image, 'before' | 'after'> | 'gone' | undefined {
  const states = [before, after].map((image) => {
    const row = image === null ? undefined : (parsedJson(image) as AnyRow | undefined);
    const changed = row === undefined ? undefined : changesOf(table, row, forgetting, namesNow);
    return { image, row, changed };
  });
  if (states.some(({ changed }) => changed === 'gone')) return 'gone';
  const [was = null, is = null] = states.map(({ image, row, changed }) =>
    changed === undefined || changed === 'gone' ? image : JSON.stringify({ ...row, ...changed }),
  );
  return was === before && is === after ? undefined : { before: was, after: is };
}

/** The journal keeps rows as they were: undo brings back what is in them, and so never a name. */
function clearImages(db: Db, forgetting: Forgetting): number {
  const put = db.prepare('update change_rows set before = ?, after = ? where id = ?');
  const drop = db.prepare('delete from change_rows where id = ?');
  const namesNow = namesNowIn(db);
  let cleared = 0;
  for (const story of storiesOf(imagesOf(db))) {
    const changes = story.map((image) => ({ image, changed: clearedImage(image, forgetting, namesNow) }));
    // A step that is left of a story would be taken back on a row that no other step makes.
    const isGone = changes.some(({ changed }) => changed === 'gone');
    for (const { image, changed } of changes) {
      if (isGone || changed === 'gone') drop.run(image.id);
      else if (changed === undefined) continue;
      else put.run(changed.before, changed.after, image.id);
      cleared += 1;
    }
  }
  return cleared;
}

/** The images of each row, from the step that wrote it on: the number of a row may be given to a later one. */
function storiesOf(images: readonly Image[]): Image[][] {
  const latest = new Map<string, Image[]>();
  const stories: Image[][] = [];
  for (const image of images) {
    const key = `${image.table_name} ${image.row_id}`;
    const known = image.before === null ? undefined : latest.get(key);
    const story = known ?? [];
    story.push(image);
    if (known === undefined) stories.push(story);
    latest.set(key, story);
  }
  return stories;
}

/** Clears the rows of imports that were taken back: redo brings back what is in them. */
function clearUndone(db: Db, forgetting: Forgetting): number {
  const drop = db.prepare('delete from undone_rows where id = ?');
  const namesNow = namesNowIn(db);
  let cleared = 0;
  for (const table of tablesWithWords()) {
    for (const { id, row, columns } of undoneRows(db, table)) {
      const changed = changesOf(table, row, forgetting, namesNow);
      if (changed === undefined) continue;
      cleared += 1;
      if (changed === 'gone') {
        drop.run(id);
        continue;
      }
      const sets = Object.keys(changed).map((column) => `v${columns.indexOf(column) + 1} = ?`);
      db.prepare(`update undone_rows set ${sets.join(', ')} where id = ?`).run(...Object.values(changed), id);
    }
  }
  for (const { id, row } of undoneRows(db, 'import_identities')) {
    if (!forgetting.referrals.has(Number(row['number']))) continue;
    drop.run(id);
    cleared += 1;
  }
  return cleared;
}
