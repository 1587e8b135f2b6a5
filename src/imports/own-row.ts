/** What only a list of refnet's own says of a referral. */
import { isDay, type Day } from '../calendar/day.ts';
import { readCurrency } from '../money/currency.ts';
import { money } from '../money/money.ts';
import { parseAmount } from '../money/parse-amount.ts';
import type { Direction } from '../referrals/direction.ts';
import { currencyOf, type Amounts, type Collected } from '../referrals/referral.ts';
import { UserError } from '../text/errors.ts';
import { cleanNote } from '../text/sanitize.ts';
import { NOTE } from '../text/too-long.ts';
import type { OwnFacts } from './import.ts';
import type { OwnMeaning } from './own-list.ts';
import type { RowCells } from './row-cells.ts';

/** What the row says besides, as far as it can be read. */
interface OfRow {
  day: Day | undefined;
  closedOn: Day | null;
  direction: Direction | undefined;
}

/** Reads it; what is wrong with it is noted. */
export function ownFacts(cells: RowCells, { day, closedOn, direction }: OfRow): OwnFacts {
  const text = (meaning: OwnMeaning) => cells.text(meaning);
  const toGiver = direction === 'received';
  const amounts = {
    estimate: cells.amount('estimate'),
    agreed: cells.amount('agreed'),
    invoiced: cells.amount('invoiced'),
  };
  return {
    uuid: text('uuid'),
    partnerNumber: cells.at('partner-number'),
    reason: cells.note('reason'),
    consent: consentOf(cells),
    introduction: text('introduction'),
    ...amounts,
    collected: collectedOf(cells, amounts),
    thankedOn: toGiver ? cells.dayFrom('thanked', day, 'the referral') : null,
    thankedHow: toGiver ? text('thanked-how') : null,
    toldOn: toGiver ? cells.dayFrom('told', closedOn ?? day, 'the outcome') : null,
    fit: fitOf(cells),
  };
}

/** What came in; as for a collection that is typed, all of it is in one currency, and no more went back than came in. */
function collectedOf(cells: RowCells, amounts: Amounts): Collected[] {
  const all = readCollected(cells.at('collected'), cells.today);
  if (typeof all === 'string') {
    cells.fault('collected', all);
    return [];
  }
  const currency = currencyOf(amounts) ?? all[0]?.amount.currency;
  if (all.some(({ amount }) => amount.currency !== currency)) {
    cells.fault('collected', `in another currency than the referral, ${currency ?? 'none'}`);
  } else if (all.reduce((sum, { amount }) => sum + amount.minor, 0) < 0) {
    cells.fault('collected', 'more went back than was collected');
  }
  return all;
}

const ONE_COLLECTED = /^(\d{4}-\d\d-\d\d) ([A-Z]{3}) (-?)(\d+(?:\.\d+)?)(?: ("(?:[^"\\]|\\.)*"))?(?:; |$)/;

/** `2026-05-05 CAD 500.00 "by cheque"; 2026-06-05 CAD -100.00`: every collection, as refnet lists them; or the fault. */
function readCollected(cell: string, today: Day): Collected[] | string {
  const all: Collected[] = [];
  for (let rest = cell; rest !== '';) {
    const [whole, onDay = '', currency = '', minus, digits = '', said] = ONE_COLLECTED.exec(rest) ?? [];
    if (whole === undefined || !isDay(onDay)) {
      return 'not a list like 2026-05-05 CAD 500.00; 2026-06-05 CAD 80.00';
    }
    if (onDay > today) return 'a day in it is still to come';
    const minor = minorOf(digits, currency);
    if (minor === undefined) return 'an amount in it cannot be read';
    const note = noteIn(said);
    if (note === undefined) return 'a note beside what was collected cannot be read';
    all.push({ onDay, amount: money(minus === '-' ? -minor : minor, currency), note });
    rest = rest.slice(whole.length);
  }
  return all;
}

function minorOf(digits: string, currency: string): number | undefined {
  try {
    return parseAmount(digits, { currency: readCurrency(currency) }).minor;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function noteIn(said: string | undefined): string | null | undefined {
  try {
    return said === undefined ? null : cleanNote(String(JSON.parse(said))).slice(0, NOTE) || null;
  } catch {
    return undefined;
  }
}

function consentOf(cells: RowCells): boolean | null {
  const cell = cells.at('consent');
  if (cell === '') return null;
  if (/^(?:true|yes)$/i.test(cell)) return true;
  if (!/^(?:false|no)$/i.test(cell)) cells.fault('consent', 'neither yes nor no');
  return false;
}

function fitOf(cells: RowCells): number | null {
  const cell = cells.at('fit');
  if (cell === '') return null;
  if (!/^[1-5]$/.test(cell)) cells.fault('fit', 'not a number from 1 to 5');
  return Number(cell);
}
