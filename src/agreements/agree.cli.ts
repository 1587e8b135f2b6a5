import type { Command } from '@commander-js/extra-typings';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { UserError, usageError } from '../text/errors.ts';
import { parseFeePhrase } from './fee-phrase.ts';
import type { FeeRule } from './fee-terms.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import type { Settings } from '../settings/settings.ts';
import { agreementColumns, agreementLines, agreementPhrase, changedTerms } from './agreement.view.ts';
import { numbered } from '../screen/lines.view.ts';
import { record, renderList, toJson } from '../screen/list.view.ts';
import {
  agreementInForce,
  carryTerms,
  getAgreement,
  insertAgreement,
  listAgreements,
  putTerms,
  updateAgreement,
} from './agreement.sql.ts';
import type { Change } from '../file/journal.sql.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import {
  dayParser,
  formatOption,
  gather,
  jsonOption,
  lookOf,
  missing,
  textParser,
} from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLine } from '../shell/suggestions.cli.ts';
import { showNotices } from '../partners/notices.cli.ts';
import {
  firstReview,
  nextReview,
  planAgreement,
  type Agreement,
  type AgreementPlan,
  type AgreementRequest,
  type AgreementForm,
} from './agreement.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner...]', 'with whom; alone, what is agreed with them; without one, every agreement')
    .option('--verbal', 'agreed by word of mouth')
    .option('--written', 'agreed on paper')
    .option('--from <day>', 'the day it, or the change to it, begins (today)', dayParser(session, 'past'))
    .option('--until <day>', 'its last day, or open', (text) =>
      text.trim().toLowerCase() === 'open' ? 'open' : dayParser(session, 'coming')(text),
    )
    .option('--review-on <day>', 'when to look at it again', dayParser(session, 'coming'))
    .option('--exclusive <service>', 'the one service you send to nobody else, or none', cleanInput)
    .option('--i-pay <fee>', 'what you pay for referrals: "10% of collected for 12 months, cap 500"')
    .option('--they-pay <fee>', 'what they pay you: "flat 200"')
    .option('--i-will <what>', 'what you promise; may be repeated', gather(textParser('--i-will')))
    .option('--they-will <what>', 'what they promise; may be repeated', gather(textParser('--they-will')))
    .option('--paper <where>', 'where the paper lies', cleanInput)
    .option('--note <text>', 'anything worth remembering', cleanNote)
    .option('--reviewed', 'it was reviewed; the next review is in a year')
    .option('--close', 'end it; what was earned under it stays')
    .option('--on <day>', 'with --close or --reviewed: the day (today)', dayParser(session, 'past'))
    .option('--checklist', 'the points to talk through, as Markdown')
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Terms are versions: a change holds from its day on, and what was earned before
stays as it was. A fee is one phrase: a percent, a flat amount or both, of
collected (usual) or of invoiced, "for 12 months", "cap 500" or "cap 2,000 a
year", steps ("5% up to 10,000, 3% above"), "first referral 100"; none ends it.
No fee is the default.

Examples:
  refnet agree maren --checklist > talk.md
  refnet agree maren --written --from 2026-12-01 --review-on 2027-03-01
  refnet agree maren --exclusive mortgages
  refnet agree maren --i-will "reply within a day" --they-will "send numbers"
  refnet agree victor --verbal --i-pay "10% of collected for 12 months, cap 500"
  refnet agree victor --reviewed
  refnet agree victor --close`,
    )
    .action(async (words, options) => {
      const look = await lookOf(session, options);
      const request = await readRequest(session, options);
      const acts = options.close === true || options.reviewed === true;
      refuseTogether(options, hasRequest(request), acts);
      if (words.length === 0) {
        if (hasRequest(request) || acts || options.checklist === true) {
          throw missing('the partner', `${commandLine(session.argv)} NAME`);
        }
        const agreements = listAgreements(await session.reading());
        session.print(
          renderList(
            agreementColumns(session.today),
            agreements,
            look,
            'No agreement yet, and most need none.',
          ),
        );
        return;
      }
      const partner = await resolvePartner(session, words.join(' '));
      if (options.checklist === true) {
        const { printChecklist } = await import('../reports/checklist.cli.ts');
        return printChecklist(session, partner.id);
      }
      if (acts) return act(session, partner, options.close === true, options.on ?? session.today);
      if (!hasRequest(request)) {
        const agreements = listAgreements(await session.reading(), partner.id);
        if (look.format !== 'table') {
          session.print(renderList(agreementColumns(session.today), agreements, look, ''));
        } else printAgreements(session, partner, agreements);
        return;
      }
      const complete = await withForm(session, partner, request);
      const day = complete.fromDay ?? session.today;
      const before = agreementInForce(await session.reading(), partner.id, day);
      const id = await agree(session, partner, complete);
      const agreement = await reread(session, id);
      if (look.format === 'json') session.print(toJson(record(agreementColumns(session.today), agreement)));
      else printAgreement(session, agreement, changedTerms(before, agreement, day));
      await showNotices(session, partner.id, agreement);
    });
}

interface Typed {
  verbal?: true | undefined;
  written?: true | undefined;
  from?: Day | undefined;
  until?: Day | 'open' | undefined;
  reviewOn?: Day | undefined;
  exclusive?: string | undefined;
  iPay?: string | undefined;
  theyPay?: string | undefined;
  iWill?: string[] | undefined;
  theyWill?: string[] | undefined;
  paper?: string | undefined;
  note?: string | undefined;
}

async function readRequest(session: Session, typed: Typed): Promise<AgreementRequest> {
  if (typed.verbal === true && typed.written === true) {
    throw usageError(
      '--verbal and --written do not go together',
      'a spoken agreement put on paper is --written',
    );
  }
  const settings = await session.settings();
  const fee = (text: string | undefined): FeeRule | null | undefined =>
    text === undefined ? undefined : parseFeePhrase(text, { currency: settings.currency });
  const iPay = fee(typed.iPay);
  const theyPay = fee(typed.theyPay);
  const form: AgreementForm | undefined =
    typed.verbal === true ? 'verbal' : typed.written === true ? 'written' : undefined;
  return {
    form,
    fromDay: typed.from,
    endsOn: typed.until,
    reviewOn: typed.reviewOn,
    exclusiveService: exclusiveOf(typed.exclusive),
    fees: {
      ...(iPay === undefined ? {} : { 'i-pay': iPay }),
      ...(theyPay === undefined ? {} : { 'they-pay': theyPay }),
    },
    expectations: [
      ...(typed.iWill ?? []).map((what) => ({ side: 'mine' as const, what })),
      ...(typed.theyWill ?? []).map((what) => ({ side: 'theirs' as const, what })),
    ],
    location: typed.paper,
    note: typed.note,
  };
}

function exclusiveOf(text: string | undefined): string | null | undefined {
  if (text === undefined) return undefined;
  return text === '' || text.toLowerCase() === 'none' ? null : text;
}

function hasRequest({ fees, expectations, ...facts }: AgreementRequest): boolean {
  return (
    Object.keys(fees).length > 0 ||
    expectations.length > 0 ||
    Object.values(facts).some((fact) => fact !== undefined)
  );
}

function refuseTogether(
  options: {
    close?: true | undefined;
    reviewed?: true | undefined;
    checklist?: true | undefined;
    on?: Day | undefined;
  },
  requests: boolean,
  acts: boolean,
): void {
  if (options.close === true && options.reviewed === true) {
    throw usageError('--close and --reviewed do not go together');
  }
  if (acts && requests)
    throw usageError('--close and --reviewed stand alone: change the terms in another command');
  if (options.checklist === true && (acts || requests)) throw usageError('--checklist stands alone');
  if (options.on !== undefined && !acts)
    throw usageError('--on goes with --close or --reviewed', 'terms begin --from a day');
}

/** In a terminal, asks how it was agreed where nothing is in force yet and it was not said. */
async function withForm(
  session: Session,
  partner: PartnerHandle,
  request: AgreementRequest,
): Promise<AgreementRequest> {
  if (request.form !== undefined || !session.interactive) return request;
  const inForce = agreementInForce(await session.reading(), partner.id, request.fromDay ?? session.today);
  if (inForce !== undefined) return request;
  const prompter = await session.prompter();
  const form = await prompter.choose<AgreementForm>('How was it agreed?', [
    { name: 'verbal: by word of mouth', value: 'verbal' },
    { name: 'written: on paper', value: 'written' },
  ]);
  return { ...request, form };
}

/** Writes what was agreed in one change. Returns the number of the agreement it is in. */
async function agree(session: Session, partner: PartnerHandle, request: AgreementRequest): Promise<number> {
  const settings = await session.settings();
  const day = request.fromDay ?? session.today;
  const inForce = agreementInForce(await session.reading(), partner.id, day);
  const plan = planAgreement(request, inForce, session.today);
  return session.change((change) => {
    const id =
      plan.kind === 'begin'
        ? begin(change, partner.id, plan, request, settings)
        : amend(change, plan, request);
    return {
      result: id,
      summary: `${plan.kind === 'begin' ? 'began' : 'changed'} agreement ${id} with partner p${partner.id}`,
    };
  });
}

function begin(
  change: Change,
  partnerId: number,
  plan: AgreementPlan & { kind: 'begin' },
  request: AgreementRequest,
  settings: Settings,
): number {
  const { replaces, fromDay } = plan;
  const id = insertAgreement(change, {
    partnerId,
    form: plan.form,
    startsOn: fromDay,
    endsOn: request.endsOn === undefined || request.endsOn === 'open' ? null : request.endsOn,
    reviewOn: request.reviewOn ?? firstReview(fromDay, settings),
    location: emptyToNull(request.location),
    note: emptyToNull(request.note),
  });
  const agreement = { id, partnerId };
  if (replaces !== undefined) {
    updateAgreement(change, replaces.id, { closedOn: fromDay });
    carryTerms(change, replaces, agreement, fromDay);
  }
  putTerms(change, agreement, fromDay, request);
  return id;
}

function amend(
  change: Change,
  { agreement, fromDay }: AgreementPlan & { kind: 'amend' },
  request: AgreementRequest,
): number {
  updateAgreement(change, agreement.id, {
    form: request.form,
    endsOn: request.endsOn === 'open' ? null : request.endsOn,
    reviewOn: request.reviewOn,
    location: request.location === undefined ? undefined : emptyToNull(request.location),
    note: request.note === undefined ? undefined : emptyToNull(request.note),
  });
  putTerms(change, agreement, fromDay, request);
  return agreement.id;
}

function emptyToNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

async function act(session: Session, partner: PartnerHandle, closes: boolean, day: Day): Promise<void> {
  if (day > session.today) throw usageError(`${formatDate(day)} is still to come`);
  const agreements = listAgreements(await session.reading(), partner.id);
  const agreement = agreements.findLast(({ startsOn, closedOn }) => startsOn <= day && closedOn === null);
  if (agreement === undefined) {
    throw new UserError(`there is no agreement with ${partner.name} to ${closes ? 'close' : 'review'}`, {
      hints: ['refnet agree      lists the agreements there are'],
    });
  }
  await session.change((change) => {
    updateAgreement(change, agreement.id, closes ? { closedOn: day } : { reviewOn: nextReview(day) });
    const verb = closes ? 'closed' : 'reviewed';
    return { result: undefined, summary: `${verb} agreement ${agreement.id} with partner p${partner.id}` };
  });
  const after = await reread(session, agreement.id);
  const said = closes
    ? `Agreement with ${partner.name} closed, ${formatDate(day)}; referrals until then keep their terms`
    : `Agreement with ${partner.name} reviewed, ${formatDate(day)}; next review ${formatDate(after.reviewOn ?? day)}`;
  session.print(numbered(agreement.id, said));
}

async function reread(session: Session, id: number): Promise<Agreement> {
  const agreement = getAgreement(await session.reading(), id);
  if (agreement === undefined) throw new Error(`agreement ${id} is gone`);
  return agreement;
}

function printAgreement(session: Session, agreement: Agreement, changes: readonly string[] = []): void {
  session.print(numbered(agreement.id, agreementPhrase(agreement, session.today)));
  for (const change of changes) session.print(`  ${change}`);
  const lines = agreementLines(agreement, session.today, session.width);
  if (lines.length > 0) session.print(lines);
}

function printAgreements(session: Session, partner: PartnerHandle, agreements: readonly Agreement[]): void {
  if (agreements.length === 0) session.print(`No agreement with ${partner.name}, and most need none.`);
  for (const agreement of agreements) printAgreement(session, agreement);
}
