import { contactKey } from '../partners/partner.ts';
import { searchKey } from '../text/search-key.ts';
import { nameKey } from './people-match.ts';
import type { Person } from './person.ts';

/** What tells a person of a file from every other, whatever else stands beside: the name, and the surest of the rest. */
export function identityParts({
  facts: { name, emails, links, phones, business },
}: Person): readonly string[] {
  const [email] = emails;
  const [link] = links;
  const [phone] = phones;
  const beside =
    email !== undefined
      ? contactKey({ kind: 'email', value: email })
      : link !== undefined
        ? searchKey(link)
        : phone !== undefined
          ? contactKey({ kind: 'phone', value: phone })
          : searchKey(business ?? '');
  return ['person', nameKey(name), beside];
}

/** All that a file says of a person: the very same card is known by it. */
export function contentParts({ facts, referredBy, title }: Person): readonly string[] {
  return ['card', JSON.stringify([facts, referredBy, title])];
}
