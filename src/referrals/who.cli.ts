import type { Command } from '../shell/command.cli.ts';
import { inRows, limitOption, showing } from '../shell/listing.cli.ts';
import { flag } from '../shell/option.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { ITS_OWN } from '../shell/its-own.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { searchKey } from '../text/search-key.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { ENOUGH_CLOSED } from './status.ts';
import { nearProfessions, othersNear, whoMayKnow, type Choice } from './who.ts';
import {
  ALL,
  aNeed,
  argument,
  choiceOf,
  keepingOf,
  keepNeed,
  LOGGED,
  REGION,
  SHOWN,
  type Asked,
} from './who-need.cli.ts';
import { drawWho, plainWho, WHO_COLUMNS } from './who.view.ts';

const ask = showing({
  called: 'asking who fits',
  target: aNeed,
  options: {
    ...REGION,
    limit: limitOption(String(SHOWN)),
    ...ALL,
    noRemember: flag('do not remember the need where nobody is found'),
  },
  async show(db, { target, today, region, all, limit, noRemember }) {
    const { need, partners, found, ranked, isMet, handle } = target;
    const choice = choiceOf(target, all, limit);
    const answer = {
      need,
      choice,
      leftOut: found.leftOut,
      others: othersNear(need, choice.behindPromise > 0 ? choice.shown : ranked, found.leftOut),
      near: isMet ? [] : nearProfessions(need, partners, today),
      mayKnow: isMet ? [] : whoMayKnow(need, partners),
      remembered: noRemember ? 'not' : await keepingOf(db, target, today),
      commands: commandsFor(target, region, choice),
      handle,
      called: await namesShared(db, partners),
    };
    return {
      text: (look) => drawWho(answer, today, look),
      ...inRows(WHO_COLUMNS, choice.shown),
      plain: () => plainWho(answer),
    };
  },
  async after(session, { target, noRemember }) {
    if (noRemember || (await keepingOf(await session.reading(), target, session.today)) !== 'now') return;
    await keepNeed(session, target);
  },
});

/** What partners are called who share their name with another one. */
async function namesShared(db: Db, partners: Asked['partners']): Promise<ReadonlyMap<number, string>> {
  const names = new Set(partners.map(({ name }) => searchKey(name)));
  if (names.size === partners.length) return new Map();
  return (await import('../partners/sharing-names.sql.ts')).namesApart(db);
}

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

/** The client may be read from standard input instead. */
const log: Command = {
  argument,
  options: { ...LOGGED, ...ITS_OWN },
  called: 'logging a referral',
  async run(session, { words, options }) {
    const [typed, ...more] = options['log'] ?? [];
    const isRead = typed === '-' && more.length === 0;
    const client = isRead
      ? {
          log: [
            await (
              await import('./client.cli.ts')
            ).clientFromStdin(session, 'refnet who NEED --log - < FILE'),
          ],
        }
      : {};
    const { logging } = await import('./who-log.cli.ts');
    await logging.run(session, { words, options: { ...options, ...client } });
  },
};

export const command = ways({ log, ask }, ({ has }) => (has('log') || has('to') ? 'log' : 'ask'), {
  argument,
  help: `
Looks through professions, services, tags, ideal clients and notes, and forgives
slips and accents; where fewer than 5 fit by the first two, also through what
clients were given for who were won or fitted well (4 or 5 of 5). The order: an
exclusive promise; what fits the need best, such clients behind the first two;
the region; how clients you gave fared, from ${ENOUGH_CLOSED} closed on (half won first, under
a quarter last), how well they fitted, the last satisfaction (4 or 5 first, 1 or
2 last); answers to the questions of refnet edit --questions; whoever waited
longest for a client from you; the name.

Examples:
  refnet who accountant
  refnet who a good family lawyer --region ottawa
  refnet who bookkeeper --all
  refnet who accountant --log "Dana R." --to victor
  refnet who florist --no-remember`,
});
