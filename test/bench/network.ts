import { addDays } from '../../src/calendar/day.ts';
import type { Day } from '../../src/calendar/day.ts';
import { emptyPartner } from '../../src/partners/partner.ts';
import { newReferral } from '../../src/referrals/referral.ts';
import { recordChange } from '../../src/file/journal.sql.ts';
import { openForWriting } from '../../src/file/open.sql.ts';
import { savingPartner } from '../../src/partners/partner-saving.sql.ts';
import { savingReferral } from '../../src/referrals/referral.sql.ts';
import { isClosed, STATUSES } from '../../src/referrals/status.ts';

const PROFESSIONS = ['accountant', 'mortgage broker', 'estate lawyer', 'financial planner', 'home inspector'];
const NEEDS = ['tax return', 'first home', 'will', 'bookkeeping', 'retirement plan', 'refinancing'];
const YEARS_BACK = 5;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A name of a partner, for numbers from 0 on; no two are alike. */
export function partnerName(at: number): string {
  const first = ['Maren', 'Victor', 'Ilse', 'Oskar', 'Priya', 'Tomas', 'Grace', 'Nadia', 'Emre', 'Flora'];
  const last = ['Holt', 'Osei', 'Moreno', 'Lind', 'Nair', 'Rey', 'Adey', 'Brandt', 'Kaya', 'Marsh'];
  return `${first[at % 10]} ${last[Math.floor(at / 10) % 10]}${at < 100 ? '' : ` ${Math.floor(at / 100) + 1}`}`;
}

const CLOSED = STATUSES.filter(isClosed);

/**
 * Fills a new file with a network in one change: a few partners with much, many with little, over five years. Referrals
 * older than `openFor` days are closed; where it is left out, half of all are open, however old.
 */
export function generateNetwork(
  path: string,
  size: { partners: number; referrals: number; openFor?: number },
  today: Day,
): void {
  const now = () => new Date(`${today}T12:00:00Z`);
  const random = randomNumbers(1);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const { db } = openForWriting({ path, today, now });
  recordChange(db, { command: 'bench', today, now }, (change) => {
    const ids = Array.from({ length: size.partners }, (_, at) =>
      savingPartner.insert(change, { ...emptyPartner(partnerName(at)), profession: pick(PROFESSIONS) }),
    );
    for (let at = 0; at < size.referrals; at += 1) {
      const age = Math.floor(random() * 365 * YEARS_BACK);
      const occurredOn = addDays(today, -age);
      const status = pick(age > (size.openFor ?? Infinity) ? CLOSED : STATUSES);
      const worth = status === 'won' ? Math.floor(random() * 500_000) : null;
      const draft = newReferral({
        partnerId: ids[Math.floor(random() ** 2 * ids.length)]!,
        direction: random() < 0.5 ? 'given' : 'received',
        occurredOn,
        clientName: `Client ${at}`,
        need: pick(NEEDS),
        status,
        closedOn: isClosed(status) ? occurredOn : null,
        invoiced: worth === null ? null : { minor: worth, currency: 'CAD' },
      });
      savingReferral.insert(change, draft);
    }
    return { result: undefined, summary: `generated ${size.referrals} referrals` };
  });
  db.close();
}

/** A tracker as people keep it, as lines of CSV. */
export function* trackerLines(rows: number, partners: number, today: Day): Generator<string> {
  const random = randomNumbers(2);
  yield 'Date,Partner,Client,Given or received,Status,Need,Revenue\n';
  for (let at = 0; at < rows; at += 1) {
    const day = addDays(today, -Math.floor(random() * 365 * YEARS_BACK));
    const partner = partnerName(Math.floor(random() ** 2 * partners));
    const status = ['Won', 'Lost', 'New', 'Contacted'][at % 4];
    const worth =
      at % 4 === 0 ? `"${1 + Math.floor(random() * 9)},${100 + Math.floor(random() * 900)}.50"` : '';
    yield `${day},${partner},Client ${at},${at % 2 === 0 ? 'given' : 'received'},${status},${NEEDS[at % 6]},${worth}\n`;
  }
}
