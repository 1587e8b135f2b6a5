import type { Line } from '../text/undo-offer.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { askingOfFees } from '../agreements/watch-fees.cli.ts';
import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { amount, note, orNone, word } from '../kinds/type.ts';
import { label, readWord } from '../kinds/vocabulary.ts';
import type { Command, Done, Given, Saying, Sentence } from '../shell/command.cli.ts';
import { flag, ifKnown, option, isSaidIn, type Option } from '../shell/option.cli.ts';
import { recordNumber, refuseSeveralNumbers } from '../shell/options.cli.ts';
import { severalNumbers } from '../shell/several-numbers.ts';
import type { Target } from '../shell/target.cli.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import { ITS_OWN } from '../shell/its-own.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { lazily } from '../text/lazily.ts';
import { cleanInput } from '../text/sanitize.ts';
import { listCollections } from './collection.sql.ts';
import { NEWS_OF_ALL, newsOrReason, onDay } from './news.cli.ts';
import { writeOutcome } from './outcome.sql.ts';
import { updateOutcome } from './outcome.ts';
import { afterUpdate, NOTHING, notChosenWords, outcomeWords } from './outcome.view.ts';
import { aReferral, listOpen } from './referral.cli.ts';
import { getReferral, listOtherNames, listStatusEvents } from './referral.sql.ts';
import { referralCurrencyOf, referrals, whoPhrase, type Referral } from './referral.ts';
import { isClosed, isStepBack, STATUSES, type Status } from './status.ts';
import { STATUS_WORDS } from './status-vocabulary.ts';

const money = lazily(() => import('./update-money.cli.ts'));

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

/** One word says which. */
const misread = () => import('./misread.cli.ts');

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
    const has = isSaidIn(options);
    // Alone, the second of two numbers is an amount.
    if (SAID.some(has)) await refuseSeveralNumbers(words, session.argv);
    if (words.length > 1) (await misread()).refuseAmount(words, session);
    if (more.length > 0 && recordNumber(first) !== undefined) readWord(STATUS_WORDS, more.join(' '));
    const amountAlone = !has('status') && AMOUNTS_SAID.some(has);
    try {
      return await (amountAlone ? openOrOnly : openReferral).find(typed, session);
    } catch (error) {
      if (has('status') || words.length < 2 || !(error instanceof UserError)) throw error;
      throw (await misread()).unknownStatus(words, session, await session.reading()) ?? error;
    }
  },
};

const OPTIONS = {
  status: inOwnWords(
    option(word(STATUS_WORDS), 'how far it is; may be typed as the last word', {
      value: 'status',
      at: 'last',
      asks: {
        question: 'How far is it?',
        when: ({ typed }) => typed.length === 0,
        usual: ({ target }) => (target as Referral).status,
      },
    }),
  ),
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
    option(
      amount({ allowNegative: true }),
      'money that came in on that day, at the partner for a client you gave; a refund is below zero: -200',
    ),
  ),
  agreed: ifKnown(option(amount(), 'what was agreed, before it is invoiced')),
  thanked: flag('you thanked the partner for it as well'),
  told: flag('the partner knows the outcome as well'),
} as const;

/** Writes what was said of one referral, with all that hangs on it. */
function updateReferral(
  change: Change,
  {
    target,
    has,
    today,
    remark,
    doubt,
    check,
    status: saidStatus,
    ...others
  }: Given<Referral, typeof OPTIONS> & Saying,
): Done {
  const said = { ...others, ...saidStatus };
  if (!SAID.some(has)) throw usageError('the status is missing', `for example: ${EXAMPLE}`);
  const life = {
    history: listStatusEvents(change.db, target.id),
    collected: listCollections(change.db, target.id),
  };
  const outcome = updateOutcome(target, life, said, today);
  const { collected, ...steps } = outcome;
  const { move } = outcome;
  const work = () => writeOutcome(change, target, steps);
  // The other names of a client who chooses one are with other partners.
  const whose = target.introduction === null ? (target.partnerId ?? undefined) : undefined;
  const { result: notChosen, asked } = askingOfFees(change, doubt, work, whose);
  // What came in earns its fee as agreed: nothing is to be asked about.
  if (collected !== undefined) money().bookCollected(change, { referralId: target.id, ...collected }, remark);
  if (move?.status === 'won') for (const line of wonBeside(change.db, target.id)) remark(line);
  if (move !== undefined && move.status !== outcome.status) {
    for (const line of besides().overtakenLines(target, move, outcome.status, life.history)) remark(line);
  }
  if (life.collected.length > 0 || collected !== undefined) {
    money().sayFallen(change.db, target, outcome.status, today, check);
  }
  if (has('collected') || has('value') || (move?.status === 'won' && hasFees(change.db))) {
    money().remarkMoney(change.db, target.id, { ...others, today }, remark);
  }
  const to = move === undefined ? '' : ` to ${label(move.status)}`;
  const closed = notChosen.length === 0 ? '' : `, ${notChosen.join(', ')} to ${label('not-chosen')}`;
  return {
    ids: [target.id],
    did: `updated referral NUMBER${to}${closed}`,
    words: [...outcomeWords(target, said, outcome), ...notChosenWords(notChosen)],
    below: asked,
    beside: { notChosen },
  };
}

const one = writing({
  called: 'updating one referral',
  target: toUpdate,
  options: OPTIONS,
  here: (target) => {
    const currency = referralCurrencyOf(target);
    return { since: target.occurredOn, ...(currency === null ? {} : { currency }) };
  },
  of: referrals,
  did: 'updated',
  change: updateReferral,
  say: ({ db, after, before, words }) => updatedSentence(db, { before, after }, words),
});

const { value: _value, collected: _collected, agreed: _agreed, ...ofSeveral } = OPTIONS;
/** What is said of several referrals at once: no amount. */
const SEVERAL_OPTIONS = ofSeveral;

const all: Command = {
  called: 'news of all',
  options: { ...NEWS_OF_ALL, ...ITS_OWN },
  run: async (session, typed) => (await import('./update-all.cli.ts')).command.run(session, typed),
};

/** What is said of several referrals at once, of each as if it were said alone. */
const several = writing({
  called: 'updating several referrals',
  target: {
    several: true,
    find: async (...typed) => (await import('./numbered.cli.ts')).numberedReferrals.find(...typed),
  },
  options: SEVERAL_OPTIONS,
  of: referrals,
  did: 'updated',
  change(change, { target, has, ...said }) {
    const each = new Map<number, Pick<Done, 'words' | 'below' | 'beside'>>();
    const did: string[] = [];
    for (const referral of target) {
      const done = updateReferral(change, {
        ...said,
        // What was said of one before may have closed this one.
        target: getReferral(change.db, referral.id) ?? referral,
        has: (key) => key !== 'value' && key !== 'collected' && key !== 'agreed' && has(key),
        value: undefined,
        collected: undefined,
        agreed: undefined,
      });
      each.set(referral.id, done);
      did.push((done.did ?? '').replace('NUMBER', String(referral.id)));
    }
    return { ids: [...each.keys()], did: did.join(', '), each };
  },
  say: ({ db, after, before, words }) =>
    updatedSentence(db, { before: before.find(({ id }) => id === after.id) ?? after, after }, words),
});

/** An amount is of one referral, and the second of two numbers may be one. */
function wayOf({ words, has }: Chooses): 'one' | 'several' | 'all' {
  if (has('all')) return 'all';
  const isOfOne = !has('status') || AMOUNTS_SAID.some(has);
  return isOfOne || severalNumbers(words) === undefined ? 'one' : 'several';
}

export const command = ways({ one, several, all }, wayOf, {
  argument: toUpdate.argument,
  takesEmpty: true,
  furtherHelp: async () => (await import('./status-words.view.ts')).statusWordsHelp(),
  help: `
A note alone on an open referral is news: refnet due does not ask about it for a
while.

Examples:
  refnet update                                   asks which, and how far it is
  refnet update 62 contacted
  refnet update 62 won --value 1,800 --on friday
  refnet update 62 under contract
  refnet update 62 63 64 lost
  refnet update "dana r." lost --because "went with a cousin"
  refnet update 62 --note "asked Linda"           no step yet, but news
  refnet update linda --all given --note "asked"  the same of every open client
  refnet update 62 --value 2400                   the amount alone
  refnet update 62 --collected 500 --on friday    an instalment came in`,
});

const SAID = ['status', 'value', 'on', 'because', 'note', 'collected', 'agreed', 'thanked', 'told'] as const;

/** What is said beside it now and then. */
const besides = lazily(() => import('./beside.view.ts'));

function wonBeside(db: Db, id: number): readonly string[] {
  const others = listOtherNames(db, id);
  return others.length === 0 ? [] : besides().wonBesideLines(id, others);
}

/** What is said of one that was updated. */
function updatedSentence(
  db: Db,
  { before, after }: { readonly before: Referral; readonly after: Referral },
  words: readonly string[],
): Sentence {
  return {
    line: `${whoPhrase(after)}: ${words.join('; ')}`,
    below: [...below(db, before, after), ...(words.includes(NOTHING) ? besides().newsInstead(after) : [])],
    next: afterUpdate(after),
  };
}

function below(db: Db, before: Referral, after: Referral): Line[] {
  if (after.status === before.status || !(isClosed(before.status) || isStepBack(before.status, after.status)))
    return [];
  return [
    ...besides().stepBackLines(before, after),
    ...besides().stillNotChosen(before, after, listOtherNames(db, after.id)),
  ];
}

/** A status, and what was said for it, where that is neither its name nor a beginning of it. */
interface SaidStatus {
  readonly status: Status;
  readonly word: string | undefined;
}

function inOwnWords(own: Option<Status | undefined>): Option<SaidStatus | undefined> {
  return {
    ...own,
    read(typed, here) {
      const status = own.read(typed, here);
      if (status === undefined) return undefined;
      const text = cleanInput(typed[0] ?? '').toLowerCase();
      return { status, word: label(status).startsWith(text.replaceAll(/[-_]/g, ' ')) ? undefined : text };
    },
  };
}
