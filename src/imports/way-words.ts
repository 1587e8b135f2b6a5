/** Which way a referral went, as the cells of a tracker say it, and headings of such cells. */
import { readWord } from '../kinds/vocabulary.ts';
import { DIRECTION_WORDS, type Direction } from '../referrals/direction.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { byWord, looseWords, parsePairs, DIRECTIONS_EXAMPLE } from './pairs.ts';
import { LEAVE_OUT, saysLeaveOut } from './status-cell.ts';

/** A direction, or that rows with that word are not to be imported. */
export type WaySaid = Direction | typeof LEAVE_OUT;

/** What a person said of words for the way, by the words as they are compared; stands above what is known. */
export type OwnWays = ReadonlyMap<string, WaySaid>;

/** Which way, as the cells of a column of directions say it. */
export const TRACKER_DIRECTIONS: Readonly<Record<Direction, string>> = {
  given:
    'given, gave, give, g, sent, send, out, outbound, outgoing, to, given out, referred out, passed on, sent out, ' +
    'gegeben, vergeben, gesendet, gesandt, ausgang, ausgehend, raus, weitergegeben, weitergeleitet, donné, donnée, ' +
    'envoyé, envoyée, sortant, dado, dada, enviado, enviada, saliente, dato, data, inviato, inviata, in uscita, ' +
    'gegeven, verstuurd, uitgaand, von mir, von uns, durch mich, de moi, par moi, de mi, por mi, da me, van mij, ' +
    'de nous, de mim',
  received:
    "received, receive, recd, rec'd, rcvd, rec, r, got, in, inbound, incoming, from, referred in, sent in, came in, " +
    'erhalten, empfangen, bekommen, eingang, eingehend, rein, reçu, reçue, entrant, recibido, recibida, entrante, ' +
    'ricevuto, ricevuta, in entrata, in arrivo, ontvangen, gekregen, inkomend, recebido, recebida, ' +
    'an mich, an uns, zu mir, zu uns, à moi, à nous, pour moi, a mi, para mi, a me, aan mij, para mim',
};

const DIRECTION_BY_WORD = byWord(TRACKER_DIRECTIONS, looseWords);

const SENT = 'sent|send|gave|give|given|referred|refer|passed|introduced|made|forwarded|handed|out';
const GOT = 'received|receive|got|get|recd|came|in';
const ME = 'me|us|myself|our office|our firm|my office|my firm';
const I = 'i|we|me|us';
const THEM = 'them|him|her|partner|the partner|other|others|someone else|somebody else|another';
const THEY = 'they|he|she|partner|the partner|other';
const VIA = 'by|from|via|through';

/** `I sent`, `sent by me`, `from me`, `they got`, `to them`: from here to there. */
const GIVEN = new RegExp(
  `^(?:(?:${I}) (?:${SENT})(?: (?:it|out|away|on))?|(?:(?:${SENT}|${GOT}|going) )?(?:${VIA}) (?:${ME})|` +
    `(?:${THEY}) (?:${GOT})|(?:(?:${SENT}|going) )?to (?:${THEM})|(?:me|us|i|we) to (?:${THEM}|partner)|` +
    `(?:${I}) (?:${SENT}) (?:${THEM}))$`,
);

/** `to me`, `sent to me`, `sent me`, `I got`, `they sent`, `from them`: from there to here. */
const RECEIVED = new RegExp(
  `^(?:(?:(?:${SENT}|${GOT}|coming) )?(?:to|for) (?:${ME})|(?:${SENT}) (?:me|us)|(?:${I}) (?:${GOT})(?: it)?|` +
    `(?:${THEY}) (?:${SENT})(?: (?:me|us|it|it to me|to me|to us))?|(?:(?:${SENT}|${GOT}|coming) )?(?:${VIA}) (?:${THEM})|` +
    `(?:${THEM}|they) to (?:me|us))$`,
);

/** Which way a cell of a column of directions says; undefined for a word that is not known. */
export function trackerDirection(text: string): Direction | undefined {
  const words = looseWords(text);
  const known = DIRECTION_BY_WORD.get(words);
  if (known !== undefined) return known;
  if (GIVEN.test(words)) return 'given';
  return RECEIVED.test(words) ? 'received' : undefined;
}

/**
 * Which way a cell says, by what a person said of the words of the file before those that are known; undefined for a word of
 * neither.
 */
export function wayOfCell(text: string, own: OwnWays = NONE_SAID): WaySaid | undefined {
  return own.get(looseWords(text)) ?? trackerDirection(text);
}

const NONE_SAID: OwnWays = new Map();

/** Reads `--directions`: a person's own words for the way. Throws a usage UserError for what is no direction. */
export function parseWayWords(texts: readonly string[]): Map<string, WaySaid> {
  return new Map(
    texts
      .flatMap((text) => parsePairs(text, DIRECTIONS_EXAMPLE))
      .map(([word, said]) => [
        looseWords(word),
        saysLeaveOut(said) ? LEAVE_OUT : (trackerDirection(said) ?? readWord(DIRECTION_WORDS, said)),
      ]),
  );
}

const WAY_WORDS: ReadonlySet<string> = new Set(
  (
    'way direction dir sent send sender gave give given giver got get received receive recd in out inbound outbound incoming ' +
    'outgoing me us to from richtung an mich von mir sens'
  ).split(' '),
);
const JOINING: ReadonlySet<string> = new Set(
  'i we or and by who which the it a referral referred did was is ref client o'.split(' '),
);

/** Whether a heading speaks of the way that a referral went, and of nothing else: `Sent to me / I sent`, `Which way`. */
export function speaksOfWay(heading: string): boolean {
  const words = keyWords(searchKey(heading));
  return (
    words.some((word) => WAY_WORDS.has(word)) &&
    words.every((word) => WAY_WORDS.has(word) || JOINING.has(word))
  );
}
