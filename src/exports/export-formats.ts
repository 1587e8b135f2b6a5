/** The formats in which something can be taken out, and which of them a file name asks for. */
import { vocabulary } from '../kinds/vocabulary.ts';
import { list } from '../text/count.ts';
import { endingOf } from '../text/ending.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

export type ExportFormat = 'json' | 'jsonl' | 'csv' | 'md' | 'xlsx' | 'vcard';

/** What they are called, in words and as endings of file names. */
export const EXPORT_FORMATS = vocabulary<ExportFormat>(
  'format',
  ['json', 'jsonl', 'csv', 'md', 'xlsx', 'vcard'],
  { ndjson: 'jsonl', markdown: 'md', excel: 'xlsx', vcf: 'vcard' },
);

function formatBy(ending: string): ExportFormat | undefined {
  const typed = ending.toLowerCase();
  const { words, synonyms } = EXPORT_FORMATS;
  return (
    words.find((word) => word === typed) ?? (Object.hasOwn(synonyms, typed) ? synonyms[typed] : undefined)
  );
}

/** Throws a usage UserError for a file name that ends as another format does than the one it is to have. */
export function refuseOtherEnding(path: string, format: ExportFormat | 'ics'): void {
  const ending = endingOf(path);
  if (ending === undefined) return;
  const other = formatBy(ending);
  if (other === undefined || other === format) return;
  const name = path.slice(0, -ending.length);
  throw usageError(
    `a file that ends in ${quoted(`.${ending}`)} is to hold ${other}, and not ${format}`,
    `name it ${quoted(`${name}${ENDINGS[format]}`)}`,
  );
}

const ENDINGS: Readonly<Record<ExportFormat | 'ics', string>> = {
  json: 'json',
  jsonl: 'jsonl',
  csv: 'csv',
  md: 'md',
  xlsx: 'xlsx',
  vcard: 'vcf',
  ics: 'ics',
};

/** The format that the ending of a file name stands for; undefined without an ending. Throws a UserError for any other. */
export function formatOfFile(path: string): ExportFormat | undefined {
  const ending = endingOf(path);
  if (ending === undefined) return undefined;
  const found = formatBy(ending);
  if (found !== undefined) return found;
  const { words } = EXPORT_FORMATS;
  throw usageError(
    `${quoted(`.${ending}`)} does not say what the file is to hold`,
    `say it with --format: ${list(words, 'or')}`,
  );
}
