/** Whom one row is with, and which way it goes. */
import type { Direction } from '../referrals/direction.ts';
import { remembering } from '../text/remember.ts';
import { cleanInput } from '../text/sanitize.ts';
import { LINE } from '../text/too-long.ts';
import type { ImportedReferral } from './imported-referral.ts';
import { looseWords } from './pairs.ts';
import { factIn } from './tracker-words.ts';
import { isWithoutSource, NOTHING_SAID, partnerCell, type PartnerCell } from './partner-cell.ts';
import type { RowCells } from './row-cells.ts';
import { hasColumn, isOwnList, type TrackerColumn } from './tracker-columns.ts';
import { NOT_NAMED, type Reading } from './tracker-reading.ts';
import { LEAVE_OUT } from './status-cell.ts';
import { wayOfCell, type WaySaid } from './way-words.ts';

/** Whom a row is with, and which way it goes. */
export type Who = Pick<ImportedReferral, 'partner' | 'source' | 'partners' | 'firm' | 'direction'>;

/** Reads it of the row that its cells are at; what is wrong with those is noted there. Cells that come again are remembered. */
export class RowWho {
  readonly #cells: RowCells;
  readonly #reading: Reading;
  /** A list of refnet's own. */
  readonly #isOwn: boolean;
  /** The direction of a partner in the column of partners. */
  readonly #usualDirection: Direction;
  readonly #directionOf: (cell: string) => WaySaid | undefined;
  readonly #partnerOf: (cell: string) => PartnerCell;

  constructor(cells: RowCells, reading: Reading, columns: readonly TrackerColumn[]) {
    this.#cells = cells;
    this.#reading = reading;
    this.#isOwn = isOwnList(columns);
    const bothWays = hasColumn(columns, 'partner') && hasColumn(columns, 'given-to');
    this.#usualDirection = bothWays ? 'received' : reading.direction;
    this.#directionOf = remembering((cell) => wayOfCell(cell, reading.directions));
    const names = reading.names ?? NOTHING_SAID;
    this.#partnerOf = remembering((cell) => (this.#isOwn ? ownCell(cell) : partnerCell(cell, names)));
  }

  /** Whom it is with: by the column that names somebody, the user's own name telling which way it goes. */
  who(): Who | undefined {
    const cells = this.#cells;
    if (this.#isOwn && cells.at('own-source') !== '') return this.#ownSource();
    const from = this.#partnerOf(cells.at('partner'));
    const to = this.#partnerOf(cells.at('given-to'));
    const direction = this.#direction(from, to);
    if (direction === undefined) return undefined;
    const isTo = isSomebody(to) && (!isSomebody(from) || !isPerson(from));
    if (isPerson(from) && isPerson(to)) {
      if (this.#reading.ofSeveral === true) return cells.leaveOut('between two others');
      return cells.fault(
        null,
        'two partners, one who gave and one who received; write your own name in place of one, or leave it empty',
      );
    }
    const column = isTo ? 'given-to' : 'partner';
    return this.#with(isTo ? to : from, column, direction);
  }

  /** In a list of refnet's own, which has a partner or a source. */
  #ownSource(): Who | undefined {
    const cells = this.#cells;
    if (cells.at('partner') !== '') return cells.fault('own-source', 'a source beside a partner');
    const direction = this.#direction({ is: 'nobody' }, { is: 'nobody' });
    if (direction === 'given')
      return cells.fault('own-source', 'given to a source, which only sends clients');
    return { partner: null, source: cells.text('own-source'), direction: 'received' };
  }

  #direction(from: PartnerCell, to: PartnerCell): Direction | undefined {
    const cell = this.#cells.at('direction');
    const said = cell === '' ? undefined : this.#directionOf(cell);
    if (cell !== '' && said === undefined) {
      const fault = 'neither given nor received; write one of these in it';
      return this.#isOwn ? this.#cells.fault('direction', fault) : this.#cells.open('direction', fault);
    }
    if (said === LEAVE_OUT) return this.#cells.leaveOut('their way was to be left out');
    if (said !== undefined) return said;
    if (isPerson(to)) return 'given';
    return to.is === 'me' && isSomebody(from) ? 'received' : this.#usualDirection;
  }

  #with(cell: PartnerCell, column: 'partner' | 'given-to', direction: Direction): Who | undefined {
    const cells = this.#cells;
    switch (cell.is) {
      case 'partner':
        return { partner: cells.fitting(column, cell.name, LINE), ...this.#firmOf(cell), direction };
      case 'partners':
        for (const name of cell.names) cells.fitting(column, name, LINE);
        if (direction === 'given') return { partner: null, partners: cell.names, direction };
        return cells.fault(
          column,
          'names several partners, and a client comes from one; write one in the cell',
        );
      case 'source':
        if (direction === 'received') {
          return { partner: null, source: cells.fitting(column, cell.name, LINE), direction };
        }
        return cells.fault(column, 'a source, which no client is given to; --partners says it is a partner');
      case 'channel':
        if (direction === 'given') {
          return cells.fault(column, 'names no person and no firm; --partners says it is a partner');
        }
        return cells.open(column, 'names no person and no firm');
      case 'me':
      case 'nobody':
        return this.#withNobody(cell, column, direction);
    }
  }

  /** The firm that a column says, or that stands behind the name. */
  #firmOf({ beside }: Extract<PartnerCell, { is: 'partner' }>): Pick<Who, 'firm'> {
    const firm = factIn(this.#cells.at('partner-firm')) ?? beside?.business ?? null;
    return firm === null ? {} : { firm };
  }

  #withNobody({ is }: PartnerCell, column: 'partner' | 'given-to', direction: Direction): Who | undefined {
    const { nobody } = this.#reading;
    const cell = this.#partnerOf(this.#cells.at('source'));
    // Whoever is on record is meant, in whichever column the name stands.
    if (cell.is === 'partner' && this.#isMeantAsPartner(cell.name)) {
      return { partner: cell.name, direction };
    }
    const source = cleanInput(this.#cells.at('source'));
    if (direction === 'received' && !isWithoutSource(is, cell)) {
      return { partner: null, source: this.#cells.fitting('source', source, LINE), direction };
    }
    if (this.#isOwn) return this.#cells.fault(column, 'no partner');
    if (nobody === undefined) return this.#cells.open(column, 'no partner');
    if (nobody === 'keep' && direction === 'received') return { partner: null, source: NOT_NAMED, direction };
    return this.#cells.leaveOut('no partner');
  }

  /** A partner on record, or said to be one. */
  #isMeantAsPartner(name: string): boolean {
    const { isPartner, partners } = this.#reading.names ?? NOTHING_SAID;
    return isPartner(name) || partners.has(looseWords(name));
  }
}

/** In a list of refnet's own names stand as they are. */
function ownCell(cell: string): PartnerCell {
  const name = cleanInput(cell);
  return name === '' ? { is: 'nobody' } : { is: 'partner', name };
}

/** Whether a cell names somebody or something but the user. */
function isSomebody({ is }: PartnerCell): boolean {
  return is !== 'nobody' && is !== 'me';
}

function isPerson({ is }: PartnerCell): boolean {
  return is === 'partner' || is === 'partners';
}
