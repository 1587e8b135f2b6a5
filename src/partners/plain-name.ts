/**
 * Whether a text typed as a name is nothing but a name: what may stand beside one is set off by a comma, a dash, a bar or
 * brackets. Most are, and are looked at no further.
 */
export function isPlainName(text: string): boolean {
  return !/[(),|–—-]/.test(text);
}
