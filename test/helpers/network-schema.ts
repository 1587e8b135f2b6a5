import * as z from 'zod/mini';
import { EXPORT_OF, type NetworkColumn, type NetworkTable } from '../../src/network/network-tables.ts';

/**
 * The schema of an export of everything as JSON, made from the tables of the file; it is published in `.docs`. A line of
 * JSON Lines is `{ table, row }` with a row as here.
 */
export function networkSchema(version: number, tables: readonly NetworkTable[]) {
  return z.strictObject({
    refnet: z.literal(EXPORT_OF),
    version: z.literal(version),
    tables: z.strictObject(
      Object.fromEntries(tables.map((table) => [table.name, z.array(rowSchema(table))])),
    ),
  });
}

function rowSchema({ columns }: NetworkTable) {
  return z.strictObject(
    Object.fromEntries(
      columns.map((column) => [
        column.name,
        column.required ? valueSchema(column) : z.optional(valueSchema(column)),
      ]),
    ),
  );
}

function valueSchema({ name, is }: NetworkColumn): z.ZodMiniType {
  if (is === 'whole' || is === 'amount') return z.int();
  if (is === 'day') return z.iso.date();
  if (is === 'instant') return z.iso.datetime();
  return is === 'reference' || name === 'uuid' ? z.uuid() : z.string();
}
