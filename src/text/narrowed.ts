import { displayWidth } from './width.ts';
import { wrapText } from './wrap.ts';

/** A term, and what is said of it behind at least two spaces. */
const TERM = /^( *\S(?:\S| (?! ))* {2,})(\S.*)$/;

/** What is said of a term stands beside it where it has so many columns, else below it. */
const LEAST = 24;

/** A line of a paragraph is no shorter, unless it is the last. */
const FULL = 60;

/**
 * Text that was laid out for a screen of 80 columns (paragraphs, and terms with what is said of them beside), laid out for
 * `width` of them. Commands stay whole, also where they are longer.
 */
export function narrowed(text: string, width: number): string {
  return paragraphs(text.split('\n'))
    .flatMap((paragraph) => narrow(paragraph, width))
    .join('\n');
}

/** Each term with all that is said of it, and each paragraph, in one line. */
function paragraphs(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let last = '';
  for (const line of lines) {
    const indent = indentOf(line);
    const beside = TERM.exec(joined.at(-1) ?? '')?.[1]?.length;
    const goesOn = beside === undefined ? goesOnFrom(last, line) : indent === beside;
    if (line !== '' && last !== '' && goesOn) joined.push(`${joined.pop() ?? ''} ${line.trim()}`);
    else joined.push(line);
    last = line;
  }
  return joined;
}

function goesOnFrom(last: string, line: string): boolean {
  const isCommand = [last, line].some((each) => /^ *refnet /.test(each));
  return !isCommand && last.length >= FULL && indentOf(last) === indentOf(line) && !TERM.test(line);
}

function narrow(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const indent = indentOf(line);
  const [, term = '', said = ''] = TERM.exec(line) ?? [];
  if (term === '' && /^ *refnet /.test(line)) return [line];
  if (term === '') return wrapText(line, width, indent === 0 ? 0 : 2);
  if (width - term.length >= LEAST) return wrapText(line, width, term.length - indent);
  const below = ' '.repeat(indent + 4);
  return [...wrapText(term.trimEnd(), width, 2), ...wrapText(`${below}${said}`, width)];
}

function indentOf(line: string): number {
  return line.search(/\S|$/);
}
