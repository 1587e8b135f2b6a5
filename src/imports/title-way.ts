/** Which way the clients of a table went, as its title, the name of its sheet or of its file says it. */
import type { Direction } from '../referrals/direction.ts';
import { quoted } from '../text/quoted.ts';
import { looseWords } from './pairs.ts';

const SENT = 'sent|gave|given|referred|passed|introduced|made|handed|forwarded|recommended';
const THINGS =
  'referrals?|clients?|leads?|intros?|introductions?|prospects?|customers?|patients?|empfehlungen';
const GIVEN_WORDS =
  'given|outgoing|outbound|gegebene?n?|vergebene?n?|ausgehende?n?|weitergegebene?n?|donnee?s?|sortante?s?|dad[oa]s?|enviad[oa]s?';
const RECEIVED_WORDS =
  'received|incoming|inbound|erhaltene?n?|eingehende?n?|recue?s?|entrante?s?|recibid[oa]s?|ricevut[oiae]|ontvangen';

/** Who did it to whom, which stands above any word alone: `sent to me` is received. */
const SAID: readonly (readonly [Direction, RegExp])[] = [
  [
    'received',
    new RegExp(
      `\\b(?:${SENT})(?: \\w+){0,2} (?:to|for) (?:me|us)\\b|\\b(?:${SENT}) (?:me|us)\\b|` +
        `\\b(?:${SENT})(?: \\w+)? (?:by|from) (?!me\\b|us\\b)\\w|\\b(?:they|who|partners?|agents?|others) (?:${SENT})\\b|` +
        `\\b(?:i|we) (?:got|received)\\b|\\bfrom (?:others|partners)$`,
    ),
  ],
  [
    'given',
    new RegExp(
      `\\b(?:i|we) (?:\\w+ )?(?:${SENT})\\b|\\b(?:${SENT}) by (?:me|us)\\b|\\b(?:${SENT}) (?:\\w+ )?to (?:others|partners?)$|\\bto others$`,
    ),
  ],
];

/** Words alone: the surer ones, and those that say it beside what was sent, or as the whole of a name. */
const WORDS: readonly (readonly [Direction, RegExp, RegExp])[] = [
  [
    'given',
    new RegExp(
      `\\b(?:${GIVEN_WORDS})\\b|\\b(?:${THINGS}|referred) (?:made|sent|out)\\b|\\bsent (?:${THINGS})\\b`,
    ),
    /^(?:sent|out|made|passed)(?: (?:out|on|away))?(?: \d+)?$/,
  ],
  [
    'received',
    new RegExp(`\\b(?:${RECEIVED_WORDS})\\b|\\b(?:${THINGS}|referred) (?:got|in$)`),
    /^(?:in|got)(?: \d+)?$/,
  ],
];

/** What is sent and received and is no client. */
const OTHER_THINGS =
  /\b(?:gifts?|cards?|thanks?|thank|letters?|e ?mails?|mail|invoices?|payments?|fees?|reports?|newsletters?)\b/;

/** Which way a text says; undefined where it says neither, or both. A word that other things are sent with counts unless `isFile`. */
export function titleWay(text: string, { isFile = false } = {}): Direction | undefined {
  const ways = text
    .split(/\s[-\u2013\u2014]\s|[:;|(),.]/)
    .flatMap((part) => wayOfPart(looseWords(part), isFile));
  const [way, ...others] = new Set(ways);
  return others.length === 0 ? way : undefined;
}

function wayOfPart(words: string, isFile: boolean): Direction[] {
  if (OTHER_THINGS.test(words)) return [];
  const said = SAID.find(([, pattern]) => pattern.test(words));
  if (said !== undefined) return [said[0]];
  return WORDS.flatMap(([way, sure, alone]) =>
    sure.test(words) || (!isFile && alone.test(words)) ? [way] : [],
  );
}

/** What says which way a table's clients went, beside its headings. */
export interface TitledWay {
  readonly direction: Direction;
  /** `the sheet "Outgoing 2025"`. */
  readonly said: string;
}

/** What a table is called, from near to far: each tells only where nothing nearer does. */
export interface Titles {
  readonly sheet: string | null;
  /** The lines above its headings. */
  readonly above: readonly string[];
  readonly file: string;
}

/** Which way the titles of a table say; several where the sheet and its title contradict each other, none where nothing does. */
export function titledWays({ sheet, above, file }: Titles): TitledWay[] {
  const near = [
    ...(sheet === null ? [] : wayBy(titleWay(sheet), `the sheet ${quoted(sheet)}`)),
    ...above.flatMap((line) => wayBy(titleWay(line), `the title ${quoted(line)}`)),
  ];
  const first = near.filter(
    (each, at) => near.findIndex(({ direction }) => direction === each.direction) === at,
  );
  if (first.length > 0) return first;
  return wayBy(titleWay(file.replace(/\.\w+$/, ''), { isFile: true }), `the file ${quoted(file)}`);
}

function wayBy(direction: Direction | undefined, said: string): TitledWay[] {
  return direction === undefined ? [] : [{ direction, said }];
}
