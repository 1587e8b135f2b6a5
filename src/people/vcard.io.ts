import { TextDecoder } from 'node:util';
import ICAL from 'ical.js';
import {
  OWN_CARDS,
  CardCutter,
  cardProperty,
  fromQuotedPrintable,
  partsOfValue,
  type CardText,
} from '../sheets/card-lines.ts';
import type { CardsIn } from '../sheets/sheet.ts';
import { addressLine, addressOfFields } from '../partners/postal-address.ts';
import { NOTHING_SAID, type PersonFault, type PersonSaid } from './person.ts';

// A long line is folded by characters that are bytes to others otherwise.
ICAL.foldLength = 74;

/** A card of a file, read or not; that of a group of others is nobody's. */
type CardRead =
  PersonSaid | { readonly fault: PersonFault } | { readonly group: true; readonly line: number };

/** What there is of a property once its version does not matter any more. */
interface Value {
  readonly group: string;
  readonly name: string;
  readonly types: readonly string[];
  /** One for each part between semicolons. */
  readonly parts: readonly string[];
  /** An address as it is written on an envelope, where that stands beside its parts. */
  readonly label: string;
}

/** Bytes that stand for characters, as text: as their property says, else as the file is. */
type Decode = (bytes: string, charset?: string) => string;

/**
 * The people of a vCard file, of version 2.1, 3.0 and 4.0 in whatever mixture, card by card: a bad one loses only itself.
 * Pictures and what nobody reads are passed over.
 */
export function* readCards(chunks: Iterable<Uint8Array>, cardsIn?: CardsIn): Generator<CardRead> {
  const cutter = new CardCutter();
  const decode = decoderOf(cardsIn);
  for (const line of linesOf(chunks, cardsIn)) {
    for (const card of cutter.next(line)) yield readCard(card, decode);
  }
  for (const card of cutter.end()) yield readCard(card, decode);
}

const LINE_END = /\r\n|\n|\r/;
/** No line is longer but that of a picture, of which the rest does not matter. */
const KEPT = 200_000;

/** The lines of a file, each byte a character; what is in UTF-16 as if it were in UTF-8. */
function* linesOf(chunks: Iterable<Uint8Array>, cardsIn: CardsIn | undefined): Generator<string> {
  let rest = '';
  for (const text of piecesOf(chunks, cardsIn)) {
    const lines = (rest + text).split(LINE_END);
    rest = lines.pop() ?? '';
    if (rest.length > KEPT) rest = rest.slice(0, KEPT);
    yield* lines;
    // A line break may be cut between two pieces.
    if (text.endsWith('\r') && rest === '') rest = '';
  }
  if (rest !== '') yield rest;
}

function* piecesOf(chunks: Iterable<Uint8Array>, cardsIn: CardsIn | undefined): Generator<string> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  let endedInCr = false;
  for (const chunk of chunks) {
    if (isFirst) decoder = utf16Said(cardsIn) ?? utf16Of(chunk);
    let text =
      decoder === undefined
        ? Buffer.from(chunk).toString('latin1')
        : Buffer.from(decoder.decode(chunk, { stream: true })).toString('latin1');
    if (isFirst) text = text.replace(/^\u00ef\u00bb\u00bf/, '');
    isFirst = false;
    if (endedInCr && text.startsWith('\n')) text = text.slice(1);
    endedInCr = text.endsWith('\r');
    yield text;
  }
}

function utf16Said(cardsIn: CardsIn | undefined): TextDecoder | undefined {
  return cardsIn?.encoding.startsWith('utf-16') === true ? new TextDecoder(cardsIn.encoding) : undefined;
}

function utf16Of(chunk: Uint8Array): TextDecoder | undefined {
  const [a, b] = chunk;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0)) return new TextDecoder('utf-16be');
  return undefined;
}

function readCard(card: CardText, decode: Decode): CardRead {
  const reasonOf = (fault: { line: number; reason: string }) => ({
    fault: { ...fault, cells: [decode(card.text)] },
  });
  if (card.fault !== undefined) return reasonOf(card.fault);
  const values = valuesOf(card, decode);
  if ('reason' in values) return reasonOf(values);
  if (isGroup(values)) return { group: true, line: card.line };
  const said = personOfCard(card.line, values);
  return isNamed(said) ? said : reasonOf({ line: card.line, reason: 'the card names nobody' });
}

/** A list of others, as Apple and Fastmail keep their groups. */
function isGroup(values: readonly Value[]): boolean {
  return values.some(
    ({ name, parts }) =>
      (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND' || name === 'X-KIND') &&
      parts.join('').trim().toLowerCase() === 'group',
  );
}

function isNamed({ full, given, family, business, emails, nicknames }: PersonSaid): boolean {
  return [full, given, family, business, ...emails, ...nicknames].some((each) => each.trim() !== '');
}

/** The values of a card, decoded; or why they cannot be read. */
function valuesOf(card: CardText, decode: Decode): Value[] | { line: number; reason: string } {
  const version = /^VERSION:\s*([\d.]+)/im.exec(card.properties.map(({ text }) => text).join('\n'))?.[1];
  return version === '3.0' || version === '4.0'
    ? byLibrary(card, version, decode)
    : card.properties.map((each) => ofVersion21(each, decode));
}

function byLibrary(
  card: CardText,
  version: string,
  decode: Decode,
): Value[] | { line: number; reason: string } {
  // Some programs write what belongs to 2.1 under a later version.
  const isOld = ({ text }: { text: string }) => cardProperty(text).isQuotedPrintable;
  const old = card.properties.filter(isOld);
  const properties = card.properties.filter((each) => !isOld(each));
  const values = parsedBy(
    properties.map(({ text }) => text),
    version,
    decode,
  );
  if (values !== undefined) return [...old.map((each) => ofVersion21(each, decode)), ...values];
  const bad = properties.find(({ text }) => parsedBy([text], version, decode) === undefined);
  return { line: bad?.line ?? card.line, reason: 'the line is no property of a card' };
}

/** Properties as the library reads them; undefined where it cannot. */
function parsedBy(lines: readonly string[], version: string, decode: Decode): Value[] | undefined {
  const inside = lines
    .filter((line) => !/^VERSION:/i.test(line))
    .map((line) => withoutControls(decode(line)));
  const text = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    ...inside.map((line) => line.replaceAll('\n', ' ')),
    'END:VCARD',
  ];
  try {
    return propertiesOf(ICAL.parse(text.join('\r\n')));
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What the library gives for a card: name, parameters, type, and the values. */
function propertiesOf(parsed: unknown): Value[] {
  const properties: unknown = Array.isArray(parsed) ? parsed[1] : undefined;
  if (!Array.isArray(properties)) return [];
  return properties.flatMap((each: unknown): Value[] => {
    if (!Array.isArray(each)) return [];
    const [name, parameters, valueType, ...values] = each as unknown[];
    if (typeof name !== 'string' || name === 'version') return [];
    const type = parameterOf(parameters, 'type');
    return [
      {
        group: [parameterOf(parameters, 'group')].flat().join('').toUpperCase(),
        name: name.toUpperCase(),
        types: [type].flat().flatMap((one) => one.toUpperCase().split(',')),
        parts: values
          .flatMap((value) => textsIn(value, name === 'adr' ? ', ' : ' '))
          .map((value) => unescaped(value, valueType)),
        label: [parameterOf(parameters, 'label')].flat().join('').replace(/\^n/g, '\n'),
      },
    ];
  });
}

/** What the library leaves escaped: anything in an address of the web, a semicolon or a colon in a text. */
function unescaped(value: string, type: unknown): string {
  return type === 'uri' ? value.replace(/\\([:;,\\])/g, '$1') : value.replace(/\\([;:])/g, '$1');
}

function parameterOf(parameters: unknown, name: string): string | string[] {
  const value =
    typeof parameters === 'object' && parameters !== null
      ? (parameters as Readonly<Record<string, unknown>>)[name]
      : undefined;
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value : [];
}

/** A part may itself have several values: the last names of somebody who has two. */
function textsIn(value: unknown, between: string): string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return value.map((part: unknown) =>
    Array.isArray(part) ? part.map(String).join(between) : typeof part === 'string' ? part : '',
  );
}

function ofVersion21({ text }: { readonly text: string }, decode: Decode): Value {
  const { group, name, types, charset, isQuotedPrintable, value } = cardProperty(text);
  const bytes = isQuotedPrintable ? fromQuotedPrintable(value) : value;
  const whole = withoutControls(decode(bytes, charset));
  // A semicolon parts a name and an address; elsewhere it is text, and in some of that a comma parts.
  const plain = partsOfValue(whole.replaceAll(';', '\\;')).join('');
  const parts = ['N', 'ORG', 'ADR'].includes(name)
    ? partsOfValue(whole)
    : ['CATEGORIES', 'NICKNAME'].includes(name)
      ? plain.split(',')
      : [plain];
  return { group, name, types, parts, label: '' };
}

/** What a property says comes first, then what a person said, UTF-8 where the bytes are that, and what the letters tell. */
function decoderOf(cardsIn: CardsIn | undefined): Decode {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  // What was in UTF-16 is in UTF-8 by now.
  const ofFile =
    cardsIn === undefined || utf16Said(cardsIn) !== undefined ? undefined : decoderNamed(cardsIn.encoding);
  const others = cardsIn?.isSaid === true ? [ofFile, utf8] : [utf8, ofFile];
  return (bytes, charset) => {
    const buffer = Buffer.from(bytes, 'latin1');
    const named = charset === undefined ? undefined : decoderNamed(charset);
    for (const decoder of [named, ...others]) {
      try {
        if (decoder !== undefined) return decoder.decode(buffer);
      } catch {
        // The next one may.
      }
    }
    return new TextDecoder('windows-1252').decode(buffer);
  };
}

function decoderNamed(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset.replace(/["']/g, ''), { fatal: true });
  } catch {
    return undefined;
  }
}

function withoutControls(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '').replace(/\r\n?/g, '\n');
}

/** The person that the values of a card speak of. */
function personOfCard(line: number, values: readonly Value[]): PersonSaid {
  const all = (...names: readonly string[]) => values.filter(({ name }) => names.includes(name));
  const first = (name: string) => all(name)[0]?.parts ?? [];
  const one = (name: string) => first(name).join(', ').trim();
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = first('N');
  const [business = ''] = first('ORG');
  const isOwn = one('PRODID') === OWN_CARDS;
  // On refnet's own cards the place they serve is an address without a street.
  const address = placesOf(all('ADR').filter(({ parts }) => !isOwn || addressOfFields(parts) === ''));
  const isOrg = one('KIND').toLowerCase() === 'org' || one('X-ABSHOWAS').toUpperCase() === 'COMPANY';
  return {
    ...NOTHING_SAID,
    line,
    full: one('FN'),
    prefix,
    given,
    middle,
    family,
    suffix,
    nicknames: all('NICKNAME').flatMap(({ parts }) => parts),
    isFirm:
      isOrg || (business.trim() !== '' && one('FN') === business.trim() && `${given}${family}`.trim() === ''),
    business,
    title: one('TITLE') || one('ROLE'),
    emails: all('EMAIL').map(({ parts }) => parts.join(',').replace(/^mailto:/i, '')),
    phones: all('TEL')
      .filter(({ types }) => !types.some((type) => /^(?:FAX|PAGER|MODEM|BBS|TEXTPHONE)$/.test(type)))
      .map(({ parts }) =>
        parts
          .join(';')
          .replace(/^tel:/i, '')
          .replace(/;(?:ext=)/i, ' ext '),
      ),
    links: [...all('URL'), ...all('X-SOCIALPROFILE').filter(isWeb)].map(({ parts }) => parts.join('').trim()),
    addresses: postalAddresses(all('ADR'), all('LABEL')),
    city: address[3] ?? '',
    state: address[4] ?? '',
    country: address[6] ?? '',
    referredBy: referrerOf(values),
    uuid: isOwn ? one('UID').replace(/^urn:uuid:/i, '') : '',
    notes: all('NOTE').map(({ parts }) => parts.join('\n')),
    labels: all('CATEGORIES').flatMap(({ parts }) => parts),
  };
}

function isWeb({ parts }: Value): boolean {
  return /^https?:/i.test(parts[0] ?? '');
}

/** Where they work rather than where they live. */
function placesOf(addresses: readonly Value[]): readonly string[] {
  return (addresses.find(({ types }) => types.includes('WORK')) ?? addresses[0])?.parts ?? [];
}

/** Addresses with a street, those of work first; where there is none, as they are written on envelopes. */
function postalAddresses(addresses: readonly Value[], labels: readonly Value[]): string[] {
  const isOfHome = ({ types }: Value) => types.includes('HOME') && !types.includes('WORK');
  const inOrder = (all: readonly Value[]) =>
    all.toSorted((a, b) => Number(isOfHome(a)) - Number(isOfHome(b)));
  const written = (all: readonly string[]) => all.filter((each) => each !== '');
  const found = written(
    inOrder(addresses).map(({ parts, label }) => addressOfFields(parts) || addressLine(label)),
  );
  return found.length > 0
    ? found
    : written(inOrder(labels).map(({ parts }) => addressLine(parts.join(', '))));
}

/** Who introduced them, as address books keep it: a related name labelled so. */
function referrerOf(values: readonly Value[]): string {
  const own = values.find(({ name }) => name === 'X-MS-REFERREDBY' || name === 'X-EVOLUTION-REFERREDBY');
  const labelled = values.find(
    ({ name, group }) =>
      name === 'X-ABRELATEDNAMES' &&
      group !== '' &&
      values.some(
        (label) =>
          label.name === 'X-ABLABEL' && label.group === group && /referr/i.test(label.parts[0] ?? ''),
      ),
  );
  return (own ?? labelled)?.parts.join(' ').trim() ?? '';
}
