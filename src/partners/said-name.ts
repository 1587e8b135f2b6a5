import { nameBeside, type Beside } from './name-beside.ts';
import { namePartsOf } from './name-parts.ts';
import type { NameParts } from './plain-name.ts';

/** What a text says that was typed as a partner's name: what a cell of a list says of one. */
export type SaidName = NameParts & Beside;

/** The name, what they do, the firm and how to reach them: `Ann Ash (Ash Tax Ltd)`, `Ann Ash, notary`. */
export function saidName(text: string): SaidName {
  const { name, ...beside } = nameBeside(text);
  return { ...beside, ...namePartsOf(name) };
}
