import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { matchFields, readSearch, type SearchParts } from './search.ts';
import { partners } from '../partners/partner.ts';
import { renderFound, type FoundGroup, type FoundLine } from './search.view.ts';
import type { Db } from '../file/open.sql.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { reasonsByPartner, searchRecords, SOURCES } from './search.sql.ts';
import { limitFor } from '../shell/list-options.cli.ts';
import { formatOption, jsonOption, limitOption, lookOf, missing } from '../shell/options.cli.ts';
import { recordView } from './record-view.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[words...]', 'what to look for; every word must be there, and a quoted phrase as it stands')
    .addOption(limitOption('20 of each kind on a screen'))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
It looks through every fact of partners, clients, needs, notes, promises,
projects and agreements, without regard to case and accents. Parts of words are
found too.

Examples:
  refnet search brochure
  refnet search maren "first home"
  refnet search coffee --limit all`,
    )
    .action(async (words, options) => {
      const look = await lookOf(session, options);
      if (words.length === 0) throw missing('what to look for', 'refnet search "first home"');
      const parts = readSearch(words);
      const db = await session.reading();
      const limit = limitFor(options.limit, look.format);
      const groups = [
        searchPartners(db, parts, limit, session.today),
        ...searchOthers(db, parts, limit, session.today),
      ].filter(({ total }) => total > 0);
      session.print(renderFound(groups, look, words.map(shellWord).join(' and ')));
    });
}

/** Every fact of a partner is looked through, by the words a card shows it in. */
function searchPartners(db: Db, parts: SearchParts, limit: number | undefined, today: Day): FoundGroup {
  const reasons = reasonsByPartner(db);
  const facts = partners.fields.filter(({ columns, option }) => columns.length > 0 || option !== undefined);
  const lines = listPartners(db).flatMap((partner): FoundLine[] => {
    const fields = [
      ...facts.map((fact) => ({ field: fact.label, text: fact.words(partner, today) })),
      { field: 'reason', text: (reasons.get(partner.id) ?? []).join('\n') },
    ];
    const matches = matchFields(parts, fields);
    if (matches === undefined) return [];
    const { id, name, profession } = partner;
    const phrase = profession === null ? name : `${name}, ${profession}`;
    return [{ kind: 'partner', table: 'partners', id, partnerName: name, day: null, phrase, matches }];
  });
  return { table: 'partners', lines: lines.slice(0, limit), total: lines.length };
}

function searchOthers(db: Db, parts: SearchParts, limit: number | undefined, today: Day): FoundGroup[] {
  return SOURCES.map((source) => {
    const found = searchRecords(db, source, parts);
    const lines = found
      .slice(0, limit)
      .map((each) => ({ ...each, phrase: recordView(db, each.kind, each.id, today).phrase }));
    return { table: source.table, lines, total: found.length };
  });
}
