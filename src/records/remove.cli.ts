import { undoLine, type UndoOffer } from '../text/undo-offer.ts';
import { shellWord } from '../text/shell-word.ts';
import { linesOf, watchingFees } from '../agreements/watch-fees.cli.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { plainRecord, tagOf } from '../kinds/kind.ts';
import { partners, type Partner } from '../partners/partner.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { toldApart } from '../partners/told-apart.cli.ts';
import { stillNotChosen } from '../referrals/beside.view.ts';
import { getReferral, listOtherNames } from '../referrals/referral.sql.ts';
import { writing } from '../shell/writing.cli.ts';
import { count } from '../text/count.ts';
import type { Day } from '../calendar/day.ts';
import { anything, type Recorded } from './anything.cli.ts';
import { belongingsPhrase } from './nouns.ts';
import { countBelongings, countReferences } from './remove.sql.ts';

export const command = writing({
  target: anything({
    what: 'what to remove',
    question: 'Remove whom or what',
    examples: 'refnet remove NUMBER, or: refnet remove NAME',
  }),
  options: {},
  did: 'removed',
  change(change, { target, today, doubt }) {
    const { of, record } = target;
    const words = wordsOf(change.db, target, today);
    const plain = plainRecord(of, record, today);
    const notChosen = of.table === 'referrals' ? closedBy(change.db, record.id) : [];
    const forGood = of.table === partners.table ? forGoodLines(getPartner(change.db, record.id)) : [];
    const { moved } = watchingFees(change, () => change.remove(of, record.id));
    // Whose fees go with a partner is said by what goes along.
    const details = of.series === 'partner' ? [] : linesOf(moved);
    doubt({
      text: `this would remove ${words}`,
      question: 'Remove it all the same?',
      ...(details.length === 0 ? {} : { details }),
      yes: 'removes it',
    });
    const number = of.series === 'record' ? record.id : tagOf(of, record.id) || of.phrase(record, today);
    return {
      text: [
        `Removed ${words}`,
        ...[...details, ...notChosen].map((line) => `    ${line}`),
        undoLine('    ', 'brings it back'),
        ...forGood,
      ],
      plain,
      did: `removed ${of.noun} ${number}`,
    };
  },
  help: `
A partner or a source goes with all that is on record of them; it says before
what that is. Somebody you only no longer work with is better archived:
refnet edit victor --archive

Examples:
  refnet remove 62
  refnet remove victor --yes`,
});

/** A line for each of the other names that a won referral closed, and that stays closed without it. */
function closedBy(db: Db, id: number): readonly string[] {
  const referral = getReferral(db, id);
  return referral === undefined ? [] : stillNotChosen(referral, undefined, listOtherNames(db, id));
}

/** What takes the name of a partner, and how they are reached, out of what undo keeps: a line each. */
function forGoodLines(partner: Partner | undefined): UndoOffer[] {
  if (partner === undefined) return [];
  const { name, aliases, emails, phones, links, addresses } = partner;
  const [first = '', ...others] = [name, ...aliases, ...emails, ...phones, ...links, ...addresses].map(
    (words): string => `    refnet forget --words ${shellWord(words)}`,
  );
  const told = `${first}      takes it out of what undo keeps, for good`;
  return [told, ...others].map((written) => ({ written, unwritten: undefined }));
}

/** What is to go, in words, with what goes along. */
function wordsOf(db: Db, { of, record: bare }: Recorded, today: Day): string {
  const record = toldApart(db, bare);
  const belongings = belongingsPhrase(countBelongings(db, of.table, record.id));
  const title = of.title?.(record, today) ?? of.phrase(record, today);
  if (of.series === 'partner')
    return `${title} (${tagOf(of, record.id)})${belongings}${mentions(db, record.id)}`;
  if (of.series === 'name') return `the ${of.noun} ${title}${belongings}`;
  return `${tagOf(of, record.id)}  ${of.phrase(record, today)}${belongings}`;
}

function mentions(db: Db, id: number): string {
  const others = countReferences(db, partners.table, id);
  if (others === 0) return '';
  return `; ${count(others, 'other partner')} introduced by them will no longer say by whom`;
}
