import { readExclusivePromises } from '../agreements/exclusive-promises.sql.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { partner, text } from '../kinds/type.ts';
import { describe, partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { NOT_LEGAL_ADVICE } from '../partners/notices.ts';
import { listPartners } from '../partners/partner.sql.ts';
import type { Partner } from '../partners/partner.ts';
import type { Settings } from '../settings/settings.ts';
import { listSettings } from '../settings/settings.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import { inRows, limitOption, showing } from '../shell/listing.cli.ts';
import { flag, option, several, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Argument, Target } from '../shell/target.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import { clientFromStdin } from './client.cli.ts';
import { refuseTwice } from './log.ts';
import { remarksOnTwins } from './log.sql.ts';
import { afterLog, loggedPhrase } from './log.view.ts';
import { logAndTell } from './logging.cli.ts';
import { namingNotes, payersOn } from '../partners/notices.cli.ts';
import { referrals } from './referral.ts';
import {
  chooseWho,
  findWho,
  isNamed,
  isProvider,
  namesRule,
  nearProfessions,
  rankWho,
  understandNeed,
  whoMayKnow,
  type Choice,
  type Found,
  type NamesRule,
  type Need,
  type Ranked,
} from './who.ts';
import { ENOUGH_CLOSED } from './status.ts';
import { readWhoRecords, rememberNeed } from './who.sql.ts';
import { drawWho, plainWho, WHO_COLUMNS, whyLeftOut } from './who.view.ts';

const SHOWN = 5;

const argument: Argument = {
  usage: '[need...]',
  help: 'what is needed, in a word or several: accountant, first home, good tax advice',
};

const REGION = {
  region: option(text, 'where; those who serve another place are left out', { value: 'place' }),
};
const ALL = { all: flag('everyone who fits, also beside an exclusive promise') };

/** A need, and everyone in the network who meets it. */
interface Asked {
  readonly need: Need;
  readonly partners: readonly Partner[];
  readonly found: Found;
  readonly ranked: readonly Ranked[];
  readonly names: NamesRule;
  /** Somebody does what is needed; else those who fit only mention it. */
  readonly isMet: boolean;
  /** How a partner is named in a command. */
  readonly handle: (partner: Partner) => string;
}

/** The need that words say, and who meets it. */
const aNeed: Target<Asked> = {
  argument,
  async find({ words, options }, session) {
    const typed = cleanInput(words.join(' '));
    if (typed === '') throw usageError('what is needed is missing', 'for example: refnet who accountant');
    const region = options['region']?.map(cleanInput).at(-1);
    if (region === '') throw empty('the region');
    const { today } = session;
    return {
      read: (db) => meeting(db, { typed, region }, today, session.settingsFrom(listSettings(db))),
    };
  },
};

function empty(what: string): UserError {
  return usageError(`${what} is empty`, 'leave it out, or give it some text');
}

function meeting(
  db: Db,
  { typed, region }: Pick<Need, 'typed' | 'region'>,
  today: Day,
  settings: Settings,
): Asked {
  const partners = listPartners(db);
  const need = understandNeed(typed, partners, region);
  const found = findWho(need, partners, readExclusivePromises(db, today), today);
  const ids = found.candidates.map((each) => each.partner.id);
  const payers = payersOn(db, today);
  const records = readWhoRecords(db, ids, today);
  const ranked = rankWho(found.candidates, (id) => records.get(id));
  const providers = ranked.filter(({ match }) => isProvider(match)).map((each) => each.partner);
  return {
    need,
    partners,
    found,
    ranked,
    names: namesRule(need, providers, settings, { on: today, payers }),
    isMet: providers.length > 0,
    handle: partnerNamer(listHandles(db)),
  };
}

function choiceOf({ ranked, found, names }: Asked, all: boolean, limit?: number): Choice {
  return chooseWho(ranked, found.leftOut, names, { all, limit: limit ?? (all ? Infinity : SHOWN) });
}

/** A need that nobody meets is worth keeping, once there is a network that could lack somebody. */
function isKept({ isMet, partners }: Asked): boolean {
  return !isMet && partners.length > 0;
}

async function keepNeed(session: Session, { need }: Asked): Promise<void> {
  await session.change((change) => {
    rememberNeed(change, { onDay: session.today, need: need.text, region: need.region ?? null });
    return { result: undefined, summary: 'remembered a need that nobody met' };
  });
}

const ask = showing({
  called: 'asking who fits',
  target: aNeed,
  options: {
    ...REGION,
    limit: limitOption(String(SHOWN)),
    ...ALL,
    noRemember: flag('do not remember the need where nobody is found'),
  },
  show(_db, { target, today, region, all, limit, noRemember }) {
    const { need, partners, found, isMet, handle } = target;
    const choice = choiceOf(target, all, limit);
    const answer = {
      need,
      choice,
      leftOut: found.leftOut,
      near: isMet ? [] : nearProfessions(need, partners, today),
      mayKnow: isMet ? [] : whoMayKnow(need, partners),
      remembered: !noRemember && isKept(target),
      commands: commandsFor(target, region, choice),
      handle,
    };
    return {
      text: (look) => drawWho(answer, today, look),
      ...inRows(WHO_COLUMNS, choice.shown),
      plain: () => plainWho(answer),
    };
  },
  async after(session, { target, noRemember }) {
    if (!noRemember && isKept(target)) await keepNeed(session, target);
  },
});

/** What goes on from the answer. How much was to be shown is left out: it says nothing there. */
function commandsFor({ need, handle }: Asked, region: string | undefined, { shown, names }: Choice) {
  const where = region === undefined ? [] : ['--region', region];
  const who = commandLine(['who', ...need.typed.split(' '), ...where]);
  const to = shown.slice(0, names.least).map((each) => ` --to ${handle(each.partner)}`);
  return {
    all: `${who} --all`,
    log: `${who} --log "CLIENT"${to.join('')}`,
    add: `refnet add-partner "NAME" --profession ${shellWord(need.text)}`,
  };
}

/** A need with those a client is given to, where that was not said: the only one, or as chosen at the terminal. */
const aNeedOfClient: Target<Asked & { readonly chosen: readonly number[] }> = {
  argument,
  several: true,
  async find(typed, session) {
    const { read } = await aNeed.find(typed, session);
    const asked = read(await session.reading());
    if (asked.ranked.length === 0) throw await nobodyToName(session, asked, typed);
    const has = (key: string) => (typed.options[key]?.length ?? 0) > 0;
    const chosen = has('to') ? [] : await chosenAmong(session, asked, has('all'));
    return { read: (db) => ({ ...read(db), chosen }) };
  },
};

/** Nobody fits: the need is kept, unless it is only tried. */
async function nobodyToName(session: Session, asked: Asked, { options }: Typed): Promise<UserError> {
  const kept = isKept(asked) && (options['dryRun']?.length ?? 0) === 0;
  if (kept) await keepNeed(session, asked);
  const { need, partners } = asked;
  return new UserError(`nobody on record to name for ${need.text}, so nothing was logged`, {
    hints: [
      ...(kept ? ['the need is remembered: refnet report --only gaps'] : []),
      ...(partners.length === 0
        ? []
        : [`refnet log "CLIENT" --to PARTNER --for ${shellWord(need.text)}      to somebody else`]),
    ],
  });
}

/** The numbers of as many as a client is to be given. */
async function chosenAmong(session: Session, asked: Asked, all: boolean): Promise<readonly number[]> {
  const { shown, names } = choiceOf(asked, all);
  const candidates = shown.map((each) => each.partner);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return [only.id];
  if (!session.asks) {
    throw new UserError(`${candidates.length} partners would fit: say whom with --to`, {
      kind: 'usage',
      hints: candidates.map(
        (each) => `${commandLine(session.argv)} --to ${asked.handle(each)}      ${each.name}`,
      ),
    });
  }
  const prompter = await session.prompter();
  const chosen: number[] = [];
  while (chosen.length < Math.min(names.least, candidates.length)) {
    const choices = candidates
      .filter(({ id }) => !chosen.includes(id))
      .map((each) => ({ name: describe(each), value: each.id }));
    const next = await prompter.choose<number | null>(
      chosen.length === 0 ? 'Given to' : `And to (${names.least} names asked for)`,
      chosen.length === 0 ? choices : [...choices, { name: 'nobody else', value: null }],
    );
    if (next === null) break;
    chosen.push(next);
  }
  return chosen;
}

const logging = writing({
  called: 'logging a referral',
  target: aNeedOfClient,
  options: {
    ...REGION,
    ...ALL,
    log: option(text, 'log the referral of this client to the one chosen; - reads the name', {
      value: 'client',
    }),
    to: several(partner, 'with --log, whom to choose; repeat it for several names'),
  },
  only: { to: ['log'] },
  of: referrals,
  did: 'logged given',
  change(change, { target, log: client = '', to, all, today, settings, argv, check, remark }) {
    const partners = (to.length > 0 ? to : target.chosen).map((id) => fitting(target, id));
    refuseTwice(partners);
    for (const line of remarksOn(choiceOf(target, all), partners)) remark(line);
    const byName = target.ranked.some(
      ({ partner: { id }, match }) => id === partners[0]?.id && isNamed(match),
    );
    const need = byName ? null : target.need.text;
    const said = { direction: 'given', client, need, on: today } as const;
    return logAndTell(change, said, partners, { settings, today, argv, check });
  },
  say: ({ after, words }) => ({
    line: loggedPhrase(after),
    below: words,
    summary: [],
    next: afterLog(after),
  }),
  notes: ({ db, ids, given: { today, settings } }) => [
    ...remarksOnTwins(db, ids),
    ...namingNotes(db, ids, { settings, today }),
  ],
});

/** The partner of that number, who must be among those who meet the need. */
function fitting({ ranked, found: { leftOut }, partners, need, handle }: Asked, id: number): Partner {
  const found = ranked.find((each) => each.partner.id === id);
  if (found !== undefined) return found.partner;
  const other = partners.find((each) => each.id === id);
  if (other === undefined) throw new Error(`partner ${id} is gone`);
  const reason = leftOut.find((each) => each.partner.id === id)?.reason;
  const why = reason === undefined ? '' : `: ${other.name} ${whyLeftOut(reason, other)}`;
  throw new UserError(`${other.name} is not among those to name for ${need.text}${why}`, {
    hints: [
      `refnet who ${shellWord(need.text)} --all      lists them`,
      `refnet log "CLIENT" --to ${handle(other)} --for ${shellWord(need.text)}      logs it all the same`,
    ],
  });
}

/** What is said, without blocking, where fewer names are given than are asked for. */
function remarksOn({ names }: Choice, chosen: readonly Partner[]): string[] {
  return names.least > chosen.length && names.least > 1
    ? [`Note: a client is to be given at least ${names.least} names; --to can be repeated.${endOf(names)}`]
    : [];
}

/** What rests on a notice is no legal advice; an own setting is none anyway. */
function endOf({ notices: [notice] }: NamesRule): string {
  return notice === undefined ? '' : ` ${NOT_LEGAL_ADVICE}`;
}

/** The client may be read from standard input instead. */
const log: Command = {
  ...logging,
  async run(session, { words, options }) {
    const [typed, ...more] = options['log'] ?? [];
    if (typed !== undefined && cleanInput(typed) === '') throw empty('the client');
    const isRead = typed === '-' && more.length === 0;
    const client = isRead ? { log: [await clientFromStdin(session)] } : {};
    await logging.run(session, { words, options: { ...options, ...client } });
  },
};

export const command = ways({ log, ask }, ({ has }) => (has('log') || has('to') ? 'log' : 'ask'), {
  argument,
  help: `
Looks through professions, services, tags, ideal clients and notes, and forgives
slips and accents. The order: an exclusive promise; what fits the need best; the
region; how clients you gave fared, from ${ENOUGH_CLOSED} closed on (half won first, under a
quarter last), how well they fitted, the last satisfaction (4 or 5 first, 1 or 2
last); answers to the questions of refnet edit --questions; whoever waited
longest for a client from you; the name.

Examples:
  refnet who accountant
  refnet who a good family lawyer --region ottawa
  refnet who bookkeeper --all
  refnet who accountant --log "Dana R." --to victor
  refnet who florist --no-remember`,
});
