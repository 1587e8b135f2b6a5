/** A fact of a record that two copies have otherwise: what is lost, and what stands; an empty text is nothing said. */
export interface Fact {
  readonly fact: string;
  readonly from: string;
  readonly to: string;
}

/** A record, by what it was called when it was told of. */
export interface Told {
  readonly table: string;
  /** Its number; where it is not here, the one it has in the other file. */
  readonly id: number;
  readonly phrase: string;
  readonly facts: readonly Fact[];
}

/** What came of merging another copy of the network into a file. */
export interface Merged<T extends Told = Told> {
  /** Changed there since the last exchange, and not here. */
  readonly updated: readonly T[];
  /** Changed on both sides, later there: what was here is written over. */
  readonly writtenOver: readonly T[];
  /** Changed on both sides, later here: what was there is set aside. */
  readonly setAside: readonly T[];
  /** Removed there, and not changed here since the last exchange. */
  readonly removed: readonly T[];
  /** Removed there, later than it was changed here. */
  readonly removedChanged: readonly T[];
  /** Removed here, later than it was changed there. */
  readonly staysRemoved: readonly T[];
  /** Removed here, and there again, for it was changed there later, or is needed. */
  readonly cameBack: readonly T[];
  /** Removed there, and left here, for it was changed here later, or is needed. */
  readonly kept: readonly T[];
  /** Merged into another on one side and changed on the other: what of that did not fit. */
  readonly grafted: readonly T[];
  /** What could not stand beside another record. */
  readonly gaveWay: readonly T[];
}

/** A value for each sort of what a merge did. */
export function eachSort<V>(of: (sort: keyof Merged) => V): Record<keyof Merged, V> {
  return {
    updated: of('updated'),
    writtenOver: of('writtenOver'),
    setAside: of('setAside'),
    removed: of('removed'),
    removedChanged: of('removedChanged'),
    staysRemoved: of('staysRemoved'),
    cameBack: of('cameBack'),
    kept: of('kept'),
    grafted: of('grafted'),
    gaveWay: of('gaveWay'),
  };
}

/** What one copy of a network lacks of another. */
export interface Lacking {
  /** Records that it does not have. */
  readonly records: number;
  /** Records that it has otherwise. */
  readonly changes: number;
  /** Records that it has and the other removed. */
  readonly removals: number;
}
