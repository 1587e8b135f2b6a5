import type { Command } from '@commander-js/extra-typings';
import { acceptedStage, skippedStages } from './accept.ts';
import { declineOf } from './decline.ts';
import { rankOf, verdictLabel } from './words.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { renderAdvice, renderAdviceList, type AdvisedPartner } from './advice.view.ts';
import { insertDecline } from './decline.sql.ts';
import { moveStage } from '../partners/partner.sql.ts';
import { list } from '../text/count.ts';
import { adviseNetwork, confirmJointVenture } from './advice.cli.ts';
import {
  dayParser,
  formatOption,
  jsonOption,
  lookOf,
  missing,
  refuseFuture,
  textParser,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { label } from '../kinds/vocabulary.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner...]', 'the partner; without one, everybody')
    .option('--why', 'every rule that was looked at, and how it came out')
    .option('--as-of <day>', 'the advice as of that day (today)', dayParser(session, 'past'))
    .option('--accept', 'follow the advice: move the stage as it says')
    .option('--decline', 'put the advice aside; it stays quiet until something changes')
    .option('--until <day>', 'with --decline: the day to bring it up again', dayParser(session, 'coming'))
    .option('--because <reason>', 'why it was accepted or declined', textParser('the reason'))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
The advice goes by the 12 months up to the day, and by the numbers of refnet
config. A declined one stays quiet until its day, or until its rank rises, what
held it back goes away, an alert appears, or the exchange has grown by half; one
more referral does not wake it.

Examples:
  refnet advise
  refnet advise maren --why
  refnet advise maren --accept --because "agreed over lunch"
  refnet advise maren --decline --until 2027-03-01 --because "moving offices"`,
    )
    .action(async (words, options) => {
      const { accept, decline, until, because } = options;
      refuseTogether(options);
      refuseFuture(options.asOf, session.today, 'the advice cannot know what is still to come');
      const look = await lookOf(session, options);
      if (words.length === 0) {
        if (accept === true || decline === true)
          throw missing('the partner', `${commandLine(session.argv)} NAME`);
        const everybody = await adviseNetwork(session, options.asOf ?? session.today);
        const active = everybody.filter(({ relationship }) => relationship.partner.archivedOn === null);
        session.print(
          renderAdviceList(
            active.toSorted(byRank),
            look,
            'Nobody to advise on yet. It begins with: refnet add-partner',
          ),
        );
        return;
      }
      const advised = await adviseOne(session, words.join(' '), options.asOf ?? session.today);
      if (accept === true) return acceptAdvice(session, advised, because ?? null);
      if (decline === true) return declineAdvice(session, advised, until, because);
      session.print(renderAdvice(advised, look, options.why === true));
    });
}

type Advised = Awaited<ReturnType<typeof adviseNetwork>>[number];

function refuseTogether(options: {
  accept?: true | undefined;
  decline?: true | undefined;
  until?: Day | undefined;
  because?: string | undefined;
  asOf?: Day | undefined;
}): void {
  const acts = options.accept === true || options.decline === true;
  if (options.accept === true && options.decline === true) {
    throw usageError('--accept and --decline do not go together');
  }
  if (options.until !== undefined && options.decline !== true)
    throw usageError('--until goes with --decline');
  if (options.because !== undefined && !acts) throw usageError('--because goes with --accept or --decline');
  if (acts && options.asOf !== undefined) {
    throw usageError('the advice of another day cannot be accepted or declined', 'leave --as-of out');
  }
}

async function adviseOne(session: Session, text: string, asOf: Day): Promise<Advised> {
  const { id } = await resolvePartner(session, text);
  const [advised] = await adviseNetwork(session, asOf, (partnerId) => partnerId === id);
  if (advised === undefined) throw new Error(`partner ${id} is gone`);
  return advised;
}

function byRank(a: AdvisedPartner, b: AdvisedPartner): number {
  if (a.quiet !== b.quiet) return a.quiet ? 1 : -1;
  return (
    rankOf(b.advice.verdict) - rankOf(a.advice.verdict) || b.advice.facts.exchanged - a.advice.facts.exchanged
  );
}

async function acceptAdvice(session: Session, advised: Advised, reason: string | null): Promise<void> {
  const { partner, advice, stage, relationship, handle } = advised;
  const to = acceptedStage(advice, stage);
  if (to === undefined) {
    throw new UserError(
      `"${verdictLabel(advice.verdict).toLowerCase()}" asks for no move from ${label(stage)}`,
      {
        hints: [
          `${advice.next.command}      ${advice.next.text}`,
          `refnet edit ${handle} --stage STAGE      makes any other move`,
        ],
      },
    );
  }
  if (to === 'joint-venture') await confirmJointVenture(session, relationship.facts);
  await session.change((change) => {
    moveStage(change, partner.id, { stage: to, onDay: session.today, reason });
    return { result: undefined, summary: `moved partner p${partner.id} to ${to}` };
  });
  const skipped = skippedStages(stage, to);
  const over = skipped.length === 0 ? '' : `; skips ${list(skipped.map(label), 'and')}`;
  session.print(`${partner.name}: ${label(stage)} -> ${label(to)}${over}, ${formatDate(session.today)}`);
  session.print('  refnet undo      takes it back');
}

async function declineAdvice(
  session: Session,
  advised: Advised,
  until: Day | undefined,
  because: string | undefined,
): Promise<void> {
  const { partner, advice } = advised;
  if (until === undefined) {
    throw missing('--until', `${commandLine(session.argv)} --until ${addMonths(session.today, 3)}`);
  }
  if (until <= session.today) throw usageError(`--until ${formatDate(until)} is not ahead`);
  await session.change((change) => {
    insertDecline(change, partner.id, { ...declineOf(advice, until, because), until });
    return { result: undefined, summary: `declined the advice on partner p${partner.id}` };
  });
  session.print(
    `${partner.name}: "${verdictLabel(advice.verdict).toLowerCase()}" is put aside until ${formatDate(until)}, ` +
      'unless something changes before',
  );
}
