import type { Change } from '../file/journal.sql.ts';
import type { Row } from '../file/tables.sql.ts';
import { mergedPartner } from '../partners/merge.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { joinIntroducer } from '../partners/introducers.sql.ts';
import { savingPartner } from '../partners/partner-saving.sql.ts';
import type { Partner } from '../partners/partner.ts';
import type { Fates } from './merge-fates.sql.ts';
import type { Seen } from './merge-seen.sql.ts';
import type { Side } from './merge-side.sql.ts';

/** A partner who was merged into another on one side, and changed on the other, where nobody knew of it. */
export interface Graft {
  readonly uuid: string;
  /** As it was there last; who introduced them, by the uuid. */
  readonly partner: Partner;
  readonly introducer: string | undefined;
  readonly answers: readonly Row[];
  /** The columns that were changed. */
  readonly changed: ReadonlySet<string>;
}

/** The partners who were changed on one side and merged into another on the other, as they are before anything is written. */
export function findGrafts(own: Side, other: Side, fates: Fates, seen: Seen): Graft[] {
  const here = [...fates.going]
    .filter(([uuid, { updatedAt }]) => seen.isNewsThere({ uuid, updatedAt }))
    .map(([uuid, { table, id }]) => ({ uuid, table, id, side: own }));
  const there = [...fates.buried]
    .filter(([uuid, { updatedAt }]) => seen.isNewsHere({ uuid, updatedAt }))
    .map(([uuid, { table, theirs }]) => ({ uuid, table, id: theirs, side: other }));
  return [...here, ...there].flatMap(({ uuid, table, id, side }): Graft[] => {
    if (table !== 'partners' || fates.survivorOf(uuid) === undefined) return [];
    const partner = getPartner(side.db, id);
    if (partner === undefined) return [];
    const [row, base] = [side.row(table, id), seen.base(uuid)];
    return [
      {
        uuid,
        partner,
        introducer: side.uuidOf('partners', row['introduced_by'] ?? null),
        answers: side.ownedRows('question_answers', 'partner_id', id),
        changed: new Set(
          Object.keys(row).filter((column) => base === undefined || base[column] !== row[column]),
        ),
      },
    ];
  });
}

/** Gives the one who was kept what fits of it. Returns the two, the kept one as it is then. */
export function graft(
  change: Change,
  own: Side,
  fates: Fates,
  { uuid, partner, introducer, answers }: Graft,
): { readonly kept: Partner; readonly id: number } | undefined {
  const into = fates.survivorOf(uuid);
  const id = into === undefined ? undefined : own.find('partners', into)?.id;
  const keep = id === undefined ? undefined : getPartner(own.db, id);
  if (id === undefined || keep === undefined) return undefined;
  const by = introducer === undefined ? undefined : fates.meant(introducer);
  const theirs = by === undefined ? null : (own.find('partners', by)?.id ?? null);
  const {
    stage: _byItsHistory,
    introducedBy,
    ...merged
  } = mergedPartner(keep, { ...partner, introducedBy: theirs });
  savingPartner.update(change, id, merged);
  joinIntroducer(change, id, introducedBy);
  const known = new Set(own.ownedRows('question_answers', 'partner_id', id).map(answerKey));
  for (const { id: _id, ...row } of answers) {
    if (!known.has(answerKey(row))) change.insert('question_answers', { ...row, partner_id: id });
  }
  const kept = getPartner(own.db, id);
  return kept === undefined ? undefined : { kept, id };
}

function answerKey(row: Row): string {
  return `${String(row['question'])} ${String(row['on_day'])}`;
}
