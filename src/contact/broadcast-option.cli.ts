/** The options of a check-in that went to many at once, beside those of one with a partner. */
import { text } from '../kinds/type.ts';
import { flag, option, type Option } from '../shell/option.cli.ts';
import { CHECK_IN_KINDS } from './check-in-kinds.ts';

const BROADCAST = 'broadcast';

/** What people say for one. */
const SAYINGS = [BROADCAST, 'broadcasts', 'newsletter', 'mailing', 'mass-mail', 'mass-email'];

/** Whether a text names the kind of what goes to many. */
export function namesBroadcast(typed: string | undefined): boolean {
  return (
    typed !== undefined &&
    SAYINGS.includes(
      typed
        .trim()
        .toLowerCase()
        .replaceAll(/[\s_-]+/g, '-'),
    )
  );
}

/** The words of `--kind` with this one among them, for help and completion. */
export const KINDS_AND_BROADCAST: readonly string[] = [...CHECK_IN_KINDS, BROADCAST];

const kind: Option<string | undefined> = {
  value: 'word',
  words: KINDS_AND_BROADCAST,
  help: 'what it was; a meeting is a one-to-one, a broadcast went to many at once',
  read: ([typed]) => typed,
};

export const BROADCAST_OPTIONS = {
  tag: option(text, 'a broadcast to the partners with this tag'),
  all: flag('a broadcast to every partner'),
  kind,
};
