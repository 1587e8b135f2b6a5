import { hasFees } from '../agreements/has-fees.sql.ts';
import { readExclusivePromises } from '../agreements/exclusive-promises.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partner, text } from '../kinds/type.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { mayNamesMatter } from '../partners/names-matter.ts';
import { listFacts } from '../partners/partner.sql.ts';
import type { Settings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { flag, option, several } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Argument, Target } from '../shell/target.cli.ts';
import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import { clientText } from './client-name.ts';
import type { UnmetNeed } from './gaps.ts';
import {
  chooseWho,
  findWho,
  isProvider,
  ownNamesRule,
  rankWho,
  saysSo,
  tellingWordsOf,
  understandNeed,
  WHO_FACTS,
  type Choice,
  type Found,
  type NamesRule,
  type Need,
  type Ranked,
  type WhoPartner,
} from './who.ts';
import type { Keeping } from './who.view.ts';
import { isRemembered, readGivenFor, readWhoRecords, rememberNeed } from './who.sql.ts';

export const SHOWN = 5;

export const argument: Argument = {
  usage: '[need...]',
  help: 'what is needed, in a word or several: accountant, first home, good tax advice',
};

export const REGION = {
  region: option(text, 'where; those who serve another place are left out', { value: 'place' }),
};
export const ALL = { all: flag('everyone who fits, also beside an exclusive promise') };

/** What logging the referral of a client takes. */
export const LOGGED = {
  ...REGION,
  ...ALL,
  log: option(clientText, 'log the referral of this client to the one chosen; - reads the name', {
    value: 'client',
  }),
  to: several(partner, 'with --log, whom to choose; repeat it for several names'),
};

/** A need, and everyone in the network who meets it. */
export interface Asked {
  readonly need: Need;
  readonly partners: readonly WhoPartner[];
  readonly found: Found;
  readonly ranked: readonly Ranked[];
  readonly names: NamesRule;
  /** Somebody does what is needed; else those who fit only mention it. */
  readonly isMet: boolean;
  /** How a partner is named in a command. */
  readonly handle: (partner: WhoPartner) => string;
}

/** Nobody pays where no fee was ever agreed. */
const NO_FEES = { payersOn: (_db: Db, _day: Day): ReadonlySet<number> => new Set() };

/** The need that words say, and who meets it. */
export const aNeed: Target<Asked> = {
  argument,
  async find({ words, options }, session) {
    const typed = cleanInput(words.join(' ')) || (await needAsked(session));
    const region = options['region']?.map(cleanInput).at(-1);
    const { today } = session;
    const before = await session.reading();
    // Fees are loaded only where there are any, and notices where one may be about whom one names: of fees, and in some places.
    const hasAnyFees = hasFees(before);
    const { payersOn } = hasAnyFees ? await import('../partners/notices.cli.ts') : NO_FEES;
    const namesRule =
      hasAnyFees || mayNamesMatter(session.settingsFrom(listSettings(before)))
        ? (await import('./names-rule.ts')).namesRule
        : (_need: Need, _providers: readonly WhoPartner[], me: Settings) => ownNamesRule(me);
    return {
      read: (db) =>
        meeting(
          db,
          { typed, region },
          {
            today,
            settings: session.settingsFrom(listSettings(db)),
            namesOf: (need, providers, settings) =>
              namesRule(need, providers, settings, { on: today, payers: payersOn(db, today) }),
          },
        ),
    };
  },
};

async function needAsked(session: Session): Promise<string> {
  if (!session.asks) throw usageError('what is needed is missing', 'for example: refnet who accountant');
  const prompter = await session.prompter();
  return cleanInput(await prompter.text('What is needed', { required: true }));
}

function meeting(
  db: Db,
  { typed, region }: Pick<Need, 'typed' | 'region'>,
  {
    today,
    settings,
    namesOf,
  }: {
    readonly today: Day;
    readonly settings: Settings;
    readonly namesOf: (need: Need, providers: readonly WhoPartner[], settings: Settings) => NamesRule;
  },
): Asked {
  const partners = listFacts(db, WHO_FACTS);
  const need = understandNeed(typed, partners, region);
  const promises = readExclusivePromises(db, today);
  const saying = findWho(need, partners, promises, [], today);
  // Below so many who say that it is what they do none of those to whom clients were given for it would be shown.
  const isEnough = saying.candidates.filter(({ match }) => saysSo(match)).length >= SHOWN;
  const found = isEnough
    ? saying
    : findWho(need, partners, promises, readGivenFor(db, today, tellingWordsOf(need.text)), today);
  const ids = found.candidates.map((each) => each.partner.id);
  const records = readWhoRecords(db, ids, today);
  const ranked = rankWho(found.candidates, (id) => records.get(id));
  const providers = ranked.filter(({ match }) => isProvider(match)).map((each) => each.partner);
  return {
    need,
    partners,
    found,
    ranked,
    names: namesOf(need, providers, settings),
    isMet: providers.length > 0,
    handle: partnerNamer(listHandles(db)),
  };
}

export function choiceOf({ ranked, found, names }: Asked, all: boolean, limit?: number): Choice {
  return chooseWho(ranked, found.leftOut, names, { all, limit: limit ?? (all ? Infinity : SHOWN) });
}

/**
 * What becomes of a need in the record: it is kept now, it was kept before that day, or it is not kept. One that nobody
 * meets is worth keeping, once there is a network that could lack somebody, and what was typed is a need.
 */
export async function keepingOf(db: Db, { isMet, partners, need }: Asked, today: Day): Promise<Keeping> {
  if (isMet || partners.length === 0) return 'not';
  if (MAY_ASK.test(need.typed) && (await asksRecord(need, partners))) return 'no need';
  return isRemembered(db, unmet(need, today)) ? 'before' : 'now';
}

/** One word is nearly always a need. */
const MAY_ASK = / |(?:s|ue|all|list|open)$/i;

async function asksRecord(need: Need, partners: Asked['partners']): Promise<boolean> {
  const { asksOfRecord } = await import('./asks-record.ts');
  return asksOfRecord(need, partners);
}

function unmet(need: Need, onDay: Day): UnmetNeed {
  return { onDay, need: need.text, region: need.region ?? null };
}

/** A question takes nothing away: what was taken back before it can still be done again. */
export async function keepNeed(session: Session, { need }: Asked): Promise<void> {
  await session.change(
    (change) => {
      rememberNeed(change, unmet(need, session.today));
      return { result: undefined, summary: 'remembered a need that nobody met' };
    },
    { endsRedo: false },
  );
}
