import { askingOfFees } from '../agreements/watch-fees.cli.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { amount, note, orNone, word } from '../kinds/type.ts';
import { label, readWord } from '../kinds/vocabulary.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, ifKnown, option } from '../shell/option.cli.ts';
import { recordNumber, refuseSeveralNumbers } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, retyped, shellWord } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { ITS_OWN, writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { listCollections, savingCollection } from './collection.sql.ts';
import { NEWS_OF_ALL, newsOrReason, onDay } from './news.cli.ts';
import { writeOutcome } from './outcome.sql.ts';
import { beyondInvoice, updateOutcome } from './outcome.ts';
import {
  afterUpdate,
  beyondInvoiceLine,
  newsInstead,
  notChosenWords,
  outcomeWords,
  stillNotChosen,
} from './outcome.view.ts';
import { aReferral, listOpen } from './referral.cli.ts';
import { getReferral, listOtherNames, listStatusEvents } from './referral.sql.ts';
import { currencyOf, referrals, whoPhrase, type Referral } from './referral.ts';
import { STATUSES, type Status } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

const EXAMPLE = 'refnet update NUMBER contacted, or: refnet update NUMBER won --value AMOUNT';

const OPEN = {
  among: listOpen,
  adjective: 'open',
  question: 'Which referral',
  example: EXAMPLE,
  none: 'no referral is open',
  hint: 'refnet log      logs a new one',
} as const;
const openReferral = aReferral(OPEN);
/** An amount may still be said of a referral that is closed, where it is the only one that fits. */
const openOrOnly = aReferral({ ...OPEN, orAny: true });

const AMOUNTS_SAID = ['value', 'collected', 'agreed'] as const;

const toUpdate: Target<Referral> = {
  argument: {
    usage: '[referral...]',
    help: `its number, its client, its partner or words of it; then how far it is: ${STATUSES.join(', ')}`,
    named: 'referral',
  },
  async find(typed, session) {
    const { words, options } = typed;
    const [first = '', ...more] = words;
    const has = (key: string) => (options[key]?.length ?? 0) > 0;
    // Alone, the second of two numbers is an amount.
    if (SAID.some(has)) await refuseSeveralNumbers(words, session.argv);
    refuseAmount(words, session);
    if (more.length > 0 && recordNumber(first) !== undefined) readWord(STATUS_WORDS, more.join(' '));
    const amountAlone = !has('status') && AMOUNTS_SAID.some(has);
    return (amountAlone ? openOrOnly : openReferral).find(typed, session);
  },
};

const one = writing({
  called: 'updating one referral',
  target: toUpdate,
  options: {
    status: option(word(STATUS_WORDS), 'how far it is; may be typed as the last word', {
      value: 'status',
      at: 'last',
      asks: {
        question: 'How far is it?',
        when: ({ typed }) => typed.length === 0,
        usual: ({ target }) => (target as Referral).status,
      },
    }),
    value: ifKnown(
      option(amount(), 'what was invoiced once it is won, an estimate before: 1800, "CAD 1800"', {
        asks: {
          question: 'Amount invoiced (Enter to skip)',
          when: ({ typed, text, target }) =>
            typed.length === 0 && text('status') === 'won' && (target as Referral).invoiced === null,
        },
      }),
    ),
    on: onDay,
    because: option(orNone(note), 'why: "too dear"; kept with this step', { value: 'reason' }),
    note: newsOrReason,
    collected: ifKnown(
      option(amount({ allowNegative: true }), 'money that came in on that day; a refund is below zero: -200'),
    ),
    agreed: ifKnown(option(amount(), 'what was agreed, before it is invoiced')),
    thanked: flag('you thanked the partner for it as well'),
    told: flag('the partner knows the outcome as well'),
  },
  here: (target) => {
    const currency = currencyOf(target);
    return currency === null ? {} : { currency };
  },
  of: referrals,
  did: 'updated',
  change(change, { target, has, today, remark, doubt, ...said }) {
    if (!SAID.some(has)) throw usageError('the status is missing', `for example: ${EXAMPLE}`);
    const life = {
      history: listStatusEvents(change.db, target.id),
      collected: listCollections(change.db, target.id),
    };
    const outcome = updateOutcome(target, life, said, today);
    const { collected, ...steps } = outcome;
    const work = () => writeOutcome(change, target, steps);
    // The other names of a client who chooses one are with other partners.
    const whose = target.introduction === null ? target.partnerId : undefined;
    const { result: notChosen } = askingOfFees(change, doubt, work, whose);
    // What came in earns its fee as agreed: nothing is to be asked about.
    if (collected !== undefined) savingCollection.insert(change, { referralId: target.id, ...collected });
    if (has('collected') || has('value')) remarkBeyondInvoice(change.db, target.id, remark);
    const { move } = outcome;
    const to = move === undefined ? '' : ` to ${label(move.status)}`;
    const others = notChosen.length === 0 ? '' : `, ${notChosen.join(', ')} to ${label('not-chosen')}`;
    return {
      ids: [target.id],
      did: `updated referral NUMBER${to}${others}`,
      words: [...outcomeWords(target, said, outcome), ...notChosenWords(notChosen)],
    };
  },
  say: ({ db, after, before, words }) => ({
    line: `${whoPhrase(after)}: ${words.join('; ')}`,
    below: [...stillNotChosen(before, after, listOtherNames(db, after.id)), ...newsInstead(after, words)],
    next: afterUpdate(after),
  }),
});

const all: Command = {
  called: 'news of all',
  options: { ...NEWS_OF_ALL, ...ITS_OWN },
  run: async (session, typed) => (await import('./update-all.cli.ts')).command.run(session, typed),
};

export const command = ways({ one, all }, ({ has }) => (has('all') ? 'all' : 'one'), {
  argument: toUpdate.argument,
  furtherHelp: async () => (await import('./status-words.view.ts')).statusWordsHelp(),
  help: `
A note alone on an open referral is news: refnet due does not ask about it for a
while.

Examples:
  refnet update                                   asks which, and how far it is
  refnet update 62 contacted
  refnet update 62 won --value 1,800 --on friday
  refnet update 62 under contract
  refnet update "dana r." lost --because "went with a cousin"
  refnet update 62 --note "asked Linda"           no step yet, but news
  refnet update linda --all given --note "asked"  the same of every open client
  refnet update 62 --value 2400                   the amount alone
  refnet update 62 --collected 500 --on friday    an instalment came in`,
});

const SAID = ['status', 'value', 'on', 'because', 'note', 'collected', 'agreed', 'thanked', 'told'] as const;

function remarkBeyondInvoice(db: Db, id: number, remark: (text: string) => void): void {
  const referral = getReferral(db, id);
  const cameIn = referral === undefined ? undefined : beyondInvoice(referral, listCollections(db, id));
  if (referral !== undefined && cameIn !== undefined) remark(beyondInvoiceLine(referral, cameIn));
}

/** Refuses an amount that stands behind the status or the number, with the command mended: `update 2 sold 9500`. */
function refuseAmount(words: readonly string[], { argv }: Session): void {
  const [before = '', value = ''] = words.slice(-2);
  const status = words.length > 2 ? statusOf(before) : undefined;
  const isNumbered = words.length === 2 && recordNumber(before) !== undefined;
  if (!isAmount(value) || (status === undefined && !isNumbered)) return;
  const at = argv.findIndex((each, index) => each === before && argv[index + 1] === value);
  throw usageError(
    `${value} is an amount, which is said with --value`,
    status === undefined || at === -1
      ? retyped(argv, value, `--value ${shellWord(value)}`)
      : commandLine([...argv.slice(0, at), status, '--value', value, ...argv.slice(at + 2)]),
  );
}

function statusOf(text: string): Status | undefined {
  try {
    return readWord(STATUS_WORDS, text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return undefined;
  }
}

function isAmount(text: string): boolean {
  return /^(?:[a-z]{3} ?|[$€£])?[0-9][0-9.,' ]*k?(?: ?[a-z]{3}|[€$])?$/i.test(text);
}
