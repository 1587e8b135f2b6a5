import { recentPartners } from '../contact/recent-partners.sql.ts';
import type { Day } from '../calendar/day.ts';
import { readRecord } from '../file/rows.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { standingPhrase, type AnyKind } from '../kinds/kind.ts';
import { describe } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { byRecency, matching } from '../partners/like.ts';
import { partners } from '../partners/partner.ts';
import { listSources } from '../referrals/source.sql.ts';
import { sources } from '../referrals/source.ts';
import { recordNumber } from '../shell/options.cli.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { UserError } from '../text/errors.ts';
import { searchKey } from '../text/search-key.ts';
import { choiceOf, kindKnown, phrasedRecords, thoseWith, type Phrased } from './phrased.cli.ts';
import { KINDS } from './record-kinds.ts';
import { readSearch } from './search.ts';
import { searchRecords } from './search.sql.ts';

/** So many partners and so many records are offered before anything is typed; the rest is found by a word. */
const OFFERED = 8;
/** A list that is longer says only that more has to be typed. */
const LISTED = 60;
/** Of each kind the phrases of so many of the latest are looked through at each key; of all others the texts alone. */
const LOOKED_THROUGH = 5_000;
/** So many letters have to be typed before everything is looked through, and more than that name nothing. */
const TELLING = 3;
const LONGEST = 100;

/** What a person chose of all that is on record. */
export interface Chosen {
  readonly of: AnyKind;
  readonly id: number;
  /** What a source is called. */
  readonly name?: string;
}

/**
 * Asks a terminal for a partner, a source or a record: those partners and records that came last are offered, and any
 * other is found by its number or by words of it. Throws a UserError where there is nothing yet.
 */
export async function anythingAsked(session: Session, question: string): Promise<Chosen> {
  const find = choicesAmong(await session.reading(), session.today);
  if (find('').length === 0) {
    throw new UserError('there is nobody in your network yet', { hints: ['refnet add-partner'] });
  }
  const prompter = await session.prompter();
  return prompter.search(`${question} (type to search)`, (typed) => find(typed ?? ''));
}

function choicesAmong(db: Db, today: Day): (typed: string) => readonly Choice<Chosen>[] {
  const all = byRecency(listHandles(db), recentPartners(db));
  const active = all.filter(({ archived }) => !archived);
  const putAway = all.filter(({ archived }) => archived);
  const ofSources = listSources(db).map(({ id, name }) => ({ name, value: { of: sources, id, name } }));
  const ofPartner = (partner: (typeof all)[number]): Choice<Chosen> => ({
    name: describe(partner),
    value: { of: partners, id: partner.id },
  });
  const latest = (last: number) => phrasedRecords(db, today, last).toSorted((a, b) => b.id - a.id);
  const offered = [
    ...active.slice(0, OFFERED).map(ofPartner),
    ...latest(OFFERED).slice(0, OFFERED).map(choiceOf),
  ];
  let known: ReturnType<typeof latest> | undefined;
  return (typed) => {
    const key = searchKey(typed);
    if (key === '') return offered;
    known ??= latest(LOOKED_THROUGH);
    const number = recordNumber(typed);
    const named = number === undefined ? [] : numbered(db, number, today);
    const found = wholeFirst([...thoseWith(known, typed), ...recordsAnywhere(db, key, today)], key);
    return [
      ...named.map(choiceOf),
      ...[...matching(typed, active), ...matching(typed, putAway)].map(ofPartner),
      ...ofSources.filter(({ name }) => searchKey(name).includes(key)),
      ...eachOnce(found, named).map(choiceOf),
    ].slice(0, LISTED);
  };
}

/** Each record once, without those of `besides`. */
function eachOnce(all: readonly Phrased[], besides: readonly Phrased[]): Phrased[] {
  const seen = new Set(besides.map(({ id }) => id));
  return all.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Those that have the text as words of their own before those in which it goes on. */
function wholeFirst(found: readonly Phrased[], key: string): Phrased[] {
  const isWhole = (each: Phrased) => ` ${each.key} `.includes(` ${key} `);
  return [...found.filter(isWhole), ...found.filter((each) => !isWhole(each))];
}

/** The records with these words, as `refnet search` finds them; none where they say too little, or too much. */
function recordsAnywhere(db: Db, key: string, today: Day): Phrased[] {
  const telling = key.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (telling < TELLING || telling > LONGEST) return [];
  return KINDS.filter(({ series, of }) => series === 'record' && of !== 'referral')
    .flatMap((of) => searchRecords(db, of, readSearch([key]), LISTED).found)
    .flatMap(({ id }) => numbered(db, id, today));
}

/** The record of a number, if there is one. */
function numbered(db: Db, id: number, today: Day): Phrased[] {
  const of = kindKnown(db, id, today);
  const record = of === undefined ? undefined : readRecord(db, of, id, { today });
  if (of === undefined || record === undefined) return [];
  const phrase = standingPhrase(of, record, today);
  return [{ of, id, phrase, key: searchKey(phrase) }];
}
