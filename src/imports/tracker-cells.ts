import { sniffDateFormat } from '../calendar/date-formats.ts';
import { isCurrency } from '../money/currency.ts';
import { parseTrackerAmount } from '../money/tracker-amount.ts';
import { isChannel } from '../partners/channels.ts';
import { isNobody } from '../partners/nobody.ts';
import { UserError } from '../text/errors.ts';
import { remembering } from '../text/remember.ts';
import type { Meaning } from './tracker-meanings.ts';
import { looksLikeName } from './looks-like-name.ts';
import { looseWords } from './pairs.ts';
import { meaningsOf, statusOfCell } from './status-cell.ts';
import { isYesOrNo, yesOrNo } from './tracker.ts';
import { trackerDirection } from './way-words.ts';

/** How many of the first cells of a column, blank ones apart, are what. */
export interface CellProfile {
  readonly filled: number;
  readonly days: number;
  /** Whole numbers of five digits, which a spreadsheet may mean as days. */
  readonly serials: number;
  readonly amounts: number;
  /** Amounts of nought. */
  readonly noughts: number;
  /** Single words. */
  readonly words: number;
  readonly yesOrNo: number;
  /** The same, but for `1` and `0`. */
  readonly yesOrNoWords: number;
  readonly no: number;
  readonly directions: number;
  /** Those of them that say that a client was given. */
  readonly givens: number;
  readonly statuses: number;
  readonly currencies: number;
  /** A search, a page, a walk-in, or nobody at all. */
  readonly channels: number;
  /** Those of them that are nobody: `N/A`. */
  readonly nobodies: number;
  readonly addresses: number;
  /** What looks like the name of a person or a firm. */
  readonly names: number;
  /** How many different ones there are. */
  readonly distinct: number;
  /** The first of them, to be shown beside the heading; empty where there is none. */
  readonly example: string;
  /** The first that says something else than that; empty where none does. */
  readonly second: string;
}

const isDayLike = remembering(
  (cell: string) =>
    /\d/.test(cell) &&
    (sniffDateFormat([cell], 'dmy').parse(cell) ?? sniffDateFormat([cell], 'mdy').parse(cell)) !== undefined,
);
/** Whether a line that may be headings is a row: a day, an address or an amount stands in it, which heads no column. */
export function isRow(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const text = cell.trim();
    return (
      isDayLike(text) ||
      isAddress(text) ||
      (/\d{3}|\d[.,]\d/.test(text) && !/^(?:19|20)\d{2}$/.test(text) && isAmount(text))
    );
  });
}

/**
 * Whether a line that may be headings is a row beside those beneath it: the name of somebody stands in it, and a cell comes
 * again in its column, or says a status as most others there do.
 */
export function isRowAmong(cells: readonly string[], beneath: readonly (readonly string[])[]): boolean {
  if (!cells.some(looksLikeName)) return false;
  return cells.some((cell, at) => {
    const key = looseWords(cell);
    if (key === '') return false;
    const others = beneath.flatMap((row) => (row[at]?.trim() ? [row[at].trim()] : []));
    if (others.some((other) => looseWords(other) === key)) return true;
    return isStatus(cell.trim()) && others.filter(isStatus).length * 2 > others.length;
  });
}

const isSerial = (cell: string) => /^[2-7]\d{4}(?:\.\d+)?$/.test(cell);
const isAddress = (cell: string) => /^\S+@\S+\.\S+$|^(?:https?:\/\/|www\.)\S+$/i.test(cell);

const isAmount = remembering((cell: string) => {
  if (!/\d/.test(cell)) return false;
  try {
    return parseTrackerAmount(cell, 'USD') !== undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // It names another currency, or its point is that of thousands.
    return /^\D{0,4}\d[\d.,' ]*\D{0,4}$/.test(cell);
  }
});
const isStatus = remembering(
  (cell: string) => (statusOfCell(cell) ?? null) !== null || Object.keys(meaningsOf(cell)).length > 0,
);

const isNoPerson = remembering((cell: string) => isChannel(cell) || isNobody(cell));

/** What the cells of a column are. */
export function profileOf(cells: readonly string[]): CellProfile {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [example = ''] = filled;
  const are = (is: (cell: string) => boolean) => filled.filter(is).length;
  const days = are((cell) => isDayLike(cell) && !isSerial(cell));
  return {
    filled: filled.length,
    days,
    serials: are(isSerial),
    amounts: are((cell) => isAmount(cell) && !(isDayLike(cell) && !isSerial(cell) && !/^\d+$/.test(cell))),
    noughts: are((cell) => /^[^\p{L}\d]*0+(?:[.,]0*)?[^\p{L}\d]*$/u.test(cell)),
    words: are((cell) => !/\s/.test(cell)),
    yesOrNo: are(isYesOrNo),
    yesOrNoWords: are((cell) => isYesOrNo(cell) && !/\d/.test(cell)),
    no: are((cell) => yesOrNo(cell) === false),
    directions: are((cell) => trackerDirection(cell) !== undefined),
    givens: are((cell) => trackerDirection(cell) === 'given'),
    statuses: are(isStatus),
    channels: are(isNoPerson),
    nobodies: are(isNobody),
    currencies: are((cell) => isCurrency(cell.toUpperCase())),
    addresses: are(isAddress),
    names: are(looksLikeName),
    distinct: new Set(filled.map(looseWords)).size,
    example,
    second: filled.find((cell) => looseWords(cell) !== looseWords(example)) ?? '',
  };
}

const most = (part: number, { filled }: CellProfile) => part * 2 > filled;

/** Whether the cells of a column can be what it is to mean; a column of blank cells can be anything. */
export function fits(meaning: Meaning, cells: CellProfile): boolean {
  if (cells.filled === 0) return true;
  const {
    days,
    serials,
    amounts,
    yesOrNo: saysSo,
    directions,
    statuses,
    currencies,
    addresses,
    filled,
  } = cells;
  const isText = !most(days, cells) && !most(amounts, cells) && !most(addresses, cells);
  switch (meaning) {
    case 'day':
    case 'closed':
    case 'won-on':
    case 'lost-on':
      return most(days + serials, cells);
    case 'value':
    case 'estimate':
      // Noughts may be amounts and noes.
      return most(amounts, cells) && saysSo < filled;
    case 'direction':
      return directions === filled;
    case 'currency':
      return most(currencies, cells);
    case 'status':
      return most(saysSo, cells) || isText;
    case 'stage':
      return isText && !most(saysSo, cells) && statuses > 0;
    case 'note':
    case 'ignore':
      return true;
    case 'client':
    case 'partner':
    case 'given-to':
      // An address may be all that there is of a name.
      return !most(days, cells) && !most(amounts, cells) && !most(saysSo, cells);
    default:
      return isText && !most(saysSo, cells);
  }
}

/** Whether a column says yes or no, and nothing else. */
export function saysYesOrNo(cells: CellProfile): boolean {
  return cells.filled > 0 && cells.yesOrNo === cells.filled && cells.distinct <= 2;
}

/** Whether a column of outcomes says yes or no; a few odd words among them, `maybe`, are asked about. */
export function mostlySaysYesOrNo(cells: CellProfile): boolean {
  return saysYesOrNo(cells) || most(cells.yesOrNoWords, cells);
}

/** Whether all that a column says are channels. */
export function holdsChannels(cells: CellProfile): boolean {
  return cells.filled > 0 && cells.channels === cells.filled;
}

/** Whether a column says the same few words over and over: a kind of thing, and nobody's names. */
export function repeatsFewWords({ filled, distinct, words }: CellProfile): boolean {
  return filled >= 3 && distinct * 2 <= filled && distinct <= 6 && words * 2 > filled;
}

/** Whether all that a column says are days, so that it may be taken for them whatever its heading. */
export function holdsDays(cells: CellProfile): boolean {
  return cells.filled > 0 && cells.days === cells.filled;
}

/** Whether most of what a column says are days: what stands above it, and is none, is a heading. */
export function holdsMostlyDays(cells: CellProfile): boolean {
  return cells.filled > 0 && most(cells.days, cells);
}

/** Whether all that a column says is which way something went, and not always the same. */
export function holdsBothWays({ filled, directions, givens }: CellProfile): boolean {
  return filled > 0 && directions === filled && givens > 0 && givens < filled;
}

/** So few rows may say two things by chance. */
const FEW_ROWS = 4;

/** Whether many rows say one of the same two things. */
export function saysOneOfTwo({ filled, distinct }: CellProfile): boolean {
  return filled >= FEW_ROWS && distinct === 2;
}
