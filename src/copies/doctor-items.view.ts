import type { Check } from './doctor.ts';

/** What people call what a table of the file holds. */
const HOLDS: Readonly<Record<string, string>> = {
  advice_declines: 'advice that was declined',
  agreement_terms: 'terms of agreements',
  aliases: 'other names',
  change_rows: 'the history',
  changes: 'the history',
  check_ins: 'check-ins',
  collections: 'what was collected',
  contact_points: 'emails, phones, links and postal addresses',
  counters: 'the count of the numbers given out',
  fee_terms: 'fees agreed',
  fee_tiers: 'tiers of fees',
  forgotten: 'clients that were forgotten',
  import_files: 'the files that were imported',
  import_identities: 'what was imported before',
  import_maps: 'saved mappings of columns',
  meta: 'what the file says of itself',
  question_answers: 'answers to the questions',
  signals: 'notes on partners',
  snoozes: 'what was put off',
  source_aliases: 'other names of sources',
  stage_events: 'the history of stages',
  status_events: 'the history of referrals',
  tombstones: 'what was removed',
  undone_rows: 'imports that were taken back',
  undone_tables: 'imports that were taken back',
  unmet_needs: 'needs that nobody met',
  working_answers: 'how you work together',
};

/** Columns whose name says nothing to a person. */
const FACTS: Readonly<Record<string, string>> = {
  goal_kind: 'goal',
  import_id: 'import',
  introduced_by: 'who introduced them',
  is: '',
  last_step_on: 'day of the last step',
  minor: 'amount',
  occurred_on: 'day',
  on_day: 'day',
  percent_millionths: 'percent',
  record_id: 'record',
};

/** What the words of the lists are of. */
const LISTS: Readonly<Record<string, string>> = {
  statuses: 'status',
  stages: 'stage',
  check_in_kinds: 'kind of check-in',
  signal_kinds: 'kind of note',
  project_kinds: 'kind of project',
  payment_kinds: 'kind of payment',
};

/** What the file says of itself. */
const OWN_FACTS: Readonly<Record<string, string>> = {
  'network-uuid': 'which network it is',
  'made-at': 'when it was made',
  'made-on': 'the day it was made',
  'records-since': 'the day from which it has records',
  'search-key-version': 'how its words are made to be found',
  'identity-secret': 'how imported rows are known again',
  'notices-shown': 'the notices that were shown',
  'calendar-told': 'the events that calendars were given',
};

/** What a thing that a finding names is to a person; undefined for what says nothing to anybody. */
export function itemWords(check: Check, item: string): string | undefined {
  switch (check) {
    case 'content':
    case 'index':
    case 'missing-index':
      return undefined;
    case 'missing-table':
    case 'not-taken':
      return heldIn(item);
    case 'missing-column': {
      const [table = '', column = ''] = item.split(' ');
      return `${factIn(column)} (${heldIn(table)})`;
    }
    case 'different': {
      if (item === 'encoding') return 'how it keeps its text (UTF-16)';
      const [type, name = ''] = item.split(' ');
      return type === 'table' ? heldIn(name) : undefined;
    }
    case 'first-facts':
      return factWords(item);
    case 'own-facts':
      return OWN_FACTS[item] ?? item;
    case 'counters':
      return `${item}s`;
    case 'twice':
      return item.replace(' ', ' with ');
    default:
      return placeWords(item);
  }
}

function heldIn(table: string): string {
  return HOLDS[table] ?? table.replaceAll('_', ' ');
}

function factIn(column: string): string {
  return FACTS[column] ?? column.replace(/_(?:id|on|day|minor|key)$/, '').replaceAll('_', ' ');
}

/** `statuses won` is the status "won". */
function factWords(item: string): string {
  const [table = '', name = ''] = item.split(' ');
  const list = LISTS[table];
  if (list !== undefined) return `the ${list} "${name}"`;
  return table === 'counters' ? `the count of the ${name} numbers` : `the ${name.replaceAll('-', ' ')}`;
}

/** `p3 (introduced_by)` is p3 (who introduced them); `tags 7` is one of the tags. */
function placeWords(item: string): string {
  const [, place = item, columns] = /^(.*?)(?: \(([a-z_, ]+)\))?$/.exec(item) ?? [];
  const where = place.replace(/^([a-z_]+) \d+$/, (_, table: string) => `in ${heldIn(table)}`);
  if (columns === undefined) return where;
  const facts = [...new Set(columns.split(', ').map(factIn))].filter(Boolean);
  return `${where} (${facts.join(', ')})`;
}
