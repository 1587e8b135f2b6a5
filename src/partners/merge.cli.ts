import type { Command } from '@commander-js/extra-typings';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { PartnerHandle } from './find-partner.ts';
import { mergedPartner } from './merge.ts';
import type { Partner } from './partner.ts';
import { partnerFacts, type Fact } from '../screen/changes.view.ts';
import { belongingsPhrase } from '../records/history.view.ts';
import { record, toJson } from '../screen/list.view.ts';
import { mergeLines } from './merge.view.ts';
import { PARTNER_COLUMNS } from './partner-columns.view.ts';
import { mergePartners, twinReferrals, type TwinReferrals } from './merge.sql.ts';
import { overlappingFees } from '../agreements/overlapping-fees.sql.ts';
import type { Db } from '../file/open.sql.ts';
import { getPartner, listHandles } from './partner.sql.ts';
import { countBelongings } from '../records/remove.sql.ts';
import { count } from '../text/count.ts';
import { missing, recordOption } from '../shell/options.cli.ts';
import { choosePartner, commandName, resolvePartner } from './partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';
import { label } from '../kinds/vocabulary.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[keep]', 'the partner whose facts stand')
    .argument('[duplicate]', 'the same person once more, which goes')
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Referrals, check-ins, agreements and all else move to the partner kept, whose
empty facts are filled; the other name still finds them. It says what that is
before it writes.

Examples:
  refnet merge maren "m. holt"
  refnet merge p1 p4 --yes`,
    )
    .action(async (keepText, duplicateText, options) => {
      const { keep, duplicate } = await findBoth(session, keepText, duplicateText);
      const plan = await planMerge(session, keep, duplicate);
      await confirm(session, plan);
      await session.change((change) => {
        mergePartners(change, keep.id, duplicate.id);
        return { result: undefined, summary: `merged partner p${duplicate.id} into p${keep.id}` };
      });
      if (options.json === true) await printRecord(session, plan);
      else session.print(doneLines(plan));
    });
}

async function findBoth(
  session: Session,
  keepText: string | undefined,
  duplicateText: string | undefined,
): Promise<{ keep: PartnerHandle; duplicate: PartnerHandle }> {
  if ((keepText === undefined || duplicateText === undefined) && !session.interactive) {
    throw missing('the duplicate', 'refnet merge maren "m. holt" (the first is kept)');
  }
  const partners = listHandles(await session.reading());
  if (partners.length < 2 && duplicateText === undefined) {
    throw new UserError('there are no two partners to merge', { hints: ['refnet partners'] });
  }
  const keep =
    keepText === undefined
      ? await choosePartner(await session.prompter(), 'Keep whom', partners)
      : await resolvePartner(session, keepText);
  const others = partners.filter(({ id }) => id !== keep.id);
  const duplicate =
    duplicateText === undefined
      ? await choosePartner(await session.prompter(), `Who is the same as ${keep.name}`, others)
      : await resolvePartner(session, duplicateText);
  if (keep.id === duplicate.id) {
    throw usageError(
      `both are p${keep.id}, so there is nothing to merge`,
      'name them by their numbers where the names are alike: refnet merge p1 p4',
      'refnet partners --format csv      lists the numbers',
    );
  }
  return { keep, duplicate };
}

/** What a merge would do, in words. */
interface Plan {
  keep: Partner;
  duplicate: Partner;
  /** `Maren H. (p4) into Maren Holt (p1) with 3 referrals`. */
  words: string;
  lines: string[];
  twins: readonly TwinReferrals[];
}

async function planMerge(session: Session, { id }: PartnerHandle, other: PartnerHandle): Promise<Plan> {
  const db = await session.reading();
  refuseOverlappingFees(session, db, id, other.id);
  const keep = readPartner(db, id);
  const duplicate = readPartner(db, other.id);
  const merged = mergedPartner(keep, duplicate);
  const belongings = belongingsPhrase(countBelongings(db, 'partners', duplicate.id));
  return {
    keep,
    duplicate,
    words: `${duplicate.name} (p${duplicate.id}) into ${keep.name} (p${keep.id})${belongings}`,
    lines: mergeLines(factsOf(db, keep), factsOf(db, duplicate), factsOf(db, merged)),
    twins: twinReferrals(db, keep.id, duplicate.id),
  };
}

function readPartner(db: Db, id: number): Partner {
  const partner = getPartner(db, id);
  if (partner === undefined) throw new Error(`partner ${id} is gone`);
  return partner;
}

function factsOf(db: Db, partner: Partner): Fact[] {
  const introducer = partner.introducedBy === null ? undefined : getPartner(db, partner.introducedBy);
  const facts = partnerFacts(partner, introducer?.name);
  return [...facts, { key: 'doNotRefer', label: 'do not refer', text: partner.doNotRefer ? 'yes' : '' }];
}

/** At most one fee a direction is in force with a partner: which of two stands is for the user to say. */
function refuseOverlappingFees(session: Session, db: Db, keep: number, duplicate: number): void {
  const [first] = overlappingFees(db, keep, duplicate);
  if (first === undefined) return;
  const handles = listHandles(db);
  const name = (id: number) =>
    commandName({ id, name: handles.find((each) => each.id === id)?.name ?? '' }, handles);
  const option = first.direction === 'i-pay' ? '--i-pay' : '--they-pay';
  throw new UserError(
    `both have a fee in force (${label(first.direction)}), from ${formatDay(first.keeperFrom)} and from ${formatDay(first.fromDay)}, and one partner can have one`,
    {
      hints: [
        `refnet agree ${name(duplicate)} ${option} none --from ${first.fromDay}      takes the one of p${duplicate} out`,
        `refnet agree ${name(keep)} ${option} none --from ${first.keeperFrom}      takes the one of p${keep} out`,
        `then: refnet ${session.argv.map(shellWord).join(' ')}`,
      ],
    },
  );
}

/** Asks in a terminal; without one the command has to say it is meant. */
async function confirm(session: Session, plan: Plan): Promise<void> {
  if (session.assumesYes) return;
  if (!session.interactive) {
    const again = ['refnet', ...session.argv.map(shellWord), '--yes'].join(' ');
    throw new UserError(`this would merge ${plan.words}`, {
      hints: [...plan.lines, `${again}      merges them`],
    });
  }
  session.note([`This merges ${plan.words}:`, ...plan.lines.map((line) => `  ${line}`)]);
  const prompter = await session.prompter();
  if (await prompter.confirm('Merge them?')) return;
  throw new UserError('nothing was merged', { kind: 'cancelled' });
}

/** How many pairs that look like one referral are named. */
const NAMED = 6;

function doneLines({ words, lines, twins }: Plan): string[] {
  const named = twins
    .slice(0, NAMED)
    .map(({ kept, other }) => `refnet remove ${other}      if #${kept} and #${other} are one referral`);
  const more = twins.length > NAMED ? [`and ${count(twins.length - NAMED, 'more pair')} alike`] : [];
  const below = [...lines, ...named, ...more, 'refnet undo      takes it back'];
  return [`Merged ${words}`, ...below.map((line) => `    ${line}`)];
}

async function printRecord(session: Session, { keep, duplicate, twins }: Plan): Promise<void> {
  const partner = readPartner(await session.reading(), keep.id);
  session.print(
    toJson({
      ...record(PARTNER_COLUMNS, partner),
      merged: `p${duplicate.id}`,
      maybeTwice: twins.map(({ kept, other }) => ({ number: other, like: kept })),
    }),
  );
}
