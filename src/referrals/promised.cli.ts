/** What is asked about, or said, before a client goes to somebody else than the one whom the service is promised to. */
import { readExclusivePromises } from '../agreements/exclusive-promises.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { readAside } from '../partners/aside.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { whyNotToRefer } from '../partners/not-to-refer.ts';
import { calledApart } from '../partners/same-named.sql.ts';
import { notToReferWords } from '../partners/not-to-refer.view.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { brokenBy } from './promised.ts';
import { readProvider } from './promised.sql.ts';
import { getReferral } from './referral.sql.ts';

/** What each doubt is told with. */
interface Telling {
  readonly today: Day;
  readonly question: string;
  /** What gives the client to the holder instead; undefined where there is no such command. */
  readonly instead: (holder: { readonly id: number; readonly handle: string }) => Instead | undefined;
}

/** The commands that give the client to the holder instead. */
interface Instead {
  /** In place of the one that is asked about, of which nothing is kept then. */
  readonly asked: string;
  /** Once it was written. */
  readonly written: string;
}

/**
 * A doubt for each exclusive promise in force on its day that a referral as it stands breaks: with what to type instead,
 * where the one who holds the promise takes clients.
 */
export function promisedDoubts(db: Db, id: number, { today, question, instead }: Telling): Doubt[] {
  const referral = getReferral(db, id);
  const receiver = referral?.partnerId ? readProvider(db, referral.partnerId) : undefined;
  if (referral === undefined || receiver === undefined) return [];
  const broken = brokenBy(referral, receiver, readExclusivePromises(db, referral.occurredOn));
  if (broken.length === 0) return [];
  const handles = listHandles(db);
  const handleOf = partnerNamer(handles);
  return broken.flatMap(({ partnerId, service, agreement }): Doubt[] => {
    const holder = handles.find((each) => each.id === partnerId);
    if (holder === undefined) return [];
    const text = `${service} is promised to ${calledApart(db, partnerId)} alone (agreement ${agreement})`;
    const [aside] = readAside(db, [partnerId]);
    const reason = aside && whyNotToRefer(aside, today);
    if (reason !== undefined) {
      return [{ text: `${text}; ${calledApart(db, partnerId)} ${notToReferWords(reason)}`, question }];
    }
    const other = instead({ id: partnerId, handle: handleOf(holder) });
    if (other === undefined) return [{ text, question }];
    return [{ text, question, details: [`instead: ${other.asked}`], hints: [other.written] }];
  });
}

/** Corrects a referral by `work`, and asks about the exclusive promises that it breaks only then. */
export function watchingPromises(
  db: Db,
  id: number,
  { today, check }: { readonly today: Day; readonly check: (doubt: Doubt) => void },
  work: () => void,
): void {
  const before = getReferral(db, id);
  const telling: Telling = {
    today,
    question: 'Change it all the same?',
    // Back to whom it was with is no other way of doing it.
    instead({ id: holder, handle }) {
      const command = `refnet edit ${id} --partner ${handle}`;
      return holder === before?.partnerId ? undefined : { asked: command, written: command };
    },
  };
  const known = new Set(promisedDoubts(db, id, telling).map(({ text }) => text));
  work();
  for (const doubt of promisedDoubts(db, id, telling)) if (!known.has(doubt.text)) check(doubt);
}
