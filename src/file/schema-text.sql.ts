import { schemaMadeBy } from './made-schema.sql.ts';
import { MIGRATIONS } from './migrations.sql.ts';

let text: string | undefined;

/**
 * What a file of this version says of its schema. The build writes it down beside the program, which then reads it in place
 * of making it: whoever changes this file looks at `.build/build.mjs` too.
 */
export function schemaText(): string {
  return (text ??= schemaMadeBy(MIGRATIONS));
}
