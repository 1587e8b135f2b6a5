/** What people type for the parts of the report; loaded where one is asked for. */
import { readWord, vocabulary, wordsMeant } from '../kinds/vocabulary.ts';
import { usageError } from '../text/errors.ts';
import { REPORT_SECTIONS, type ReportSection } from './report.ts';

/** What else may be typed for a part. */
export const synonyms: Readonly<Record<string, ReportSection>> = {
  returns: 'quarterly-returns',
  quarters: 'quarterly-returns',
  partners: 'volume',
  formalise: 'formalize',
  formalizing: 'formalize',
  checkins: 'check-ins',
  'what-became': 'outcomes',
  results: 'outcomes',
  senders: 'referrers',
  lapsed: 'referrers',
  'first-time': 'referrers',
  'given-and-received': 'reciprocity',
  'give-and-take': 'reciprocity',
  'win-rate': 'conversion',
  'won-of-closed': 'conversion',
  months: 'trend',
  monthly: 'trend',
  trends: 'trend',
  share: 'concentration',
  shares: 'concentration',
  needs: 'gaps',
  'unmet-needs': 'gaps',
  habit: 'habits',
  'new-people': 'habits',
  commissions: 'fees',
  'referral-fees': 'fees',
  contracts: 'agreements',
  spread: 'portfolio',
  stages: 'portfolio',
  expenses: 'costs',
  spending: 'costs',
  goals: 'objectives',
  targets: 'objectives',
  'where-clients-come-from': 'sources',
  origins: 'sources',
};

export const unclear = {};

const SECTION_WORDS = vocabulary('part of the report', REPORT_SECTIONS, synonyms);

/** What each part is called where it has to be named. */
export const SECTION_NAMES: Readonly<Record<ReportSection, string>> = {
  volume: 'By partner',
  formalize: 'Time to formalize',
  'check-ins': 'Check-ins due',
  gaps: 'Gaps',
  objectives: 'Objectives',
  costs: 'Costs',
  portfolio: 'Portfolio',
  sources: 'Where clients come from',
  'quarterly-returns': 'Quarterly returns',
  outcomes: 'What became of them',
  conversion: 'Won of those closed',
  referrers: 'Who sent clients',
  reciprocity: 'Given and received',
  concentration: 'How much came from whom',
  trend: 'Month by month',
  habits: 'Habits',
  fees: 'Fees',
  agreements: 'Agreements',
};

/** No name of a part has more words: `where clients come from`. */
const MOST_WORDS = 4;

/**
 * The parts named in texts, in the order they are named, each once: apart by commas or blanks, or in texts of their own.
 * Throws a usage `UserError` for a name that is none, and where nothing is named.
 */
export function readSections(typed: readonly string[]): readonly ReportSection[] {
  const named = typed.join(' ').split(/[,;]/).flatMap(sectionsIn);
  if (named.length === 0) {
    throw usageError('--only names no part of the report', `name one of: ${REPORT_SECTIONS.join(', ')}`);
  }
  return [...new Set(named)];
}

/** Those in a text without commas: the whole of it, or else the longest names that it can be cut into. */
function sectionsIn(text: string): ReportSection[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const found: ReportSection[] = [];
  for (let from = 0; from < words.length;) {
    const most = Math.min(MOST_WORDS, words.length - from);
    const runs = Array.from({ length: most }, (_, at) => words.slice(from, from + most - at));
    const run = runs.find((each) => wordsMeant(SECTION_WORDS, each.join(' ')).length === 1) ?? [];
    found.push(readWord(SECTION_WORDS, run.length === 0 ? (words[from] ?? '') : run.join(' ')));
    from += run.length;
  }
  return found;
}
