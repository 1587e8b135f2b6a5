import type { Plain } from '../kinds/type.ts';
import { formatMoney } from '../money/money.ts';
import { plainMoney } from '../money/plain-money.ts';
import { rows, type Block } from '../screen/blocks.ts';
import type { Introduced } from './introduced.ts';
import { noneBut } from './uncounted.ts';

/** `3 received, 2 won, CAD 4,200; 1 given`: what came of an introduction between partners. */
function cameOfIt({ received, given, won, business, uncounted }: Introduced): string {
  const parts = [
    `${received} received`,
    ...(won === 0 ? [] : [`${won} won`]),
    ...business.map(formatMoney),
  ].join(', ');
  const back = given === 0 ? '' : `${given} given`;
  if (received + won === 0) return back === '' ? noneBut('nothing exchanged', uncounted) : back;
  return [parts, ...(back === '' ? [] : [back])].join('; ');
}

/** Whom a partner introduced, a line each; nothing for nobody. */
export function introducedRows(introduced: readonly Introduced[]): Block[] {
  return rows(introduced.map((each) => ({ cells: [nameOf(each), cameByWay(each)] })));
}

function nameOf({ name, archived }: Introduced): string {
  return archived ? `${name} (archived)` : name;
}

function cameByWay(each: Introduced): string {
  return each.by === null ? cameOfIt(each) : `by way of ${each.by.name}: ${cameOfIt(each)}`;
}

/** Whom a partner introduced, as JSON has it. */
export function plainIntroduced(introduced: readonly Introduced[]): Plain {
  return introduced.map(({ id, name, by, archived, received, given, won, business }) => ({
    partner: name,
    partnerId: `p${id}`,
    by: by === null ? null : `p${by.id}`,
    archived,
    received,
    given,
    won,
    business: business.map(plainMoney),
  }));
}
