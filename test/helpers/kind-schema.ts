import * as z from 'zod/mini';
import type { AnyKind } from '../../src/kinds/kind.ts';
import type { Shape } from '../../src/kinds/type.ts';

/**
 * The schema of a kind's JSON, made from its declaration: every key, no other, and what it holds. It is
 * published in `.docs`.
 */
export function schemaOf({ fields }: Pick<AnyKind, 'fields'>) {
  return z.strictObject(
    Object.fromEntries(
      fields.flatMap(({ json, shape }) => (json === undefined ? [] : [[json, schemaOfShape(shape)]])),
    ),
  );
}

function schemaOfShape(shape: Shape): z.ZodMiniType {
  switch (shape.is) {
    case 'text':
      return z.string();
    case 'day':
      return z.iso.date();
    case 'whole':
      return z.int();
    case 'boolean':
      return z.boolean();
    case 'amount':
      return z.string().check(z.regex(/^-?\d+(?:\.\d+)?$/));
    case 'partner':
      return z.string().check(z.regex(/^p\d+$/));
    case 'word':
      return z.enum([...shape.words]);
    case 'list':
      return z.array(schemaOfShape(shape.of));
    case 'object':
      return z.strictObject(
        Object.fromEntries(Object.entries(shape.keys).map(([key, each]) => [key, schemaOfShape(each)])),
      );
    case 'none or':
      return z.nullable(schemaOfShape(shape.of));
  }
}
