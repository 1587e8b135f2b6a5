/** What is said of names in a file: which lines name nobody, how names were read, and which may be one person. */
import { readAsLine } from '../partners/name-parts.view.ts';
import { count } from '../text/count.ts';
import { firstLines } from '../text/first-few.ts';
import { quoted } from '../text/quoted.ts';
import { shellWord } from '../text/shell-word.ts';
import type { ImportTally, LookAlike } from './import.ts';
import type { ImportReport } from './import.view.ts';
import { isFuller } from './fuller-name.ts';
import { asPair } from './pairs.ts';
import { leftOutLines } from './tracker.view.ts';

/** So many names are listed. */
const MOST_NAMES = 12;

/** The command with more words, ready to paste. */
export type Again = (...more: readonly string[]) => string;

/** Which lines are no referrals, how names of new partners were read that were more than a name, and which may be one person, one a line. */
export function nameLines(report: ImportReport, again: Again): string[] {
  return [
    ...leftOutLines(report.leftOut),
    ...besideLines(report),
    ...takenApartLines(report.tally),
    ...otherFirmLines(report),
    ...lookAlikeLines({ ...report.tally, dryRun: report.dryRun }, again),
  ];
}

/** In how many rows a text named the client, whose name is left out. */
export function namelessLines(rows: number): string[] {
  return rows === 0
    ? []
    : [`in ${count(rows, 'row')} a text named the client; "(client)" stands there instead`];
}

function besideLines({ beside: { partners, clients }, dryRun }: ImportReport): string[] {
  const ofPartners = count(partners, "partner's name", "partners' names");
  const ofClients = count(clients, "client's name", "clients' names");
  const are = dryRun ? 'would be' : 'are';
  return [
    ...(partners > 0
      ? [
          `beside ${ofPartners} stood an address, a number or a firm, which ${are} kept with those that are new`,
        ]
      : []),
    ...(clients > 0 ? [`beside ${ofClients} stood an address or a number, which ${are} left out`] : []),
  ];
}

function takenApartLines({ takenApart }: ImportTally): string[] {
  return firstLines(
    takenApart.map(({ typed, ...parts }) => `${quoted(typed)} was ${readAsLine(typed, parts) ?? ''}`),
    MOST_NAMES,
  );
}

/** Who on record is at another firm in the file, which was taken for the same one, and what to do where it is another. */
function otherFirmLines({ tally: { otherFirms }, dryRun }: ImportReport): string[] {
  const [first] = otherFirms;
  if (first === undefined) return [];
  const all = otherFirms.map(
    ({ id, name, onRecord, inFile }) =>
      `${name} (p${id}) is at ${quoted(onRecord)} on record and at ${quoted(inFile)} in the file, and was taken for one`,
  );
  return [
    ...firstLines(all, MOST_NAMES),
    `Where it is another of that name: ${dryRun ? 'add them first' : 'take the import back, add them, and import again'}.`,
    `  refnet add-partner ${shellWord(first.name)} --business ${shellWord(first.inFile)} --yes`,
  ];
}

/** Names that may be one person, one a line, and what to type where they are. */
export function lookAlikeLines(
  { lookAlikes, dryRun }: { readonly lookAlikes: readonly LookAlike[]; readonly dryRun: boolean },
  again: Again,
): string[] {
  if (lookAlikes.length === 0) return [];
  const shown = lookAlikes.slice(0, MOST_NAMES);
  const lines = shown.flatMap((each) => {
    const { name, like, partnerId, addedId, likeId } = each;
    const stands = isWhole(each);
    return [
      `${quoted(name)} is not on record, but looks like ${partnerId === null ? `${quoted(like)} of the same file` : `${like} (p${partnerId})`}`,
      ...(addedId === null || likeId === null || dryRun
        ? []
        : [`  refnet merge ${stands ? `p${addedId} p${likeId}` : `p${likeId} p${addedId}`}`]),
    ];
  });
  const more = lookAlikes.length - shown.length;
  return [
    ...lines,
    ...(more > 0 ? [`... and ${count(more, 'more', 'more')}`] : []),
    ...(dryRun
      ? [
          'They would be added apart; a terminal asks about each. To say that they are one, or some of them:',
          `  ${again('--same', shown.map(pairOf).join(', '))}`,
        ]
      : ['They were added apart; where two are one person, the command beneath makes them one.']),
  ];
}

/** Whether a name is the whole of one that the same file has before it, and stands. */
function isWhole({ name, like, partnerId }: LookAlike): boolean {
  return partnerId === null && isFuller(name, like);
}

function pairOf(each: LookAlike): string {
  return isWhole(each) ? asPair(each.like, each.name) : asPair(each.name, each.whom);
}
