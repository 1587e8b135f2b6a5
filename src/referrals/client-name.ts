import { text, type Type } from '../kinds/type.ts';
import { lazily } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';

/** Few names have a comma. */
const partsRoom = lazily(() => import('../partners/name-parts.ts'));

/** The name of a client in the usual order: `Karl Peterson` of `Peterson, Karl`. What else follows a comma stays. */
function inUsualOrder(name: string): string {
  if (!name.includes(',')) return name;
  const parts = partsRoom().namePartsOf(name);
  return parts.profession === null ? parts.name : name;
}

/** A client as a person types it, turned round where it is in the order of a list, which is told. */
export const clientText: Type<string> = {
  ...text,
  parse(typed, here) {
    const written = text.parse(typed, here);
    const name = inUsualOrder(written);
    if (name !== written)
      here.remark?.(
        `${quoted(written)} was read as ${name}, in the order of a list; edit --client keeps it as it is typed`,
      );
    return name;
  },
};
