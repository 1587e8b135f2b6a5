/** Records and lists what went to many at once: loaded where that is what was said. */
import { addressed } from './broadcast-target.cli.ts';
import { daysAsked } from '../shell/list-period.cli.ts';
import { SCREENFUL } from '../shell/list-options.cli.ts';
import { columnsOf, listing } from '../shell/listing.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import { option, type Options } from '../shell/option.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { ONE_PERIOD, periodsBeside } from '../shell/period-options.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { day, duration, note, orNone, text } from '../kinds/type.ts';
import { UserError, usageError } from '../text/errors.ts';
import { shellQuoted } from '../text/shell-word.ts';
import { BROADCAST_OPTIONS, namesBroadcast } from './broadcast-option.cli.ts';
import { broadcasts, visibleLine } from './broadcast.ts';
import { countAddressed, listBroadcasts, listTags, readVisibility } from './broadcast.sql.ts';

const command = writing({
  called: 'a broadcast',
  target: addressed,
  options: {
    ...BROADCAST_OPTIONS,
    note: option(orNone(note), 'what is worth remembering'),
    onDay: option(day('past', { future: 'record it once it is out' }), 'the day of it (today)', {
      flag: 'on',
    }),
    minutes: option(orNone(duration(100_000)), 'how long it took'),
  },
  not: [['tag', 'all']],
  of: broadcasts,
  did: 'recorded',
  change(change, { tag, all, kind, note: words, onDay, minutes, today }) {
    if (kind === undefined) {
      const whom = all ? '--all' : `--tag ${shellQuoted(tag ?? '')}`;
      throw usageError(
        '--tag and --all go with --kind broadcast alone',
        `refnet check-in --kind broadcast ${whom}`,
      );
    }
    if (!namesBroadcast(kind)) {
      throw usageError(
        '--tag and --all go with --kind broadcast alone: what was with somebody names them',
        'refnet check-in NAME OTHER --kind coffee      one coffee with both',
      );
    }
    const partners = countAddressed(change.db, tag, today);
    if (partners === 0) throw nobody(tag, listTags(change.db));
    return change.insert(broadcasts, {
      onDay: onDay ?? today,
      tag: tag ?? null,
      partners,
      note: words ?? null,
      minutes: minutes ?? null,
    });
  },
  say: ({ db, after, today }) => {
    const visibility = readVisibility(db, today);
    return {
      aside: twinLines(db, after.id, 'broadcasts'),
      line: broadcasts.phrase(after, today),
      below: [
        ...(visibility === undefined ? [] : [visibleLine(visibility)]),
        'It counts as contact with nobody: a check-in with one partner names them.',
      ],
    };
  },
});

/** Records a broadcast; of the options of a check-in with somebody those that it does not take are refused. */
export function toMany(options: Options): Command {
  return ways({ personal: { options, run: command.run }, broadcast: command }, () => 'broadcast', {
    help: '',
  });
}

/** A broadcast that names somebody, or nobody at all. */
export async function toWhom(session: Session): Promise<UserError> {
  const db = await session.reading({ beforeWriting: true });
  if (countAddressed(db, undefined, session.today) === 0) return nobody(undefined, []);
  return usageError(
    'a broadcast goes to many at once, and is contact with nobody: say to whom',
    'refnet check-in --kind broadcast --all      or --tag TAG, those with that tag',
    'what you wrote to one partner alone is an email: --kind email',
  );
}

function nobody(tag: string | undefined, tags: readonly string[]): UserError {
  if (tag === undefined)
    return new UserError('there is nobody to send anything to yet', { hints: ['refnet add-partner'] });
  return new UserError(`nobody has the tag "${tag}"`, {
    hints:
      tags.length === 0
        ? [`refnet edit NAME --tag ${shellQuoted(tag)}      tags somebody`]
        : [`there is: ${tags.join(', ')}`],
  });
}

/** `refnet check-ins --kind broadcast`. */
export const listOfBroadcasts = listing({
  called: 'the list of broadcasts',
  target: nothing,
  options: {
    kind: option(text, 'broadcast'),
    ...periodsBeside('from this day on', 'up to this day, which is included'),
  },
  not: ONE_PERIOD,
  limits: `${SCREENFUL} on a screen, else all`,
  columns: ({ today }) => columnsOf(broadcasts, today),
  list(db, { limit, today, kind: _kind, ...asked }) {
    return {
      rows: listBroadcasts(db, { ...daysAsked(asked, today), limit }),
      empty:
        countAddressed(db, undefined, today) === 0
          ? 'No broadcast, and nobody to send one to: refnet add-partner NAME'
          : 'No broadcast: refnet check-in --kind broadcast --all',
    };
  },
});
