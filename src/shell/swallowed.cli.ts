/** A name that an option took for its value: `report --quarter maren` is the report on Maren, of this quarter. */
import { namedPeriod } from '../calendar/named-period.ts';
import { UserError } from '../text/errors.ts';
import { readCompared } from './compared-word.ts';
import type { Options, Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';

/** The options that say a period by a word, and may stand without one. */
const PERIODS = ['quarter', 'year', 'compare'] as const;

/** What was typed, with a partner's name given back that stood behind a bare option; else the same. */
export async function givenBack(options: Options, typed: Typed, session: Session): Promise<Typed> {
  for (const key of PERIODS) {
    const bare = options[key]?.bare;
    const [text, more] = typed.options[key] ?? [];
    if (bare === undefined || text === undefined || more !== undefined || text === bare) continue;
    if (isPeriod(key, text, session)) continue;
    const words = [text, ...typed.words];
    if (await isPartner(words.join(' '), session)) {
      return { words, options: { ...typed.options, [key]: [bare] } };
    }
  }
  return typed;
}

function isPeriod(key: (typeof PERIODS)[number], text: string, { today }: Session): boolean {
  if (key === 'compare') return isDone(() => readCompared(text));
  return isDone(() => namedPeriod({ [key]: text }, today));
}

async function isPartner(text: string, session: Session): Promise<boolean> {
  const db = await session.reading();
  return isDone(() => session.rooms.partnerMeant(db, text, session.argv));
}

/** Whether it comes to something; where several fit, one of them will be chosen. */
function isDone(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof UserError) return error.choices !== undefined;
    throw error;
  }
}
