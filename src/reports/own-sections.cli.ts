/** The sections of the report that read what they tell themselves: another is a line here, and a word in REPORT_SECTIONS. */
import type { OwnSection } from './own-section.cli.ts';
import type { NetworkSection, ReportSection } from './report.ts';

const OWN: Readonly<Record<Exclude<ReportSection, NetworkSection>, () => Promise<OwnSection>>> = {
  costs: async () => (await import('./costs.cli.ts')).costs,
  portfolio: async () => (await import('./portfolio.cli.ts')).portfolio,
  sources: async () => (await import('./sources.cli.ts')).sources,
  'quarterly-returns': async () => (await import('./quarterly-returns.cli.ts')).quarterlyReturns,
  outcomes: async () => (await import('./outcomes.cli.ts')).outcomes,
  conversion: async () => (await import('./conversion.cli.ts')).conversion,
  referrers: async () => (await import('./referrers.cli.ts')).referrers,
  reciprocity: async () => (await import('./reciprocity.cli.ts')).reciprocity,
  concentration: async () => (await import('./concentration.cli.ts')).concentration,
  trend: async () => (await import('./trend.cli.ts')).trend,
  habits: async () => (await import('./habits.cli.ts')).habits,
  fees: async () => (await import('./fees-told.cli.ts')).fees,
  agreements: async () => (await import('./agreements-told.cli.ts')).agreements,
};

/** What makes a section that is no part of the report on the network. */
export function ownSection(section: keyof typeof OWN): Promise<OwnSection> {
  return OWN[section]();
}
