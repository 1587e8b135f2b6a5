/** Lines beneath a header that are no referrals: sums, headings repeated, months between the rows, footers. */
import { cleanInput } from '../text/sanitize.ts';
import { looseWords } from './pairs.ts';

/** What a line is that is no referral. */
export type Aside = 'total' | 'header' | 'text';

/** What of a row tells whether it is a referral, trimmed. */
export interface Essentials {
  readonly day: string;
  readonly partner: string;
  readonly client: string;
}

const SUMMARY =
  /^(?:(?:grand|sub|report|overall|ytd|running|page|monthly|quarterly|yearly|annual) ?)*(?:total|sum|average|avg|count|mean|median|summe|gesamt|gesamtsumme|zwischensumme|somme|sous total|suma|totale|totaal|insgesamt|ensemble)s?$/;
const COUNTED =
  /^(?:\d+ )?(?:record|row|item|deal|referral|lead|opportunitie|opportunity|result|entrie|eintrage)s?(?: \d+)?$/;

/** Whether a cell holds the word that spreadsheets put beside a sum: `Grand Total:`, `Total (12 records)`, `Subtotal 3`. */
export function isSummaryWord(text: string): boolean {
  const words = looseWords(text.replace(/[([].*$/s, ''));
  return SUMMARY.test(words) || SUMMARY.test(words.replace(/[ \d]+$/, ''));
}

/** `Report generated on ...`, `© 2026 ...`, `Confidential ...`, `Filtered by ...`: what programs write beneath a list. */
const FOOTER =
  /^(?:copyright|confidential|report (?:generated|run|created|date|name)|generated (?:by|on|at)|created by|exported|printed|run (?:by|on|date)|as of|filtered by|filter|filters|sorted by|page \d|source:|note:|end of (?:report|list)|prepared (?:by|for)|updated|last updated|date range|stand:?|erstellt am|powered by)(?![a-z])|^[©®*†]|salesforce|all rights reserved/i;

function isFooter(text: string): boolean {
  return FOOTER.test(text.trim());
}

/**
 * What a row is that is none of the referrals; undefined for one that is, or would be were it not faulty. `headings` are those
 * of its columns; a row that names its partner and its client is a referral whatever else it says.
 */
export function asideOf(
  fields: readonly string[],
  { day, partner, client }: Essentials,
  headings: readonly string[],
): Aside | undefined {
  if (day !== '' && partner !== '' && client !== '')
    return isRepeated(fields, headings) ? 'header' : undefined;
  const filled = fields.map((field) => field.trim()).filter((field) => field !== '');
  const [first = ''] = filled;
  if (isRepeated(fields, headings)) return 'header';
  if (partner !== '' && client !== '') return undefined;
  if ([first, day, partner, client].some((cell) => isSummaryWord(cell) || COUNTED.test(looseWords(cell))))
    return 'total';
  if (partner === '' && client === '' && isSumOf(first, filled.slice(1))) return 'total';
  if (filled.length <= 2 && isFooter(first)) return 'text';
  if (filled.every((cell) => !/[\p{L}]/u.test(cell) || isSummaryWord(cell))) {
    return day === '' && partner === '' && client === '' ? 'total' : undefined;
  }
  return filled.length === 1 || (day === '' && partner === '' && client === '') ? 'text' : undefined;
}

/** `Q1 total`, `January`: what a sum is of, and nothing but numbers beside it. */
function isSumOf(label: string, others: readonly string[]): boolean {
  if (others.length === 0 || !others.every((cell) => /\d/.test(cell) && !/\p{L}{4}/u.test(cell)))
    return false;
  return /\p{L}/u.test(label) && (!/\d/.test(label) || isSummaryWord(label.split(/\s+/).at(-1) ?? ''));
}

/** Whether a row is the header once more, whose headings are given as they are cleaned: all that it says stands there too. */
export function isRepeated(fields: readonly string[], headings: readonly string[]): boolean {
  let same = 0;
  for (const [index, field] of fields.entries()) {
    const heading = headings[index] ?? '';
    if (field === '' || (field !== heading && field.trim() === '')) continue;
    if (field !== heading && !isSame(field, heading)) return false;
    same += 1;
  }
  return same > 1;
}

/** Rows are many, and nearly all differ from the header in the first letter of a cell. */
function isSame(field: string, heading: string): boolean {
  return field.trimStart()[0] === heading[0] && cleanInput(field) === heading;
}
