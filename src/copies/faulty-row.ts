/** A row that breaks a rule. */
export interface FaultyRow {
  readonly table: string;
  readonly id: number;
}
