/** Whether a word of the text begins so; both are search keys. */
export function beginsWordIn(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const before = text[at - 1] ?? ' ';
    // Letters have two cases, or are of a script without any.
    if (before < '0' || (before.toLowerCase() === before.toUpperCase() && !/\d/.test(before))) return true;
  }
  return false;
}
