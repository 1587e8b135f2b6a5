import type { Command } from '@commander-js/extra-typings';
import { parseInterval } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { parseGoal } from '../contact/goal.ts';
import { SIDE_WORDS } from '../contact/promise.ts';
import { parseAnswers, QUESTIONS } from '../partners/questions.ts';
import type { RecordKind } from './records.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { dayParser, gather, numberParser, orEmpty, textParser } from '../shell/options.cli.ts';
import { stageOption, withPartnerOptions } from '../partners/partner-options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { readWord, type Vocabulary } from '../kinds/vocabulary.ts';
import { AGREEMENT_FORM_WORDS } from '../agreements/agreement.ts';
import { CHECK_IN_KIND_WORDS } from '../contact/check-in.ts';
import { CONSENT_WORDS } from '../referrals/consent.ts';
import { PREFERENCE_WORDS } from '../partners/partner.ts';
import { PROJECT_KIND_WORDS } from '../contact/project.ts';
import { SIGNAL_KIND_WORDS } from '../contact/signal.ts';

/** What `edit` can change. */
export type EditKind = 'partner' | RecordKind;

/** The words that `--kind` takes, by what is edited. */
export const KIND_WORDS: Partial<Record<EditKind, Vocabulary<string>>> = {
  'check-in': CHECK_IN_KIND_WORDS,
  project: PROJECT_KIND_WORDS,
  signal: SIGNAL_KIND_WORDS,
};

const NOUNS: Partial<Record<EditKind, string>> = { signal: 'note' };

/** What people call what is edited: `check-in`, `note`. */
export function kindNoun(kind: EditKind): string {
  return NOUNS[kind] ?? kind;
}

/** The options that fit each kind, by the names their values have; the order is that of questions and messages. */
export const EDIT_FIELDS = {
  partner: [
    'name',
    'profession',
    'business',
    'services',
    'idealClient',
    'email',
    'removeEmail',
    'phone',
    'removePhone',
    'link',
    'removeLink',
    'region',
    'country',
    'subdivision',
    'howMet',
    'introducedBy',
    'knownSince',
    'since',
    'size',
    'prefersInformal',
    'theirPreference',
    'myPreference',
    'tag',
    'untag',
    'alsoKnownAs',
    'notKnownAs',
    'checkInMonths',
    'notTakingUntil',
    'doNotRefer',
    'refer',
    'archive',
    'unarchive',
    'stage',
    'because',
    'questions',
    'question',
    'on',
    'note',
  ],
  referral: [
    'client',
    'for',
    'on',
    'partner',
    'given',
    'received',
    'value',
    'agreed',
    'consent',
    'fit',
    'note',
  ],
  'check-in': ['kind', 'on', 'partner', 'minutes', 'satisfaction', 'next', 'note'],
  promise: ['what', 'by', 'side', 'goal', 'from', 'partner', 'reopen'],
  agreement: ['form', 'from', 'until', 'reviewOn', 'paper', 'note', 'reopen'],
  project: ['what', 'kind', 'from', 'until', 'cost', 'minutes', 'partner'],
  signal: ['kind', 'on', 'note', 'partner'],
  collection: ['collected', 'on', 'note'],
  payment: ['amount', 'on', 'note'],
} as const satisfies Record<EditKind, readonly string[]>;

/** Declares every option of `edit`; which of them fit is seen once it is known what is edited. */
export function withEditOptions<Arguments extends unknown[]>(command: Command<Arguments>, session: Session) {
  const preference = orEmpty((text) => readWord(PREFERENCE_WORDS, text));
  return withPartnerOptions(command.optionsGroup('A partner:'), session)
    .option('--name <name>', 'their name', textParser('the name'))
    .option('--no-prefers-informal', 'they would not mind something more formal')
    .option('--remove-email <address>', 'an address that is no longer theirs', gather(cleanInput))
    .option('--remove-phone <number>', 'a number that is no longer theirs', gather(cleanInput))
    .option('--remove-link <address>', 'a link that is no longer theirs', gather(cleanInput))
    .option('--untag <tag>', 'a tag to take off', gather(cleanInput))
    .option('--also-known-as <name>', 'another name to find them by', gather(textParser('the other name')))
    .option('--not-known-as <name>', 'another name to take out', gather(cleanInput))
    .option('--their-preference <word>', 'what they would like: informal, alliance or both', preference)
    .option('--my-preference <word>', 'what you would like: informal, alliance or both', preference)
    .option(
      '--check-in-months <n>',
      'months between check-ins, or default for the usual rhythm',
      monthsParser,
    )
    .option(
      '--not-taking-until <day>',
      'they take no new clients until then',
      orEmpty(dayParser(session, 'coming')),
    )
    .option('--do-not-refer', 'send them no clients; who leaves them out')
    .option('--refer', 'clients may be sent to them again')
    .option('--archive', 'put away: out of lists and advice, with everything kept')
    .option('--unarchive', 'bring back from the archive')
    .addOption(stageOption())
    .option('--because <reason>', 'why the stage changed', textParser('the reason'))
    .option('--questions', `asks the ${QUESTIONS.length} questions about a good partner`)
    .option(
      '--question <n=answer>',
      'answers one of them: 1=yes, comfortable=no; may be repeated',
      gather(parseAnswers),
    )
    .optionsGroup('A referral:')
    .option('--client <name>', 'the client', textParser('the client'))
    .option('--for <need>', 'what the client needs', cleanInput)
    .option('--given', 'you gave the client to the partner')
    .option('--received', 'you received the client from the partner')
    .option('--value <amount>', 'what was invoiced once it is won, an estimate before')
    .option('--agreed <amount>', 'what was agreed')
    .option(
      '--consent <answer>',
      'whether the client agreed to be contacted: yes, no or not-recorded',
      (text) => readWord(CONSENT_WORDS, text),
    )
    .option('--fit <1-5>', 'how well the client fitted', orEmpty(numberParser('--fit', 1, 5)))
    .optionsGroup('A check-in:')
    .option('--satisfaction <1-5>', 'how well it works', orEmpty(numberParser('--satisfaction', 1, 5)))
    .option('--next <day>', 'when the next one is to be', orEmpty(dayParser(session, 'coming')))
    .optionsGroup('A promise:')
    .option('--by <day>', 'the day it is due', orEmpty(dayParser(session, 'coming')))
    .option('--side <side>', 'who promised: mine or theirs', (text) => readWord(SIDE_WORDS, text))
    .option('--goal <number>', 'the number to reach: "6 referrals"', orEmpty(parseGoal))
    .optionsGroup('An agreement:')
    .option('--form <form>', 'verbal or written', (text) => readWord(AGREEMENT_FORM_WORDS, text))
    .option('--review-on <day>', 'when to look at it again', orEmpty(dayParser(session, 'coming')))
    .option('--paper <where>', 'where the paper lies', cleanInput)
    .optionsGroup('A project, a collection, a payment:')
    .option('--cost <amount>', 'what a project costs you')
    .option('--collected <amount>', 'what came in; a refund is below zero')
    .option('--amount <amount>', 'what was paid')
    .optionsGroup('Several of these:')
    .option('--what <text>', 'what was promised, or what you do together', textParser('--what'))
    .option('--kind <kind>', 'what a check-in, a note or a project was', textParser('--kind'))
    .option('--minutes <n>', 'how long it took', orEmpty(numberParser('--minutes', 0, 1_000_000)))
    .option('--from <day>', 'its first day', dayParser(session, 'past'))
    .option('--until <day>', 'its last day, or open', orEmpty(untilParser(session)))
    .option('--reopen', 'a promise that was done, or an agreement that was closed, is open again')
    .option('--partner <partner>', 'another partner than the one on record')
    .option(
      '--on <day>',
      'the day; with --stage, --archive or --question, the day of that',
      dayParser(session, 'past'),
    );
}

/** A last day. `open` is read as an empty text, for none. */
function untilParser(session: Session): (text: string) => Day | '' {
  const parse = dayParser(session, 'coming');
  return (text) => (text.trim().toLowerCase() === 'open' ? '' : parse(text));
}

/** `3`, `3 months`, `quarterly`; `default` or nothing is read as an empty text, for the rhythm of the stage. */
function monthsParser(text: string): number | '' {
  const typed = cleanInput(text).toLowerCase();
  if (typed === '' || typed === 'default') return '';
  return parseInterval(/^\d+$/.test(typed) ? `${typed} months` : typed);
}
