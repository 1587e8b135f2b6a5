import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import { readRecord, readRecords } from '../file/rows.sql.ts';
import { saving } from '../file/saving.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { cellsOf } from '../kinds/kind.ts';
import { UserError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import type { PartnerHandle } from './find-partner.ts';
import {
  CONTACTS,
  contactKey,
  partners,
  type ContactKind,
  type Partner,
  type PartnerDraft,
} from './partner.ts';
import type { AnswerEdit, QuestionAnswer, Answer } from './questions.ts';
import type { Stage, StageMove } from './stage.ts';

/** One partner; undefined when there is no such number. */
export function getPartner(db: Db, id: number): Partner | undefined {
  return readRecord(db, partners, id);
}

/** Every partner, by name. */
export function listPartners(db: Db): Partner[] {
  return readRecords(db, partners, { rest: 'order by t.name_key, t.id' });
}

/** What is needed to find a partner by what was typed: one light row each. */
export function listHandles(db: Db): PartnerHandle[] {
  const handles = new Map<number, PartnerHandle>();
  const rows = db
    .prepare<[], HandleRow>(
      'select id, name, profession, archived_on, name_key, business_key from partners order by name_key, id',
    )
    .all();
  for (const row of rows) {
    const keys = row.business_key === null ? [row.name_key] : [row.name_key, row.business_key];
    const { id, name, profession } = row;
    handles.set(id, { id, name, profession, archived: row.archived_on !== null, keys, emails: [] });
  }
  const aliases = db.prepare<[], DetailKeyRow>('select partner_id, alias_key as key from aliases').all();
  for (const { partner_id, key } of aliases) handles.get(partner_id)?.keys.push(key);
  const emails = db
    .prepare<[], DetailKeyRow>(`select partner_id, value_key as key from contact_points where kind = 'email'`)
    .all();
  for (const { partner_id, key } of emails) handles.get(partner_id)?.emails.push(key);
  return [...handles.values()];
}

interface HandleRow {
  id: number;
  name: string;
  profession: string | null;
  archived_on: string | null;
  name_key: string;
  business_key: string | null;
}

interface DetailKeyRow {
  partner_id: number;
  key: string;
}

/** Partners are more than their row: what they have several of has tables of its own, and their stage has a history. */
export const savingPartner = saving(partners, {
  insert(change, draft) {
    const id = change.insert('partners', cellsOf(partners, draft));
    for (const [table, rows] of detailsOf(id, draft)) for (const row of rows) change.insert(table, row);
    noteStage(change, id, { stage: draft.stage, onDay: change.today, reason: null });
    return id;
  },
  update(change, { id, name, stage: before }, { stage = before, ...facts }) {
    if (facts.introducedBy === id) throw introducedByThemselves(name);
    const differs = change.update('partners', id, cellsOf(partners, facts));
    const synced = detailsOf(id, facts).map(([table, rows, among]) =>
      syncDetails(change, table, id, rows, among),
    );
    // The details have no life of their own: to another file, a partner with another email is a changed partner.
    if (synced.includes(true)) change.update('partners', id, { updated_at: change.at });
    if (stage !== before) moveStage(change, id, { stage, onDay: change.today, reason: null });
    return differs || synced.includes(true) || stage !== before;
  },
});

function introducedByThemselves(name: string): UserError {
  return new UserError(`${name} cannot be introduced by ${name}`, {
    hints: ['--introduced-by "" takes the fact out'],
  });
}

/**
 * Records that the relationship is at `stage` from `onDay` on; the current stage is the last by day, then number.
 * Everybody begins as an acquaintance on the day they were added: a move dated before that day takes it along.
 */
export function moveStage(change: Change, id: number, move: StageMove): void {
  const [first] = change.db
    .prepare<[number], { id: number; on_day: Day; stage: Stage }>(
      'select id, on_day, stage from stage_events where partner_id = ? order by id limit 1',
    )
    .all(id);
  if (first?.stage === 'acquaintance' && move.onDay < first.on_day) {
    change.update('stage_events', first.id, { on_day: move.onDay });
  }
  noteStage(change, id, move);
  const current = change.db
    .prepare<[number], string>(
      'select stage from stage_events where partner_id = ? order by on_day desc, id desc limit 1',
    )
    .pluck()
    .get(id);
  change.update('partners', id, { stage: current ?? move.stage });
}

function noteStage(change: Change, id: number, { stage, onDay, reason }: StageMove): void {
  change.insert('stage_events', { partner_id: id, on_day: onDay, stage, reason, created_at: change.at });
}

/** The moves of a relationship along the spectrum, oldest first. */
export function listStageEvents(db: Db, partnerId: number): StageMove[] {
  return db
    .prepare<[number], StageMove>(
      'select on_day as onDay, stage, reason from stage_events where partner_id = ? order by on_day, id',
    )
    .all(partnerId);
}

/** The answers about a partner to the questions that make a good one, oldest first. */
export function listAnswers(db: Db, partnerId: number): QuestionAnswer[] {
  return db
    .prepare<[number], QuestionAnswer>(
      'select question, answer, on_day as onDay from question_answers where partner_id = ? order by on_day, id',
    )
    .all(partnerId);
}

/** Keeps answers given on a day beside the earlier ones; one of the same day is corrected, an empty one takes all out. */
export function putAnswers(
  change: Change,
  partnerId: number,
  answers: readonly AnswerEdit[],
  onDay: Day,
): void {
  const written = answers.map(({ question, answer }) =>
    putAnswer(change, partnerId, question, answer, onDay),
  );
  if (written.includes(true)) change.update('partners', partnerId, { updated_at: change.at });
}

function putAnswer(
  change: Change,
  partnerId: number,
  question: string,
  answer: Answer | '',
  onDay: Day,
): boolean {
  const given = change.db
    .prepare<[number, string], { id: number; on_day: Day }>(
      'select id, on_day from question_answers where partner_id = ? and question = ?',
    )
    .all(partnerId, question);
  if (answer === '') {
    for (const { id } of given) change.remove('question_answers', id);
    return given.length > 0;
  }
  const sameDay = given.find(({ on_day }) => on_day === onDay);
  if (sameDay !== undefined) return change.update('question_answers', sameDay.id, { answer });
  change.insert('question_answers', { partner_id: partnerId, question, answer, on_day: onDay });
  return true;
}

export function keyOrNull(text: string | null): string | null {
  return text === null ? null : searchKey(text);
}

type DetailTable = 'contact_points' | 'aliases' | 'tags';

/** The rows that facts a partner has several of come to, and which of the table's rows they stand for. */
type Detail = readonly [table: DetailTable, rows: readonly Row[], among: { kind?: ContactKind }];

function detailsOf(id: number, facts: Partial<PartnerDraft>): Detail[] {
  const contacts = Object.entries(CONTACTS).flatMap(([field, kind]): Detail[] => {
    const values = facts[field as keyof typeof CONTACTS];
    if (values === undefined) return [];
    const rows = values.map((value) => ({ kind, value, value_key: contactKey({ kind, value }) }));
    return [['contact_points', rows.map((row) => ({ partner_id: id, ...row })), { kind }]];
  });
  const { aliases, tags } = facts;
  const named = (values: readonly string[], column: string) =>
    values.map((value) => ({ partner_id: id, [column]: value, [`${column}_key`]: searchKey(value) }));
  return [
    ...contacts,
    ...(aliases === undefined ? [] : [['aliases', named(aliases, 'alias'), {}] as const]),
    ...(tags === undefined ? [] : [['tags', named(tags, 'tag'), {}] as const]),
  ];
}

/** Makes a partner's rows of one table those wanted, touching only what differs. Returns whether anything did. */
function syncDetails(
  change: Change,
  table: DetailTable,
  partnerId: number,
  wanted: readonly Row[],
  { kind }: { kind?: ContactKind },
): boolean {
  const existing = change.db
    .prepare<[number], Row>(`select * from ${table} where partner_id = ?`)
    .all(partnerId)
    .filter((row) => kind === undefined || row['kind'] === kind);
  const columns = Object.keys(wanted[0] ?? {});
  const signature = (row: Row) => JSON.stringify(columns.map((column) => row[column]));
  const missing = new Map(wanted.map((row) => [signature(row), row]));
  const surplus = existing.filter((row) => !missing.delete(signature(row)));
  for (const row of surplus) change.remove(table, Number(row['id']));
  for (const row of missing.values()) change.insert(table, row);
  return surplus.length + missing.size > 0;
}
