import type { Db } from './sqlite.sql.ts';

/**
 * A random (version 4) UUID, from SQLite's own randomness: loading node:crypto for it would take longer than writing
 * a referral does.
 */
export function newUuid(db: Db): string {
  const hex = db.prepare<[], string>('select lower(hex(randomblob(16)))').pluck().get() ?? '';
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
