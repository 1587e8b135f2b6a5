import { formatDay } from '../calendar/day-words.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { day, text, word, type Here, type Type } from '../kinds/type.ts';
import { calledApart } from '../partners/same-named.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { aPartner } from '../partners/partner.cli.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { phraseOfNumber } from '../records/anything.cli.ts';
import { KINDS } from '../records/record-kinds.ts';
import { tableOfNumber } from '../records/records.sql.ts';
import { readSearch } from '../records/search.ts';
import { searchRecords } from '../records/search.sql.ts';
import { record } from '../screen/list.view.ts';
import { listing } from '../shell/listing.cli.ts';
import { flag, needed, option, type Typed } from '../shell/option.cli.ts';
import { recordNumber, refuseSeveralNumbers } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import type { Found, Target } from '../shell/target.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { PartnerSnoozeKind, Snooze, SnoozeSubject } from './snooze.ts';
import { listSnoozes } from './snooze.sql.ts';
import { putSnooze, wake } from './snoozing.sql.ts';
import { SNOOZE_COLUMNS, snoozedPhrase, wakeCommand, type NamedSnooze } from './snooze.view.ts';

const EXAMPLE = 'refnet snooze NAME --until "in 2 weeks"';
const PARTNER_KINDS = ['check-in', 'fee', 'one-to-one'] as const satisfies readonly PartnerSnoozeKind[];
/** Tables of the records on which something can wait. */
const WAITED_FOR: readonly string[] = ['referrals', 'promises', 'agreements'];

/** What the words mean: a partner, something on record, or the yearly look for candidates. */
type Subject =
  | { readonly about: 'partner'; readonly partner: Partner }
  | { readonly about: 'record'; readonly number: number }
  | { readonly about: 'candidates' };

const onePartner = aPartner({ question: 'Whom is it about', example: EXAMPLE });

const aSubject: Target<Subject> = {
  async find(typed, session) {
    const words = typed.words.join(' ');
    if (words.trim().toLowerCase() === 'candidates') return { read: () => ({ about: 'candidates' }) };
    await refuseSeveralNumbers(typed.words, session.argv);
    const number = recordNumber(words);
    if (number !== undefined) return recordOf(number, session);
    if (words === '' && !session.asks) {
      throw usageError('what to snooze is missing', `for example: ${EXAMPLE}`);
    }
    return somebody(typed, session);
  },
};

/** A partner; where nobody fits, the only record on which something can wait that has all the words. */
async function somebody(typed: Typed, session: Session): Promise<Found<Subject>> {
  try {
    const { read, ...found } = await onePartner.find(typed, session);
    return { ...found, read: (db) => ({ about: 'partner', partner: read(db) }) };
  } catch (error) {
    if (!(error instanceof UserError) || error.choices !== undefined || typed.words.length === 0) throw error;
    const number = await numberOf(typed.words, session);
    if (number === undefined) throw error;
    return recordOf(number, session);
  }
}

async function recordOf(number: number, session: Session): Promise<Found<Subject>> {
  const { noSuchRecord } = await session.rooms.noSuchRecord();
  return {
    read(db) {
      const table = tableOfNumber(db, number);
      if (table !== undefined && WAITED_FOR.includes(table)) return { about: 'record', number };
      const wanted = 'a referral, a promise or an agreement, so nothing waits on it';
      throw noSuchRecord(db, number, wanted);
    },
  };
}

/** The number of the record that has these words; undefined where none has. A terminal is asked where several have. */
async function numberOf(words: readonly string[], session: Session): Promise<number | undefined> {
  const db = await session.reading();
  const parts = readSearch(words);
  const hits = KINDS.filter(({ of, table }) => of !== 'network' && WAITED_FOR.includes(table)).flatMap(
    (of) => searchRecords(db, of, parts).found,
  );
  const [only] = hits;
  if (only === undefined || hits.length === 1) return only?.id;
  const choices = hits.map(({ id }) => ({ name: recordPhrase(db, id, session.today), value: id }));
  const typed = words.join(' ');
  if (session.asks) return (await session.prompter()).choose(`Which "${typed}"?`, choices);
  throw new UserError(`"${typed}" fits ${hits.length} records`, {
    hints: choices
      .slice(0, 6)
      .map(({ name, value }) => `${retyped(session.argv, typed, String(value))}      ${name}`),
  });
}

const list = listing({
  target: nothing,
  options: {},
  columns: () => SNOOZE_COLUMNS,
  list: (db, { today }) => ({
    rows: listSnoozes(db, today).map((snooze) => named(db, snooze, today)),
    empty: 'Nothing is snoozed.',
  }),
});

const partnerKind = word({ name: 'kind of snooze', words: PARTNER_KINDS, synonyms: {} });

const KIND = option(
  {
    ...partnerKind,
    parse(typed: string, here: Here) {
      if (typed.trim().toLowerCase() !== 'advice') return partnerKind.parse(typed, here);
      throw usageError(
        'advice is put off by declining it',
        `refnet advise NAME --decline --until ${addMonths(here.today, 3)}`,
      );
    },
  },
  'what about the partner: check-in, fee or one-to-one (check-in)',
);

const ahead: Type<Day> = {
  ...day('coming'),
  parse(typed, here) {
    const read = day('coming').parse(typed, here);
    if (read > here.today) return read;
    throw usageError(`--until ${formatDay(read)} is not ahead`, `for example: ${EXAMPLE}`);
  },
};

const put = writing({
  called: 'a snooze',
  target: aSubject,
  options: {
    until: needed(option(ahead, 'the day it comes back'), '--until', 'Until when', EXAMPLE),
    because: option(text, 'why', {
      value: 'reason',
      asks: { question: 'Why (Enter to skip)', when: ({ targetAsked }) => targetAsked },
    }),
    kind: KIND,
  },
  did: 'snoozed',
  change(change, { target, until, because, kind: of, today }) {
    const subject = subjectOf(target, of);
    const written = putSnooze(change, subject, { on: today, until, reason: because ?? null });
    const snooze = named(change.db, written, today);
    const reason = snooze.reason === null ? '' : ` (${snooze.reason})`;
    return {
      text: [
        `Snoozed until ${formatDay(snooze.untilDay)}: ${snooze.what}${reason}`,
        `  ${wakeCommand(snooze)}      brings it back now`,
      ],
      plain: record(SNOOZE_COLUMNS, snooze),
      did: `snoozed ${subjectName(subject)} until ${until}`,
    };
  },
});

const back = writing({
  called: 'bringing something back',
  target: aSubject,
  options: { wake: flag('bring it back now'), kind: KIND },
  did: 'woke',
  change(change, { target, kind: of, today }) {
    const subject = subjectOf(target, of);
    const meant = listSnoozes(change.db, today).filter(
      (snooze) =>
        snooze.partnerId === subject.partnerId &&
        snooze.number === subject.number &&
        // A partner alone means whatever is snoozed about them.
        (snooze.kind === subject.kind || (target.about === 'partner' && of === undefined)),
    );
    if (meant.length === 0) {
      throw new UserError('that is not snoozed', { hints: ['refnet snooze      lists what is'] });
    }
    const snoozes = meant.map((snooze) => named(change.db, snooze, today));
    for (const snooze of meant) wake(change, snooze, today);
    return {
      text: snoozes.map(({ what }) => `Back in refnet due: ${what}`),
      plain: snoozes.map((each) => record(SNOOZE_COLUMNS, each)),
      did: `woke ${meant.map(subjectName).join(', ')}`,
    };
  },
});

function subjectOf(target: Subject, kind: PartnerSnoozeKind | undefined): SnoozeSubject {
  if (target.about === 'partner') {
    return { kind: kind ?? 'check-in', partnerId: target.partner.id, number: null };
  }
  if (kind !== undefined) {
    throw usageError('--kind goes with a partner', `refnet snooze NAME --kind ${kind} --until monday`);
  }
  return target.about === 'record'
    ? { kind: 'record', partnerId: null, number: target.number }
    : { kind: 'candidates', partnerId: null, number: null };
}

/** As the history names it: by number. */
function subjectName({ kind, partnerId, number }: SnoozeSubject): string {
  if (kind === 'record') return `record ${number}`;
  return kind === 'candidates' ? 'the look for candidates' : `the ${kind} with partner p${partnerId}`;
}

/** The snooze with what it is about in words. */
function named(db: Db, snooze: Snooze, today: Day): NamedSnooze {
  const { kind, partnerId, partnerName, number } = snooze;
  if (kind === 'record') {
    return { ...snooze, what: recordPhrase(db, number ?? 0, today), handle: String(number) };
  }
  const handle =
    partnerId === null || partnerName === null
      ? 'candidates'
      : partnerNamer(listHandles(db))({ id: partnerId, name: partnerName });
  return {
    ...snooze,
    what: snoozedPhrase(kind, partnerId === null ? partnerName : calledApart(db, partnerId)),
    handle,
  };
}

/** `#61  Jane D. received from Maren Holt, Wed 18 Nov 2026`. */
function recordPhrase(db: Db, number: number, today: Day): string {
  const phrase = phraseOfNumber(db, number, today);
  return `#${number}${phrase === undefined ? '' : `  ${phrase}`}`;
}

const PUTS = ['until', 'because', 'kind'] as const;

export const command = ways(
  { list, put, back },
  ({ words, has }) => {
    if (has('wake')) return 'back';
    return words.length > 0 || PUTS.some((key) => has(key)) ? 'put' : 'list';
  },
  {
    argument: {
      usage: '[partner or number...]',
      help: 'a partner, for the check-in; a referral, promise or agreement, by number or words of it; or candidates',
      named: 'partner',
    },
    help: `
What is snoozed is left out of refnet due and comes back on its day. A snoozed
check-in is not overdue anywhere else either, and a check-in on a later day ends
the snooze. Advice is put off by declining it: refnet advise NAME --decline.
Alone, refnet snooze lists what is snoozed.

Examples:
  refnet snooze maren --until "in 2 weeks" --because "on holiday"
  refnet snooze 61 --until monday
  refnet snooze victor --kind fee --until 2026-12-31
  refnet snooze maren --wake
  refnet snooze`,
  },
);
