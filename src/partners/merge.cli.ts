import { indentedBy } from '../text/undo-offer.ts';
import { overlappingFees, type OverlappingFee } from '../agreements/overlapping-fees.sql.ts';
import { linesOf, watchingFees } from '../agreements/watch-fees.cli.ts';
import { formatDate, formatDay } from '../calendar/day-words.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { plainRecord } from '../kinds/kind.ts';
import { label } from '../kinds/vocabulary.ts';
import { belongingsPhrase } from '../records/nouns.ts';
import { countBelongings } from '../records/remove.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine, retyped } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { findPartner, partnerNamer, type Found } from './find-partner.ts';
import { mergePartners, twinReferrals } from './merge.sql.ts';
import { mergedLines, mergedWorkingLines, mergeLines } from './merge.view.ts';
import { partnerAsked, partnerNamed, partnerReader, partnersNamed } from './named-partner.cli.ts';
import { listHandles } from './handles.sql.ts';
import { partners, type Partner } from './partner.ts';
import { listWorking } from './working.sql.ts';

/** Two records of one person: the one whose facts stand, and the one that goes. */
interface Two {
  readonly keep: Partner;
  readonly duplicate: Partner;
}

const twoPartners: Target<Two> = {
  argument: {
    usage: '[partners...]',
    help: 'whose facts stand, then the same person once more, who goes',
    named: 'partner',
  },
  async find({ words }, session) {
    const [keepId, duplicateId] = await bothMeant(session, words);
    if (keepId === duplicateId) {
      throw usageError(
        `both are p${keepId}, so there is nothing to merge`,
        'name them by their numbers where the names are alike',
        'refnet partners --format csv      lists the numbers',
      );
    }
    const [keep, duplicate] = [partnerReader(keepId), partnerReader(duplicateId)];
    return { read: (db) => ({ keep: keep(db), duplicate: duplicate(db) }) };
  },
};

/** Two words are a partner each; more are read as the names of two, and fewer are asked for. */
async function bothMeant(session: Session, words: readonly string[]): Promise<readonly [number, number]> {
  const [first, second] = words;
  if (second === undefined && !session.asks) {
    throw usageError(
      'the duplicate is missing',
      'for example: refnet merge NAME NAME      the first is kept',
    );
  }
  if (first !== undefined && second !== undefined) {
    const [keep, duplicate, more] =
      words.length === 2 ? await twoNamed(session, first, second) : await partnersNamed(session, words);
    if (keep !== undefined && duplicate !== undefined && more === undefined) return [keep, duplicate];
    throw usageError(
      `"${words.join(' ')}" names ${more === undefined ? 'one partner' : 'more than two partners'}`,
      'name two: refnet merge NAME NAME',
    );
  }
  const known = listHandles(await session.reading());
  if (known.length < 2) {
    throw new UserError('there are no two partners to merge', { hints: ['refnet partners'] });
  }
  const keep =
    first === undefined ? await partnerAsked(session, 'Keep whom') : await partnerNamed(session, first);
  const name = known.find(({ id }) => id === keep)?.name ?? `p${keep}`;
  return [keep, await partnerAsked(session, `Who is the same as ${name}`, keep)];
}

/** The two that a word each names; where one may be several, the other's own partner is none of them. */
async function twoNamed(session: Session, first: string, second: string): Promise<readonly [number, number]> {
  const known = listHandles(await session.reading());
  const [one, other] = [findPartner(first, known), findPartner(second, known)];
  return [await namedBeside(session, first, one, other), await namedBeside(session, second, other, one)];
}

async function namedBeside(session: Session, text: string, found: Found, beside: Found): Promise<number> {
  if (found.kind !== 'several' || beside.kind !== 'one') return partnerNamed(session, text);
  const others = found.partners.filter(({ id }) => id !== beside.partner.id);
  const [only] = others;
  if (only !== undefined && others.length === 1) return only.id;
  const { severalFit, toldApart } = await import('./not-one.cli.ts');
  const db = await session.reading();
  const error = severalFit(db, text, others, (better) => retyped(session.argv, text, better));
  if (!session.asks) throw error;
  const prompter = await session.prompter();
  return prompter.choose(
    error.message,
    others.map((each) => ({ name: toldApart(db, others)(each), value: each.id })),
  );
}

const mergingPartners = writing({
  target: twoPartners,
  options: {},
  did: 'merged',
  change(change, { target: { keep, duplicate }, today, argv, doubt }) {
    const { db } = change;
    refuseOverlappingFees(db, keep, duplicate, argv);
    const twins = twinReferrals(db, keep.id, duplicate.id);
    const belongings = belongingsPhrase(countBelongings(db, 'partners', duplicate.id));
    const words = `${duplicate.name} (p${duplicate.id}) into ${keep.name} (p${keep.id})${belongings}`;
    const [ours, theirs] = [listWorking(db, keep.id), listWorking(db, duplicate.id)];
    const { moved } = watchingFees(change, () => mergePartners(change, keep.id, duplicate.id));
    const merged = partnerReader(keep.id)(db);
    const lines = [
      ...mergeLines({ keep, duplicate, merged }, today),
      ...mergedWorkingLines(ours, theirs, listWorking(db, keep.id)),
      ...linesOf(moved),
    ];
    doubt({
      text: `this would merge ${words}`,
      question: 'Merge them?',
      details: lines,
      yes: 'merges them',
    });
    return {
      text: [`Merged ${words}`, ...mergedLines(lines, twins).map((line) => indentedBy('    ', line))],
      plain: {
        ...plainRecord(partners, merged, today),
        merged: `p${duplicate.id}`,
        maybeTwice: twins.map(({ kept, other }) => ({ number: other, like: kept })),
      },
      did: `merged partner p${duplicate.id} into p${keep.id}`,
    };
  },
  help: `
Referrals, check-ins, agreements and all else move to the partner kept, whose
empty facts are filled; the other name still finds them. It says what that is
before it writes.

Two sources are made one as well. A source that was a partner after all becomes
one, and a partner who is only where clients come from a source.

Examples:
  refnet merge maren "m. holt"
  refnet merge p1 p4 --yes
  refnet merge website "our site"
  refnet merge maren website          what came through it came from Maren`,
});

/** Sources are merged by code that is loaded where one is named. */
export const command: Command = {
  ...mergingPartners,
  async run(session, typed) {
    if (typed.words.length === 2) {
      const merging = await import('./merge-sources.cli.ts');
      if (await merging.nameSources(session, typed.words)) return merging.command.run(session, typed);
    }
    return mergingPartners.run(session, typed);
  },
};

/** At most one fee a direction is in force with a partner: which of two stands is for the user to say. */
function refuseOverlappingFees(db: Db, keep: Partner, duplicate: Partner, argv: readonly string[]): void {
  const [first] = overlappingFees(db, keep.id, duplicate.id);
  if (first === undefined) return;
  const nameOf = partnerNamer(listHandles(db));
  const option = first.direction === 'i-pay' ? '--i-pay' : '--they-pay';
  throw new UserError(
    `both have a fee in force (${label(first.direction)}), from ${formatDay(first.keeperFrom)} and from ${formatDay(first.fromDay)}, and one partner can have one`,
    {
      hints: [
        ...beginsLater(first),
        `refnet agree ${nameOf(duplicate)} ${option} none --from ${first.fromDay}      takes the one of p${duplicate.id} out`,
        `refnet agree ${nameOf(keep)} ${option} none --from ${first.keeperFrom}      takes the one of p${keep.id} out`,
        `then: ${commandLine(argv)}`,
      ],
    },
  );
}

/** Where they meet on one day alone, the last of the one and the first of the other, that one can begin the day after. */
function beginsLater(fee: OverlappingFee): string[] {
  const later = (agreement: number, last: Day) => [
    `refnet edit ${agreement} --from ${addDays(last, 1)}      leaves what was introduced on ${formatDate(last)} its terms`,
  ];
  const { fromDay, startsOn, keeperFrom, keeperStartsOn, lastDay, keeperLast } = fee;
  if (fromDay === startsOn && fromDay === keeperLast) return later(fee.agreement, fromDay);
  if (keeperFrom === keeperStartsOn && keeperFrom === lastDay) return later(fee.keeperAgreement, keeperFrom);
  return [];
}
