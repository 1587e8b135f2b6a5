import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_TEMPLATES,
  fillTemplate,
  mailtoLink,
  parseTemplate,
  PLACEHOLDERS,
  templateText,
  type IntroFacts,
} from '../../src/referrals/intro.ts';

const FACTS: IntroFacts = {
  client: 'Dana R.',
  'client-first': 'Dana',
  partner: 'Victor Osei',
  'partner-first': 'Victor',
  me: 'Nadia Brandt',
  need: 'bookkeeping',
  about: 'bookkeeping',
  business: 'Osei & Co',
  profession: 'accountant',
  contact: 'victor@example.com',
  agreed: 'agreed',
};
const NOTHING: IntroFacts = {
  client: null,
  'client-first': null,
  partner: null,
  'partner-first': null,
  me: null,
  need: null,
  about: null,
  business: null,
  profession: null,
  contact: null,
  agreed: null,
};

describe('a template', () => {
  test.each([
    ['Subject: Hi\n\nHello', { subject: 'Hi', body: 'Hello' }],
    ['subject:Hi\r\nHello\r\n\r\n\r\nthere\r\n', { subject: 'Hi', body: 'Hello\n\nthere' }],
    ['\ufeffHello {client}', { subject: '{client-first}, meet {partner}', body: 'Hello {client}' }],
    ['Subject:\n\nHello', { subject: '{client-first}, meet {partner}', body: 'Hello' }],
    [
      'Subject: a\u2028Bcc: eve@example.com\n\nHello',
      { subject: 'a', body: 'Bcc: eve@example.com\n\nHello' },
    ],
    ['Hello [you] { Client }', { subject: '{client-first}, meet {partner}', body: 'Hello [you] { Client }' }],
  ])('%j is read as %j', (text, template) => {
    expect(parseTemplate(text, 'given')).toEqual(template);
    expect(parseTemplate(templateText(template), 'given')).toEqual(template);
  });

  test.each([
    ['', 'the template has no text'],
    ['Subject: Hi', 'the template has no text'],
    ['Hello {name}', 'nothing is known as "{name}"'],
    ['Hello {clinet}', 'Did you mean {client} or {client-first}?'],
    ['Subject: {x}\n\nHello', 'nothing is known as "{x}"'],
    ['Hello {}', 'nothing is known as "{}"'],
    ['[Hello {partners}]', 'Did you mean {partner} or {partner-first}?'],
    ['x'.repeat(10_001), 'at most 10000 characters'],
  ])('%j is refused', (text, message) => {
    expect(() => parseTemplate(text, 'given')).toThrow(message);
  });

  test.each(['given', 'received'] as const)(
    'the usual one for %s says nothing that is not on record',
    (way) => {
      const template = parseTemplate(DEFAULT_TEMPLATES[way], way);
      expect(fillTemplate(template, FACTS).missing).toEqual([]);
      const bare = fillTemplate(template, {
        ...NOTHING,
        client: 'Dana R.',
        'client-first': 'Dana',
        partner: 'Victor Osei',
        'partner-first': 'Victor',
      });
      expect(bare.missing).toEqual(['me']);
      expect(`${bare.subject}\n${bare.body}`).not.toMatch(/[[\]{}]|null| ,| {2}|\n{3}/);
    },
  );
});

// oxlint-disable-next-line no-control-regex -- what must never be there
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/;

describe('filling in', () => {
  const fill = (body: string, facts: IntroFacts = FACTS) => fillTemplate({ subject: 'x', body }, facts);

  test.each([
    ['{client} and { Partner }', 'Dana R. and Victor Osei'],
    ['this is {partner}[, {profession}][ at {business}].', 'this is Victor Osei, accountant at Osei & Co.'],
    ['[literal] stays', '[literal] stays'],
    ['[{client} for {need}]', 'Dana R. for bookkeeping'],
  ])('%j gives %j', (body, text) => {
    expect(fill(body)).toMatchObject({ body: text, missing: [] });
  });

  test('the usual one says that the client agreed only where that is on record', () => {
    const template = parseTemplate(DEFAULT_TEMPLATES.given, 'given');
    expect(fillTemplate(template, FACTS).body).toContain(
      'Victor, Dana agreed to hear from you.\nIt is about',
    );
    expect(fillTemplate(template, { ...FACTS, agreed: null }).body).not.toMatch(/agreed|hear from/);
  });

  test.each([
    ['a\n[{need}]\nb', 'a\nb', []],
    ['a[ {client} for {need}].', 'a.', []],
    ['a\n\n[{need}]\n\nb', 'a\n\nb', []],
    ['for {need}, {need}', 'for ..., ...', ['need']],
    ['[literal] {me}', '[literal] ...', ['me']],
  ])('%j without these facts gives %j', (body, text, missing) => {
    expect(fill(body, { ...NOTHING, client: 'Dana' })).toMatchObject({ body: text, missing });
  });

  test('what a name contains is never a part of the template', () => {
    const facts = { ...FACTS, client: '{me} [x {need}]', partner: '$& $1' };
    expect(fill('{client} {partner} [{client}]', facts).body).toBe('{me} [x {need}] $& $1 {me} [x {need}]');
  });

  test('a name stays on its line and prints nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...PLACEHOLDERS), (value, placeholder) => {
        const text = fillTemplate(
          { subject: `a {${placeholder}} b`, body: `a {${placeholder}} b` },
          { ...FACTS, [placeholder]: value },
        );
        for (const part of [text.subject, text.body]) expect(part).not.toMatch(OBEYED);
      }),
    );
  });
});

describe('a mailto: link', () => {
  test('has every part percent-encoded, and line breaks as CRLF', () => {
    expect(mailtoLink(['victor@example.com'], { subject: 'Zoë & co?', body: 'a\n50% = 1+1\n\n"b"' })).toBe(
      'mailto:victor@example.com?subject=Zo%C3%AB%20%26%20co%3F&body=a%0D%0A50%25%20%3D%201%2B1%0D%0A%0D%0A%22b%22',
    );
  });

  test.each([
    [[], 'mailto:?'],
    [['a@example.com', 'b@example.com'], 'mailto:a@example.com,b@example.com?'],
    [["o'neil+x&y@example.com"], 'mailto:o%27neil%2Bx%26y@example.com?'],
    [['a?bcc=eve@example.com'], 'mailto:a%3Fbcc%3Deve@example.com?'],
    [['zoë@exämple.com'], 'mailto:zo%C3%AB@ex%C3%A4mple.com?'],
  ])('to %j begins %s', (to, beginning) => {
    expect(mailtoLink(to, { subject: 's', body: 'b' })).toBe(`${beginning}subject=s&body=b`);
  });

  test('gives back what was put in, and never another header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (subject, body) => {
        const link = mailtoLink(['victor@example.com'], { subject, body });
        expect(link).toMatch(/^mailto:victor@example\.com\?subject=[\w.~%-]*&body=[\w.~%-]*$/);
        const url = new URL(link);
        expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
        expect(url.searchParams.get('subject')).not.toMatch(/[\r\n]/);
        expect(url.searchParams.get('body')).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
      }),
    );
  });
});
