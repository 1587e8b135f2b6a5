import { reckonFees } from '../agreements/fee-record.ts';
import { feeRuleLines, type OpenFee } from '../agreements/fee-rules.cli.ts';
import { readFeeRecord } from '../agreements/fees.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Settings } from '../settings/settings.ts';
/** What `refnet due` lists apart: what is older than the days looked back, what is snoozed, the candidates. */
import { relationshipsOf, verdictPeriod } from '../advice/relationship.ts';
import { formatDate } from '../calendar/day-words.ts';
import { listSnoozes } from '../contact/snooze.sql.ts';
import type { Snooze } from '../contact/snooze.ts';
import { snoozedPhrase, wakeCommand } from '../contact/snooze.view.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { archivedAmong, partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { namesApart } from '../partners/sharing-names.sql.ts';
import { renderList } from '../screen/list.view.ts';
import type { Shown } from '../shell/command.cli.ts';
import { inRows } from '../shell/listing.cli.ts';
import { candidateColumns } from './candidate-columns.view.ts';
import { candidatesAmong } from './candidates.ts';
import { dueRecord, everythingDue, type DueQuestion } from './due-record.ts';
import { readDue } from './due-list.sql.ts';
import { readNetwork } from '../advice/relationship.sql.ts';
import { readOlder } from './older-rows.sql.ts';
import { isPutOffBy, toldAsOne } from './apart.ts';
import { mostUrgentFirst, referralItems, type DueItem } from './due.ts';
import { dueColumns } from './due-columns.view.ts';
import { commandOf, type Words } from './due-item.view.ts';
import { renderDue } from './due.view.ts';

/** Thanks and outcomes to tell from before the days looked back, those of one partner and kind as one on a screen. */
export function showOlder(db: Db, question: DueQuestion): Shown {
  const { today, settings } = question;
  const handles = listHandles(db);
  const handle = partnerNamer(handles);
  const items = mostUrgentFirst(referralItems(readOlder(db, question), settings, today));
  const days = settings['look-back-days'];
  const frame = {
    today,
    handle,
    archived: archivedAmong(handles),
    feeWords: undefined,
    adviceWords: undefined,
    empty: `Nothing is left from before the last ${days} days.`,
    below: [],
    heading: () => `Older than ${days} days`,
    command: (item: DueItem, words: Words) =>
      item.n > 1 ? `${commandOf(item, words).replace(/ --all$/, '')} --older` : commandOf(item, words),
  };
  return {
    text: (look) => renderDue(toldAsOne(items), frame, look),
    ...inRows(dueColumns(frame), items),
  };
}

/** What is snoozed with what it hides, the first to come back first; the command brings it back before. */
export async function showSnoozed(db: Db, { today, settings }: DueQuestion): Promise<Shown> {
  const snoozes = listSnoozes(db, today);
  const last = snoozes.at(-1)?.untilDay ?? today;
  const question = { today, until: last, settings };
  const snapshot = readDue(db, question);
  const record = await dueRecord(snapshot, question);
  const { items } = everythingDue(record, snapshot.referrals, question, { kind: [], partner: undefined });
  const handles = listHandles(db);
  const namer = partnerNamer(handles);
  const hidden = items.filter((item) => snoozes.some((snooze) => isPutOffBy(item, snooze)));
  const frame = {
    today,
    handle: namer,
    archived: archivedAmong(handles),
    feeWords: await import('./fee-items.view.ts'),
    adviceWords: await import('./advice-items.view.ts'),
    empty: 'Nothing that waits is snoozed.',
    below: snoozes
      .filter((snooze) => !hidden.some((item) => isPutOffBy(item, snooze)))
      .map((snooze) => nothingBehind(snooze, wake(snooze, namer))),
    command: (item: DueItem, words: Words) => {
      const snooze = snoozes.find((each) => isPutOffBy(item, each));
      return snooze === undefined ? commandOf(item, words) : wake(snooze, words.handle);
    },
  };
  return {
    text: (look) => renderDue(hidden, frame, look),
    ...inRows(dueColumns(frame), hidden),
  };
}

function wake(
  { kind, partnerId, partnerName, number }: Snooze,
  handle: (partner: { id: number; name: string }) => string,
): string {
  const own = kind === 'record' ? String(number) : 'candidates';
  return wakeCommand({
    kind,
    handle: partnerId === null || partnerName === null ? own : handle({ id: partnerId, name: partnerName }),
  });
}

/** A snooze that hides nothing: what it is about waits for nothing by its day. */
function nothingBehind({ kind, number, partnerName, untilDay }: Snooze, command: string): string {
  const what = kind === 'record' ? `#${number}` : snoozedPhrase(kind, partnerName);
  return `${what}: snoozed until ${formatDate(untilDay)}, and nothing waits by then: ${command}`;
}

/** The acquaintances who may become referral partners [durden]. */
export function showCandidates(db: Db, { today, settings }: DueQuestion): Shown {
  const found = candidatesAmong(
    relationshipsOf(readNetwork(db, verdictPeriod(today)), settings, today),
    settings,
  );
  const hasProfession = settings.profession !== undefined;
  const columns = candidateColumns(today, partnerNamer(listHandles(db)));
  const none = hasProfession
    ? 'No acquaintance whose profession serves the same clients.'
    : 'No acquaintances.';
  return {
    text: (look) => renderList(columns, found, look, none, candidatesFoot(hasProfession)),
    ...inRows(columns, found),
  };
}

function candidatesFoot(hasProfession: boolean): string {
  const done = 'Looked through? refnet snooze candidates --until "in 1 year"';
  return hasProfession
    ? done
    : `Those who serve the same clients: refnet config profession "what you do". ${done}`;
}

/** Which rules of professions bear on the fees that wait, beside the commands that pay them. */
export function rulesOnDue(
  db: Db,
  items: readonly DueItem[],
  when: { readonly settings: Settings; readonly today: Day },
): string[] {
  const fees = reckonFees(readFeeRecord(db, when.today));
  return feeRuleLines(db, fees, items.flatMap(openFeeOf), { ...when, telling: 'sources' });
}

function openFeeOf(item: DueItem): OpenFee[] {
  if (item.kind === 'fee') {
    return item.partner === undefined ? [] : [{ partnerId: item.partner.id, direction: item.direction }];
  }
  if (item.kind !== 'expected-fee' && item.kind !== 'fee-by-hand') return [];
  const { partner: partnerId, referral, direction } = item.fee;
  return [{ partnerId, referral, direction }];
}

/** Items, with partners told apart from others of their name. */
export function toldApart(db: Db, items: readonly DueItem[]): readonly DueItem[] {
  const names = namesApart(db);
  return items.map((item) => {
    const name = names.get(item.partner?.id ?? 0);
    return item.partner === undefined || name === undefined
      ? item
      : { ...item, partner: { ...item.partner, name } };
  });
}
