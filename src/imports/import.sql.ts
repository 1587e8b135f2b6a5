import type { Change } from '../file/journal.sql.ts';
import { buildIndexes, dropIndexes, isEmpty } from '../file/indexes.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { applyCorrections, sayTheSame } from './corrections.sql.ts';
import { findEarlier } from './earlier-import.sql.ts';
import { addImportFile, type ImportOrigin } from './identities.sql.ts';
import { applyOffers } from './import-offers.sql.ts';
import { ImportWriter } from './import-writer.sql.ts';
import { fileKey, type ImportRow, type WrittenImport } from './import.ts';
import { tallyRows, type ImportOptions } from './judge.ts';
import { continuedBy } from './files-before.sql.ts';
import { findNotInFile } from './looks-like.sql.ts';
import { onFile } from './on-file.sql.ts';
import { Recognized } from './recognized.ts';

/** Where rows come from. */
export interface RowsOrigin extends ImportOrigin {
  /** How many rows there are at most. */
  expected: number;
  /** The import that they are a part of, where it has begun; else it begins with the first that is written. */
  importId?: number | null;
  /** The files and sheets that come in one command, this one among them, by `fileKey`; else it is alone. */
  files?: readonly string[];
}

/** How many rows are looked up one by one, and beyond which all that is on record is read. */
const FEW = 500;

/**
 * Imports the rows: those that are new, with their partners, in bulk (the journal takes their images only when the
 * import is undone), and with `update` what the file says anew of those on record. Rejected rows are passed over.
 */
export function writeImport(
  change: Change,
  rows: Iterable<ImportRow>,
  options: ImportOptions,
  origin: RowsOrigin,
): WrittenImport {
  const { db } = change;
  const indexes = dropUnlessMany(db, origin.expected);
  const writer = new ImportWriter(change, origin, origin.importId ?? null);
  const areFew = indexes.length === 0 && origin.expected <= FEW;
  const own = fileKey(origin.fileName, origin.sheet ?? null);
  const { files = [own], headingsHash = null } = origin;
  const { goesOnWith, isVersionOf } = continuedBy(db, writer.importId, { own, files, headingsHash });
  const tallied = tallyRows(
    rows,
    onFile(db, { areFew }),
    { ...options, isVersionOf },
    (referrals, isIntroduction) => writer.add(referrals, isIntroduction),
  );
  const { tally } = tallied;
  writer.finish(tally);
  buildIndexes(db, indexes);
  const { importId } = writer;
  if (importId !== null && tally.added > 0) addImportFile(change, importId, origin, tally.added);
  const recognized = options.recognized ?? new Recognized();
  recognized.addAll(tallied.recognized);
  const continued = options.continued ?? new Recognized();
  continued.addAll(tallied.recognized, goesOnWith);
  const notInFile = findNotInFile(db, { ...tallied, recognized: continued }, { importId, files, areFew });
  const { looksLike, gone } = notInFile;
  const isSaid = options.corrects === true;
  const earlier = findEarlier(db, origin, { ...tallied, ...notInFile }, { importId, isSaid });
  const repeated = sayTheSame(db, tallied.repeats);
  const corrected = applyCorrections(change, tallied.corrected);
  const numbers = new Map(
    tallied.corrected.map(({ partner }) => [partner.called ?? partner.name, partner.id]),
  );
  const lookAlikes = tally.lookAlikes.map((each) => ({
    ...each,
    addedId: each.addedId ?? numbers.get(each.name) ?? null,
  }));
  const notChosen = options.update ? applyOffers(change, tally.differences, options.today) : [];
  return { ...tally, lookAlikes, corrected, looksLike, gone, repeated, notChosen, importId, earlier };
}

/** Where more rows come than there are, building the indexes once at the end is several times faster. */
function dropUnlessMany(db: Db, expected: number): string[] {
  const present = Number(db.prepare('select count(*) from referrals').pluck().get());
  if (expected <= present) return [];
  const tables = ['referrals', 'status_events'];
  return dropIndexes(db, isEmpty(db, 'import_identities') ? [...tables, 'import_identities'] : tables);
}
