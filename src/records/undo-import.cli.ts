/** One import, taken back out of its turn: `refnet undo --import 2`. */
import {
  countImported,
  filesOf,
  getImport,
  latestImports,
  replaceImport,
  sinceImport,
} from '../imports/earlier-import.sql.ts';
import { importWords, takeBackWays, touchedWords } from '../imports/earlier-import.view.ts';
import { isSaidIn, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { count, list } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

interface TakenBack {
  readonly import: number;
  readonly referrals: number;
  readonly partners: number;
  readonly stay: number;
  readonly words: string;
}

/** Takes back one import, though other changes came after it, in a change of its own. */
export async function undoImport(session: Session, { options }: Typed): Promise<void> {
  const isSaid = isSaidIn(options);
  const [typed = ''] = options['import'] ?? [];
  const keep = !isSaid('dryRun');
  const db = await session.reading();
  const id = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
  if (getImport(db, id) === undefined) {
    throw usageError(
      id > 0 ? `there is no import ${id}` : `--import is the number of an import, not ${quoted(typed)}`,
      ...takeBackWays(latestImports(db, null)),
    );
  }
  const { words, ...done } = await session.change(
    (change) => {
      const result = takenBack(change, id);
      return { result, summary: `took back import ${id}` };
    },
    { keep },
  );
  if (isSaid('json')) {
    session.print(session.json(done));
    if (!keep) session.note('Nothing was written.');
    return;
  }
  const { referrals, partners, stay } = done;
  const gone = list([count(referrals, 'referral'), count(partners, 'partner')], 'and');
  session.print([
    `${keep ? 'Took back' : 'Would take back'} import ${id}, ${words}: ${gone}.`,
    ...(stay === 0
      ? []
      : [
          `  ${count(stay, 'partner')} of it ${stay === 1 ? 'has' : 'have'} more by now, and ${stay === 1 ? 'stays' : 'stay'}.`,
        ]),
    keep ? '  refnet undo      brings it back' : 'Nothing was written.',
  ]);
}

function takenBack(change: Parameters<typeof replaceImport>[0], id: number): TakenBack {
  const { db } = change;
  const itself = getImport(db, id);
  if (itself === undefined) throw new UserError(`there is no import ${id}`);
  const { isKnown, referrals: touched, partners } = sinceImport(db, id);
  const refused = (why: string, ...hints: readonly string[]) =>
    new UserError(`import ${id} cannot be taken back: ${why}`, { hints });
  if (!isKnown) throw refused('the journal does not go back to it any more');
  const { slips } = filesOf(db, id);
  if (slips.length > 0) throw refused(`it brought slips of BNI, in ${list(slips.map(quoted), 'and')}`);
  const [first] = touched;
  if (first !== undefined) {
    throw refused(
      touchedWords(touched),
      `refnet history      lists the changes; refnet undo      takes back the last one`,
      `refnet remove ${first}      takes out that referral alone`,
    );
  }
  const before = countImported(db, id);
  replaceImport(change, id);
  return {
    import: id,
    referrals: before.referrals,
    partners: before.partners - partners.length,
    stay: partners.length,
    words: importWords(itself),
  };
}
