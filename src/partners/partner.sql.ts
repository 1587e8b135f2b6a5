import type { Day } from '../calendar/day.ts';
import type { PartnerHandle } from './find-partner.ts';
import { searchKey } from '../text/search-key.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/open.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import type { AnswerEdit, QuestionAnswer, Answer } from './questions.ts';
import type { Precision } from '../calendar/day-words.ts';
import {
  contactKey,
  type ContactPoint,
  type Partner,
  type PartnerDraft,
  type Preference,
  type RelativeSize,
} from './partner.ts';
import type { Stage } from './stage.ts';

interface PartnerRow {
  id: number;
  uuid: string;
  name: string;
  business: string | null;
  profession: string | null;
  country: string | null;
  subdivision: string | null;
  region: string | null;
  services: string | null;
  ideal_client: string | null;
  relative_size: RelativeSize | null;
  their_preference: Preference | null;
  my_preference: Preference | null;
  known_since: Day | null;
  known_since_precision: Precision | null;
  stage: Stage;
  check_in_months: number | null;
  introduced_by: number | null;
  how_met: string | null;
  archived_on: Day | null;
  not_taking_until: Day | null;
  do_not_refer: number;
  notes: string | null;
  created_at: string;
  updated_at: string;
}

/** One partner with contact points, other names and tags; undefined when there is no such number. */
export function getPartner(db: Db, id: number): Partner | undefined {
  const row = db.prepare<[number], PartnerRow>('select * from partners where id = ?').get(id);
  return row === undefined ? undefined : withDetails(row, readDetails(db, id));
}

/** Every partner, by name. */
export function listPartners(db: Db): Partner[] {
  const details = readDetails(db);
  return db
    .prepare<[], PartnerRow>('select * from partners order by name_key, id')
    .all()
    .map((row) => withDetails(row, details));
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

/** Adds a partner and the first entry of the history of their stage. Returns the number. */
export function insertPartner(change: Change, draft: PartnerDraft, today: Day): number {
  const id = change.insert('partners', partnerColumns(draft));
  insertDetails(change, id, draft);
  change.insert('stage_events', {
    partner_id: id,
    on_day: today,
    stage: draft.stage,
    reason: null,
    created_at: change.at,
  });
  return id;
}

/** Changes the facts of a partner to those of the draft, lists included. The stage moves by `moveStage` alone. */
export function updatePartner(change: Change, id: number, draft: Omit<PartnerDraft, 'stage'>): void {
  const { stage: _stage, ...columns } = partnerColumns({ ...draft, stage: 'acquaintance' });
  change.update('partners', id, columns);
  const synced = [
    syncDetails(change, 'contact_points', id, contactRows(id, draft.contactPoints)),
    syncDetails(change, 'aliases', id, aliasRows(id, draft.aliases)),
    syncDetails(change, 'tags', id, tagRows(id, draft.tags)),
  ];
  // The details have no life of their own: to another file, a partner with another email is a changed partner.
  if (synced.includes(true)) change.update('partners', id, { updated_at: change.at });
}

/** Archives a partner on a day or brings them back, and notes whether and until when no clients go to them. */
export function updateStanding(
  change: Change,
  id: number,
  standing: Pick<Partner, 'archivedOn' | 'notTakingUntil' | 'doNotRefer'>,
): void {
  change.update('partners', id, {
    archived_on: standing.archivedOn,
    not_taking_until: standing.notTakingUntil,
    do_not_refer: standing.doNotRefer ? 1 : 0,
  });
}

/**
 * Records that the relationship is at `stage` from `onDay` on; the current stage is the last by day, then number.
 * Everybody begins as an acquaintance on the day they were added: a move dated before that day takes it along.
 */
export function moveStage(
  change: Change,
  id: number,
  move: { stage: Stage; onDay: Day; reason: string | null },
): void {
  const [first] = change.db
    .prepare<[number], { id: number; on_day: Day; stage: Stage }>(
      'select id, on_day, stage from stage_events where partner_id = ? order by id limit 1',
    )
    .all(id);
  if (first?.stage === 'acquaintance' && move.onDay < first.on_day) {
    change.update('stage_events', first.id, { on_day: move.onDay });
  }
  change.insert('stage_events', {
    partner_id: id,
    on_day: move.onDay,
    stage: move.stage,
    reason: move.reason,
    created_at: change.at,
  });
  const current = change.db
    .prepare<[number], string>(
      'select stage from stage_events where partner_id = ? order by on_day desc, id desc limit 1',
    )
    .pluck()
    .get(id);
  change.update('partners', id, { stage: current ?? move.stage });
}

/** The moves of a relationship along the spectrum, oldest first. */
export function listStageEvents(
  db: Db,
  partnerId: number,
): { onDay: Day; stage: Stage; reason: string | null }[] {
  return db
    .prepare<[number], { onDay: Day; stage: Stage; reason: string | null }>(
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

/** What partners have several of, by partner. */
interface Details {
  contactPoints: Map<number, ContactPoint[]>;
  aliases: Map<number, string[]>;
  tags: Map<number, string[]>;
}

/** The details of one partner or of all: three queries, however many partners there are. */
function readDetails(db: Db, partnerId?: number): Details {
  const rows = <R>(columns: string, table: string, order: string) =>
    db
      .prepare<[{ partner: number | null }], R & { owner: number }>(
        `select partner_id as owner, ${columns} from ${table}
         where ${partnerId === undefined ? ':partner is null' : 'partner_id = :partner'} order by ${order}`,
      )
      .all({ partner: partnerId ?? null });
  const details: Details = { contactPoints: new Map(), aliases: new Map(), tags: new Map() };
  for (const { owner, ...point } of rows<ContactPoint>('kind, value, label', 'contact_points', 'id')) {
    push(details.contactPoints, owner, point);
  }
  for (const { owner, alias } of rows<{ alias: string }>('alias', 'aliases', 'id')) {
    push(details.aliases, owner, alias);
  }
  for (const { owner, tag } of rows<{ tag: string }>('tag', 'tags', 'tag_key')) {
    push(details.tags, owner, tag);
  }
  return details;
}

function push<T>(groups: Map<number, T[]>, owner: number, item: T): void {
  const group = groups.get(owner);
  if (group === undefined) groups.set(owner, [item]);
  else group.push(item);
}

function withDetails(row: PartnerRow, details: Details): Partner {
  const { id, known_since, known_since_precision } = row;
  return {
    id,
    uuid: row.uuid,
    name: row.name,
    business: row.business,
    profession: row.profession,
    country: row.country,
    subdivision: row.subdivision,
    region: row.region,
    services: row.services,
    idealClient: row.ideal_client,
    relativeSize: row.relative_size,
    theirPreference: row.their_preference,
    myPreference: row.my_preference,
    knownSince:
      known_since === null || known_since_precision === null
        ? null
        : { day: known_since, precision: known_since_precision },
    stage: row.stage,
    checkInMonths: row.check_in_months,
    introducedBy: row.introduced_by,
    howMet: row.how_met,
    archivedOn: row.archived_on,
    notTakingUntil: row.not_taking_until,
    doNotRefer: row.do_not_refer === 1,
    notes: row.notes,
    contactPoints: details.contactPoints.get(id) ?? [],
    aliases: details.aliases.get(id) ?? [],
    tags: details.tags.get(id) ?? [],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The columns of `partners` that a draft fills, search keys included. */
export function partnerColumns(draft: PartnerDraft): Row {
  return {
    name: draft.name,
    name_key: searchKey(draft.name),
    business: draft.business,
    business_key: keyOrNull(draft.business),
    profession: draft.profession,
    profession_key: keyOrNull(draft.profession),
    country: draft.country,
    subdivision: draft.subdivision,
    region: draft.region,
    region_key: keyOrNull(draft.region),
    services: draft.services,
    ideal_client: draft.idealClient,
    relative_size: draft.relativeSize,
    their_preference: draft.theirPreference,
    my_preference: draft.myPreference,
    known_since: draft.knownSince?.day ?? null,
    known_since_precision: draft.knownSince?.precision ?? null,
    stage: draft.stage,
    check_in_months: draft.checkInMonths,
    introduced_by: draft.introducedBy,
    how_met: draft.howMet,
    notes: draft.notes,
  };
}

export function keyOrNull(text: string | null): string | null {
  return text === null ? null : searchKey(text);
}

function insertDetails(change: Change, id: number, draft: PartnerDraft): void {
  for (const row of contactRows(id, draft.contactPoints)) change.insert('contact_points', row);
  for (const row of aliasRows(id, draft.aliases)) change.insert('aliases', row);
  for (const row of tagRows(id, draft.tags)) change.insert('tags', row);
}

function contactRows(id: number, points: readonly ContactPoint[]): Row[] {
  return points.map((point) => ({
    partner_id: id,
    kind: point.kind,
    value: point.value,
    value_key: contactKey(point),
    label: point.label,
  }));
}

function aliasRows(id: number, aliases: readonly string[]): Row[] {
  return aliases.map((alias) => ({ partner_id: id, alias, alias_key: searchKey(alias) }));
}

function tagRows(id: number, tags: readonly string[]): Row[] {
  const byKey = new Map(tags.map((tag) => [searchKey(tag), tag]));
  return [...byKey].map(([key, tag]) => ({ partner_id: id, tag, tag_key: key }));
}

/** Makes a partner's rows of one table those wanted, touching only what differs. Returns whether anything did. */
function syncDetails(
  change: Change,
  table: 'contact_points' | 'aliases' | 'tags',
  partnerId: number,
  wanted: readonly Row[],
): boolean {
  const existing = change.db
    .prepare<[number], Row>(`select * from ${table} where partner_id = ?`)
    .all(partnerId);
  const signature = (row: Row) =>
    JSON.stringify({ ...row, id: null, partner_id: null }, Object.keys(row).toSorted());
  const missing = new Map(wanted.map((row) => [signature({ id: null, ...row }), row]));
  const surplus = existing.filter((row) => !missing.delete(signature(row)));
  for (const row of surplus) change.remove(table, Number(row['id']));
  for (const row of missing.values()) change.insert(table, row);
  return surplus.length + missing.size > 0;
}
