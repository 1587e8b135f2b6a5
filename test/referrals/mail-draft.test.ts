import { record, sample, string } from 'fast-check';
import { expect, test } from 'vitest';
import { mailDraft } from '../../src/referrals/mail-draft.ts';
import { hasPython, jsonFromPython } from '../helpers/python.ts';
import { cleanInput, cleanNote } from '../../src/text/sanitize.ts';

test('a mail is a draft with plain headers and its text in base64', () => {
  const draft = mailDraft(['victor@example.com', 'dana@example.com'], {
    subject: 'Dana, meet Victor',
    body: 'Hello Dana,\n\nthis is Victor.',
  });
  expect(draft).toBe(
    'X-Unsent: 1\r\nTo: victor@example.com,\r\n dana@example.com\r\nSubject: Dana, meet Victor\r\nMIME-Version: 1.0\r\n' +
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
      `${Buffer.from('Hello Dana,\r\n\r\nthis is Victor.').toString('base64')}\r\n`,
  );
});

test.each([
  ['nobody', [], undefined],
  ['one with a comma and a quote', ['a,"b@example.com'], 'To: "a,\\"b"@example.com'],
  [
    'one with a line break',
    ['a@example.com\r\nBcc: x@example.com'],
    'To: "a@example.com Bcc: x"@example.com',
  ],
])('the mail goes to %s', (_who, to, header) => {
  const lines = mailDraft(to, { subject: 'x', body: 'y' }).split('\r\n');
  expect(lines.find((line) => line.startsWith('To:'))).toBe(header);
  expect(lines.some((line) => line.startsWith('Bcc'))).toBe(false);
});

test.skipIf(!hasPython)(
  'another reader of mails finds the subject and the text as they were, and no line is longer than it may be',
  () => {
    const texts = string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    const mails = sample(record({ subject: texts, body: texts }), { numRuns: 200, seed: 7 })
      .concat([
        { subject: '=?UTF-8?Q?x?= 日本語の件名をとても長く書いた場合にも一文字も欠けずに残る', body: 'z' },
      ])
      .map(({ subject, body }) => ({ subject: cleanInput(subject), body: cleanNote(body) }));
    const drafts = mails.map((mail) => mailDraft(['victor@example.com'], mail));
    expect(drafts.flatMap((draft) => draft.split('\r\n')).every((line) => line.length <= 76)).toBe(true);
    const read = `
import email, email.policy, json, sys
out = []
for each in json.load(sys.stdin):
    mail = email.message_from_string(each, policy=email.policy.default)
    out.append({'subject': mail['subject'], 'body': mail.get_content().rstrip('\\r\\n').replace('\\r\\n', '\\n'), 'to': mail['to']})
json.dump(out, sys.stdout)`;
    const found = jsonFromPython(read, JSON.stringify(drafts));
    expect(found).toEqual(mails.map((mail) => ({ ...mail, to: 'victor@example.com' })));
  },
);
