/** The words of an introduction: templates the user can change, and the mail they make. */
import { cleanInput, cleanNote, sanitizeBlock, sanitizeLine } from '../text/sanitize.ts';
import { closest } from '../text/similar.ts';
import { withArticle } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { firstName } from '../text/first-name.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import type { Partner } from '../partners/partner.ts';
import { namesPerson } from '../partners/professions.ts';
import type { Direction } from './direction.ts';
import type { Referral } from './referral.ts';

/** What stands in braces in a template. */
export const PLACEHOLDERS = [
  'client',
  'client-first',
  'partner',
  'partner-first',
  'me',
  'need',
  'about',
  'business',
  'profession',
  'contact',
  'agreed',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/**
 * What is on record for each; null where nothing is. Business, profession and contact are the partner's; `agreed` is
 * that very word where the client agreed to be contacted; `about` is the need as it follows that word.
 */
export type IntroFacts = Readonly<Record<Placeholder, string | null>>;

/** What is on record of a referral and its partner; `me` is my own name. */
export function introFacts(
  { clientName, need, consent, direction }: Referral,
  { name, business, profession, emails, phones }: Partner,
  me: string | null,
): IntroFacts {
  const ways = [...emails.slice(0, 1), ...phones.slice(0, 1)];
  const [client, partner] = firstNames(clientName, name, business);
  return {
    client: clientName,
    'client-first': client,
    partner: name,
    'partner-first': partner,
    me,
    need,
    about: need === null ? null : aboutNeed(need, direction),
    business,
    profession,
    contact: ways.length === 0 ? null : ways.join(' or '),
    agreed: consent === true ? 'agreed' : null,
  };
}

/** What the two are called in a letter: by their first names, unless these are one and the same, or it is a firm. */
function firstNames(
  client: string | null,
  partner: string,
  business: string | null,
): readonly [client: string | null, partner: string] {
  const isFirm = business !== null && searchKey(business) === searchKey(partner);
  const [one, other] = [client === null ? null : firstName(client), isFirm ? partner : firstName(partner)];
  return one !== null && searchKey(one) === searchKey(other) ? [client, partner] : [one, other];
}

/**
 * A need as it follows "about": `bookkeeping`, `finding a CPA`. That I am what a client was looking for need not be
 * said to whoever sent that client: null.
 */
function aboutNeed(need: string, direction: Direction): string | null {
  if (!namesPerson(need)) return need;
  if (direction === 'received') return null;
  const isWhole = /^(?:an?|the|some|my|our)\s/i.test(need) || /s$/i.test(need);
  return `finding ${isWhole ? need : withArticle(need)}`;
}

export interface IntroTemplate {
  subject: string;
  body: string;
}

/** The text of an introduction, and what it asked for that is not on record. */
export interface IntroText extends IntroTemplate {
  missing: Placeholder[];
}

/** For a client I give: both are introduced to each other. For one I received: the giver is thanked. */
export const DEFAULT_TEMPLATES: Readonly<Record<Direction, string>> = {
  given: `Subject: {client-first}, meet {partner}

Hello {client-first}, hello {partner-first},

{client-first}, this is {partner}[, {profession}][ at {business}].
[{partner-first}, {client-first} {agreed} to hear from you.]
[It is about {about}.]
[You can reach {partner-first} at {contact}.]

I leave it to you to find a time.

Best regards,
{me}`,
  received: `Subject: Thank you for {client}

Hello {partner-first},

Thank you for introducing {client} to me[, for {about}].
I will be in touch with {client-first}, and I will let you know what becomes of it.

Best regards,
{me}`,
};

const LONGEST = 10_000;
/** What shows that a fact is to be filled in by hand. */
const GAP = '...';

/**
 * Reads a template: `Subject: ...` as its first line, then the text. A template without that line gets the subject of
 * the usual one. Throws a usage UserError for a placeholder nobody knows, for no text, and for more than 10,000
 * characters.
 */
export function parseTemplate(text: string, direction: Direction): IntroTemplate {
  if (text.length > LONGEST) throw usageError(`a template is at most ${LONGEST} characters long`);
  const clean = cleanNote(text.replace(/^\ufeff/, ''));
  const [, subject, rest] = /^subject:([^\n]*)(?:\n([^]*))?$/i.exec(clean) ?? [];
  const body = cleanNote(subject === undefined ? clean : (rest ?? ''));
  if (body === '') throw usageError('the template has no text', 'begin with: refnet intro --template given');
  const usual = subject === undefined || cleanInput(subject) === '';
  const template = { subject: usual ? usualSubject(direction) : cleanInput(subject), body };
  for (const part of [template.subject, template.body]) refuseUnknown(part);
  return template;
}

/** A template as its user reads and edits it; `parseTemplate` reads it back. */
export function templateText({ subject, body }: IntroTemplate): string {
  return `Subject: ${subject}\n\n${body}\n`;
}

function usualSubject(direction: Direction): string {
  return parseTemplate(DEFAULT_TEMPLATES[direction], direction).subject;
}

function refuseUnknown(text: string): void {
  for (const [whole, name = ''] of text.matchAll(/\{([^{}\n]*)\}/g)) {
    if (placeholderOf(name) !== undefined) continue;
    const near = closest(name.trim().toLowerCase(), PLACEHOLDERS).map((each) => `{${each}}`);
    throw usageError(
      `nothing is known as ${quoted(whole)}${near.length === 0 ? '' : `. Did you mean ${near.join(' or ')}?`}`,
      `a template may have ${PLACEHOLDERS.map((each) => `{${each}}`).join(', ')}`,
    );
  }
}

function placeholderOf(name: string): Placeholder | undefined {
  const wanted = name.trim().toLowerCase();
  return PLACEHOLDERS.find((each) => each === wanted);
}

/**
 * Fills a template in. What stands in [square brackets] goes where something named in it is not on record; elsewhere
 * three dots stand in for it. What a name contains is never taken for a part of the template.
 */
export function fillTemplate({ subject, body }: IntroTemplate, facts: IntroFacts): IntroText {
  const missing = new Set<Placeholder>();
  const lines = body.split('\n').flatMap((line) => {
    const filled = fillLine(line, facts, missing).trimEnd();
    return filled === '' && line.trim() !== '' ? [] : [filled];
  });
  return {
    subject: cleanInput(fillLine(subject, facts, missing)),
    body: sanitizeBlock(lines.join('\n').replace(/\n{3,}/g, '\n\n')).trim(),
    missing: [...missing],
  };
}

function fillLine(line: string, facts: IntroFacts, missing: Set<Placeholder>): string {
  return line.replace(/\[([^[\]]*)\]|\{([^{}]*)\}/g, (whole, optional?: string, name?: string) => {
    if (optional === undefined) return fillOne(whole, name ?? '', facts, missing);
    const named = [...optional.matchAll(/\{([^{}]*)\}/g)].flatMap(
      ([, each = '']) => placeholderOf(each) ?? [],
    );
    if (named.length === 0) return whole;
    if (named.some((each) => valueOf(facts, each) === '')) return '';
    return optional.replace(/\{([^{}]*)\}/g, (each, inner: string) => fillOne(each, inner, facts, missing));
  });
}

function fillOne(whole: string, name: string, facts: IntroFacts, missing: Set<Placeholder>): string {
  const placeholder = placeholderOf(name);
  if (placeholder === undefined) return whole;
  const value = valueOf(facts, placeholder);
  if (value !== '') return value;
  missing.add(placeholder);
  return GAP;
}

function valueOf(facts: IntroFacts, placeholder: Placeholder): string {
  return cleanInput(sanitizeLine(facts[placeholder] ?? ''));
}

/**
 * A `mailto:` link (RFC 6068): addresses between commas, everything else percent-encoded as UTF-8, line breaks as CRLF.
 */
export function mailtoLink(to: readonly string[], { subject, body }: IntroTemplate): string {
  const fields = [
    `subject=${encode(cleanInput(subject))}`,
    `body=${encode(sanitizeBlock(body).replaceAll('\n', '\r\n'))}`,
  ];
  const addresses = to.map((address) => encode(cleanInput(address)).replaceAll('%40', '@'));
  return `mailto:${addresses.join(',')}?${fields.join('&')}`;
}

/** As encodeURIComponent, and what it leaves though a shell or a mail program may not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
