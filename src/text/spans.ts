/** What part of a text stands out, and why; a terminal shows it in colour or weight, other drawers as they can. */
export type Tone = 'heading' | 'strong' | 'dim' | 'good' | 'attention' | 'problem';

/** A part of a line. */
export interface Span {
  text: string;
  tone?: Tone;
  /** Never broken over two lines: a command, say. */
  whole?: true;
}

/**
 * One line of text, before it is wrapped and made safe: whatever it holds of the record, line breaks among it, is
 * printed as one line.
 */
export type Text = string | readonly (string | Span)[];

/** The parts of a text, each as a span. */
export function spansOf(text: Text): Span[] {
  return (typeof text === 'string' ? [text] : text).map((part) =>
    typeof part === 'string' ? { text: part } : part,
  );
}

/** A text without what stands out in it. */
export function plainOf(text: Text): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

export function toned(tone: Tone, text: string): Span {
  return { text, tone };
}

/** A line that stands out as a whole. */
export function strong(text: string): Span[] {
  return [toned('strong', text)];
}

/** A line that steps back as a whole. */
export function dim(text: string): Span[] {
  return [toned('dim', text)];
}
