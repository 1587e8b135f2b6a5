import type { Session } from '../shell/session.cli.ts';
import type { Said } from './import-options.cli.ts';
import type { ImportPart } from './import-part.cli.ts';
import type { Sheet, SheetRecord } from './sheet.ts';
import { isTrackerHeader } from './tracker-assign.ts';

/** A kind of table that an import reads. */
export interface SheetKind {
  /** What such a table is, to be said of it: `a tracker`. */
  readonly what: string;
  /** Whether a table is of this kind, by its first records, blank ones among them. */
  readonly fits: (first: readonly SheetRecord[]) => boolean;
  /** Looks it through, and asks what there is to ask. Throws a UserError where it cannot be imported. */
  readonly part: (session: Session, sheet: Sheet, said: Said) => Promise<ImportPart>;
}

/** What is read with nothing known of it: says which columns are missing, and how to name them. */
export const TRACKER: SheetKind = {
  what: 'a tracker',
  fits: (first) => first.some(({ fields }) => isTrackerHeader(fields)),
  part: async (session, sheet, said) => {
    const { trackerPart } = await import('./import-tracker.cli.ts');
    return trackerPart(session, sheet, said);
  },
};

/** What a table may be; the first that fits is taken. */
export const SHEET_KINDS: readonly SheetKind[] = [TRACKER];

/** The kind of a table; undefined where it is none of them. */
export function kindOfSheet(first: readonly SheetRecord[]): SheetKind | undefined {
  return SHEET_KINDS.find(({ fits }) => fits(first));
}
