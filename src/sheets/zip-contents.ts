/** What is in an archive that is no workbook, told by the names of its files. */
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { SAVE_AS } from './recognize.ts';

/** What an archive is and what to do about it. */
export interface Archive {
  readonly what: string;
  readonly hints: readonly string[];
}

const SAVE = ['open it in your spreadsheet program and save it as a workbook (.xlsx) or as CSV:', ...SAVE_AS];

const DOCUMENTS: readonly (readonly [has: RegExp, archive: Archive])[] = [
  [/^xl\/workbook\.bin$/i, { what: 'a binary Excel workbook (xlsb)', hints: SAVE }],
  [/^(?:index\/document\.iwa|index\.zip|index\/tables\/)/i, { what: 'a Numbers spreadsheet', hints: SAVE }],
  [
    /^word\/document\.xml$/i,
    { what: 'a Word document', hints: ['copy its table into a spreadsheet, and save that as CSV'] },
  ],
  [/^ppt\/presentation\.xml$/i, { what: 'a PowerPoint presentation', hints: [] }],
];

/** Files that an import reads. */
const READABLE = /\.(?:csv|tsv|txt|xlsx|xlsm|vcf|json|jsonl|xml)$/i;

/** `mimetype` is what an archive says of itself, as OpenDocument files do. */
export function archiveOf(names: readonly string[], mimetype: string): Archive {
  if (mimetype.startsWith('application/vnd.oasis.opendocument.spreadsheet')) {
    return { what: 'an OpenDocument spreadsheet (ods)', hints: SAVE };
  }
  const document = DOCUMENTS.find(([has]) => names.some((name) => has.test(name)));
  if (document !== undefined) return document[1];
  const connections = names.find((name) => /(?:^|\/)connections\.csv$/i.test(name));
  if (connections !== undefined) {
    return {
      what: "an archive (zip), as LinkedIn sends its members' data",
      hints: ['unpack it, and import Connections.csv'],
    };
  }
  const readable = names.filter((name) => READABLE.test(name) && !name.startsWith('__MACOSX/'));
  if (readable.length === 0)
    return { what: 'an archive (zip)', hints: ['unpack it, and import what is in it'] };
  const some = readable.slice(0, 5).map((name) => quoted(name));
  return { what: 'an archive (zip)', hints: [`unpack it, and import ${list(some, 'or')}`] };
}
