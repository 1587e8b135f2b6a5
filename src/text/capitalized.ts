/** The text with its first letter raised, as where a line begins with it. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
