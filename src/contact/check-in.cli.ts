import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { somePartners } from '../partners/partner.cli.ts';
import { factsSaid, optionsOf } from '../shell/option.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { usageError } from '../text/errors.ts';
import { checkIns, newCheckIn, type CheckInKind } from './check-in.ts';
import { listCheckIns } from './check-in.sql.ts';
import { checkedInPhrase, planLines } from './check-in.view.ts';
import { lastCheckInKind } from './recent.sql.ts';
import { nextCheckIn } from './rhythm.ts';
import { readRhythmFacts } from './rhythm.sql.ts';

/** What is recorded where nobody can be asked: it makes no one-to-one of it, and the answer says it. */
const USUAL_KIND = 'call';

/** The kind used last, which the question starts at: a talk changes the advice, so it is always chosen. */
function usualKind(last: CheckInKind | undefined): CheckInKind {
  return last === undefined || last === 'talk' ? USUAL_KIND : last;
}

export const command = writing({
  target: somePartners({
    question: 'With whom',
    example: 'refnet check-in NAME --kind coffee',
    help: 'whom you were in touch with; several partners for one shared touch',
    none: 'there is nobody to check in with yet',
  }),
  options: optionsOf(checkIns, ['kind', 'note', 'onDay', 'satisfaction', 'minutes', 'nextOn'], {
    kind: {
      asks: {
        question: 'What was it?',
        when: 'missing',
        usual: (_soFar, _here, db) => usualKind(lastCheckInKind(db)),
      },
    },
    note: { asks: { question: 'Note (Enter to skip)', when: 'nothing said' } },
    onDay: { asks: { question: 'When', when: 'nothing said', usual: 'today' } },
  }),
  of: checkIns,
  did: 'recorded',
  change(change, given) {
    const { target, today } = given;
    const { kind = USUAL_KIND, onDay = today, ...facts } = factsSaid(checkIns, given);
    if (facts.nextOn) refuseBehind(facts.nextOn, onDay, today);
    const touch = target.length > 1 ? newUuid(change.db) : null;
    return target.map(({ id }) =>
      change.insert(checkIns, newCheckIn({ ...facts, partnerId: id, kind, onDay, touch })),
    );
  },
  say: ({ db, after, today, settings }) => {
    const { partnerId } = after;
    const next = nextCheckIn(readRhythmFacts(db, partnerId, today), settings, today);
    const known = listCheckIns(db, { partnerId, until: today, limit: 2 });
    const handle = () => partnerNamer(listHandles(db))({ id: partnerId, name: after.partnerName });
    return { line: checkedInPhrase(after, next, today), below: planLines(after, next, known, handle) };
  },
  help: `
A talk is the conversation about the relationship itself; the advice takes note
of it.

Examples:
  refnet check-in                              asks whom, how and what was said
  refnet check-in maren --kind coffee --note "new office in March"
  refnet check-in maren victor --kind coffee   one coffee with both
  refnet check-in ilse --on friday --satisfaction 4 --next "in 2 weeks"`,
});

function refuseBehind(nextOn: Day, onDay: Day, today: Day): void {
  if (nextOn >= today && nextOn > onDay) return;
  throw usageError(
    `--next ${formatDay(nextOn)} is not ahead`,
    'name a day after the check-in that is not past',
  );
}
