/** Tables that would be trackers if one more column were known. */
import type { Sheet } from '../sheets/sheet.ts';
import { UserError } from '../text/errors.ts';
import { fittingColumns, type ImportMap } from './import-map.ts';
import { isHeader, type Mapping } from './tracker-columns.ts';
import { lookAtHead } from './tracker-file.io.ts';
import { openQuestions, type OpenQuestion } from './tracker-questions.ts';
import { headingKey } from './tracker.ts';

/** What one table lacks to be a tracker. */
export interface Lack {
  readonly meaning: 'day' | 'partner' | 'client';
  /** The heading of the column that it most likely is; undefined where none could be. */
  readonly column: string | undefined;
}

/** What a table is known by beside its headings and cells. */
export interface KnownBefore {
  /** What was said of its columns. */
  readonly said: Mapping;
  /** The mapping that is kept for it. */
  readonly kept: (headings: readonly string[]) => ImportMap | undefined;
  /** Clients' names are not to be read. */
  readonly withoutClients: boolean;
}

/**
 * What a table lacks to be a tracker: nothing; one of the day, the partner and the client, where the other two are there; or
 * more (undefined), so that it is a table of something else.
 */
export function lackOf(sheet: Sheet, known: KnownBefore): Lack | 'nothing' | undefined {
  try {
    const head = lookAtHead(sheet, new Map(), (headings) => {
      const mapping = mappingFor(headings, known);
      return mapping.size > 0 ? mapping : undefined;
    });
    const kept = known.kept(head.columns.map(({ heading }) => heading));
    const isWithout = known.withoutClients || kept?.answers.noClients === true;
    const [question, ...others] = openQuestions(head, isWithout).filter(({ why }) => why === 'missing');
    if (question === undefined) return isHeader(head.columns) ? 'nothing' : undefined;
    return others.length > 0 ? undefined : lackBy(question);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

function lackBy({ meaning, likely }: OpenQuestion): Lack | undefined {
  if (meaning !== 'day' && meaning !== 'partner' && meaning !== 'client') return undefined;
  const column = likely[0]?.heading;
  // A list of days and names is one of anything; one that says who sent whom is no other.
  return meaning === 'partner' && column === undefined ? undefined : { meaning, column };
}

function mappingFor(headings: readonly string[], { said, kept }: KnownBefore): Mapping {
  const there = new Set(headings.map(headingKey));
  return new Map([
    ...(fittingColumns(kept(headings), headings) ?? []),
    ...[...said].filter(([key]) => there.has(key)),
  ]);
}
