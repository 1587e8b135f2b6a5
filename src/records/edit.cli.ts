import { QUESTIONS } from '../partners/questions.ts';
import { REVIEW_QUESTIONS } from '../partners/working.ts';
import { sources } from '../referrals/source.ts';
import { readable } from '../shell/options.cli.ts';
import type { Command } from '../shell/command.cli.ts';
import { flagOf, isSaidIn, type Option, type Options, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Found } from '../shell/target.cli.ts';
import { hereOf, isReadable } from '../shell/texts.cli.ts';
import { withArticle } from '../text/count.ts';
import { UserError, usageError } from '../text/errors.ts';
import { capitalized } from '../text/capitalized.ts';
import { anything, type Recorded } from './anything.cli.ts';
import { KINDS } from './record-kinds.ts';
import { currencyOf, editing, wayOf } from './editing.cli.ts';
import { askQuestions } from './partner-edits.cli.ts';

const TARGET = anything({
  what: 'what to edit',
  question: 'Edit whom or what',
  examples: 'refnet edit NAME --tag gold, or: refnet edit NUMBER --on DAY',
});

/** What an option says where several kinds have it, each in its own way. */
const SHARED: Readonly<Record<string, string>> = {
  on: 'the day; of a partner, the day of the stage or the answer said',
  partner: 'another partner than the one on record',
  kind: 'what a check-in, a note or a project was',
  note: 'anything worth remembering',
  name: 'what a partner or a source is called',
  notKnownAs: 'another name of a partner, or one that a source had, to take out',
  what: 'what was promised, or what you do together',
  from: 'its first day; of a referral, the partner who sent the client',
  until: 'its last day, or open',
  minutes: 'how long it took',
  reopen: 'a promise done, an agreement closed or a fee settled for good is open again',
};

/** Corrects any record by the options that the fields of its kind declare: which of them fit is known once the record is. */
export const command: Command = {
  argument: TARGET.argument,
  takesEmpty: true,
  options: everyOption(),
  help: `
An empty text takes a fact out again: --business "". --email, --phone, --link,
--address, --tag and --also-known-as add one; --remove-email and the like take
one away, a postal address by its first words. The email, phone, link and
address said last are the ones used first, as in an introduction.

The questions about a good partner, with the word or number to answer them by:
${QUESTIONS.map(({ key, text }, index) => `  ${index + 1}  ${key.padEnd(13)}  ${text}`).join('\n')}

How you work together is kept by its day: another answer of a later day stands
beside the earlier ones, and an empty one takes them out, with --on that of the
day. The questions of a review, for --review, answered in a word or a sentence:
${REVIEW_QUESTIONS.map(({ key, label }, index) => `  ${index + 1}  ${key.padEnd(13)}  ${label}`).join('\n')}

Examples:
  refnet edit maren --profession "mortgage broker" --email maren@example.com
  refnet edit maren --stage power-partner --because "we meet every month"
  refnet edit victor --check-in-months 2
  refnet edit victor --archive
  refnet edit maren --address "12 King St W, Toronto, ON M5H 1A1"
  refnet edit maren --remove-address "12 King"
  refnet edit maren --questions
  refnet edit maren --question 1=yes,2=yes --question comfortable=unsure
  refnet edit maren --shared-tracking yes --since 2026-03-01
  refnet edit maren --describes-me "the accountant for young families"
  refnet edit maren --review 1=no,2=yes,3=yes
  refnet edit 62 --client "Dana Reyes" --on 18-nov
  refnet edit 63 --kind coffee --minutes 40
  refnet edit 64 --by 2026-12-15
  refnet edit 65 --until 2026-12-31
  refnet edit 66 --source website                 came from no partner
  refnet edit website --name "Our website"`,
  async run(session, given) {
    const typed = await withClientRead(session, given);
    const found = await TARGET.find(typed, session);
    const { of } = found.read(await session.reading());
    const { options } = wayOf(of);
    refuseMisfit(of.noun, options, typed);
    const isSaid = Object.keys(options).some(isSaidIn(typed.options));
    if (!isSaid && !session.asks) throw usageError('nothing is said to change', taken(of.noun, options));
    const completed = isSaid ? typed : await askOne(session, found, typed);
    const answered = await askQuestions(session, found, completed);
    return editing(of, isSaid ? found : { ...found, asked: true }).run(session, answered);
  },
};

/** The name of a client may be read from standard input. */
async function withClientRead(session: Session, typed: Typed): Promise<Typed> {
  const said = typed.options['client'] ?? [];
  if (said.length !== 1 || said[0] !== '-') return typed;
  const { clientFromStdin } = await import('../referrals/client.cli.ts');
  const client = await clientFromStdin(session, 'refnet edit NUMBER --client - < FILE');
  return { ...typed, options: { ...typed.options, client: [client] } };
}

/** The options of every kind under the kind that has them; those that several have are said once, after all others. */
function everyOption(): Options {
  const ways = [...KINDS, sources].map((of) => ({ noun: of.noun, options: wayOf(of).options }));
  const keys = new Set(ways.flatMap(({ options }) => Object.keys(options)));
  const all = [...keys].map((key) => {
    const those = ways.filter(({ options }) => options[key] !== undefined);
    const [first, second] = those;
    const own = first?.options[key] ?? never();
    const isShared = second !== undefined;
    const read: Option<unknown>['read'] = (...typed) =>
      readInAny(
        those.map(({ options }) => options[key] ?? never()),
        typed,
      );
    const group = isShared ? 'Several of these:' : `${capitalized(withArticle(first?.noun ?? ''))}:`;
    return { key, isShared, own: { ...own, read, group, help: (isShared && SHARED[key]) || own.help } };
  });
  const { json, dryRun } = editing(KINDS[0] ?? never(), { read: never }).options;
  return {
    ...Object.fromEntries(
      all.toSorted((a, b) => Number(a.isShared) - Number(b.isShared)).map(({ key, own }) => [key, own]),
    ),
    ...(json && dryRun ? { json, dryRun } : {}),
  };
}

/** What a text says for the first of the kinds that can read it; throws what the first said where none can. */
function readInAny(each: readonly Option<unknown>[], typed: Parameters<Option<unknown>['read']>): unknown {
  const [first, ...others] = each;
  try {
    return first?.read(...typed);
  } catch (error) {
    const other = error instanceof UserError && others.find((own) => isReadable(own, ...typed));
    if (!other) throw error;
    return other.read(...typed);
  }
}

function never(): never {
  throw new Error('there is nothing to edit');
}

function refuseMisfit(noun: string, options: Options, typed: Typed): void {
  const misfit = Object.entries(command.options).find(
    ([key]) =>
      isSaidIn(typed.options)(key) && options[key] === undefined && key !== 'json' && key !== 'dryRun',
  );
  if (misfit === undefined) return;
  throw usageError(`${flagOf(...misfit)} does not go with ${withArticle(noun)}`, taken(noun, options));
}

function taken(noun: string, options: Options): string {
  const flags = Object.entries(options).filter(([, { hidden }]) => hidden !== true);
  return `${withArticle(noun)} takes ${flags.map((each) => flagOf(...each)).join(', ')}`;
}

/** Asks which fact to change, with what is there now, and for what is to stand in its place. */
async function askOne(session: Session, found: Found<Recorded>, typed: Typed): Promise<Typed> {
  const target = found.read(await session.reading());
  const { options, now, beside } = wayOf(target.of);
  const prompter = await session.prompter();
  const key = await prompter.choose(
    'Change what?',
    Object.entries(options)
      .filter(([each]) => !beside.includes(each))
      .map(([each, { help }]) => {
        const text = now(each, target.record, session.today);
        return { name: text === '' ? each : `${each}: ${text}`, value: each, description: help };
      }),
  );
  const own = options[key] ?? never();
  const say = (text: string): Typed => ({ ...typed, options: { ...typed.options, [key]: [text] } });
  if (own.value === undefined) return say('');
  if (own.words !== undefined) {
    const { chooseWord } = await import('../shell/ask.cli.ts');
    return say(await chooseWord(prompter, `${key} (${own.help})`, own));
  }
  const read = await hereOf(session, { target: TARGET, options, here: currencyOf }, target, {});
  const old = now(key, target.record, session.today);
  // An empty answer takes the fact out, so it is read like any other.
  return say(
    await prompter.text(`${key} (${own.help}${old === '' ? '' : `; now ${old}`})`, {
      check: readable((text) => own.read([text], read)),
    }),
  );
}
