/** Marks by which people who write lists by hand say "as in the row above". */
const DITTOS: ReadonlySet<string> = new Set(
  (
    "\" '' \u201c \u201d \u201e \u3003 \u2033 -\"- -''- -\u201d- -\u3003- ^ \u2191 -do- --do-- do. ditto dito idem same " +
    'sameasabove asabove seeabove wieoben s.o. sieheoben'
  ).split(' '),
);

const LONGEST = 16;

/** How one begins: every cell of every row is looked at, and few do. */
const BEGINS = /^\s*["'\u201c\u201d\u201e\u3003\u2033^\u2191dsaiw-]/i;

/** Whether a cell stands for the one above it: `"`, `-do-`, `ditto`, `same as above`. */
export function isDitto(cell: string): boolean {
  if (cell === '' || cell.length > LONGEST || !BEGINS.test(cell)) return false;
  return DITTOS.has(cell) || DITTOS.has(cell.replaceAll(/\s/g, '').toLowerCase());
}

/** Why such a row is not read: nothing says that the rows still stand in the order in which they were written. */
export const DITTO = 'stands for the row above, which sorting would change; write it out';
