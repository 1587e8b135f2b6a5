import { monthsAgoWindow, type Day } from '../calendar/day.ts';
import type { UnmetNeed } from './gaps.ts';
import type { QuestionAnswer } from '../partners/questions.ts';
import { NO_RECORD, type GivenFor, type WhoRecord } from './who.ts';
import { keyOrNull, searchKey } from '../text/search-key.ts';
import { countsOn, STANDS } from '../file/counting.ts';
import { readUncounted } from './uncounted.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { CONVERSION_STATUSES } from './status.ts';

type ReferralSums = Omit<WhoRecord, 'satisfaction' | 'answers' | 'lastNamed' | 'uncounted'>;

const OUTCOMES = CONVERSION_STATUSES.map((status) => `'${status}'`).join(', ');

/** How the clients sent to these partners fared and how the relationships stand as of today; a few queries for all. */
export function readWhoRecords(db: Db, partnerIds: readonly number[], today: Day): Map<number, WhoRecord> {
  const parameters = { ids: JSON.stringify(partnerIds), today, after: monthsAgoWindow(today).after };
  const records = new Map<number, WhoRecord>(partnerIds.map((id) => [id, NO_RECORD]));
  const put = (rows: readonly (Partial<WhoRecord> & { partnerId: number })[]) => {
    for (const { partnerId, ...facts } of rows) {
      records.set(partnerId, { ...(records.get(partnerId) ?? NO_RECORD), ...facts });
    }
  };
  put(readSums(db, parameters));
  put(readFits(db, parameters));
  // It is told of those alone to whom nobody was given who counts.
  const without = [...records].flatMap(([id, { lastGiven }]) => (lastGiven === null ? [id] : []));
  const uncounted = without.length === 0 ? [] : readUncounted(db, { until: today }, today, without);
  for (const each of uncounted) {
    const before = records.get(each.partnerId)?.uncounted ?? [];
    put([{ partnerId: each.partnerId, uncounted: [...before, each] }]);
  }
  put(readLastNamed(db, parameters));
  put(
    readSatisfactions(db, parameters).map(({ partnerId, ...satisfaction }) => ({ partnerId, satisfaction })),
  );
  for (const { partnerId, ...answer } of readAnswers(db, parameters)) {
    put([{ partnerId, answers: [...(records.get(partnerId)?.answers ?? []), answer] }]);
  }
  return records;
}

/** What the queries are about: partners, as JSON, and days. */
interface Parameters {
  readonly ids: string;
  readonly today: Day;
  /** The 12 months are later than this day. */
  readonly after: Day;
}

const AMONG = 'partner_id in (select value from json_each(:ids))';
const GIVEN = `direction = 'given'`;
const COUNTS = `${countsOn(':today')} and occurred_on <= :today`;

function readSums(db: Db, parameters: Parameters) {
  const hasOutcome = `(closed_on is null or closed_on <= :today)`;
  const n = (condition: string) => `count(*) filter (where ${condition})`;
  return db
    .prepare<[Parameters], Omit<ReferralSums, 'fits' | 'fitTotal'> & { partnerId: number }>(
      `select partner_id as partnerId, ${n(GIVEN)} as given,
         ${n(`${GIVEN} and status = 'won' and ${hasOutcome}`)} as won,
         ${n(`${GIVEN} and status in (${OUTCOMES}) and ${hasOutcome}`)} as closed,
         max(occurred_on) filter (where ${GIVEN}) as lastGiven,
         ${n(`${GIVEN} and occurred_on > :after`)} as givenInYear,
         ${n(`direction = 'received' and occurred_on > :after`)} as receivedInYear
       from referrals where ${AMONG} and ${COUNTS} group by partner_id`,
    )
    .all(parameters);
}

/** So much of a word is looked for in a need, whose words may have another ending, or a slip behind it. */
const BEGINNING = 4;

/**
 * What clients were given for by today, of whom one was won or fitted well at least: each need of each partner once. Needs with
 * the beginnings of these words, or all of them.
 */
export function readGivenFor(db: Db, today: Day, words: readonly string[] = []): GivenFor[] {
  const cells = words.map((word) => Array.from(word).slice(0, BEGINNING).join(''));
  const hasWords = cells.map((_, at) => `and instr(need_key, :w${at}) > 0`).join(' ');
  return db
    .prepare<[Readonly<Record<string, string>>], GivenFor>(
      `select partner_id as partnerId, min(need) as need from referrals indexed by referrals_searched
       where need_key is not null ${hasWords} and partner_id is not null and ${GIVEN} and ${COUNTS}
       group by partner_id, need_key
       having count(*) filter (where status = 'won' and (closed_on is null or closed_on <= :today)) > 0 or max(fit) >= 4
       order by partner_id, max(occurred_on) desc`,
    )
    .all({ today, ...Object.fromEntries(cells.map((cell, at) => [`w${at}`, cell])) });
}

/** Few have a fit, which alone is in no index with all the others. */
function readFits(db: Db, parameters: Parameters) {
  return db
    .prepare<[Parameters], Pick<ReferralSums, 'fits' | 'fitTotal'> & { partnerId: number }>(
      `select partner_id as partnerId, count(*) as fits, sum(fit) as fitTotal
       from referrals indexed by referrals_fit where fit is not null and ${AMONG} and ${GIVEN} and ${COUNTS}
       group by partner_id`,
    )
    .all(parameters);
}

/** The last one of each stands at the end of what the index has of a partner. */
function readLastNamed(db: Db, parameters: Parameters) {
  return db
    .prepare<[Parameters], { partnerId: number; lastNamed: Day | null }>(
      `select p.value as partnerId, (select occurred_on from referrals where partner_id = p.value and ${STANDS}
         and ${GIVEN} and occurred_on <= :today order by occurred_on desc limit 1) as lastNamed
       from json_each(:ids) p`,
    )
    .all(parameters);
}

/** In the order of their days: the last of a partner stands. */
function readSatisfactions(db: Db, parameters: Parameters) {
  return db
    .prepare<[Parameters], { partnerId: number; value: number; onDay: Day }>(
      `select partner_id as partnerId, satisfaction as value, on_day as onDay from check_ins
       where ${AMONG} and satisfaction is not null and on_day <= :today order by on_day, id`,
    )
    .all(parameters);
}

function readAnswers(db: Db, parameters: Parameters) {
  return db
    .prepare<[Parameters], QuestionAnswer & { partnerId: number }>(
      `select partner_id as partnerId, question, answer, on_day as onDay from question_answers
       where ${AMONG} and on_day <= :today order by on_day, id`,
    )
    .all(parameters);
}

/** Whether that need is remembered of that day already. */
export function isRemembered(db: Db, need: UnmetNeed): boolean {
  const { on_day, need_key, region_key } = keysOf(need);
  return (
    db
      .prepare<[Day, string, string | null]>(
        'select 1 from unmet_needs where on_day = ? and need_key = ? and region_key is ?',
      )
      .get(on_day, need_key, region_key) !== undefined
  );
}

/** Remembers that a need was asked for and nobody met it; the same one counts once a day. */
export function rememberNeed(change: Change, need: UnmetNeed): void {
  if (isRemembered(change.db, need)) return;
  // A number that no need has, nor one that was taken back: it may be done again.
  const id =
    change.db
      .prepare<[], number>(
        `select ifnull(max(id), 0) + 1 from (select id from unmet_needs union all select row_id from changes c
         join change_rows r on change_id = c.id where undone_at is not null and table_name = 'unmet_needs')`,
      )
      .pluck()
      .get() ?? 1;
  change.insert('unmet_needs', { id, ...keysOf(need), need: need.need, region: need.region });
}

function keysOf({ onDay, need, region }: UnmetNeed) {
  return { on_day: onDay, need_key: searchKey(need), region_key: keyOrNull(region) };
}
