import { recentDirections } from '../contact/recent.sql.ts';
import { lazily } from '../text/lazily.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { amount, text, word } from '../kinds/type.ts';
import { readAside } from '../partners/aside.sql.ts';
import { byRecency, describe, matching } from '../partners/find-partner.ts';
import { partnerOrNew, type PartnerOrNew } from '../partners/partner-or-new.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, ifKnown, option, optionsOf, several, type SoFar } from '../shell/option.cli.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { usageError } from '../text/errors.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { clientFromStdin } from './client.cli.ts';
import type { Direction } from './direction.ts';
import { counterpart, PREPOSITIONS, refuseTwice, type Counterpart } from './log.ts';
import { isMoreToLookAt, logReferrals, remarksOnTwins } from './log.sql.ts';
import { afterLog, loggedPhrase } from './log.view.ts';
import { referrals } from './referral.ts';
import { STATUSES } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

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
        when: ({ has }) => !has('to') && !has('from'),
        search: choicesOf,
        sayingOf: ['to', 'from'],
        shown: shownCounterpart,
        saysOther: (answer) => {
          const [, client] = /^client: (.+)$/s.exec(answer) ?? [];
          return client === undefined ? undefined : ['client', client];
        },
      },
    }),
    client: option(text, 'the client', {
      hidden: true,
      asks: { question: 'Client', when: 'missing', required: true },
    }),
    to: several(partnerOrNew, 'you gave the client to this partner; repeat it for several names'),
    from: option(partnerOrNew, 'you received the client from this partner'),
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
  not: [['to', 'from']],
  of: referrals,
  did: 'logged',
  change(
    change,
    { today, argv, add, client, who, to, from, occurredOn: on = today, settings, check, ...said },
  ) {
    const { direction, partners: named, key } = counterparts(who, to, from);
    if (client === undefined) {
      throw usageError(
        'the client is missing',
        'for example: refnet log "CLIENT" --from NAME, or - to read the name',
      );
    }
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
      for (const doubt of asideRoom().asideDoubts(change.db, aside, { direction, today, question }))
        check(doubt);
    const all = { ...said, direction, client, on };
    const many = settings['informal-to'];
    const done =
      many === 0 || isMoreToLookAt(change.db, known, many, today)
        ? loggingRoom().logAndTell(change, all, partners, { settings, today, argv, check })
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
    ...readAs(counterparts(given.who, given.to, given.from).partners),
    ...remarksOnTwins(db, ids),
    ...(given.settings.subdivision === 'BC' ? noticesRoom().namingNotes(db, ids, given) : []),
  ],
  help: `
Examples:
  refnet log                                asks for each fact
  refnet log "Dana R." --to victor --for bookkeeping --on yesterday
  refnet log "Jane D." --from maren --for "first home" --value 1800
  refnet log - --from maren < client.txt    keeps the name out of shell history`,
});

/** `from Maren Holt`, `to Ilse Marsh, a new partner`: an answer to the first question as it reads. */
function shownCounterpart(answer: string, db: Db): string {
  const [, way = '', id, name = answer] = /^(from|to) (?:p(\d+)|(?:new: )?(.+))$/s.exec(answer) ?? [];
  const known = listHandles(db).find((each) => String(each.id) === id);
  if (known !== undefined) return `${way} ${known.name}`;
  if (way === '') return 'from or to: none';
  return `${way} ${name}${answer.includes(' new: ') ? ', a new partner' : ''}`;
}

/** Few are put away, full or not to be referred to. */
const asideRoom = lazily(() => import('./aside.cli.ts'));

/** In one province alone a rule is about whom one names. */
const noticesRoom = lazily(() => import('../partners/notices.cli.ts'));

/** Few logs raise a rank. */
const loggingRoom = lazily(() => import('./logging.cli.ts'));

/** Most names are those of partners who are there. */
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
    const client = typed === '-' ? await clientFromStdin(session) : cleanInput(typed);
    await logging.run(session, { words: [], options: { ...options, client: client === '' ? [] : [client] } });
  },
};

/** Whom and which way, and the option that said it. What was chosen last stands in place of what was typed. */
function counterparts(
  who: Counterpart | undefined,
  to: readonly PartnerOrNew[],
  from: PartnerOrNew | undefined,
): { direction: Direction; partners: readonly PartnerOrNew[]; key: 'who' | 'to' | 'from' } {
  if (who !== undefined) return { direction: who.direction, partners: [who.partner], key: 'who' };
  if (to.length > 0) return { direction: 'given', partners: to, key: 'to' };
  if (from !== undefined) return { direction: 'received', partners: [from], key: 'from' };
  throw usageError(
    'the partner is missing',
    'for example: refnet log "CLIENT" --to NAME (given), or --from NAME (received)',
  );
}

const WAYS: readonly Direction[] = ['received', 'given'];

/**
 * The choices for what was typed so far: `from maren`, `to vic` or a part of a name, which fits both ways, or the client,
 * who is then taken first. The partner and the way logged last come first.
 */
function choicesOf(typed: string, db: Db, { has }: SoFar): Choice<string>[] {
  const recent = recentDirections(db);
  const usual = recent[0]?.direction ?? 'received';
  const lastWay = new Map(recent.map(({ partnerId, direction }) => [partnerId, direction]));
  const handles = listHandles(db);
  const active = byRecency(
    handles.filter((partner) => !partner.archived),
    recent.map(({ partnerId }) => partnerId),
  );
  const [, preposition, rest = ''] = /^(?:(from|to) +)?(.*)$/i.exec(typed.trim()) ?? [];
  const said = WAYS.find((each) => PREPOSITIONS[each] === preposition?.toLowerCase());
  const ways = (first: Direction) =>
    WAYS.filter((each) => (said ?? each) === each).toSorted(
      (a, b) => Number(b === first) - Number(a === first),
    );
  const fitting = matching(rest, active);
  // Whoever is put away is offered where nobody else fits: they are no new partner.
  const offered =
    fitting.length > 0
      ? fitting
      : matching(
          rest,
          handles.filter((partner) => partner.archived),
        );
  const known = offered.flatMap((partner) =>
    ways(lastWay.get(partner.id) ?? usual).map((direction) => ({
      name: `${PREPOSITIONS[direction]} ${describe(partner)}${partner.archived ? ', archived' : ''}`,
      value: `${PREPOSITIONS[direction]} p${partner.id}`,
    })),
  );
  const name = cleanInput(rest);
  if (name === '' || [...active, ...offered].some(({ keys }) => keys.includes(searchKey(name)))) return known;
  const added = ways(usual).map((direction) => ({
    name: `${PREPOSITIONS[direction]} "${name}", a new partner`,
    value: `${PREPOSITIONS[direction]} new: ${name}`,
  }));
  const client = { name: `"${name}", the client`, value: `client: ${name}` };
  return [...known, ...added, ...(has('client') || said !== undefined ? [] : [client])];
}
