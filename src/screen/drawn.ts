import { sanitizeBlock } from '../text/sanitize.ts';

/**
 * Text that can be written as it is: it was made safe, and holds no escape sequence but colours of our own. Only what
 * draws makes one; everything else is a string, which is made safe where it leaves.
 */
export class Drawn {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Several lines of a person's own text, a draft of a mail say, made safe. */
export function safeBlock(text: string): Drawn {
  return new Drawn(withBreak(sanitizeBlock(text)));
}

/** The text with a line break at its end. */
export function withBreak(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
