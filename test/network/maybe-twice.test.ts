import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maybeTwice } from '../../src/network/maybe-twice.ts';
import { likelyDuplicates } from '../../src/partners/duplicates.ts';
import type { PartnerHandle } from '../../src/partners/find-partner.ts';
import { searchKey } from '../../src/text/search-key.ts';

const NAME = fc
  .array(fc.constantFrom('Maren', 'Marren', 'Holt', 'Hollt', 'J.', 'Victor', 'Viktor', 'Osei', 'Dr.'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));

const PERSON = fc.record({
  name: NAME,
  email: fc.option(fc.constantFrom('a@b.example', 'c@d.example'), { nil: undefined }),
});

function handle(id: number, { name, email }: { name: string; email: string | undefined }): PartnerHandle {
  return {
    id,
    name,
    profession: null,
    keys: [searchKey(name)],
    emails: email === undefined ? [] : [email],
    archived: false,
  };
}

test('who may be here twice is whom comparing everybody with everybody finds, however many came', () => {
  fc.assert(
    fc.property(fc.array(PERSON, { maxLength: 20 }), fc.integer({ min: 0, max: 20 }), (people, first) => {
      const all = people.map((person, at) => handle(at + 1, person));
      const here = all.slice(0, first);
      const compared = all.slice(first).flatMap((came) => {
        const [sign] = likelyDuplicates(came, here);
        return sign === undefined ? [] : [{ known: sign.partner, came, why: sign.why }];
      });
      expect(maybeTwice(all, new Set(all.slice(first).map(({ id }) => id)))).toEqual(compared);
    }),
  );
});

test('a name nearly the same is found among more than two hundred who came', () => {
  const came = Array.from({ length: 250 }, (_, at) =>
    handle(at + 2, { name: `Person ${at}`, email: undefined }),
  );
  const all = [
    handle(1, { name: 'Maren Holt', email: undefined }),
    ...came,
    handle(300, { name: 'Maren Hollt', email: undefined }),
  ];
  const found = maybeTwice(all, new Set(all.slice(1).map(({ id }) => id)));
  expect(found.map(({ known, came: other }) => [known.id, other.id])).toEqual([[1, 300]]);
});
