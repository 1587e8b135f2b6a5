/** What people type for themselves, as a key. */
const SELF = /^(?:me|i|myself|my self|i myself|me myself)$/;

/** Whether a text says "me": it is nobody's beginning, as that of Mei-Ling. */
export function saysMe(text: string): boolean {
  return SELF.test(text.trim().toLowerCase());
}
