import { createNetwork } from './migrations/0001-network.sql.ts';

/** One rung of the ladder: `sql` takes a file from `version - 1` to `version`. */
export interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** Append-only, numbered from 1 without gaps. A step that has been released is never edited. */
export const MIGRATIONS: readonly Migration[] = [{ version: 1, name: 'network', sql: createNetwork }];
