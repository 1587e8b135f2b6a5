import { strong, type Text } from '../text/spans.ts';
import { displayWidth, padEnd } from '../text/width.ts';
import { wrapBlock, wrapText } from '../text/wrap.ts';
import type { Drawn } from './drawn.ts';
import type { Look } from './list.view.ts';
import { drawGroups } from './paint.view.ts';

/** One line of a card: a name and a text, which may have several lines. */
export interface CardFact {
  label: string;
  text: string;
}

/** A part of a card under a heading of its own; left out where it has no lines. */
export interface CardSection {
  heading: string;
  lines: readonly Text[];
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
    wrapBlock(text, Math.max(NARROWEST, width - before)).map((part, index) =>
      `${INDENT}${padEnd(index === 0 ? label : '', labelWidth)}${INDENT}${part}`.trimEnd(),
    ),
  );
}

/** A card: its title, facts and sections. */
export function renderCard(
  title: string,
  facts: readonly CardFact[],
  sections: readonly CardSection[],
  { width, style }: Pick<Look, 'width' | 'style'>,
): Drawn {
  const groups = [
    wrapText(title, width).map(strong),
    factLines(facts, width),
    ...sections
      .filter(({ lines }) => lines.length > 0)
      .map(({ heading, lines }) => [strong(heading), ...lines]),
  ];
  return drawGroups(groups, style);
}
