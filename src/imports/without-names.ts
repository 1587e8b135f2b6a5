/** The texts of a row whose client is not to be named. */
import { clientsIn } from '../text/clients-in-text.ts';
import { IN_PLACE } from '../text/names-in-text.ts';
import type { ImportedReferral } from './imported-referral.ts';

/**
 * The row with `(client)` in the place of these names and of the words that tell whose they are, as when a client is
 * forgotten; a text that is nothing else is none. The same row where none of its texts has any.
 */
export function withoutNames(row: ImportedReferral, names: readonly string[]): ImportedReferral {
  const { need, note, source, own } = row;
  const texts = [
    need,
    note,
    source,
    own?.reason,
    own?.thankedHow,
    ...(own?.collected ?? []).map((c) => c.note),
  ];
  if (names.length === 0 || texts.every((text) => !text)) return row;
  const { takenOut, wholeTakenOut } = clientsIn(names);
  let isChanged = false;
  const without = <T extends string | null | undefined>(text: T, take = takenOut): T | string | null => {
    if (typeof text !== 'string') return text;
    const rest = take(text);
    if (rest === text) return text;
    isChanged = true;
    return rest.trim() === IN_PLACE ? null : rest;
  };
  const changed: ImportedReferral = {
    ...row,
    need: without(need),
    note: without(note),
    // What stands there names a source too, which has words of its own right.
    ...(source === undefined || source === null
      ? {}
      : { source: without(source, wholeTakenOut) ?? IN_PLACE }),
    ...(own === undefined
      ? {}
      : {
          own: {
            ...own,
            reason: without(own.reason),
            thankedHow: without(own.thankedHow),
            collected: own.collected.map((each) => ({ ...each, note: without(each.note) })),
          },
        }),
  };
  return isChanged ? changed : row;
}
