import { lazily } from '../text/lazily.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { amount, text, word } from '../kinds/type.ts';
import { readAside } from '../partners/aside.sql.ts';
import { mayNamesMatter } from '../partners/names-matter.ts';
import { partnerOrNew, type PartnerOrNew } from '../partners/partner-or-new.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, ifKnown, option, optionsOf, several } from '../shell/option.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import { clientText } from './client-name.ts';
import type { Direction } from './direction.ts';
import { counterpart, fromWhom, refuseTwice, type Counterpart, type FromWhom } from './log.ts';
import { isMoreToLookAt, logReferrals, remarksOnTwins } from './log.sql.ts';
import { afterLog, loggedPhrase } from './log.view.ts';
import { referrals } from './referral.ts';
import { STATUSES } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

/** The options that say whom, one of which is said at most. */
const OTHERS = ['to', 'from', 'source'] as const;

const aClient: Target<undefined> = {
  argument: {
    usage: '[client]',
    help: 'the client introduced; quote a name of several words, or - to read it from standard input',
  },
  several: true,
  find: async () => ({ read: () => undefined }),
};

const logging = writing({
  begins: true,
  target: aClient,
  options: {
    who: option(counterpart, 'from whom, or to whom', {
      hidden: true,
      asks: {
        question: 'From whom, or to whom',
        when: ({ has }) => !OTHERS.some(has),
        search: (...asked) => choicesRoom().choicesOf(...asked),
        sayingOf: OTHERS,
        asTyped: (answer, db) => choicesRoom().asTyped(answer, db),
        shown: (...answered) => choicesRoom().shownCounterpart(...answered),
        saysOther: (answer) => {
          const [, client] = /^client: (.+)$/s.exec(answer) ?? [];
          return client === undefined ? undefined : ['client', client];
        },
      },
    }),
    client: option(clientText, 'the client', {
      hidden: true,
      asks: { question: 'Client', when: 'missing', required: true, asTyped: (client) => [client] },
    }),
    to: several(partnerOrNew, 'you gave the client to this partner; repeat it for several names'),
    from: option(fromWhom, 'you received the client from this partner'),
    source: option(
      { ...text, placeholder: 'source', named: 'source' },
      'where a client came from that is no partner: website, walk-in',
    ),
    ...optionsOf(referrals, ['need', 'occurredOn', 'consent', 'note'], {
      need: {
        value: 'need',
        asks: { question: 'What they need (Enter to skip)', when: ({ typed }) => typed.length === 0 },
      },
      occurredOn: {
        help: 'the day of the introduction (today)',
        asks: { question: 'When', when: 'with the summary', usual: 'today' },
      },
      consent: { help: 'whether the client agreed to be contacted: yes or no' },
    }),
    status: option(word(STATUS_WORDS), `how far it is: ${STATUSES.join(', ')}`, { value: 'status' }),
    value: ifKnown(
      option(amount(), 'what was invoiced once it is won, an estimate before: 1800, "CAD 1800"'),
    ),
    add: flag('add the partner when there is none of that name'),
  },
  not: [OTHERS],
  of: referrals,
  did: 'logged',
  change(
    change,
    {
      today,
      argv,
      add,
      client,
      who,
      to,
      from,
      source: its,
      occurredOn: on = today,
      settings,
      check,
      doubt,
      has,
      ...said
    },
  ) {
    const { direction, partners: named, key, source } = counterparts({ who, to, from, source: its });
    if (client === undefined) {
      throw usageError(
        'the client is missing',
        'for example: refnet log "CLIENT" --from NAME, or - to read the name',
      );
    }
    if (MAY_ASK.test(client)) asksRoom().doubtAskingClient(client, doubt);
    if (source !== undefined)
      return sourceRoom().logFromSource(change, { ...said, direction, client, on }, source, {
        settings,
        argv,
        doubt,
      });
    const partners = named.map((each) => knownPartner(change.db, each, settings['my-name']));
    refuseTwice(partners);
    if (partners.length > 1 && said.status === 'won') throw asideRoom().allWon();
    if (!add)
      for (const each of partners)
        if (!('id' in each) && !each.surely)
          throw unknownRoom().unknownCounterpart(change.db, each.name, { direction, key, argv });
    const known = partners.flatMap((each) => ('id' in each ? each.id : []));
    const aside = readAside(change.db, known);
    const question = 'Log it all the same?';
    if (aside.length > 0)
      for (const each of asideRoom().asideDoubts(change.db, aside, { direction, today, question }))
        check(each);
    const all = { ...said, direction, client, on };
    const many = settings['informal-to'];
    const done =
      many === 0 || isMoreToLookAt(change.db, known, many, today)
        ? loggingRoom().logAndTell(change, all, partners, {
            settings,
            today,
            argv,
            check,
            isTried: has('dryRun'),
          })
        : { ids: logReferrals(change, all, partners), beside: { advice: null } };
    return { ...done, did: `logged ${direction}` };
  },
  say: ({ after, words }) => ({
    line: loggedPhrase(after),
    below: words,
    summary: [],
    next: afterLog(after),
  }),
  notes: ({ db, ids, given }) => [
    ...readAs(counterparts(given).partners),
    ...remarksOnTwins(db, ids),
    ...(mayNamesMatter(given.settings) ? noticesRoom().namingNotes(db, ids, given) : []),
  ],
  help: `
Examples:
  refnet log                                asks for each fact
  refnet log "Dana R." --to victor --for bookkeeping --on yesterday
  refnet log "Jane D." --from maren --for "first home" --value 1800
  refnet log "Jane D." --source website     from no partner
  refnet log - --from maren < client.txt    keeps the name out of shell history`,
});

/** Only a terminal is asked. */
const choicesRoom = lazily(() => import('./log-choices.cli.ts'));

/** Few clients come from a source. */
const sourceRoom = lazily(() => import('./log-source.cli.ts'));

/** Few are put away, full or not to be referred to. */
const asideRoom = lazily(() => import('./aside.cli.ts'));

/** In one province alone a rule is about whom one names. */
const noticesRoom = lazily(() => import('../partners/notices.cli.ts'));

/** Few logs raise a rank. */
const loggingRoom = lazily(() => import('./logging.cli.ts'));

/** Most names are those of partners who are there. */

/** What asks for something is typed in small letters. */
const MAY_ASK = /^[^A-Z]*$|[a-z] [a-z]/;
const asksRoom = lazily(() => import('../partners/asking-name.cli.ts'));
const nameParts = lazily(() => import('../partners/name-parts.cli.ts'));
const unknownRoom = lazily(() => import('./unknown-counterpart.cli.ts'));

function knownPartner(db: Db, partner: PartnerOrNew, myName: string | undefined): PartnerOrNew {
  return 'id' in partner ? partner : nameParts().knownAfterAll(db, partner, myName);
}

function readAs(partners: readonly PartnerOrNew[]): string[] {
  return partners.every((each) => 'id' in each) ? [] : nameParts().readAsNotes(partners);
}

/** Logs a referral. The client is a word of the command, which may be read from standard input instead. */
export const command: Command = {
  ...logging,
  async run(session, { words: [typed = ''], options }) {
    const client =
      typed === '-' ? await (await import('./client.cli.ts')).clientFromStdin(session) : cleanInput(typed);
    const said = [...(client === '' ? [] : [client]), ...(options['client'] ?? [])];
    await logging.run(session, { words: [], options: { ...options, client: said } });
  },
};

/** What was said of whom. */
interface Whom {
  readonly who: Counterpart | undefined;
  readonly to: readonly PartnerOrNew[];
  readonly from: FromWhom | undefined;
  readonly source: string | undefined;
}

/** Whom, or the source in place of partners, and which way; and the option that said it. */
interface Counterparts {
  readonly direction: Direction;
  readonly partners: readonly PartnerOrNew[];
  readonly source?: string;
  readonly key: 'who' | 'to' | 'from';
}

/** Whom and which way, and the option that said it. What was chosen last stands in place of what was typed. */
function counterparts({ who, to, from, source }: Whom): Counterparts {
  const whom = who?.whom ?? from ?? (source === undefined ? undefined : { source });
  const key = who === undefined ? 'from' : 'who';
  if (whom !== undefined && 'source' in whom) return { direction: 'received', partners: [], ...whom, key };
  if (who === undefined && to.length > 0) return { direction: 'given', partners: to, key: 'to' };
  if (whom !== undefined) return { direction: who?.direction ?? 'received', partners: [whom], key };
  throw usageError(
    'the partner is missing',
    'for example: refnet log "CLIENT" --to NAME (given), or --from NAME (received)',
  );
}
