import type { Db } from '../file/sqlite.sql.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import { findPartner } from './find-partner.ts';
import { listHandles } from './handles.sql.ts';
import { readAsLine } from './name-parts.view.ts';
import { refuseNobody } from './nobody.ts';
import type { PartnerOrNew } from './partner-or-new.ts';
import { saidName } from './said-name.ts';

/** How a name that was more than a name was read, and what makes it one again; undefined for one that was none. */
export function readAsNote(
  typed: string,
  partner: { readonly id: number },
): readonly [readAs: string, back: string] | undefined {
  const line = readAsLine(typed, saidName(typed));
  return line === undefined ? undefined : [line, oneNameAgain(typed, partner)];
}

/** The command that makes one name of a text that was taken apart; how to reach them stays. */
function oneNameAgain(typed: string, { id }: { readonly id: number }): string {
  const { profession, business } = saidName(typed);
  const taken = [
    ...(profession === null ? [] : ['--profession', '']),
    ...(business === null ? [] : ['--business', '']),
  ];
  const command = commandLine(['edit', `p${id}`, '--name', typed, ...taken]);
  return `${command}      makes it one name`;
}

/**
 * A name that nobody has, looked at once more: a partner who is called so without the profession beside it. Throws a
 * UserError for what is nobody's name, or the user's own.
 */
export function knownAfterAll(
  db: Db,
  partner: Exclude<PartnerOrNew, { readonly id: number }>,
  myName: string | undefined,
): PartnerOrNew {
  const { name } = saidName(partner.name);
  refuseNobody(name, myName);
  const found = findPartner(name, listHandles(db));
  const isCalledSo = found.kind === 'one' && found.partner.keys.includes(searchKey(name));
  return isCalledSo && name !== partner.name && !partner.surely ? { id: found.partner.id } : partner;
}

/** How the names that were more than a name were read, a line each. */
export function readAsNotes(partners: readonly PartnerOrNew[]): string[] {
  return partners.flatMap((partner) => {
    if ('id' in partner) return [];
    const line = readAsLine(partner.name, saidName(partner.name));
    return line === undefined ? [] : [`${quoted(partner.name)} was ${line}`];
  });
}
