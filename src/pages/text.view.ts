import { commandsIn } from '../text/commands-in.ts';
import { byDirection } from '../text/right-to-left.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { spansOf, type Span, type Text, type Tone } from '../text/spans.ts';
import { escapeHtml } from './escape.ts';

const ELEMENTS: Readonly<Record<Tone, readonly [open: string, close: string]>> = {
  heading: ['<strong>', '</strong>'],
  strong: ['<strong>', '</strong>'],
  dim: ['<span class="dim">', '</span>'],
  good: ['<span class="good">', '</span>'],
  attention: ['<span class="attention">', '</span>'],
  problem: ['<span class="problem">', '</span>'],
};

/** Text as HTML: what stands out in it as elements, commands of ours as code that is not broken. */
export function htmlOf(text: Text): string {
  return spansOf(text).map(spanOf).join('');
}

/** Room between two things on one line is that of a terminal; on a page a sign stands there. */
function told(text: string): string {
  return apart(text.replace(/(?<=\S) {3,}(?=\S)/g, ' · '));
}

/** A name written from right to left stands by itself, so that the number behind it does not come before it. */
function apart(text: string): string {
  return byDirection(sanitizeLine(text))
    .map((piece) => (piece.isTurned ? `<bdi>${escapeHtml(piece.text)}</bdi>` : escapeHtml(piece.text)))
    .join('');
}

/** A longer command scrolls on a phone, where it has to be reached by whoever has no pointer. */
const WIDE_COMMAND = 32;

/** A command to be copied, in one line. */
export function codeOf(command: string): string {
  const focus = command.length > WIDE_COMMAND ? ' tabindex="0"' : '';
  return `<code${focus}>${escapeHtml(command)}</code>`;
}

/** What leads to a command, and says nothing without it. */
const LEADS = /(?:: |^next: | {3,})$/;

/** Text with its commands; one that follows what is said goes with what leads to it, as paper does without both. */
function withCommands(text: string): string {
  const parts = commandsIn(text);
  const html = parts.map((part, at) => {
    if (!part.isCommand) return told(parts[at + 1] === undefined ? part.text : part.text.replace(LEADS, ''));
    const [lead] = LEADS.exec(parts[at - 1]?.text ?? '') ?? [];
    const code = codeOf(part.text);
    return lead === undefined ? code : `<span class="command">${escapeHtml(lead)}${code}</span>`;
  });
  return html.join('');
}

function spanOf({ text, tone, whole }: Span): string {
  const inner = whole === true && text.startsWith('refnet ') ? codeOf(text) : withCommands(text);
  if (tone === undefined || text === '') return inner;
  const [open, close] = ELEMENTS[tone];
  return `${open}${inner}${close}`;
}
