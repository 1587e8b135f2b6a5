import type { Day } from '../calendar/day.ts';
import { allApartIn } from '../partners/apart-in.cli.ts';
import { readRecords } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { standingPhrase, type AnyKind } from '../kinds/kind.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { partners } from '../partners/partner.ts';
import { listSources } from '../referrals/source.sql.ts';
import { isReadByPeople, record, type Format } from '../screen/list.view.ts';
import { limitFor } from '../shell/list-options.cli.ts';
import { readable } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { limitOption, showing } from '../shell/listing.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Target } from '../shell/target.cli.ts';
import { usageError } from '../text/errors.ts';
import { KINDS } from './record-kinds.ts';
import { kindWord, nounOf } from './nouns.ts';
import { reasonsByPartner, searchRecords } from './search.sql.ts';
import { matchFields, matcherOf, readSearch, type SearchField, type SearchParts } from './search.ts';
import { FOUND_COLUMNS, renderFound, type FoundGroup, type FoundLine } from './search.view.ts';

const soughtWords: Target<readonly string[]> = {
  argument: {
    usage: '[words...]',
    help: 'what to look for; every word must be there, and a quoted phrase as it stands',
  },
  async find({ words: typed }, session) {
    const isRead = typed.length === 1 && typed[0] === '-';
    const words = isRead ? [await readWord(session)] : typed.length === 0 ? await wordsAsked(session) : typed;
    return { read: () => words };
  },
};

/** What is answered is taken apart as a shell does: words, and phrases in quotes. */
async function wordsAsked(session: Session): Promise<readonly string[]> {
  if (!session.asks) {
    throw usageError('what to look for is missing', 'for example: refnet search "first home"');
  }
  const prompter = await session.prompter();
  const answer = await prompter.text('What to look for', {
    required: true,
    check: readable((text) => readSearch(wordsOf(text))),
  });
  return wordsOf(answer);
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"|[^\s"]+/g)].map(([word, phrase = word]) => phrase);
}

/** A name stays out of the history of the shell. */
async function readWord(session: Session): Promise<string> {
  const { clientFromStdin } = await import('../referrals/client.cli.ts');
  return clientFromStdin(session, 'refnet search - < FILE', 'text to look for');
}

export const command = showing({
  target: soughtWords,
  options: { limit: limitOption('20 of each kind on a screen') },
  show(db, { target: words, limit, today }) {
    const parts = readSearch(words);
    const groups = (format: Format) => groupsWith(db, parts, limitFor(limit, format), { format, today });
    const sought = words.map(shellWord).join(' and ');
    return {
      text: (look) => renderFound(groups('table'), look, sought),
      plain: () => groups('json').flatMap(({ lines }) => lines.map((line) => record(FOUND_COLUMNS, line))),
      csv: (look) => renderFound(groups('csv'), look, sought),
      md: (look) => renderFound(groups('md'), look, sought),
    };
  },
  help: `
It looks through every fact of partners, clients, needs, notes, promises,
projects, agreements, broadcasts and objectives, without regard to case and
accents; Mueller finds Müller, and the other way. Parts of words are found too.

Examples:
  refnet search brochure
  refnet search maren "first home"
  refnet search coffee --limit all`,
});

interface Asked {
  readonly format: Format;
  readonly today: Day;
}

/** What was found of each kind that has something. What belongs to a referral is found with it. */
function groupsWith(db: Db, parts: SearchParts, limit: number | undefined, asked: Asked): FoundGroup[] {
  const others = KINDS.filter(({ of, table }) => of !== 'referral' && table !== partners.table);
  return [
    searchPartners(db, parts, limit, asked),
    searchSources(db, parts, limit),
    ...others.map((of) => searchKind(db, of, parts, limit, asked)),
  ].filter(({ total }) => total > 0);
}

/** Every fact of a partner is looked through, by the words a card shows it in. */
function searchPartners(
  db: Db,
  parts: SearchParts,
  limit: number | undefined,
  { format, today }: Asked,
): FoundGroup {
  const reasons = reasonsByPartner(db);
  const facts = partners.fields.filter(({ columns, option }) => columns.length > 0 || option !== undefined);
  const { isIn, matches } = matcherOf(parts);
  const all = listPartners(db);
  const introducers = new Map(
    (isReadByPeople(format) ? allApartIn(db, all) : all).map((each) => [each.id, each.introducerName]),
  );
  const lines = all.flatMap((bare): FoundLine[] => {
    const partner = { ...bare, introducerName: introducers.get(bare.id) ?? null };
    const fields: SearchField[] = [];
    for (const fact of facts) {
      const text = fact.words(partner, today);
      if (text !== '') fields.push({ field: fact.label, text });
    }
    const reason = (reasons.get(partner.id) ?? []).join('\n');
    if (reason !== '') fields.push({ field: 'reason', text: reason });
    if (!isIn(fields)) return [];
    const { id, name, profession } = partner;
    return [
      {
        kind: 'partner',
        table: 'partners',
        id,
        partnerName: name,
        source: null,
        day: null,
        phrase: profession === null ? name : `${name}, ${profession}`,
        matches: matches(fields),
      },
    ];
  });
  return { noun: 'partner', lines: lines.slice(0, limit), total: lines.length };
}

/** Sources by the names they have and had, and their notes. */
function searchSources(db: Db, parts: SearchParts, limit: number | undefined): FoundGroup {
  const lines = listSources(db).flatMap(({ id, name, formerNames, note }): FoundLine[] => {
    const fields = [
      { field: 'name', text: name },
      ...formerNames.map((text) => ({ field: 'was called', text })),
      { field: 'note', text: note ?? '' },
    ];
    const matches = matchFields(parts, fields);
    if (matches === undefined) return [];
    return [
      {
        kind: 'source',
        table: 'sources',
        id,
        partnerName: null,
        source: name,
        day: null,
        phrase: name,
        matches,
      },
    ];
  });
  return { noun: 'source', lines: lines.slice(0, limit), total: lines.length };
}

function searchKind(
  db: Db,
  of: AnyKind,
  parts: SearchParts,
  limit: number | undefined,
  asked: Asked,
): FoundGroup {
  const { found, total } = searchRecords(db, of, parts, limit);
  const phrases = phrasesOf(db, of, found, asked);
  const lines = found.map((each) => ({
    ...each,
    kind: kindWord(of),
    table: of.table,
    phrase: phrases.get(each.id) ?? '',
  }));
  return { noun: of.of === 'network' ? of.noun : nounOf(of.table), lines, total };
}

/** Each of the records found in one phrase, by number. */
function phrasesOf(
  db: Db,
  of: AnyKind,
  found: readonly { readonly id: number }[],
  { format, today }: Asked,
): Map<number, string> {
  if (found.length === 0) return new Map();
  const read = readRecords(db, of, {
    rest: 'where t.id in (select value from json_each(@ids))',
    cells: { today, ids: JSON.stringify(found.map(({ id }) => id)) },
  });
  const told = isReadByPeople(format) ? allApartIn(db, read) : read;
  return new Map(told.map((each) => [each.id, standingPhrase(of, each, today)]));
}
