/** The formats in which something can be taken out, and which of them a file name asks for. */
import { vocabulary } from '../kinds/vocabulary.ts';
import { list } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

export type ExportFormat = 'json' | 'jsonl' | 'csv' | 'md' | 'xlsx' | 'vcard';

/** What they are called, in words and as endings of file names. */
export const EXPORT_FORMATS = vocabulary<ExportFormat>(
  'format',
  ['json', 'jsonl', 'csv', 'md', 'xlsx', 'vcard'],
  { ndjson: 'jsonl', markdown: 'md', excel: 'xlsx', vcf: 'vcard' },
);

/** The format that the ending of a file name stands for; undefined without an ending. Throws a UserError for any other. */
export function formatOfFile(path: string): ExportFormat | undefined {
  const [, ending] = /[^/\\]\.([^./\\]+)$/.exec(path) ?? [];
  if (ending === undefined) return undefined;
  const typed = ending.toLowerCase();
  const { words, synonyms } = EXPORT_FORMATS;
  const found = words.find((word) => word === typed) ?? synonyms[typed];
  if (found !== undefined) return found;
  throw usageError(
    `${quoted(`.${ending}`)} does not say what the file is to hold`,
    `say it with --format: ${list(words, 'or')}`,
  );
}
