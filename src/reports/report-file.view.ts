/** The report on the network for programs and for files: loaded only where one of these is asked for. */
import type { Verdict } from '../advice/words.ts';
import { lastMonths } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { VISIBLE_WEEKS } from '../contact/broadcast.ts';
import { objectives } from '../contact/objective.ts';
import { objectiveLine } from '../contact/objective.view.ts';
import { nowByKind } from '../due/due-words.view.ts';
import { plainMoney } from '../money/plain-money.ts';
import { GAP_COLUMNS, gapText } from '../referrals/gaps.view.ts';
import { plainRecord } from '../kinds/kind.ts';
import type { Plain } from '../kinds/type.ts';
import { drawMarkdown } from '../screen/draw-markdown.view.ts';
import { Drawn } from '../screen/drawn.ts';
import { record, renderList, type Look } from '../screen/list.view.ts';
import { escapeMarkdown } from '../screen/markdown.view.ts';
import type { Uncounted } from '../referrals/uncounted.ts';
import type { NetworkReport, Volume } from './report.ts';
import {
  caveat,
  FORMALIZE_BY,
  MONTHS_SHOWN,
  monthsHeading,
  titleBlock,
  totalsBlocks,
  volumeColumns,
  type ReportFrame,
} from './report.view.ts';

/** The report as JSON has it: a public contract. */
export function reportAsPlain(report: NetworkReport, frame: ReportFrame): { [key: string]: Plain } {
  const columns = volumeColumns(report, frame);
  return {
    since: report.period.since,
    until: report.period.until,
    partners: report.partners,
    archived: report.archived,
    clientsGiven: frame.rare.clientsGiven ?? report.totals.given,
    uncounted: plainUncounted(frame.rare.uncounted),
    totals: volumeAsPlain(report.totals),
    withoutAmount: frame.rare.withoutAmount,
    ...feesAsPlain(frame.fees),
    before: beforeAsPlain(report.before),
    firstMonth: lastMonths(report.period.until, MONTHS_SHOWN)[0] ?? null,
    volume: report.volume.map((row) => record(columns, row)),
    timeToFormalize: report.timeToFormalize.map(({ partner, exchanged, given, received, advice }) => ({
      partner: partner.name,
      partnerId: `p${partner.id}`,
      verdict: advice.verdict,
      rule: advice.rule,
      exchanged,
      given,
      received,
      reason: advice.reason,
      lookAgain: advice.lookAgain ?? null,
    })),
    declined: report.declined,
    others: othersAsPlain(report.others),
    checkInsDue: report.checkInsDue.map((due) => ({
      partner: due.partner.name,
      partnerId: `p${due.partner.id}`,
      state: due.state,
      dueOn: due.dueOn,
      lastCheckIn: due.lastCheckIn ?? null,
      everyMonths: due.everyMonths,
    })),
    gaps: frame.gaps.map((gap) => record(GAP_COLUMNS, gap)),
    objectives: (frame.objectives?.all ?? []).map((each) =>
      plainRecord(objectives, each, report.period.until),
    ),
    visibility: frame.visible === undefined ? null : { ...frame.visible.visibility, of: VISIBLE_WEEKS },
    due: frame.due === undefined ? null : nowByKind(frame.due),
  };
}

/** By verdict, whatever a verdict is called: the partners of each, who exchanged most first. */
function othersAsPlain(others: NetworkReport['others']): Plain {
  const verdicts = [...new Set(others.map(({ verdict }) => verdict))];
  return Object.fromEntries(
    verdicts.map((verdict): [Verdict, Plain] => [
      verdict,
      others
        .filter((each) => each.verdict === verdict)
        .flatMap(({ partners }) => partners)
        .toSorted((a, b) => b.exchanged - a.exchanged)
        .map(({ partner, exchanged }) => ({ partner: partner.name, partnerId: `p${partner.id}`, exchanged })),
    ]),
  );
}

/** What was introduced and counts nowhere, as JSON has it: one sum a way and reason, of all partners told together. */
export function plainUncounted(uncounted: readonly Uncounted[]): Plain {
  const sums = new Map<string, Omit<Uncounted, 'partnerId'>>();
  for (const { direction, why, n } of uncounted) {
    const key = `${direction} ${why}`;
    sums.set(key, { direction, why, n: n + (sums.get(key)?.n ?? 0) });
  }
  return [...sums.values()].map(({ direction, why, n }) => ({ direction, why, referrals: n }));
}

/** What a period before came to, as JSON has it. */
export function beforeAsPlain(before: NetworkReport['before']): Plain {
  if (before === undefined) return null;
  return { since: before.period.since, until: before.period.until, ...volumeAsPlain(before) };
}

/** Fees that changed hands, as JSON has them. */
export function feesAsPlain(fees: ReportFrame['fees']): { readonly [key: string]: Plain } {
  return {
    feesPaid: (fees?.paid ?? []).map(plainMoney),
    feesReceived: (fees?.received ?? []).map(plainMoney),
  };
}

/** What was introduced and closed, as JSON has it. */
export function volumeAsPlain(volume: Volume): { readonly [key: string]: Plain } {
  return {
    given: volume.given,
    received: volume.received,
    exchanged: volume.exchanged,
    won: volume.won,
    closed: volume.closed,
    introducedEarlier: volume.introducedEarlier,
    businessReceived: volume.businessReceived.map(plainMoney),
    businessGiven: volume.businessGiven.map(plainMoney),
    wonWithoutAmount: volume.wonWithoutAmount,
  };
}

/** The report as Markdown. */
export function reportAsMarkdown(report: NetworkReport, frame: ReportFrame, look: Look): Drawn {
  const columns = volumeColumns(report, frame, look.numbers).map((column) =>
    column.key === 'months' ? { ...column, heading: monthsHeading(report.period.until) } : column,
  );
  const table = renderList(columns, report.volume.slice(0, frame.shown), look, '').text;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? '' : `\n## ${title}\n\n${lines.join('\n')}\n`;
  const formalize = FORMALIZE_BY.map(({ rule, text, beside }) => {
    const told = report.timeToFormalize.filter(({ advice }) => advice.rule === rule);
    return section(
      `${text}${beside === undefined ? '' : ` (${beside(frame)})`}`,
      told.map(
        ({ partner, advice }) =>
          `- **${escapeMarkdown(partner.name)}** ${escapeMarkdown(advice.summary + caveat(advice))}`,
      ),
    );
  });
  const others = report.others.map(
    ({ label, partners }) =>
      `- ${label}: ${partners.map(({ partner }) => escapeMarkdown(partner.name)).join(', ')}`,
  );
  const due = report.checkInsDue.map(
    ({ partner, state, dueOn }) => `- ${escapeMarkdown(partner.name)}: ${state} since ${formatDate(dueOn)}`,
  );
  const gaps = frame.gaps.map((gap) => `- ${escapeMarkdown(`${gap.profession}: ${gapText(gap)}`)}`);
  const goals = (frame.objectives?.all ?? []).map(
    (each) =>
      `- until ${formatDate(each.dueOn)}: ${escapeMarkdown(objectiveLine(each, report.period.until))}`,
  );
  const parts = [
    drawMarkdown([titleBlock(report, frame), ...totalsBlocks(report, frame)]).text,
    `\n## By partner\n\n${table}`,
    ...formalize,
    section(formalize.some((text) => text !== '') ? 'The others' : 'What is advised', others),
    section('Check-ins due', due),
    section('Asked for and not met', gaps),
    section('Objectives', goals),
  ];
  return new Drawn(parts.join(''));
}
