/** Below zero where the first comes first, zero for the same text: by code unit, so that no locale changes an order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
