import type { Random } from './random.mjs';

interface About {
  readonly file: string;
  readonly random: Random;
  /** The size of its pages. */
  readonly page: number;
  /** The file of another network. */
  readonly other: string;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly hung?: boolean;
}

/** Ways in which a copy of a network is spoiled, some of which are no harm. */
export const SPOILED_COPIES: Readonly<Record<string, (about: About) => void>>;

/** Ways in which an export is spoiled, whatever its format. */
export const SPOILED_EXPORTS: Readonly<Record<string, (about: Pick<About, 'file' | 'random'>) => void>>;

interface Asked {
  readonly looking: readonly (readonly string[])[];
  readonly writing: readonly (readonly string[])[];
  readonly onIt: readonly (readonly string[])[];
}

/** Commands on a source: what only looks, what writes to the network, and what is done to the file itself. */
export const ASKED: Asked;

/** What was wrong with how one source was taken; nothing where all is well. */
export function judgeSource(about: {
  readonly run: (argv: readonly string[]) => Promise<Ended>;
  /** The file of the network, which is sound. */
  readonly network: string;
  readonly source: string;
  /** Names of clients of the source, which no error may say. */
  readonly secrets: readonly string[];
  /** All of them where left out. */
  readonly asked?: Asked;
}): Promise<string[]>;

/** The names of clients in a file. */
export function namesIn(file: string): string[];
