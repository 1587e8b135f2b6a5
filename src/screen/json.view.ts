import type { Plain } from '../kinds/type.ts';
import type { OnFile } from '../text/on-file.ts';
import { lazyPattern } from '../text/pattern.ts';
import { Drawn } from './drawn.ts';

// What JSON leaves raw though a terminal obeys it or nobody sees it; the joiners and variation selectors of names and
// emoji are harmless. Line breaks are JSON's own: those of a text are escaped before.
const RAW_IN_JSON = lazyPattern(
  String.raw`(?![\n\u200c\u200d\p{Variation_Selector}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`,
  'gu',
);

/** A value as indented JSON with a final line break; no control or invisible character stands in it raw. */
export function toJson(value: Plain, indent = 2, onFile?: OnFile): Drawn {
  return new Drawn(`${JSON.stringify(value, onFile?.under, indent).replace(RAW_IN_JSON(), escapeUnits)}\n`);
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
