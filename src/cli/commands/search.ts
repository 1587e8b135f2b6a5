import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../../domain/day.ts';
import { matchFields, readSearch, type SearchParts } from '../../domain/search.ts';
import { label } from '../../domain/words.ts';
import { agreementPhrase } from '../../render/agreement.ts';
import { partnerFacts } from '../../render/changes.ts';
import { jointActivityPhrase } from '../../render/joint-activity-columns.ts';
import { checkInPhrase, referralPhrase } from '../../render/lines.ts';
import { commitmentPhrase } from '../../render/promise-columns.ts';
import { renderFound, type FoundGroup, type FoundLine } from '../../render/search.ts';
import { signalPhrase } from '../../render/signal-columns.ts';
import { recordLine } from '../../render/record-card.ts';
import { getAgreement } from '../../store/agreements.ts';
import { getCheckIn } from '../../store/check-ins.ts';
import { getJointActivity } from '../../store/joint-activities.ts';
import type { Db } from '../../store/open.ts';
import { listPartners } from '../../store/partners.ts';
import { getCommitment } from '../../store/promises.ts';
import { findRecord } from '../../store/records.ts';
import { getReferral } from '../../store/referrals.ts';
import { reasonsByPartner, searchRecords, SOURCES, type FoundRecord } from '../../store/search.ts';
import { getSignal } from '../../store/signals.ts';
import { limitFor } from '../list-options.ts';
import { formatOption, jsonOption, limitOption, lookOf, missing } from '../options.ts';
import type { Session } from '../session.ts';
import { shellWord } from '../suggestions.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[words...]', 'what to look for; every word must be there, and a quoted phrase as it stands')
    .addOption(limitOption('20 of each kind on a screen'))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
It looks through every fact of partners, clients, needs, notes, promises, projects and
agreements, without regard to case and accents. Parts of words are found too.

Examples:
  refnet search brochure
  refnet search maren "first home"
  refnet search coffee --limit all`,
    )
    .action(async (words, options) => {
      const look = lookOf(session, options);
      if (words.length === 0) throw missing('what to look for', 'refnet search "first home"');
      const parts = readSearch(words);
      const db = await session.reading();
      const limit = limitFor(options.limit, look.format);
      const groups = [
        searchPartners(db, parts, limit),
        ...searchOthers(db, parts, limit, session.today),
      ].filter(({ total }) => total > 0);
      session.print(await renderFound(groups, look, words.map(shellWord).join(' and ')));
    });
}

/** Every fact of a partner is looked through, by the words a card shows it in. */
function searchPartners(db: Db, parts: SearchParts, limit: number | undefined): FoundGroup {
  const partners = listPartners(db);
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  const reasons = reasonsByPartner(db);
  const lines = partners.flatMap((partner): FoundLine[] => {
    const introducer = partner.introducedBy === null ? undefined : names.get(partner.introducedBy);
    const fields = [
      ...partnerFacts(partner, introducer).map(({ label: field, text }) => ({ field, text })),
      { field: 'stage', text: label(partner.stage) },
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
    const lines = found.slice(0, limit).map((each) => ({ ...each, phrase: phraseOf(db, each, today) }));
    return { table: source.table, lines, total: found.length };
  });
}

function phraseOf(db: Db, { kind, id, partnerName }: FoundRecord, today: Day): string {
  switch (kind) {
    case 'referral':
      return worded(getReferral(db, id), referralPhrase);
    case 'check-in':
      return worded(getCheckIn(db, id), checkInPhrase);
    case 'promise':
      return worded(getCommitment(db, id, today), commitmentPhrase);
    case 'signal':
      return worded(getSignal(db, id), signalPhrase);
    case 'joint-activity':
      return worded(getJointActivity(db, id), jointActivityPhrase);
    case 'agreement':
      return worded(getAgreement(db, id), (agreement) => agreementPhrase(agreement, today));
    case 'payment':
    case 'collection':
      return worded(
        findRecord(db, id),
        (found) => `${partnerName}, ${recordLine(found).replace(/^#\d+ +/, '')}`,
      );
  }
}

function worded<T>(found: T | undefined, phrase: (found: T) => string): string {
  if (found === undefined) throw new Error('what was found is gone');
  return phrase(found);
}
