import { refuseOwnDamage } from '../file/altered.sql.ts';
import { BUSY_TIMEOUT } from '../file/current.sql.ts';
import { foundAt, refuseForeignHeader, refuseUnusable, stateNow } from '../file/open.sql.ts';
import { isDamage } from '../file/trouble.sql.ts';
import { lookInto } from '../file/look-into.sql.ts';
import { hasSameContent } from '../file/same-content.sql.ts';
import { isSound } from '../file/sound.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { UserError } from '../text/errors.ts';
import { IN_PLACE, mentionsOf } from '../text/names-in-text.ts';
import { takenOutOf } from '../text/taken-out.ts';
import { forgottenSince, type ForgottenSince } from './forgotten-since.sql.ts';
import { holdingsOf } from './holdings.sql.ts';
import type { Holdings } from './holdings.ts';
import type { Comparison, ForgottenBack, LostChange } from './restore.ts';
import { openFile } from '../file/journal-beside.sql.ts';

/** How many of the changes that would be lost are named. */
const NAMED = 5;

/**
 * Compares what a file holds with the verified copy that would replace it, changing nothing. Throws a UserError where the
 * file is of a newer refnet or of another program.
 */
export function compare(file: string, candidate: string): Comparison {
  const found = foundAt(file);
  const after = verifiedHoldings(candidate);
  const nothing = {
    after,
    now: undefined,
    lost: [],
    lostInAll: 0,
    forgottenBack: { referrals: [], texts: 0, words: [], isMore: false, keptForUndo: 0 },
    toCarry: [],
    isSameNetwork: true,
    isSame: false,
    mark: '',
  };
  // The engine takes a file of a single byte for an empty one.
  if (found === undefined || (found.isFile() && found.size <= 1)) return { ...nothing, state: 'none' };
  refuseForeignHeader(file);
  let db: Db | undefined;
  try {
    db = openFile(file, { timeout: BUSY_TIMEOUT });
    db.pragma('trusted_schema = off');
    const state = stateNow(db);
    refuseUnusable(state, file);
    if (state === 'altered') refuseOwnDamage();
    // Nothing is read of what others may have planted: its pages are kept, and replaced.
    if (state === 'altered' || state === 'unversioned') return { ...nothing, state: 'damaged' };
    if (state === 'blank') return { ...nothing, state: 'none' };
    if (state === 'older') return { ...nothing, state: 'there', mark: markOf(db) };
    db.prepare('attach ? as restored').run(candidate);
    const lostInAll = countLost(db);
    const isSameNetwork = networkOf(db, 'main') === networkOf(db, 'restored');
    const since = forgottenSince(db);
    return {
      state: 'there',
      after,
      now: holdingsOf(db),
      lost: listLost(db),
      lostInAll,
      forgottenBack: forgottenBack(db, since),
      toCarry: isSameNetwork ? since.elsewhere : [],
      isSameNetwork,
      isSame: lostInAll === 0 && hasSameContent(db, 'restored') && isSound(db),
      mark: markOf(db),
    };
  } catch (error) {
    if (isDamage(error, file, () => db?.close())) return { ...nothing, state: 'damaged' };
    throw error;
  } finally {
    db?.close();
  }
}

/** Refuses to go on where the file was written to since it was compared. */
export function refuseChanged(db: Db, { mark }: Comparison): void {
  if (mark === '' || markOf(db) === mark) return;
  throw new UserError('the file was changed meanwhile by another refnet, so nothing was restored', {
    kind: 'busy',
    hints: ['look again at what would be lost: run the command once more'],
  });
}

function verifiedHoldings(path: string): Holdings {
  const db = openFile(path, { readonly: true });
  try {
    return holdingsOf(db);
  } finally {
    db.close();
  }
}

/** What a file holds; undefined where it cannot be read, for whatever reason. */
export function holdingsIn(path: string): Holdings | undefined {
  let db: Db | undefined;
  try {
    db = lookInto(path);
    return db === undefined ? undefined : holdingsOf(db);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

/** What every change of the file changes: the last change, when changes were taken back, and when somebody was forgotten. */
function markOf(db: Db): string {
  return JSON.stringify(
    db
      .prepare(
        `select count(*), max(id), max(at), max(undone_at), count(undone_at),
           (select max(forgotten_at) from forgotten) from changes`,
      )
      .raw()
      .get(),
  );
}

function networkOf(db: Db, schema: string): unknown {
  return db.prepare(`select value from ${schema}.meta where key = 'network-uuid'`).pluck().get();
}

const LOST = `from main.changes c where undone_at is null and not exists (
  select 1 from restored.changes r where r.id = c.id and r.at = c.at and r.undone_at is null)`;

function countLost(db: Db): number {
  return db.prepare<[], number>(`select count(*) ${LOST}`).pluck().get() ?? 0;
}

function listLost(db: Db): LostChange[] {
  return db
    .prepare<[number], LostChange>(`select at, command, summary ${LOST} order by id desc limit ?`)
    .all(NAMED);
}

/** What was forgotten here, and not in the copy, where the copy has the record. */
function forgottenBack(db: Db, { there: marks, keptForUndo }: ForgottenSince): ForgottenBack {
  const back = marks.flatMap(({ uuid, kind }) => {
    const [here, there] = (['main', 'restored'] as const).map((schema) =>
      db.prepare<[string], Row>(`select * from ${schema}.${kind} where uuid = ?`).get(uuid),
    );
    return there === undefined ? [] : [{ isClient: isClientGone(kind, here), here, there }];
  });
  const clients = back.filter(({ isClient }) => isClient).map(({ there }) => there);
  const texts = back.filter(({ isClient }) => !isClient);
  const ofClients = mentionsOf(
    clients.flatMap(({ client_name: name }) => (name === null ? [] : [String(name)])),
  );
  const words = texts.map(({ here, there }) => wordsBack(here, there));
  const isOfClient = (text: string) => ofClients.takenOut(text) === IN_PLACE;
  return {
    referrals: clients.map(({ id }) => Number(id)).toSorted((a, b) => a - b),
    texts: texts.length,
    words: [...new Set(words.flatMap((each) => each ?? []))].filter((each) => !isOfClient(each)),
    isMore: words.includes(undefined),
    keptForUndo: keptForUndo.length,
  };
}

/** Whether a client went with the row, as it is here; a referral may only have mentioned somebody else's. */
function isClientGone(kind: string, here: Row | undefined): boolean {
  return kind === 'referrals' && (here?.['client_name'] ?? null) === null;
}

/** The words that were taken out of a row here and stand in the copy; undefined where its texts do not tell. */
function wordsBack(here: Row | undefined, there: Row): string[] | undefined {
  if (here === undefined) return undefined;
  const taken = Object.entries(there).flatMap(([column, known]) => {
    const cleared = here[column];
    if (typeof known !== 'string' || typeof cleared !== 'string' || column.endsWith('_key')) return [];
    return cleared.includes(IN_PLACE) ? [takenOutOf(known, cleared)] : [];
  });
  if (taken.length === 0 || taken.includes(undefined)) return undefined;
  return taken.flatMap((each) => each ?? []);
}
