/** Commands that only read, of all rooms; `{partner}` and `{record}` stand for numbers of the file. */
export const READING: readonly (readonly string[])[];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly hung?: boolean;
}

/** What was wrong with how one file was taken; nothing where all is well. */
export function judgeFile(about: {
  readonly run: (argv: readonly string[]) => Promise<Ended>;
  readonly file: string;
  /** They only read. */
  readonly commands: readonly (readonly string[])[];
  /** What no error may say: names of clients. */
  readonly secrets: readonly string[];
  /** Nothing is wrong with it, and it may be written another way than before. */
  readonly isHarmless?: boolean;
}): Promise<string[]>;
