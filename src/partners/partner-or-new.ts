import { UserError } from '../text/errors.ts';
import { text, type Type } from '../kinds/type.ts';

/** A partner by number, or the name of somebody who is to become one: surely where that was said. */
export type PartnerOrNew = { readonly id: number } | { readonly name: string; readonly surely: boolean };

const SURELY = /^new: *(?=\S)/i;

/** A partner, or a new one: `new: Ilse Moreno`, or a name that nobody has yet. */
export const partnerOrNew: Type<PartnerOrNew> = {
  shape: { is: 'partner' },
  placeholder: 'partner',
  named: 'partner',
  limits: true,
  parse(typed, here) {
    if (SURELY.test(typed)) return { name: text.parse(typed.replace(SURELY, ''), here), surely: true };
    const name = text.parse(typed, here);
    try {
      return { id: here.partner(typed) };
    } catch (error) {
      // Where several fit, it is one of them.
      if (!(error instanceof UserError) || error.choices !== undefined) throw error;
      return { name, surely: false };
    }
  },
  show: (value) => ('id' in value ? `p${value.id}` : value.name),
  plain: (value) => ('id' in value ? `p${value.id}` : value.name),
  toSql: (value) => ['id' in value ? value.id : value.name],
  fromSql: ([cell]) => ({ id: Number(cell) }),
};
