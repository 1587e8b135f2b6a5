/**
 * A name that an option took for its value, or into it: `report --quarter maren` is the report on Maren, of this quarter, and
 * `promise --goal 6 referrals maren` a promise to her.
 */
import { namedPeriod } from '../calendar/named-period.ts';
import { UserError } from '../text/errors.ts';
import { readCompared } from './compared-word.ts';
import type { Options, Typed } from './option.cli.ts';
import type { Session } from './session.cli.ts';
import { isReadable, nowhere } from './texts.cli.ts';
import { loaded } from '../text/lazily.ts';

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
    if (await isPartner(words.join(' '), options, session)) {
      return { words, options: { ...typed.options, [key]: [bare] } };
    }
  }
  return typed.words.length > 0 ? typed : behindValue(options, typed, session);
}

/** What was typed, with the name given back that stands behind a value of several words. */
async function behindValue(options: Options, typed: Typed, session: Session): Promise<Typed> {
  for (const [key, own] of Object.entries(options)) {
    const texts = typed.options[key] ?? [];
    if (own.spaced !== true || own.bare !== undefined || texts.length === 0) continue;
    const words = texts.join(' ').split(/\s+/);
    const reads = (text: string) => loaded(() => isReadable(own, [text], nowhere(session.today)));
    if (own.repeats === true && (await reads(words.join(' ')))) continue;
    for (let taken = 1; taken < words.length; taken += 1) {
      const value = words.slice(0, taken).join(' ');
      const name = words.slice(taken);
      if (!(await reads(value))) continue;
      if (await isPartner(name.join(' '), options, session))
        return { words: name, options: { ...typed.options, [key]: [value] } };
    }
  }
  return typed;
}

function isPeriod(key: (typeof PERIODS)[number], text: string, { today }: Session): boolean {
  if (key === 'compare') return isDone(() => readCompared(text));
  return isDone(() => namedPeriod({ [key]: text }, today));
}

async function isPartner(text: string, options: Options, session: Session): Promise<boolean> {
  const db = await session.reading({ beforeWriting: options['dryRun'] !== undefined });
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
