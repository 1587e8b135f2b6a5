/** Which column of a tracker is what: by what its heading may mean, and by whether its cells can be that. */
import { cleanInput } from '../text/sanitize.ts';
import { ownListOf, ownMeaning } from './own-list.ts';
import {
  fits,
  holdsBothWays,
  holdsChannels,
  holdsDays,
  mostlySaysYesOrNo,
  type CellProfile,
} from './tracker-cells.ts';
import { isHeader, type Mapping, type TrackerColumn } from './tracker-columns.ts';
import {
  amountWords,
  areInCurrencies,
  headingSays,
  headingWords,
  isAside,
  isSameInCurrency,
} from './tracker-headings.ts';
import { SUBJECTS, type HeadedMeaning } from './tracker-heading-words.ts';
import type { Meaning } from './tracker-meanings.ts';
import { headingKey } from './tracker.ts';
import { speaksOfWay } from './way-words.ts';

/** A line of headings, with what the cells beneath each are, where they were looked at. */
export interface Table {
  readonly headings: readonly string[];
  readonly profiles?: readonly CellProfile[] | undefined;
  /** Whether a row says something in both of two columns; undefined where no rows were looked at. */
  readonly isBoth?: ((one: number, other: number) => boolean) | undefined;
  /** Of the rows that say in another column what a row says, the share that says nothing new in this; 0 without any. */
  readonly follows?: ((index: number, other: number) => number) | undefined;
}

/** What the columns of a table are taken for. */
export interface Assigned {
  readonly columns: TrackerColumn[];
  /** The columns that could each be the one thing, where neither heading nor cells tell which. */
  readonly tied: readonly { readonly meaning: Meaning; readonly columns: readonly TrackerColumn[] }[];
  /** Amounts that are nought in every row, and those of the column beside it that are taken instead. */
  readonly noughts: { readonly of: TrackerColumn; readonly taken: TrackerColumn } | undefined;
  /** The column of days is the only one, whose heading says nothing of the kind. */
  readonly dayByCells: TrackerColumn | undefined;
  /** A column that says by its cells which way each row went, whatever its heading says. */
  readonly wayByCells: TrackerColumn | undefined;
}

/** Meanings in the order in which columns are given to them. */
const ORDER: readonly HeadedMeaning[] = [
  'direction',
  'given-to',
  'client',
  'partner',
  'day',
  'won-on',
  'lost-on',
  'closed',
  'status',
  'stage',
  'value',
  'estimate',
  'currency',
  'need',
  'given-to-first',
  'given-to-last',
  'partner-first',
  'partner-last',
  'client-first',
  'client-last',
  'source',
  'note',
  'partner-profession',
  'partner-firm',
  'partner-region',
];

/** Two columns that could be one of these, of the same rank, are asked about: a row is known by them. */
const ESSENTIAL: ReadonlySet<Meaning> = new Set(['day', 'partner', 'given-to', 'client']);

/** From this rank on a column of partners says where clients come from, a name or not. */
const SOURCES = 30;

/** Up to this rank a heading is believed against its cells. */
const SURE = 20;

/** What is added to the rank of a column whose cells do not fit, and of one that has none. */
const UNFIT = 100;
const EMPTY = 200;

/** A heading as weak as this is a partner only where nothing else could be. */
const WEAK = 60;

/** From this rank on a day is one of booking. */
const BOOKED = 30;

/** Whether an amount is a lowest or a highest one: `Projected Revenue Low`, `Budget (max)`. */
function isBound(heading: string): boolean {
  return headingWords(heading).some((word) =>
    /^(?:low|lower|lowest|high|higher|highest|min|minimum|max|maximum|from|to)$/.test(word),
  );
}

/** `Commission`, `Provision (€)`: said neither whose it is nor of what. */
function isBareCommission(heading: string): boolean {
  return /^(?:commission|provision)(?: amount| betrag)?$/.test(amountWords(heading));
}

/** `Value`, `Deal amount`, `Auftragswert netto`: no price of what was bought, no premium, no loan. */
function isBareAmount(heading: string): boolean {
  return /^(?:(?:deal|business|project|contract|order|total|value|amount|net|netto|wert|betrag|summe|auftragswert|auftragssumme|auftragsvolumen|montant|importe|monto|valor|valore|importo|bedrag|waarde) ?)+$/.test(
    amountWords(heading),
  );
}

/** `Referral Type`, `Type of referral`, `Lead channel`: in what way it came. */
function isTypeOfReferral(heading: string): boolean {
  const words = headingWords(heading);
  return (
    words.length < 4 &&
    words.some((word) => /^(?:type|kind|category|method|medium|channel)$/.test(word)) &&
    words.some((word) => /^(?:referral|referrer|source|lead|contact)$/.test(word))
  );
}

/** Whether some cells say from where somebody came: `Website`, but not `N/A`. */
function namesChannels(cells: CellProfile | undefined): boolean {
  return cells !== undefined && cells.channels > cells.nobodies;
}

const PAID = /^(?:paid|due|owed|received|sent)$/;

interface Offer {
  readonly index: number;
  readonly rank: number;
}

/** What the columns are. What the user said of a column stands above what is recognized. */
export function assign({ headings, profiles, isBoth, follows }: Table, mapping: Mapping): Assigned {
  const columns = headings.map((cell): TrackerColumn => {
    const heading = cleanInput(cell);
    const said = mapping.get(headingKey(heading))?.meaning;
    const currency = heading === '' ? undefined : headingSays(heading).currency;
    return { heading, meaning: said === 'ignore' ? undefined : said, currency, yesNo: false };
  });
  if (ownListOf(headings) === 'referrals') {
    for (const column of columns) if (!isSaid(column, mapping)) column.meaning = ownMeaning(column.heading);
    return { columns, tied: [], noughts: undefined, dayByCells: undefined, wayByCells: undefined };
  }
  const giving = new Giving(columns, { profiles, isBoth, follows }, mapping);
  const wayByCells = giving.wayByCells();
  for (const meaning of ORDER) giving.give(meaning);
  const dayByCells = giving.dayByCells();
  giving.markYesNo();
  return { columns, tied: giving.tied, noughts: giving.noughts, dayByCells, wayByCells };
}

/** Whether a line of headings is that of a tracker, by what is said of them: it says where the day and the partner are. */
export function isTrackerHeader(headings: readonly string[], mapping: Mapping = new Map()): boolean {
  return isHeader(assign({ headings }, mapping).columns);
}

function isSaid({ heading }: TrackerColumn, mapping: Mapping): boolean {
  return mapping.has(headingKey(heading));
}

/** Gives columns to meanings, one after the other. */
class Giving {
  readonly tied: { meaning: Meaning; columns: TrackerColumn[] }[] = [];
  noughts: Assigned['noughts'];
  readonly #columns: readonly TrackerColumn[];
  readonly #profiles: readonly CellProfile[] | undefined;
  readonly #isBoth: (one: number, other: number) => boolean;
  readonly #follows: (index: number, other: number) => number;
  readonly #free: (index: number) => boolean;
  readonly #said: ReadonlySet<Meaning>;

  constructor(
    columns: readonly TrackerColumn[],
    { profiles, isBoth = () => true, follows = () => 0 }: Omit<Table, 'headings'>,
    mapping: Mapping,
  ) {
    this.#isBoth = isBoth;
    this.#follows = follows;
    this.#columns = columns;
    this.#profiles = profiles;
    this.#said = new Set([...mapping.values()].map(({ meaning }) => meaning));
    this.#free = (index) => {
      const column = columns[index];
      return (
        column !== undefined &&
        column.meaning === undefined &&
        column.heading !== '' &&
        !isSaid(column, mapping)
      );
    };
  }

  give(meaning: HeadedMeaning): void {
    if (this.#said.has(meaning) || this.#isNamedInParts(meaning)) return;
    if (meaning === 'note') return this.#giveNotes();
    if (meaning === 'partner-profession' || meaning === 'partner-firm' || meaning === 'partner-region')
      return this.#giveOfPartner(meaning);
    if (meaning === 'source') return this.#giveSource();
    if (/-(?:first|last)$/.test(meaning) && this.#isNamedWhole(meaning)) return;
    if (meaning === 'stage' && !this.#has('status')) return;
    if (meaning === 'estimate' && !this.#has('value')) return;
    if (meaning === 'value') return this.#giveValue();
    const [best, ...others] = meaning === 'client' ? this.#offersOfClients() : this.#offers(meaning);
    if (best === undefined) return;
    // A day booked is that of winning only where a status says what was booked.
    if (meaning === 'won-on' && best.rank >= BOOKED && this.#offers('status').length === 0) return;
    const equals = [best, ...others.filter(({ rank }) => rank === best.rank)];
    const [taken = best, ...same] = meaning === 'partner' ? this.#namingFirst(equals) : equals;
    if (ESSENTIAL.has(meaning) && same.length > 0 && this.#isFilled(taken)) {
      const columns = [taken, ...same.filter((each) => this.#isFilled(each))].flatMap(
        ({ index }) => this.#columns[index] ?? [],
      );
      if (columns.length > 1) this.tied.push({ meaning, columns });
    }
    this.#set(taken.index, meaning === 'partner' && this.#isOfChannels(taken) ? 'source' : meaning);
  }

  /** Of columns that say where leads come from those that name somebody; where none does, the one that is called a source. */
  #namingFirst(equals: readonly Offer[]): Offer[] {
    const naming = equals.filter((each) => !this.#isOfChannels(each));
    if (naming.length > 0) return naming;
    const headingOf = ({ index }: Offer) => this.#columns[index]?.heading ?? '';
    const source = equals.find((each) => headingWords(headingOf(each)).includes('source'));
    return source === undefined ? [...equals].slice(0, 1) : [source];
  }

  /** A column of where leads come from that names nobody: all of its clients come from sources. */
  #isOfChannels({ index, rank }: Offer): boolean {
    const profile = this.#profiles?.[index];
    return rank >= SOURCES && rank < WEAK && profile !== undefined && holdsChannels(profile);
  }

  /** Where no heading says the way, the only column of which every cell does. */
  wayByCells(): TrackerColumn | undefined {
    if (this.#said.has('direction') || this.#offers('direction').length > 0) return undefined;
    const [only, ...others] = this.#columns.filter(({ heading }, index) => {
      const profile = this.#profiles?.[index];
      if (!this.#free(index) || profile === undefined || !fits('direction', profile)) return false;
      const isOfWay = profile.filled > 0 && speaksOfWay(heading);
      return isOfWay || (holdsBothWays(profile) && mayBeOfWay(heading));
    });
    if (only === undefined || others.length > 0) return undefined;
    only.meaning = 'direction';
    return only;
  }

  /** Where no heading says the day, the only column of days is it. */
  dayByCells(): TrackerColumn | undefined {
    if (this.#has('day') || this.#said.has('day') || this.#profiles === undefined) return undefined;
    const most = Math.max(...this.#profiles.map(({ filled }) => filled));
    const [only, ...others] = this.#columns.filter((column, index) => {
      const profile = this.#profiles?.[index];
      if (!this.#free(index) || profile === undefined || !holdsDays(profile)) return false;
      // A day that only some rows have is that of an outcome.
      return isUnheard(column.heading) && profile.filled * 5 >= most * 4;
    });
    if (only === undefined || others.length > 0) return undefined;
    only.meaning = 'day';
    return only;
  }

  markYesNo(): void {
    this.#columns.forEach((column, index) => {
      const profile = this.#profiles?.[index];
      column.yesNo = column.meaning === 'status' && profile !== undefined && mostlySaysYesOrNo(profile);
    });
  }

  #offers(meaning: HeadedMeaning): Offer[] {
    return this.#columns
      .flatMap(({ heading }, index): Offer[] => {
        if (!this.#free(index)) return [];
        const { candidates } = headingSays(heading);
        const found = candidates.find((each) => each.meaning === meaning);
        if (found === undefined) return [];
        // `Paid?` with Y and N is no amount, however it is headed.
        if (isAmount(meaning) && this.#saysYesOrNo(index)) return [];
        const isFit = this.#fits(meaning, index, found.rank);
        // A heading that can mean nothing else is believed, so that its cells are what is faulty.
        if (!isFit && (candidates.length > 1 || found.rank > SURE)) return [];
        // A column that says nothing gives way to one that does.
        const isFilled = this.#isFilled({ index });
        const isUseless = !isFilled || (meaning === 'status' && this.#saysOneThing(index));
        return [{ index, rank: found.rank + (isFit ? 0 : UNFIT) + (isUseless ? EMPTY : 0) }];
      })
      .toSorted((a, b) => a.rank - b.rank);
  }

  #fits(meaning: Meaning, index: number, rank: number): boolean {
    const profile = this.#profiles?.[index];
    if (profile === undefined || profile.filled === 0) return true;
    if (!fits(meaning, profile)) return false;
    // In what way a client came says nothing of what they need.
    if (meaning === 'need' && isTypeOfReferral(this.#columns[index]?.heading ?? ''))
      return !namesChannels(profile);
    // `Closed`, `Won`, `Signed` may be anything.
    const isOutcome = meaning === 'status' && rank >= 30 && rank < 80;
    return !isOutcome || (profile.yesOrNo + profile.statuses) * 2 > profile.filled;
  }

  #saysYesOrNo(index: number): boolean {
    const profile = this.#profiles?.[index];
    return profile !== undefined && profile.yesOrNoWords > 0 && mostlySaysYesOrNo(profile);
  }

  /** Every row says the same, `Active`, which tells nothing of any. */
  #saysOneThing(index: number): boolean {
    const profile = this.#profiles?.[index];
    return profile !== undefined && profile.filled > 2 && profile.distinct === 1;
  }

  #isFilled({ index }: { index: number }): boolean {
    const profile = this.#profiles?.[index];
    return profile === undefined || profile.filled > 0;
  }

  #has(meaning: Meaning): boolean {
    return this.#columns.some((column) => column.meaning === meaning);
  }

  #set(index: number, meaning: Meaning): void {
    const column = this.#columns[index];
    if (column !== undefined) column.meaning = meaning;
  }

  /** First and last name stand above a firm or the title of a deal, and below a column of whole names. */
  #isNamedInParts(meaning: Meaning): boolean {
    if (meaning !== 'client' && meaning !== 'partner' && meaning !== 'given-to') return false;
    const [part] = this.#offers(`${meaning}-last`);
    const [whole] = this.#offers(meaning);
    return part !== undefined && whole !== undefined && part.rank < whole.rank && part.rank < EMPTY;
  }

  #isNamedWhole(part: HeadedMeaning): boolean {
    const whole = part.replace(/-(?:first|last)$/, '');
    return this.#columns.some(({ meaning }) => meaning === whole);
  }

  /** `Referral` may be who was referred, or who did: the partner only where no other column is, and another the client. */
  #offersOfClients(): Offer[] {
    const [best, ...others] = this.#offers('client');
    const [partner, ...more] = this.#offers('partner');
    const isPartner = best?.index === partner?.index && (partner?.rank ?? 0) >= WEAK && more.length === 0;
    return best === undefined || (isPartner && others.length > 0) ? others : [best, ...others];
  }

  #giveNotes(): void {
    for (const { index } of this.#offers('note')) this.#set(index, 'note');
  }

  /** Of two amounts as sure as each other the one that says something; of a low and a high one a person says which. */
  #giveValue(): void {
    const [first, ...others] = this.#offers('value').filter(({ index }) => !this.#isOfReferralFee(index));
    if (first === undefined) return;
    const same = [first, ...others.filter(({ rank }) => rank === first.rank)];
    const isNought = ({ index }: Offer) => {
      const cells = this.#profiles?.[index];
      return cells !== undefined && cells.filled > 0 && cells.noughts === cells.filled;
    };
    const best = same.find((each) => !isNought(each)) ?? first;
    const columnOf = ({ index }: Offer) => this.#columns[index];
    const [of, taken] = [columnOf(first), columnOf(best)];
    if (of !== undefined && taken !== undefined && of !== taken) this.noughts = { of, taken };
    const bounds = same.filter((each) => !isNought(each) && isBound(columnOf(each)?.heading ?? ''));
    if (bounds.length > 1 && this.#profiles !== undefined && isBound(taken?.heading ?? '')) {
      this.tied.push({ meaning: 'value', columns: bounds.flatMap((each) => columnOf(each) ?? []) });
    } else this.#tieCommission(best, others);
    this.#set(best.index, 'value');
    for (const each of same)
      if (this.#isInAnotherCurrency(each.index, best.index)) this.#set(each.index, 'value');
  }

  /**
   * A bare commission is what the client brought to an agent, and what is paid for the client to others: beside an amount that
   * says no more of itself a person says which of the two is meant.
   */
  #tieCommission(best: Offer, others: readonly Offer[]): void {
    const columnOf = ({ index }: Offer) => this.#columns[index];
    const commission = columnOf(best);
    if (this.#profiles === undefined || !isBareCommission(commission?.heading ?? '')) return;
    const amounts = others.filter(
      (each) => this.#isFilled(each) && isBareAmount(columnOf(each)?.heading ?? ''),
    );
    const columns = amounts.flatMap((each) => columnOf(each) ?? []);
    if (commission !== undefined && columns.length > 0)
      this.tied.push({ meaning: 'value', columns: [...columns, commission] });
  }

  /** What a column says of the partner; a firm or a region only where partners have one, or it may be the client's. */
  #giveOfPartner(meaning: 'partner-profession' | 'partner-firm' | 'partner-region'): void {
    const of = this.#columns.findIndex(
      (column) => column.meaning === 'partner' || column.meaning === 'given-to',
    );
    if (of === -1) return;
    const firms = () =>
      this.#offers('partner').filter(({ index }) =>
        headingWords(this.#columns[index]?.heading ?? '').some((word) => SUBJECTS.firm.has(word)),
      );
    const offers = [...this.#offers(meaning), ...(meaning === 'partner-firm' ? firms() : [])];
    const found = offers.find(
      ({ index }) => this.#isFilled({ index }) && this.#follows(index, of) >= LEAST_FOLLOWING[meaning],
    );
    if (found !== undefined) this.#set(found.index, meaning);
  }

  /** `Fee €` and `Fee $`, of which each row has one. */
  #isInAnotherCurrency(index: number, taken: number): boolean {
    const [heading = '', other = ''] = [index, taken].map((at) => this.#columns[at]?.heading);
    const others = this.#columns.flatMap(({ meaning }, at) => (meaning === 'value' ? [at] : []));
    return (
      !others.includes(index) &&
      this.#isFilled({ index }) &&
      isSameInCurrency(heading, other) &&
      areInCurrencies([heading, ...others.map((at) => this.#columns[at]?.heading ?? '')]) &&
      !others.some((at) => this.#isBoth(index, at))
    );
  }

  /** `Fee Paid` beside `Referral Fee`: what partners pay each other, and no business of the client's. */
  #isOfReferralFee(index: number): boolean {
    const [own = [], ...all] = [this.#columns[index], ...this.#columns].map((column) =>
      headingWords(column?.heading ?? ''),
    );
    const isFee = (words: readonly string[]) => words.includes('fee');
    return (
      isFee(own) &&
      own.some((word) => PAID.test(word)) &&
      all.some((words) => isFee(words) && words.includes('referral'))
    );
  }

  /** Beside a column of names, where clients came from whom nobody sent; a type of referral may say so. */
  #giveSource(): void {
    if (!this.#has('partner') && !this.#has('partner-last')) return;
    const found =
      this.#offers('partner').find(({ rank }) => rank >= SOURCES && rank < WEAK)?.index ??
      this.#columns.findIndex(
        ({ heading }, index) =>
          this.#free(index) && isTypeOfReferral(heading) && namesChannels(this.#profiles?.[index]),
      );
    if (found !== -1) this.#set(found, 'source');
  }
}

/** How surely it goes with the partner what a column says: two of one name are at two firms, and nobody in two places. */
const LEAST_FOLLOWING = { 'partner-profession': 0, 'partner-firm': 0.8, 'partner-region': 1 } as const;

/** What a heading says whose column may still say the way: nothing that is known, or who or of what sort. */
const BESIDE_WAY: ReadonlySet<Meaning> = new Set(['partner', 'given-to', 'client', 'source', 'need']);

function mayBeOfWay(heading: string): boolean {
  return !isAside(heading) && headingSays(heading).candidates.every(({ meaning }) => BESIDE_WAY.has(meaning));
}

const isAmount = (meaning: Meaning) => meaning === 'value' || meaning === 'estimate';

/** Whether nothing is known of a heading: it is not one of a birthday, or of when something is due. */
function isUnheard(heading: string): boolean {
  const { candidates } = headingSays(heading);
  return candidates.length === 0 && !/birth|due|next|follow|expect|remind|modif|updat|last/i.test(heading);
}
