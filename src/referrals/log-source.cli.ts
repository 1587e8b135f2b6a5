/** Logging a client who came from a source that is no partner; loaded where one did. */
import type { Change } from '../file/journal.sql.ts';
import { isChannel } from '../partners/channels.ts';
import { partnerNamer, type PartnerHandle } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Done, Saying } from '../shell/command.cli.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { keyWords, searchKey } from '../text/search-key.ts';
import { fromInstead } from './from-instead.cli.ts';
import { draftOf, type SaidReferral } from './log.ts';
import { savingReferral } from './referral.sql.ts';
import { findOrAddSource, findSource } from './source.sql.ts';

interface Asking extends Pick<Saying, 'doubt'> {
  readonly settings: Settings;
  readonly argv: readonly string[];
}

/** Logs a client received from a source, which is added where it is a new one. Throws a UserError for the name of a partner. */
export function logFromSource(
  change: Change,
  said: SaidReferral,
  name: string,
  { settings, argv, doubt }: Asking,
): Done {
  const isNew = findSource(change.db, name) === undefined;
  if (isNew) refusePartner(change, name, { argv, doubt });
  findOrAddSource(change, name, settings['my-name']);
  const id = savingReferral.insert(change, { ...draftOf(said, null, null), source: name });
  return {
    ids: [id],
    did: 'logged received',
    words: isNew ? ['a new source, which is no partner: refnet sources      lists them'] : [],
    beside: { advice: null },
  };
}

/** Refuses the whole name of a partner, and asks about a part of one that is no channel: `maren` of Maren Holt. */
function refusePartner({ db }: Change, name: string, { argv, doubt }: Pick<Asking, 'argv' | 'doubt'>): void {
  const handles = listHandles(db);
  const key = searchKey(name);
  const words = keyWords(key);
  const hasWords = ({ keys }: PartnerHandle) =>
    keys.some((each) => words.every((word) => keyWords(each).includes(word)));
  const whole = handles.find(({ keys }) => keys.includes(key));
  const meant = whole ?? (isChannel(name) ? undefined : handles.find(hasWords));
  if (meant === undefined) return;
  const instead = fromInstead(argv, 'from', partnerNamer(handles)(meant));
  if (whole !== undefined) throw usageError(`${quoted(name)} is a partner, and no source`, instead);
  doubt({
    text: `${quoted(name)} may be the partner ${meant.name}`,
    question: 'Keep it as a source that is no partner?',
    hints: [instead],
    yes: 'keeps it as a source',
  });
}
