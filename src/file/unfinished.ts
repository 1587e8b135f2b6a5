import { UUID } from '../text/uuid.ts';

/** How a copy of a network is called until it is whole, behind the name that it is to have. */
export const UNFINISHED_COPY = new RegExp(String.raw`^${UUID}\.part$`);

/** How any other file that is written is called until it is whole, behind the name that it is to have. */
export const UNFINISHED_OUTPUT = /^[0-9a-f]{12}\.part$/;

/**
 * Whether nobody makes a file any more that was last written to at `mtimeMs`, when the same disk's clock said `nowMs`: half
 * an hour without a word, which no copy or export takes.
 */
export function isGivenUp(mtimeMs: number, nowMs: number): boolean {
  return mtimeMs < nowMs - 30 * 60 * 1000;
}
