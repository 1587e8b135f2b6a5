/** A mail as a file that a mail program opens as a draft. */
import { cleanInput, sanitizeBlock } from '../text/sanitize.ts';
import type { IntroTemplate } from './intro.ts';

/**
 * A mail that is still to be sent, as a file (.eml): RFC 5322, what is not ASCII in its headers as RFC 2047 has it, the
 * text as UTF-8 in base64. Who sends it, and when, is filled in by the mail program.
 */
export function mailDraft(to: readonly string[], { subject, body }: IntroTemplate): string {
  const addresses = to.map(addressOf);
  return [
    // Outlook and Apple Mail take a file for a draft by this.
    'X-Unsent: 1',
    ...(addresses.length === 0 ? [] : [`To: ${addresses.join(',\r\n ')}`]),
    `Subject: ${headerText(cleanInput(subject))}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(sanitizeBlock(body).replaceAll('\n', '\r\n')).match(/.{1,76}/g) ?? []),
    '',
  ].join('\r\n');
}

const ATOMS = /^[^\s()<>[\]:;@\\,"]+$/;

/** An address; a local part that is more than plain characters stands in quotes. */
function addressOf(typed: string): string {
  const address = cleanInput(typed);
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  return ATOMS.test(local) ? address : `"${local.replaceAll(/["\\]/g, '\\$&')}"${address.slice(at)}`;
}

/** So many characters a subject has that needs no second line. */
const ONE_LINE = 66;
/** So many bytes fit an encoded word: with the name of the header the line has less than 76 characters. */
const IN_ONE_WORD = 36;

/** A text as it stands in a header: as it is, or in encoded words of whole characters, a line each. */
function headerText(text: string): string {
  if (text.length <= ONE_LINE && /^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text;
  const words = [''];
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > IN_ONE_WORD) {
      words.push('');
      bytes = Buffer.byteLength(character);
    }
    words[words.length - 1] += character;
  }
  return words.map((word) => `=?UTF-8?B?${base64(word)}?=`).join('\r\n ');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
