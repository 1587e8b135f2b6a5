import { sanitizeBlock } from '../text/sanitize.ts';
import { displayWidth, padEnd, wrap } from '../text/width.ts';
import type { Look } from './list.view.ts';

/** One line of a card: a name and a text, which may have several lines. */
export interface CardFact {
  label: string;
  text: string;
}

/** A part of a card under a heading of its own; left out where it has no lines. */
export interface CardSection {
  heading: string;
  lines: readonly string[];
}

const INDENT = '  ';
/** Texts are not broken narrower than this, however long the names before them are. */
const NARROWEST = 20;

/** Facts below one another, their texts aligned and wrapped; those without a text are left out. */
export function factLines(facts: readonly CardFact[], width: number): string[] {
  const known = facts.filter(({ text }) => text !== '');
  const labelWidth = Math.max(0, ...known.map(({ label }) => displayWidth(label)));
  const before = INDENT.length + labelWidth + INDENT.length;
  return known.flatMap(({ label, text }) =>
    wrap(sanitizeBlock(text), Math.max(NARROWEST, width - before)).map((part, index) =>
      `${INDENT}${padEnd(index === 0 ? label : '', labelWidth)}${INDENT}${part}`.trimEnd(),
    ),
  );
}

/** A card: its title, facts and sections, with a final line break. */
export function renderCard(
  title: string,
  facts: readonly CardFact[],
  sections: readonly CardSection[],
  { width, style }: Pick<Look, 'width' | 'style'>,
): string {
  const blocks = [
    wrap(title, width).map(style.strong),
    factLines(facts, width),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .map(({ heading, lines }) => [style.strong(heading), ...lines]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
