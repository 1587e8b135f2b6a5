import { sanitizeLine } from '../text/sanitize.ts';
import { spansOf, type Text } from '../text/spans.ts';
import { Drawn } from './drawn.ts';
import type { Style } from './style.view.ts';

/** One line, safe to print, in the colours of the style. The one place where text and colour meet. */
function paint(text: Text, style: Style): string {
  return spansOf(text)
    .map((span) => {
      const safe = sanitizeLine(span.text);
      return span.tone === undefined || safe === '' ? safe : style[span.tone](safe);
    })
    .join('');
}

/** Lines as they are laid out, with a final line break. */
export function drawLines(lines: readonly Text[], style: Style): Drawn {
  return new Drawn(lines.map((line) => `${paint(line, style).trimEnd()}\n`).join(''));
}
