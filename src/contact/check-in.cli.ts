import { formatDay } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { newUuid } from '../file/uuid.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { somePartners } from '../partners/partner.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import { factsSaid, optionsOf, isSaidIn } from '../shell/option.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { BROADCAST_OPTIONS, namesBroadcast } from './broadcast-option.cli.ts';
import { usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
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

/** Few partners are met twice on a day. */
const twins = lazily(() => import('../shell/twin.cli.ts'));

const withSomebody = writing({
  called: 'a check-in with somebody',
  target: somePartners({
    question: 'With whom',
    example: 'refnet check-in NAME --kind coffee',
    help: 'whom you were in touch with; several for one shared touch',
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
    return {
      line: checkedInPhrase(after, next, today),
      below: planLines(after, next, known, handle),
      aside: known.some(({ id, onDay }) => id !== after.id && onDay >= after.onDay)
        ? twins().twinLines(db, after.id, 'checkIns')
        : [],
    };
  },
});

/** What went to many at once is recorded by code that is loaded for it: it would quiet the rhythm with whoever it names. */
export const command: Command = {
  ...withSomebody,
  options: { ...withSomebody.options, ...BROADCAST_OPTIONS },
  help: `
A talk is the conversation about the relationship itself; the advice takes note
of it. A broadcast (a newsletter, a weekly video) goes to many at once, --all or
those of a --tag: it keeps you visible and counts as contact with nobody.

Examples:
  refnet check-in      asks whom, how and what was said
  refnet check-in maren --kind coffee --note "new office in March"
  refnet check-in maren victor --kind coffee   one coffee with both
  refnet check-in ilse --on friday --satisfaction 4 --next "in 2 weeks"
  refnet check-in --kind broadcast --all --note "November newsletter"`,
  async run(session, typed) {
    const has = isSaidIn(typed.options);
    const isToMany = has('tag') || has('all');
    if (!isToMany && !namesBroadcast(typed.options['kind']?.at(-1))) return withSomebody.run(session, typed);
    const { toMany, toWhom } = await import('./broadcast.cli.ts');
    if (!isToMany) throw await toWhom(session);
    return toMany(withSomebody.options).run(session, typed);
  },
};

function refuseBehind(nextOn: Day, onDay: Day, today: Day): void {
  if (nextOn >= today && nextOn > onDay) return;
  throw usageError(
    `--next ${formatDay(nextOn)} is not ahead`,
    'name a day after the check-in that is not past',
  );
}
