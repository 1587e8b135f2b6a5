import { label } from '../kinds/vocabulary.ts';
import { wrapText } from '../text/wrap.ts';
import { STATUS_CELLS } from './status-cells.ts';
import { OTHER_STATUS_SAYINGS } from './status-other-words.ts';
import { STATUS_SAYINGS, UNCLEAR_STATUSES } from './status-words.ts';
import type { Status } from './status.ts';

/** The words for each status, for help: within 80 columns, each status under its own name. */
function statusWordLines(table: Readonly<Partial<Record<Status, string>>> = STATUS_SAYINGS): string[] {
  return Object.entries(table).flatMap(([status, meant]) =>
    wrapText(meant, 64).map((line, index) => `  ${(index === 0 ? status : '').padEnd(12)} ${line}`),
  );
}

/** The words that say two things: `closed       won (it was sold) or lost (nothing came of it)`. */
function unclearStatusLines(): string[] {
  return Object.entries(UNCLEAR_STATUSES).flatMap(([word, between]) => {
    const either = Object.entries(between).map(([status, meaning]) => `${label(status)} (${meaning})`);
    return wrapText(either.join(' or '), 64).map(
      (line, index) => `  ${(index === 0 ? word.replaceAll('-', ' ') : '').padEnd(12)} ${line}`,
    );
  });
}

/** The whole table as help shows it. */
export function statusWordsHelp(): string {
  return [
    'Words for how far it is, each taken for the one on its left:',
    ...statusWordLines(),
    '',
    'In German, French, Spanish, Italian and Dutch:',
    ...statusWordLines(OTHER_STATUS_SAYINGS),
    '',
    'In a column of a tracker these as well:',
    ...statusWordLines(STATUS_CELLS),
    '',
    'Words that say two things, of which one is asked for:',
    ...unclearStatusLines(),
  ].join('\n');
}
