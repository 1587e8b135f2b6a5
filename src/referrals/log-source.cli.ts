/** Logging a client who came from a source that is no partner; loaded where one did. */
import type { Change } from '../file/journal.sql.ts';
import { findPartner, partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Settings } from '../settings/settings.ts';
import type { Done } from '../shell/command.cli.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import { fromInstead } from './from-instead.cli.ts';
import { draftOf, type SaidReferral } from './log.ts';
import { savingReferral } from './referral.sql.ts';
import { findOrAddSource, findSource } from './source.sql.ts';

interface Asking {
  readonly settings: Settings;
  readonly argv: readonly string[];
}

/** Logs a client received from a source, which is added where it is a new one. Throws a UserError for the name of a partner. */
export function logFromSource(
  change: Change,
  said: SaidReferral,
  name: string,
  { settings, argv }: Asking,
): Done {
  const isNew = findSource(change.db, name) === undefined;
  if (isNew) refusePartner(change, name, argv);
  findOrAddSource(change, name, settings['my-name']);
  const id = savingReferral.insert(change, { ...draftOf(said, null, null), source: name });
  return {
    ids: [id],
    did: 'logged received',
    words: isNew ? ['a new source, which is no partner: refnet sources      lists them'] : [],
    beside: { advice: null },
  };
}

function refusePartner({ db }: Change, name: string, argv: readonly string[]): void {
  const handles = listHandles(db);
  const found = findPartner(name, handles);
  if (found.kind !== 'one' || !found.partner.keys.includes(searchKey(name))) return;
  const handle = partnerNamer(handles)(found.partner);
  throw usageError(`${quoted(name)} is a partner, and no source`, fromInstead(argv, 'from', handle));
}
