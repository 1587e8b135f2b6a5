/** Two clocks may differ by so many milliseconds, a day, before one of them counts as wrong. */
export const CLOCKS_DIFFER = 24 * 3600 * 1000;
