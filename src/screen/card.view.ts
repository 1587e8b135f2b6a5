import { plainOf } from '../text/spans.ts';
import { apart, facts, type Block } from './blocks.ts';
import { drawText, textLines } from './draw-text.view.ts';
import type { Drawn } from './drawn.ts';
import type { Look } from './list.view.ts';
import { PLAIN } from './style.view.ts';

/** One line of a card: a name and a text, which may have several lines. */
export interface CardFact {
  label: string;
  text: string;
}

/** A part of a card under a heading of its own; left out where it has no blocks. */
export interface CardSection {
  heading: string;
  blocks: readonly Block[];
}

/** A card as blocks: its title, what is known, and its sections. */
function cardBlocks(title: string, known: readonly CardFact[], sections: readonly CardSection[]): Block[] {
  return apart(
    [{ is: 'title', text: title }],
    known.some(({ text }) => text !== '') ? [facts(known)] : [],
    ...sections.map(({ heading, blocks }): Block[] =>
      blocks.length === 0 ? [] : [{ is: 'heading', text: heading }, ...blocks],
    ),
  );
}

/** A card, drawn. */
export function renderCard(
  title: string,
  known: readonly CardFact[],
  sections: readonly CardSection[],
  look: Look,
): Drawn {
  return drawText(cardBlocks(title, known, sections), look);
}

/** Facts below one another, their texts aligned and wrapped; those without a text are left out. */
export function factLines(known: readonly CardFact[], width: number): string[] {
  return textLines([facts(known)], { width, style: PLAIN }).map((line) => plainOf(line).trimEnd());
}
