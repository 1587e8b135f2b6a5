/** The lines of a vCard file, cut into cards and properties: what is common to all versions, and version 2.1 whole. */

/** How a file of cards begins. */
export const FIRST_OF_CARDS = 'BEGIN:VCARD';

/** What refnet's own cards say of where they come from. */
export const OWN_CARDS = '-//refnet//refnet//EN';

/** The lines of one card, or what is none. */
export interface CardText {
  /** The line it starts on, from 1. */
  readonly line: number;
  /** Its properties, unfolded, those that nobody reads left out. */
  readonly properties: readonly CardLine[];
  /** Why it is no card; undefined for one. Names nobody. */
  readonly fault: CardFault | undefined;
  /** As it stands in the file, for a file of what was left out; pictures left out. */
  readonly text: string;
}

export interface CardLine {
  readonly line: number;
  readonly text: string;
}

export interface CardFault {
  readonly line: number;
  readonly reason: string;
}

/** What of a card is read; anything else may be as it likes. */
const READ =
  /^(?:[\w-]+\.)?(?:VERSION|PRODID|KIND|FN|N|NICKNAME|ORG|TITLE|ROLE|EMAIL|TEL|ADR|LABEL|URL|NOTE|CATEGORIES|RELATED|UID|X-SOCIALPROFILE|X-ADDRESSBOOKSERVER-KIND|X-KIND|X-ABRELATEDNAMES|X-ABLABEL|X-ABSHOWAS|X-MS-REFERREDBY|X-EVOLUTION-REFERREDBY)[;:]/i;
const PROPERTY = /^(?:[\w-]+\.)?[\w-]+(?:;(?:"[^"]*"|[^":]|"(?![^"]*"))*)?:/;
const QUOTED_PRINTABLE = /^[^:]*[;=]QUOTED-PRINTABLE[^:]*:/i;
/** A picture may go on without being indented. */
const BASE64 = /^[A-Za-z0-9+/=]{4,}$/;

/** No line that is read is longer, nor any card; what is, is no card. */
const LONGEST = 100_000;
const MOST_PROPERTIES = 2_000;

/** Cuts lines into cards. Each byte of a line is a character, so that each card may be decoded by itself. */
export class CardCutter {
  #at = 0;
  #begun = 0;
  #nested = 0;
  #properties: CardLine[] = [];
  #text: string[] = [];
  #fault: CardFault | undefined;
  /** The property that may go on in the next line; undefined for one that nobody reads. */
  #open: CardLine | undefined;
  /** It goes on in the next line, however that begins. */
  #softBreak = false;
  #inBinary = false;
  #strays: CardFault | undefined;

  /** Takes the next line, without its end. Returns what it completes. */
  next(line: string): CardText[] {
    this.#at += 1;
    const word = line.trim().toUpperCase();
    if (this.#begun === 0) return this.#outside(line, word);
    if (this.#softBreak) {
      this.#continue(line);
      return [];
    }
    if (word === 'BEGIN:VCARD') return this.#beginsAnother();
    if (word === 'END:VCARD') return this.#ends();
    if (this.#nested > 0) return [];
    this.#property(line);
    return [];
  }

  /** What is left once there are no more lines. */
  end(): CardText[] {
    if (this.#begun !== 0)
      return [this.#card({ line: this.#begun, reason: 'the card has no end (END:VCARD)' })];
    return this.#takeStrays();
  }

  #outside(line: string, word: string): CardText[] {
    if (word === 'BEGIN:VCARD') {
      const strays = this.#takeStrays();
      this.#begin();
      return strays;
    }
    if (word === '') return [];
    this.#strays ??= { line: this.#at, reason: 'text that is in no card (BEGIN:VCARD is missing)' };
    this.#text.push(line.slice(0, LONGEST));
    return word === 'END:VCARD' ? this.#takeStrays() : [];
  }

  #takeStrays(): CardText[] {
    const fault = this.#strays;
    if (fault === undefined) return [];
    this.#strays = undefined;
    const text = this.#text.slice(0, 100).join('\n');
    this.#text = [];
    return [{ line: fault.line, properties: [], fault, text }];
  }

  #begin(): void {
    this.#begun = this.#at;
    this.#properties = [];
    this.#text = [];
    this.#fault = undefined;
    this.#open = undefined;
    this.#softBreak = false;
    this.#inBinary = false;
    this.#nested = 0;
  }

  /** A card within a card is the agent's of 2.1; else the one before was cut. */
  #beginsAnother(): CardText[] {
    if (this.#inAgent) {
      this.#nested += 1;
      return [];
    }
    const cut = this.#card({ line: this.#begun, reason: 'the card has no end (END:VCARD)' });
    this.#begin();
    return [cut];
  }

  #inAgent = false;

  #ends(): CardText[] {
    if (this.#nested > 0) {
      this.#nested -= 1;
      return [];
    }
    const card = this.#card(undefined);
    this.#begun = 0;
    return [card];
  }

  #card(fault: CardFault | undefined): CardText {
    const text = ['BEGIN:VCARD', ...this.#text].join('\n');
    const card = { line: this.#begun, properties: this.#properties, fault: this.#fault ?? fault, text };
    this.#begun = 0;
    this.#text = [];
    return card;
  }

  #property(line: string): void {
    if (/^[ \t]/.test(line)) {
      this.#continue(line);
      return;
    }
    const isNew = PROPERTY.test(line.slice(0, LONGEST));
    if (line.trim() === '' || (!isNew && this.#inBinary && BASE64.test(line))) return;
    this.#open = undefined;
    this.#inBinary = false;
    if (!isNew) {
      this.#fault ??= { line: this.#at, reason: 'the line is no property of a card' };
      return;
    }
    this.#inAgent = /^(?:[\w-]+\.)?AGENT\b/i.test(line);
    if (!READ.test(line)) {
      this.#inBinary = true;
      this.#softBreak = QUOTED_PRINTABLE.test(line) && line.endsWith('=');
      return;
    }
    if (this.#properties.length >= MOST_PROPERTIES || line.length > LONGEST) {
      this.#fault ??= { line: this.#at, reason: 'the card is too long to be one' };
      return;
    }
    this.#text.push(line);
    this.#open = { line: this.#at, text: line };
    this.#properties.push(this.#open);
    this.#softBreak = QUOTED_PRINTABLE.test(line) && line.endsWith('=');
  }

  #continue(line: string): void {
    const open = this.#open;
    const isSoft = this.#softBreak;
    if (open === undefined) {
      this.#softBreak = isSoft && line.endsWith('=');
      return;
    }
    const text = isSoft ? open.text.slice(0, -1) + line.replace(/^[ \t]/, '') : open.text + line.slice(1);
    if (text.length > LONGEST) {
      this.#fault ??= { line: this.#at, reason: 'the card is too long to be one' };
      this.#softBreak = false;
      return;
    }
    this.#open = { line: open.line, text };
    this.#properties[this.#properties.length - 1] = this.#open;
    this.#text.push(line);
    this.#softBreak = (isSoft || QUOTED_PRINTABLE.test(text)) && line.endsWith('=');
  }
}

/** A property of a card: its name in capitals, parameters by their names in capitals, and its value still encoded. */
export interface CardProperty {
  readonly group: string;
  readonly name: string;
  readonly types: readonly string[];
  readonly charset: string | undefined;
  readonly isQuotedPrintable: boolean;
  readonly value: string;
}

/** A property of version 2.1, whose parameters may be bare words: `TEL;WORK;VOICE:...`. */
export function cardProperty(text: string): CardProperty {
  const colon = text.indexOf(':');
  const [head = '', ...parameters] = text.slice(0, colon).split(';');
  const [name = '', group = ''] = head.split('.').toReversed();
  const pairs = parameters.map((each) => {
    const at = each.indexOf('=');
    return at === -1
      ? (['TYPE', each] as const)
      : ([each.slice(0, at).toUpperCase(), each.slice(at + 1)] as const);
  });
  const valuesOf = (wanted: string) => pairs.flatMap(([key, value]) => (key === wanted ? [value] : []));
  const types = valuesOf('TYPE').flatMap((each) => each.toUpperCase().split(','));
  const encodings = [...valuesOf('ENCODING').map((each) => each.toUpperCase()), ...types];
  return {
    group: group.toUpperCase(),
    name: name.trim().toUpperCase(),
    types,
    charset: valuesOf('CHARSET')[0],
    isQuotedPrintable: encodings.includes('QUOTED-PRINTABLE'),
    value: text.slice(colon + 1),
  };
}

/** The bytes of a quoted-printable value, each a character; what is no code stands for itself. */
export function fromQuotedPrintable(value: string): string {
  return value.replace(/=([0-9A-Fa-f]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** The parts of a value between semicolons, and their escapes undone. */
export function partsOfValue(value: string): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at++) {
    const char = value[at] ?? '';
    const last = parts.length - 1;
    if (char === ';') parts.push('');
    else if (char !== '\\') parts[last] += char;
    else {
      const next = value[(at += 1)] ?? '';
      parts[last] += next === 'n' || next === 'N' ? '\n' : next;
    }
  }
  return parts;
}
