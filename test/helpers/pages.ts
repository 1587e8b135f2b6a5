import { HtmlValidate } from 'html-validate';
import { newNetwork, type Refnet } from './refnet.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a validator of HTML finds in a page. */
export async function faultsOf(html: string): Promise<string[]> {
  // A title is cut to 70 signs, where an entity is one; html-validate takes it for as many as it is written with.
  const rules = { 'long-title': 'off' } as const;
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules });
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

const FIRST = ['Maren', 'Victor', 'Ilse', 'Oskar', 'Priya', 'Tomas', 'Grace', 'Linda', 'Samir', 'Kofi'];
const LAST = ['Holt', 'Osei', 'Moreno', 'Lindqvist', 'Nair', 'Reyes', 'Adeyemi', 'Wu', 'Haddad', 'Novak'];
const PROFESSIONS = ['mortgage broker', 'estate lawyer', 'accountant', 'realtor', 'therapist', ''];
/** Names that are hard to draw: of 60 letters, from right to left, of signs that mean something in HTML. */
export const HARD_NAMES = [
  'Wolfeschlegelsteinhausenbergerdorff-Montgomery Featherstoneh',
  'יוסף בן־דוד הלוי',
  'محمد عبد الرحمن القاسم',
  "Zoë O'Brien & Söhne <b>",
  '山田 太郎',
];

/**
 * An invented network of so many partners, the first of them with names that are hard to draw. Most was exchanged with
 * the first of all, nothing with the last ones.
 */
export async function networkOf(partners: number): Promise<Refnet> {
  const refnet = await newNetwork();
  const names = Array.from({ length: partners }, (_, at) => {
    const [first, last] = [FIRST[at % 10], LAST[Math.floor(at / 10) % 10]];
    return HARD_NAMES[at] ?? `${first} ${last}${at < 100 ? '' : ` ${String.fromCharCode(65 + (at % 26))}`}`;
  });
  const people = names.map((name, at) => `"${name}",${PROFESSIONS[at % 6]}`);
  const clients = names.flatMap((name, at) =>
    Array.from({ length: Math.max(0, Math.ceil(60 / (at + 1)) - 1) }, (_, n) => {
      const status = ['won', 'open', 'lost', 'declined'][(at + n) % 4] ?? 'open';
      const day = `2026-${String(1 + ((at + n * 7) % 10)).padStart(2, '0')}-${String(1 + ((at * 3 + n) % 28)).padStart(2, '0')}`;
      const value = status === 'won' ? `CAD ${(n + 1) * 100}` : '';
      return `Client ${at}-${n},"${name}",${(at + n) % 3 === 0 ? 'given' : 'received'},${day},${status},${value}`;
    }),
  );
  const files = [
    ['partners.csv', ['name,profession', ...people]],
    ['referrals.csv', ['client,partner,direction,date,status,value', ...clients]],
  ] as const;
  for (const [file, lines] of files) {
    const path = join(refnet.home, file);
    writeFileSync(path, `${lines.join('\n')}\n`);
    await refnet.run(['import', path, '--yes']);
  }
  return refnet;
}
