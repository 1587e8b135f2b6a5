import type { Command } from '@commander-js/extra-typings';
import { formatDay } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import type { Day } from '../calendar/day.ts';
import type { Referral } from './referral.ts';
import { numbered, whoPhrase } from '../screen/lines.view.ts';
import { record, toJson } from '../screen/list.view.ts';
import { referralColumns } from './referral-columns.view.ts';
import { getReferral, markTold } from './referral.sql.ts';
import { dayParser, missing, recordOption, refuseFuture } from '../shell/options.cli.ts';
import { askReferral, resolveReferral, type Among } from './referral-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { CLOSED_STATUSES, isClosed } from './status.ts';
import { label } from '../kinds/vocabulary.ts';

const TO_TELL: Among = {
  filter: { direction: 'received', statuses: CLOSED_STATUSES },
  fits: (referral) => referral.toldOn === null,
  adjective: 'closed, untold',
};

export function declare(command: Command, session: Session): void {
  command
    .argument('[referral]', 'the number of a referral you received, or the name of its client')
    .option('--on <day>', 'the day you told them (today)', dayParser(session, 'past'))
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Whoever sends you a client likes to hear what became of it. refnet update says
what did.

Examples:
  refnet told 57
  refnet told 57 --on friday`,
    )
    .action(async (target, options) => {
      refuseFuture(options.on, session.today, 'note it once you have told them');
      const referral = await chooseReferral(session, target);
      refuseUntellable(referral);
      const told = await tell(session, referral, options.on);
      if (options.json === true) session.print(toJson(record(referralColumns(session.today), told)));
      else session.print(numbered(told.id, answer(referral, told)));
    });
}

function chooseReferral(session: Session, target: string | undefined): Promise<Referral> {
  if (target !== undefined) return resolveReferral(session, target, TO_TELL);
  if (!session.interactive) throw missing('the referral', 'refnet told 57');
  const none = new UserError('no outcome waits to be told', {
    hints: ['refnet update      says what became of one'],
  });
  return askReferral(session, TO_TELL, 'Told what became of', none);
}

function refuseUntellable(referral: Referral): void {
  const { id, direction, status, partnerName } = referral;
  if (direction === 'given') {
    throw new UserError(`#${id} was given by you to ${partnerName}, so there is nobody to tell`, {
      hints: [`refnet update ${id}      when ${partnerName} tells you what became of it`],
    });
  }
  if (!isClosed(status)) {
    throw new UserError(`#${id} has no outcome to tell yet: it is ${label(status)}`, {
      hints: [`refnet update ${id} won --value ...      or lost, no-response, declined`],
    });
  }
}

async function tell(session: Session, referral: Referral, on: Day | undefined): Promise<Referral> {
  const day = on ?? referral.toldOn ?? session.today;
  const since = referral.closedOn ?? referral.occurredOn;
  if (day < since) {
    throw usageError(
      `${formatDay(day)} is before the outcome, ${formatDay(since)}`,
      'give a day from then on',
    );
  }
  if (day === referral.toldOn) return referral;
  await session.change((change) => {
    markTold(change, referral.id, day);
    return { result: undefined, summary: `told the outcome of referral ${referral.id}` };
  });
  return getReferral(await session.reading(), referral.id) ?? referral;
}

function answer(before: Referral, after: Referral): string {
  const day = after.toldOn === null ? '' : `, ${formatDay(after.toldOn)}`;
  const already = before.toldOn === after.toldOn ? 'already ' : '';
  return `${whoPhrase(after)}: ${already}told that it is ${label(after.status)}${day}`;
}
