import type { Command } from '@commander-js/extra-typings';
import { formatKnownSince } from '../calendar/day-words.ts';
import { UserError } from '../text/errors.ts';
import { emptyPartner, type Partner, type PartnerDraft } from './partner.ts';
import { likelyDuplicates } from './duplicates.ts';
import { record, toJson } from '../screen/list.view.ts';
import { partnerPhrase } from '../screen/lines.view.ts';
import { PARTNER_COLUMNS } from './partner-columns.view.ts';
import { getPartner, listHandles, savingPartner } from './partner.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { missing, readable, recordOption } from '../shell/options.cli.ts';
import { commandName, describe, resolvePartner } from './partner-argument.cli.ts';
import { applyPartnerOptions, emailParser, stageOption, withPartnerOptions } from './partner-options.cli.ts';
import type { Prompter } from '../shell/prompter.cli.ts';
import { review } from '../shell/review.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { shellWord } from '../shell/suggestions.cli.ts';

export function declare(command: Command, session: Session): void {
  withPartnerOptions(command.argument('[name]', 'their name; quote it when it has several words'), session)
    .addOption(stageOption())
    .addOption(recordOption())
    .addHelpText(
      'after',
      `
Examples:
  refnet add-partner                                     asks for each fact
  refnet add-partner "Maren Holt" --profession broker --known-since 2024-01
  refnet add-partner "Victor Osei" --email v@example.com --how-met "at a lunch"`,
    )
    .action(async (name, options) => {
      const { introducedBy, stage, json, ...facts } = options;
      const ask = session.interactive && Object.keys(facts).length === 0 && stage === undefined;
      let draft = applyPartnerOptions(emptyPartner(cleanInput(name ?? '')), facts);
      if (stage !== undefined) draft = { ...draft, stage };
      if (introducedBy !== undefined) {
        const introducer = await resolvePartner(session, introducedBy);
        draft = { ...draft, introducedBy: introducer.id };
      }
      if (ask) draft = await askFacts(session, await session.prompter(), draft);
      if (draft.name === '') throw missing('the name', 'refnet add-partner "Maren Holt"');
      await refuseDuplicate(session, draft);
      const partner = await addPartner(session, draft);
      if (json === true) session.print(toJson(record(PARTNER_COLUMNS, partner)));
      else await announce(session, partner);
    });
}

/** Writes the partner in a change of its own. */
async function addPartner(session: Session, draft: PartnerDraft): Promise<Partner> {
  const id = await session.change((change) => {
    const partnerId = savingPartner.insert(change, draft);
    return { result: partnerId, summary: `added partner p${partnerId}` };
  });
  const partner = getPartner(await session.reading(), id);
  if (partner === undefined) throw new Error(`partner ${id} was not written`);
  return partner;
}

async function announce(session: Session, partner: Partner): Promise<void> {
  const handle = commandName(partner, listHandles(await session.reading()));
  const known = partner.knownSince === null ? '' : `, known since ${formatKnownSince(partner.knownSince)}`;
  session.print(`${partnerPhrase(partner)}${known}`);
  session.print(`    next: refnet log "Client" --to ${handle}      refnet check-in ${handle}`);
}

/** Shows who looks like the same person before anything is written: a terminal is asked, a script refused. */
async function refuseDuplicate(session: Session, draft: PartnerDraft): Promise<void> {
  const partners = listHandles(await session.reading({ beforeWriting: true }));
  const duplicates = likelyDuplicates(draft, partners);
  const [first] = duplicates;
  if (first === undefined || session.assumesYes) return;
  const lines = duplicates.map(({ partner, why }) => `p${partner.id}  ${describe(partner)}: ${why}`);
  if (session.interactive) {
    session.note(['This may be somebody you already have:', ...lines.map((line) => `  ${line}`)]);
    const prompter = await session.prompter();
    if (await prompter.confirm('Add another partner all the same?')) return;
    throw new UserError('nothing was added', {
      kind: 'cancelled',
      hints: [`refnet edit ${commandName(first.partner, partners)}      changes the one you have`],
    });
  }
  throw new UserError('this may be a partner you already have, so nothing was added', {
    hints: [
      ...lines,
      `refnet show ${commandName(first.partner, partners)}      shows that partner`,
      `refnet add-partner ${shellWord(draft.name)} --yes      adds another one`,
    ],
  });
}

/** Asks for the facts that are known of most, then shows what is about to be written. */
async function askFacts(session: Session, prompter: Prompter, draft: PartnerDraft): Promise<PartnerDraft> {
  let facts = draft;
  const text = (field: 'profession' | 'business' | 'howMet', question: string) => async () => {
    facts = { ...facts, [field]: cleanInput(await prompter.text(`${question} (Enter to skip)`)) || null };
  };
  const name = async () => {
    facts = { ...facts, name: cleanInput(await prompter.text('Name', { required: true })) };
  };
  const email = async () => {
    const typed = await prompter.text('Email (Enter to skip)', { check: readable(emailParser) });
    facts = { ...facts, emails: typed.trim() === '' ? [] : [emailParser(typed)] };
  };
  const profession = text('profession', 'What they do');
  const business = text('business', 'Business');
  const howMet = text('howMet', 'How you met');
  if (facts.name === '') await name();
  for (const ask of [profession, business, email, howMet]) await ask();
  await review(session, prompter, () => [
    { label: 'name', text: facts.name, ask: name },
    { label: 'profession', text: facts.profession ?? '', ask: profession },
    { label: 'business', text: facts.business ?? '', ask: business },
    { label: 'email', text: facts.emails.join(', '), ask: email },
    { label: 'how met', text: facts.howMet ?? '', ask: howMet },
  ]);
  return facts;
}
