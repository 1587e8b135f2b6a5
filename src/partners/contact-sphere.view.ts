import { rows, type Block } from '../screen/blocks.ts';
import { quoted } from '../text/quoted.ts';
import type { SphereGap } from './contact-sphere.ts';

/** The contact sphere as a part of the report; where my profession is not known, how to say it. */
export function sphereBlocks(
  gaps: readonly SphereGap[] | undefined,
  profession: string | undefined,
): Block[] {
  const heading: Block = { is: 'heading', text: 'Serve the same clients as you' };
  if (gaps === undefined) return [heading, ...rows([{ cells: [unknown(profession)], command: SET }])];
  const none = gaps.filter(({ partner }) => partner === null);
  const one = gaps.filter(({ partner }) => partner !== null);
  if (gaps.length === 0) return [heading, ...rows([{ cells: ['each has two partners or more'] }])];
  return [
    heading,
    ...rows([
      ...(none.length === 0
        ? []
        : [{ cells: ['no partner yet', none.map(({ profession: name }) => name).join(', ')] }]),
      ...(one.length === 0
        ? []
        : [
            {
              cells: ['one alone', one.map((gap) => `${gap.profession} (${gap.partner ?? ''})`).join(', ')],
            },
          ]),
    ]),
  ];
}

const SET = 'refnet config profession "WHAT YOU DO"';

function unknown(profession: string | undefined): string {
  return profession === undefined
    ? 'refnet does not know what you do:'
    : `no profession that refnet knows is in ${quoted(profession)}; say it in other words, like mortgage broker:`;
}
