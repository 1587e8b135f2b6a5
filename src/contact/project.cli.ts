import type { Command } from '@commander-js/extra-typings';
import { parseAmount } from '../money/money.ts';
import { PROJECT_COLUMNS, projectPhrase } from './project-columns.view.ts';
import { numbered } from '../screen/lines.view.ts';
import { record, renderList, toJson } from '../screen/list.view.ts';
import { getProject, insertProject, listProjects } from './project.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { dayParser, formatOption, jsonOption, lookOf, missing, numberParser } from '../shell/options.cli.ts';
import { resolvePartner } from '../partners/partner-argument.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { checkProject, type ProjectDraft, PROJECT_KINDS, PROJECT_KIND_WORDS } from './project.ts';
import { readWord } from '../kinds/vocabulary.ts';

const EXAMPLE = 'refnet project maren "co-hosted workshop" --kind event';

export function declare(command: Command, session: Session): void {
  command
    .argument('[partner]', 'with whom')
    .argument('[what]', 'what you do together; quote it')
    .option('--kind <kind>', PROJECT_KINDS.join(', '), (text) => readWord(PROJECT_KIND_WORDS, text))
    .option('--cost <amount>', 'what it costs you: 200, CAD 200')
    .option('--minutes <n>', 'your time on it', numberParser('--minutes', 0, 1_000_000))
    .option('--from <day>', 'its first day (today)', dayParser(session, 'past'))
    .option('--until <day>', 'its last day; without one it goes on', dayParser(session, 'coming'))
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
What is under way together speaks for writing expectations down; its costs and
time weigh against what the relationship brings. refnet edit <number> --until
DAY ends one. Without a text they are listed.

Examples:
  refnet project maren "buyers' evening" --kind event --cost 200 --minutes 180
  refnet project victor "joint newsletter" --kind co-marketing --from 2026-09-01
  refnet project`,
    )
    .action(async (partnerText, whatText, options) => {
      const look = await lookOf(session, options);
      if (whatText === undefined) {
        const { kind, cost, minutes, from, until } = options;
        if ([kind, cost, minutes, from, until].some((option) => option !== undefined)) {
          throw missing('what you do together', EXAMPLE);
        }
        const partner = partnerText === undefined ? undefined : await resolvePartner(session, partnerText);
        const projects = listProjects(await session.reading(), partner?.id);
        session.print(renderList(PROJECT_COLUMNS, projects, look, 'Nothing under way together yet.'));
        return;
      }
      if (options.kind === undefined) throw missing('--kind', EXAMPLE);
      const what = cleanInput(whatText);
      if (what === '') throw missing('what you do together', EXAMPLE);
      const partner = await resolvePartner(session, partnerText ?? '');
      const settings = await session.settings();
      const cost =
        options.cost === undefined ? undefined : parseAmount(options.cost, { currency: settings.currency });
      const draft: ProjectDraft = {
        partnerId: partner.id,
        kind: options.kind,
        what,
        fromDay: options.from ?? session.today,
        untilDay: options.until ?? null,
        currency: cost?.currency ?? null,
        costMinor: cost?.minor ?? null,
        minutes: options.minutes ?? null,
      };
      checkProject(draft);
      const id = await session.change((change) => {
        const number = insertProject(change, draft);
        return { result: number, summary: `recorded project ${number} with partner p${partner.id}` };
      });
      const project = getProject(await session.reading(), id);
      if (project === undefined) throw new Error(`project ${id} was not written`);
      session.print(
        look.format === 'json'
          ? toJson(record(PROJECT_COLUMNS, project))
          : numbered(id, projectPhrase(project), [`refnet edit ${id} --until DAY`]),
      );
    });
}
