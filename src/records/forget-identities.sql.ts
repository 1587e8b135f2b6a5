import type { Db } from '../file/sqlite.sql.ts';

interface Image {
  readonly id: number;
  readonly rowId: number;
  readonly isNew: 0 | 1;
  readonly numbers: string;
}

/**
 * Removes what imports know these referrals by, and the steps of the journal that wrote it: undo and redo would look for
 * it. Returns how many there were.
 */
export function forgetIdentities(db: Db, referrals: ReadonlySet<number>): number {
  const drop = db.prepare('delete from change_rows where id = ?');
  for (const images of storiesOf(db)) {
    const numbers = images.flatMap((each) => JSON.parse(each.numbers) as number[]);
    if (numbers.some((number) => referrals.has(number))) for (const { id } of images) drop.run(id);
  }
  return db
    .prepare('delete from import_identities where number in (select value from json_each(?))')
    .run(JSON.stringify([...referrals])).changes;
}

/** The images of each identity, from the step that wrote it on: the `id` of a row may be given to a later one. */
function storiesOf(db: Db): Image[][] {
  const images = db
    .prepare<[], Image>(
      `select id, row_id as rowId, before is null as isNew,
         json_array(before ->> '$.number', after ->> '$.number') as numbers
       from change_rows
       where table_name = 'import_identities' and json_valid(coalesce(before, '{}'))
         and json_valid(coalesce(after, '{}'))
       order by id`,
    )
    .all();
  const latest = new Map<number, Image[]>();
  const stories: Image[][] = [];
  for (const image of images) {
    const known = image.isNew === 1 ? undefined : latest.get(image.rowId);
    const story = known ?? [];
    story.push(image);
    if (known === undefined) stories.push(story);
    latest.set(image.rowId, story);
  }
  return stories;
}
