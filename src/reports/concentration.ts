/** How much of what was received came from whom [programs]: facts alone, which advise nothing. */
import type { Period } from '../calendar/period.ts';
import { firmKey } from '../partners/firm-name.ts';
import { wholePercent } from '../text/percent.ts';
import { ranked, SHARE_FROM, topFifthOf, type TopFifth } from './portfolio.ts';

export interface Sender {
  readonly partnerId: number;
  readonly name: string;
  readonly received: number;
  /** Of all received, in whole percent; undefined where too few were received for a share. */
  readonly percent: number | undefined;
  /** It is as much as the mark, or more. */
  readonly isMarked: boolean;
}

/** A firm of several partners who sent any. */
export interface SendingFirm {
  readonly firm: string;
  readonly partners: readonly string[];
  readonly received: number;
}

export interface Concentrated {
  readonly period: Period;
  readonly received: number;
  /** Who sent any, most first. */
  readonly senders: readonly Sender[];
  /** Most first. */
  readonly firms: readonly SendingFirm[];
  /** From this share on one is marked, in percent: the setting. */
  readonly mark: number;
  /** The fifth of them, rounded up, that sent most; undefined where too few were received. */
  readonly topFifth: TopFifth | undefined;
}

/** `received` are the numbers received from each partner; archived ones are among them. */
export function concentrationOf(
  received: readonly {
    readonly partnerId: number;
    readonly name: string;
    readonly firm: string | null;
    readonly received: number;
  }[],
  period: Period,
  mark: number,
): Concentrated {
  const all = ranked(received);
  const total = all.reduce((sum, each) => sum + each.received, 0);
  const isEnough = total >= SHARE_FROM;
  return {
    period,
    received: total,
    senders: all.map(({ firm: _of, ...each }) => ({
      ...each,
      percent: isEnough ? wholePercent(each.received, total) : undefined,
      isMarked: isEnough && each.received * 100 >= total * mark,
    })),
    firms: firmsOf(all),
    mark,
    topFifth: isEnough ? topFifthOf(all.map((each) => ({ ...each, id: each.partnerId }))) : undefined,
  };
}

/** Partners of one firm together, where several of them sent any; called as the one of them who sent most has it. */
function firmsOf(
  senders: readonly { readonly name: string; readonly firm: string | null; readonly received: number }[],
): readonly SendingFirm[] {
  const firms = new Map<string, SendingFirm>();
  for (const { name, firm, received } of senders) {
    const key = firmKey(firm ?? '');
    if (firm === null || key === '') continue;
    const known = firms.get(key) ?? { firm, partners: [], received: 0 };
    firms.set(key, {
      ...known,
      partners: [...known.partners, name],
      received: known.received + received,
    });
  }
  return ranked([...firms.values()].filter(({ partners }) => partners.length > 1));
}
