import { formatDay } from '../calendar/day-words.ts';
import { day } from '../kinds/type.ts';
import { option } from '../shell/option.cli.ts';
import { aRecord } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { closePromise, promises } from './promise.ts';
import { listPromises } from './promise.sql.ts';
import { promiseLine } from './promise.view.ts';

export const command = writing({
  target: aRecord(promises, {
    among: (db, today) => listPromises(db, today, { open: true }),
    orAmong: (db, today) => listPromises(db, today),
    adjective: 'open',
    question: 'Which promise was kept',
    example: 'refnet done NUMBER; the open ones: refnet promise',
    none: 'no promise is open',
    hint: 'refnet promise --help',
    help: 'its number, or words of it: what was promised, the partner',
    names: ({ partnerName, what }) => [partnerName, what],
  }),
  options: {
    on: option(day('past', { future: 'close a promise once it is kept' }), 'the day it was done (today)', {
      asks: { question: 'When', when: 'nothing said', usual: 'today' },
    }),
  },
  of: promises,
  did: 'closed',
  change(change, { target, on, today }) {
    change.update(promises, target.id, closePromise(target, on, today));
    return target.id;
  },
  say: ({ before, after, today }) =>
    before.doneOn !== null && before.doneOn === after.doneOn
      ? `${promises.phrase(after, today)}: already done, ${formatDay(before.doneOn)}`
      : promiseLine(after, today),
  help: `
Once more with --on corrects the day; refnet edit 63 --reopen opens it again.

Examples:
  refnet done 63
  refnet done brochure
  refnet done 63 --on friday`,
});
