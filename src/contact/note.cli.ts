import type { Command } from '@commander-js/extra-typings';
import { numbered } from '../screen/lines.view.ts';
import { record, renderList, toJson } from '../screen/list.view.ts';
import { SIGNAL_COLUMNS, signalPhrase } from './signal-columns.view.ts';
import { getSignal, insertSignal, listSignals } from './signal.sql.ts';
import { cleanNote } from '../text/sanitize.ts';
import { dayParser, formatOption, jsonOption, lookOf, missing, refuseFuture } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { readWord } from '../kinds/vocabulary.ts';
import { SIGNAL_KINDS, SIGNAL_KIND_WORDS } from './signal.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner]', 'whom it is about')
    .argument('[text]', 'what was noticed; quote it')
    .option('--kind <kind>', `${SIGNAL_KINDS.join(', ')} (feedback)`, (text) =>
      readWord(SIGNAL_KIND_WORDS, text),
    )
    .option('--on <day>', 'the day of it (today)', dayParser(session, 'past'))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
What is noticed here counts in the advice: two disputes or tracking errors in 12
months call for shared tracking, growth speaks for structure, an early proposal
or an expected payback is a red flag. Without a text, what was noticed is
listed.

Examples:
  refnet note maren "the client was called twice" --kind tracking-error
  refnet note victor "opens a second office" --kind growth --on friday
  refnet note maren
  refnet note`,
    )
    .action(async (partnerText, text, options) => {
      if (text === undefined) {
        if (options.kind !== undefined) throw missing('the text', 'refnet note maren "..." --kind dispute');
        const partner = partnerText === undefined ? undefined : await resolvePartner(session, partnerText);
        const signals = listSignals(
          await session.reading(),
          partner === undefined ? {} : { partnerId: partner.id },
        );
        session.print(
          renderList(SIGNAL_COLUMNS, signals, await lookOf(session, options), 'Nothing noted yet.'),
        );
        return;
      }
      refuseFuture(options.on, session.today, 'note it on its day, or a later one');
      const partner = await resolvePartner(session, partnerText ?? '');
      const note = cleanNote(text);
      if (note === '') throw missing('the text', 'refnet note maren "..." --kind dispute');
      const id = await session.change((change) => {
        const draft = {
          partnerId: partner.id,
          onDay: options.on ?? session.today,
          kind: options.kind ?? 'feedback',
          note,
        } as const;
        const number = insertSignal(change, draft);
        return { result: number, summary: `noted ${number} on partner p${partner.id}` };
      });
      const signal = getSignal(await session.reading(), id);
      if (signal === undefined) throw new Error(`note ${id} was not written`);
      const json = (await lookOf(session, options)).format === 'json';
      session.print(json ? toJson(record(SIGNAL_COLUMNS, signal)) : numbered(id, signalPhrase(signal)));
    });
}
