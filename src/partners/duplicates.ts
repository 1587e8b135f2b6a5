import { nearlySameAs } from '../text/same-name.ts';
import { searchKey } from '../text/search-key.ts';
import type { PartnerHandle } from './find-partner.ts';
import { contactKey, type PartnerDraft } from './partner.ts';

/** A partner who may be the one about to be added, and the sign of it. */
export interface LikelyDuplicate {
  partner: PartnerHandle;
  why: 'the same email' | 'the same name' | 'nearly the same name';
}

/** Who of the partners may be the person of the draft, the surest sign first. */
export function likelyDuplicates(
  draft: Pick<PartnerDraft, 'name' | 'emails'>,
  partners: readonly PartnerHandle[],
): LikelyDuplicate[] {
  const nameKey = searchKey(draft.name);
  const isNear = nearlySameAs(nameKey);
  const emails = draft.emails.map((value) => contactKey({ kind: 'email', value }));
  const signOf = (partner: PartnerHandle): LikelyDuplicate['why'] | undefined => {
    if (partner.emails.some((email) => emails.includes(email))) return 'the same email';
    if (partner.keys.includes(nameKey)) return 'the same name';
    // The key stands for the name, which would be made one again for each.
    const [key = ''] = partner.keys;
    return isNear(key) ? 'nearly the same name' : undefined;
  };
  const order: LikelyDuplicate['why'][] = ['the same email', 'the same name', 'nearly the same name'];
  return partners
    .flatMap((partner) => {
      const why = signOf(partner);
      return why === undefined ? [] : [{ partner, why }];
    })
    .toSorted((a, b) => order.indexOf(a.why) - order.indexOf(b.why));
}
