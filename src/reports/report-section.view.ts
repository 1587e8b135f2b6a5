import type { Plain } from '../kinds/type.ts';
import type { DueCheckIn, NetworkReport, NetworkSection } from './report.ts';
import { apart, rows, type Block } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { objectives } from '../contact/objective.ts';
import type { SphereGap } from '../partners/contact-sphere.ts';
import { sphereBlocks } from '../partners/contact-sphere.view.ts';
import type { Gap } from '../referrals/gaps.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { GAP_COLUMNS, gapsBlocks } from '../referrals/gaps.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import { renderList, type Look } from '../screen/list.view.ts';
import {
  checkInsBlocks,
  formalizeBlocks,
  nothingIn,
  volumeBlocks,
  volumeColumns,
  type ReportFrame,
} from './report.view.ts';
import { reportAsPlain } from './report-file.view.ts';

/** The part's key in the report's JSON, and what is printed where there is nothing in it. */
const PARTS: Readonly<Record<NetworkSection, { key: string; empty: string }>> = {
  volume: { key: 'volume', empty: 'No referral in this period yet.' },
  formalize: { key: 'timeToFormalize', empty: 'nobody yet' },
  'check-ins': { key: 'checkInsDue', empty: 'No check-in is due.' },
  objectives: {
    key: 'objectives',
    empty: 'No open objective of the network: refnet promise --network --goal NUMBER --by DAY',
  },
  gaps: { key: 'gaps', empty: 'Nothing was asked for that nobody can do.' },
};

/** One part of the report, whole; without a title. */
export function sectionBlocks(
  section: NetworkSection,
  report: NetworkReport,
  frame: ReportFrame,
  look: Look,
): Block[] {
  const part = partBlocks(section, report, frame, look);
  // Whoever was never checked in with stands below, whether a check-in is due or not.
  const isEmpty = part.length === 0 || (section === 'check-ins' && report.checkInsDue.length === 0);
  const empty = section === 'volume' ? nothingIn(report.period.until, frame.today) : PARTS[section].empty;
  return isEmpty ? [...rows([{ cells: [empty] }]), ...part] : part;
}

/** One part of the report as JSON has it: a part of what the whole report prints. */
export function sectionAsPlain(
  section: NetworkSection,
  report: NetworkReport,
  frame: ReportFrame,
): { [key: string]: Plain } {
  const { key } = PARTS[section];
  const { since, until } = report.period;
  const part = { since, until, [key]: reportAsPlain(report, frame)[key] ?? [] };
  if (section !== 'gaps') return part;
  const { sphere } = frame;
  return {
    ...part,
    contactSphere: sphere?.map(({ profession, partner }) => ({ profession, partner })) ?? null,
  };
}

function partBlocks(section: NetworkSection, report: NetworkReport, frame: ReportFrame, look: Look): Block[] {
  switch (section) {
    case 'volume':
      return volumeBlocks(report, frame, look);
    case 'formalize':
      return formalizeBlocks(report, frame);
    case 'check-ins':
      return checkInsBlocks(report, frame, Infinity);
    case 'gaps':
      return apart(
        frame.gaps.length === 0 ? rows([{ cells: [PARTS.gaps.empty] }]) : gapsBlocks(frame.gaps, Infinity),
        sphereBlocks(frame.sphere, frame.settings.profession),
      );
    case 'objectives':
      return frame.objectives?.blocks(frame.objectives.all, report.period.until) ?? [];
  }
}

/** One part of the report as a list, for CSV. */
export function listSection(
  section: NetworkSection,
  report: NetworkReport,
  frame: ReportFrame,
  look: Look,
): Drawn {
  switch (section) {
    case 'volume':
      return renderList(volumeColumns(report, frame, look.numbers), report.volume, look, '');
    case 'formalize':
      return renderList(FORMALIZE_COLUMNS, report.timeToFormalize, look, '');
    case 'check-ins':
      return renderList(CHECK_IN_COLUMNS, report.checkInsDue, look, '');
    case 'gaps':
      return renderList(LACKING_COLUMNS, [...frame.gaps, ...(frame.sphere ?? [])], look, '');
    case 'objectives':
      return renderList(columnsOf(objectives, report.period.until), frame.objectives?.all ?? [], look, '');
  }
}

/** What was asked for, then the professions of the contact sphere, which nobody needs to have asked for. */
const LACKING_COLUMNS: readonly Column<Gap | SphereGap>[] = [
  ...GAP_COLUMNS.map((column): Column<Gap | SphereGap> => {
    const { text: _text, numbers: _numbers, ...rest } = column;
    return {
      ...rest,
      value: (row) =>
        isAsked(row) ? column.value(row) : column.key === 'profession' ? row.profession : null,
    };
  }),
  {
    key: 'sameClients',
    heading: 'Same clients',
    value: (row) => !isAsked(row),
  },
  { key: 'partner', heading: 'Partner', value: (row) => (isAsked(row) ? null : row.partner) },
];

function isAsked(row: Gap | SphereGap): row is Gap {
  return 'times' in row;
}

const FORMALIZE_COLUMNS: readonly Column<NetworkReport['timeToFormalize'][number]>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  {
    key: 'verdict',
    heading: 'Verdict',
    value: ({ advice }) => advice.verdict,
  },
  { key: 'rule', value: ({ advice }) => advice.rule },
  { key: 'exchanged', heading: 'Exchanged', value: ({ exchanged }) => exchanged, align: 'right' },
  { key: 'given', heading: 'Given', value: ({ given }) => given, align: 'right' },
  { key: 'received', heading: 'Received', value: ({ received }) => received, align: 'right' },
  { key: 'reason', value: ({ advice }): Plain => advice.reason },
  {
    key: 'lookAgain',
    heading: 'Look again',
    value: ({ advice }) => advice.lookAgain ?? null,
  },
];

const CHECK_IN_COLUMNS: readonly Column<DueCheckIn>[] = [
  { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name },
  { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
  { key: 'state', heading: 'State', value: ({ state }) => state },
  {
    key: 'dueOn',
    heading: 'Due since',
    value: ({ dueOn }) => dueOn,
  },
  {
    key: 'lastCheckIn',
    heading: 'Last',
    value: ({ lastCheckIn }) => lastCheckIn ?? null,
  },
  { key: 'everyMonths', value: ({ everyMonths }) => everyMonths },
];
