/**
 * The highest number that a row may bring along, or a counter: those that are given out after it have no more than the nine
 * digits that people can type.
 */
export const LAST_NUMBER = 900_000_000;
