import { vocabulary } from '../kinds/vocabulary.ts';

/** The shells that completion is there for. */
export const SHELLS = vocabulary('shell', ['bash', 'zsh', 'fish'] as const);
