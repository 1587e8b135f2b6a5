import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../text/errors.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import type { Partner } from '../partners/partner.ts';
import {
  chooseWho,
  ENOUGH_CLOSED,
  findWho,
  isProvider,
  namesRule,
  nearProfessions,
  rankWho,
  understandNeed,
  whoMayKnow,
  type Choice,
  type Found,
  type Need,
  type Ranked,
} from './who.ts';
import { renderWho } from './who.view.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { listPartners } from '../partners/partner.sql.ts';
import { readExclusivePromises } from '../agreements/exclusive-promises.sql.ts';
import { readWhoRecords, rememberNeed } from './who.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { clientFromStdin } from './client.cli.ts';
import { logReferrals, remarksOnTwins } from './log.sql.ts';
import { afterLog, loggedPhrase } from './log.view.ts';
import { getReferral } from './referral.sql.ts';
import { referrals as referralKind } from './referral.ts';
import { plainRecord } from '../kinds/kind.ts';
import { numbered } from '../screen/lines.view.ts';
import { toJson } from '../screen/json.view.ts';
import {
  formatOption,
  gather,
  jsonOption,
  limitOption,
  lookOf,
  missing,
  textParser,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, shellWord } from '../shell/suggestions.cli.ts';

const SHOWN = 5;

export function declare(command: Command, session: Session): void {
  command
    .argument('[need...]', 'what is needed, in a word or several: accountant, first home, good tax advice')
    .option('--region <place>', 'where; those who serve another place are left out', textParser('the region'))
    .addOption(limitOption(String(SHOWN)))
    .option('--all', 'everyone who fits, also beside an exclusive promise')
    .option('--no-remember', 'do not remember the need where nobody is found')
    .option('--log <client>', 'log the referral of this client to the one chosen; - reads the name')
    .option('--to <partner>', 'with --log, whom to choose; repeat it for several names', gather(String))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
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
    )
    .action(async (words, options) => {
      const typed = cleanInput(words.join(' '));
      if (typed === '') throw missing('what is needed', 'refnet who accountant');
      if (options.to !== undefined && options.log === undefined) {
        throw new UserError('--to goes with --log', {
          kind: 'usage',
          hints: ['refnet who accountant --log "Dana R." --to victor'],
        });
      }
      const look = await lookOf(session, options);
      const asked = await ask(session, typed, options);
      if (options.log !== undefined) return logTo(session, asked, options);
      const remembered = !asked.choice.isMet && options.remember && (await remember(session, asked));
      session.print(renderWho({ ...answerOf(session, asked), remembered }, session.today, look));
    });
}

interface WhoOptions {
  region?: string | undefined;
  limit?: number | undefined;
  all?: true | undefined;
}

/** The answer to a question, before it is worded. */
interface Asked {
  need: Need;
  partners: Partner[];
  found: Found;
  ranked: Ranked[];
  choice: Choice;
  /** How a partner is named in a command. */
  handle: (partner: Partner) => string;
}

async function ask(session: Session, typed: string, { region, limit, all }: WhoOptions): Promise<Asked> {
  const db = await session.reading();
  const settings = await session.settings();
  const partners = listPartners(db);
  const need = understandNeed(typed, partners, region);
  const found = findWho(need, partners, readExclusivePromises(db, session.today), session.today);
  const ids = found.candidates.map(({ partner }) => partner.id);
  const records = readWhoRecords(db, ids, session.today);
  const ranked = rankWho(found.candidates, (id) => records.get(id));
  const providers = ranked.filter(({ match }) => isProvider(match)).map(({ partner }) => partner);
  const choice = chooseWho(ranked, found.leftOut, namesRule(need, providers, settings), {
    all: all === true,
    limit: limit ?? (all === true ? Infinity : SHOWN),
  });
  return { need, partners, found, ranked, choice, handle: partnerNamer(listHandles(db)) };
}

function answerOf(session: Session, { need, partners, found, choice, handle }: Asked) {
  const nobody = !choice.isMet;
  const who = commandLine(session.argv);
  const to = choice.shown.slice(0, choice.names.least).map(({ partner }) => ` --to ${handle(partner)}`);
  return {
    need,
    choice,
    leftOut: found.leftOut,
    near: nobody ? nearProfessions(need, partners, session.today) : [],
    mayKnow: nobody ? whoMayKnow(need, partners) : [],
    commands: {
      all: `${who} --all`,
      log: `${who} --log "CLIENT"${to.join('')}`,
      add: `refnet add-partner "NAME" --profession ${shellWord(need.text)}`,
    },
    handle,
  };
}

/** Keeps the need for the report of gaps. Returns false where there is no network that could lack somebody. */
async function remember(session: Session, { need, partners }: Asked): Promise<boolean> {
  if (partners.length === 0) return false;
  await session.change((change) => {
    rememberNeed(change, { onDay: session.today, need: need.text, region: need.region ?? null });
    return { result: undefined, summary: 'remembered a need that nobody met' };
  });
  return true;
}

interface LogOptions {
  log?: string | undefined;
  to?: string[] | undefined;
  remember: boolean;
  json?: true | undefined;
}

async function logTo(session: Session, asked: Asked, options: LogOptions): Promise<void> {
  if (asked.ranked.length === 0) await refuseNobody(session, asked, options);
  const typed = options.log ?? '';
  const client = typed === '-' ? await clientFromStdin(session) : textParser('the client')(typed);
  const chosen =
    options.to === undefined ? await choose(session, asked) : await named(session, asked, options.to);
  remarkOnChoice(session, asked.choice, chosen);
  const said = { direction: 'given', client, need: asked.need.text, on: session.today } as const;
  const ids = await session.change((change) => {
    const written = logReferrals(change, said, chosen);
    return { result: written, summary: `logged given referral ${written.join(', ')}` };
  });
  const db = await session.reading();
  const logged = ids.flatMap((id) => getReferral(db, id) ?? []);
  if (options.json === true) {
    session.print(toJson(logged.map((referral) => plainRecord(referralKind, referral, session.today))));
  } else {
    for (const referral of logged)
      session.print(numbered(referral.id, loggedPhrase(referral), afterLog(referral)));
  }
  for (const line of remarksOnTwins(db, ids)) session.note(line);
}

async function refuseNobody(session: Session, asked: Asked, { remember: keeps }: LogOptions): Promise<never> {
  const { need, partners } = asked;
  const kept = keeps && (await remember(session, asked));
  throw new UserError(`nobody on record to name for ${need.text}, so nothing was logged`, {
    hints: [
      ...(kept ? ['the need is remembered: refnet report --only gaps'] : []),
      ...(partners.length === 0
        ? []
        : [`refnet log "CLIENT" --to PARTNER --for ${shellWord(need.text)}      to somebody else`]),
    ],
  });
}

/** The partners named with `--to`, each of whom must be among those who meet the need. */
async function named(
  session: Session,
  { ranked, need }: Asked,
  texts: readonly string[],
): Promise<Partner[]> {
  const chosen: Partner[] = [];
  for (const text of texts) {
    const { id, name } = await resolvePartner(session, text);
    const found = ranked.find(({ partner }) => partner.id === id);
    if (found === undefined) {
      throw new UserError(`${name} is not among those to name for ${need.text}`, {
        hints: [
          `refnet who ${shellWord(need.text)} --all      lists them`,
          `refnet log "CLIENT" --to ${shellWord(text)} --for ${shellWord(need.text)}      logs it all the same`,
        ],
      });
    }
    if (chosen.some((partner) => partner.id === id)) {
      throw new UserError('the same partner is named twice', { kind: 'usage' });
    }
    chosen.push(found.partner);
  }
  return chosen;
}

/** One of those shown: the only one, or as chosen at the terminal, as many as a client is to be given. */
async function choose(session: Session, { choice, handle }: Asked): Promise<Partner[]> {
  const { shown, names } = choice;
  const [only] = shown;
  if (shown.length === 1 && only !== undefined) return [only.partner];
  if (!session.interactive) {
    throw new UserError(`${shown.length} partners would fit: say whom with --to`, {
      kind: 'usage',
      hints: shown.map(
        ({ partner }) => `${commandLine(session.argv)} --to ${handle(partner)}      ${partner.name}`,
      ),
    });
  }
  const prompter = await session.prompter();
  const chosen: Partner[] = [];
  while (chosen.length < Math.min(names.least, shown.length)) {
    const rest = shown.filter(({ partner }) => !chosen.includes(partner));
    const choices = rest.map(({ partner }) => ({ name: describe(partner), value: partner }));
    const next = await prompter.choose<Partner | null>(
      chosen.length === 0 ? 'Given to' : `And to (${names.least} names asked for)`,
      chosen.length === 0 ? choices : [...choices, { name: 'nobody else', value: null }],
    );
    if (next === null) break;
    chosen.push(next);
  }
  return chosen;
}

function describe({ name, profession }: Partner): string {
  return profession === null ? name : `${name} (${profession})`;
}

/** Says, without blocking, where the choice is beside a promise or gives fewer names than are asked for. */
function remarkOnChoice(session: Session, { promises, names }: Choice, chosen: readonly Partner[]): void {
  for (const { partner, promise, leftOut } of promises) {
    if (leftOut !== undefined || chosen.some(({ id }) => id === partner.id)) continue;
    session.note(
      `Note: ${promise.service} is promised to ${partner.name} alone (agreement ${promise.agreement}).`,
    );
  }
  if (names.least > chosen.length && names.least > 1) {
    session.note(`Note: a client is to be given at least ${names.least} names; --to can be repeated.`);
  }
}
