import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../text/errors.ts';
import type { Plain } from '../screen/columns.view.ts';
import { belongingsPhrase, nounOf } from './history.view.ts';
import { toJson } from '../screen/list.view.ts';
import { plainRecord } from '../kinds/kind.ts';
import { partners } from '../partners/partner.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { findRecord, type RecordTable } from './records.sql.ts';
import { countBelongings, countReferences, removeRecord } from './remove.sql.ts';
import { count } from '../text/count.ts';
import { missing, recordNumber, recordOption } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import { recordView } from './record-view.cli.ts';
import { noSuchRecord } from './record.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner or number]', 'a partner, or the number of a referral, check-in or other record')
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
A partner goes with everything on record about them; it says what that is
before. Somebody you only no longer work with is better put away: refnet edit
victor --archive

Examples:
  refnet remove 62
  refnet remove victor --yes`,
    )
    .action(async (target, options) => {
      if (target === undefined) throw missing('what to remove', 'refnet remove 62, or: refnet remove victor');
      const subject = await findSubject(session, target);
      await confirm(session, subject);
      await session.change((change) => {
        removeRecord(change, subject.table, subject.id);
        return { result: undefined, summary: subject.summary };
      });
      if (options.json === true) session.print(toJson(subject.record));
      else session.print([`Removed ${subject.words}`, '    refnet undo      brings it back']);
    });
}

/** What is to go: in words with what goes with it, and as the record it was. */
interface Subject {
  table: RecordTable | 'partners';
  id: number;
  words: string;
  summary: string;
  record: Plain;
}

async function findSubject(session: Session, target: string): Promise<Subject> {
  const number = recordNumber(target);
  return number === undefined ? partnerSubject(session, target) : numberedSubject(session, number);
}

async function partnerSubject(session: Session, target: string): Promise<Subject> {
  const { id } = await resolvePartner(session, target);
  const db = await session.reading();
  const partner = getPartner(db, id);
  if (partner === undefined) throw new Error(`partner ${id} is gone`);
  const others = countReferences(db, 'partners', id);
  const introduced =
    others === 0 ? '' : `; ${count(others, 'other partner')} introduced by them will no longer say by whom`;
  const belongings = belongingsPhrase(countBelongings(db, 'partners', id));
  return {
    table: 'partners',
    id,
    words: `${partner.name} (p${id})${belongings}${introduced}`,
    summary: `removed partner p${id}`,
    record: plainRecord(partners, partner, session.today),
  };
}

async function numberedSubject(session: Session, number: number): Promise<Subject> {
  const db = await session.reading();
  const found = findRecord(db, number);
  if (found === undefined) throw noSuchRecord(db, number, 'on record');
  const { kind, table } = found;
  const { phrase, plain } = recordView(db, kind, number, session.today);
  return {
    table,
    id: number,
    words: `#${number}  ${phrase}${belongingsPhrase(countBelongings(db, table, number))}`,
    summary: `removed ${nounOf(table)} ${number}`,
    record: plain,
  };
}

/** Asks in a terminal; without one the command has to say it is meant. */
async function confirm(session: Session, subject: Subject): Promise<void> {
  if (session.assumesYes) return;
  const again = ['refnet', ...session.argv.map(shellWord), '--yes'].join(' ');
  if (!session.interactive) {
    throw new UserError(`this would remove ${subject.words}`, { hints: [`${again}      removes it`] });
  }
  const prompter = await session.prompter();
  if (await prompter.confirm(`Remove ${subject.words}?`)) return;
  throw new UserError('nothing was removed', { kind: 'cancelled' });
}
