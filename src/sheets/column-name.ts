/** Columns of a spreadsheet, from 0, and their names: A to Z, AA to ZZ, AAA. */

/** The column of a place like `AB12`, from 0; -1 where it says none. */
export function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length && at < 4; at++) {
    const letter = (place.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** The name of a column: `A` of 0, `AB` of 27. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
