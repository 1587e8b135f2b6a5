/** `report --only`: one part of the report or several under one title; loaded where they are asked for. */
import type { Day } from '../calendar/day.ts';
import { formatDay } from '../calendar/day-words.ts';
import { periodOptions, periodWords, type Period } from '../calendar/period.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { apart, type Block } from '../screen/blocks.ts';
import type { Settings } from '../settings/settings.ts';
import type { Shown } from '../shell/command.cli.ts';
import { list } from '../text/count.ts';
import { usageError, type UserError } from '../text/errors.ts';
import { ownSection } from './own-sections.cli.ts';
import { networkSection, sectionShown, sphereOf } from './report-parts.cli.ts';
import { isOfNetwork, type NetworkReport, type ReportSection } from './report.ts';
import { titleOf, type ReportFrame } from './report.view.ts';
import { SECTION_NAMES } from './section-words.ts';
import type { Section } from './section.view.ts';

const PERIODS_WITH_SINCE = ['since', 'quarter', 'year', 'last'] as const;

/** The option that says the first day, where one was said. */
function firstDaySaid({ has }: Pick<SectionsAsked, 'has'>): string | undefined {
  return PERIODS_WITH_SINCE.find(has);
}

/** These go by the last day alone. */
const WITHOUT_SINCE: readonly ReportSection[] = ['formalize', 'check-ins', 'objectives'];

/** What is told by groups and beside the period before where no part is named. */
const VOLUME: readonly ReportSection[] = ['volume'];

/** What the parts are reckoned from. */
export interface SectionsAsked {
  readonly settings: Settings;
  readonly today: Day;
  readonly period: Period;
  /** By groups, beside a period before, and every line of it. */
  readonly by: string | undefined;
  readonly compare: string | undefined;
  readonly all: boolean;
  readonly isPage: boolean;
  /** Whether an option was said. */
  readonly has: (key: (typeof PERIODS_WITH_SINCE)[number]) => boolean;
  /** Reads what the parts of the report on the network are made of. */
  readonly network: () => Promise<{ report: NetworkReport; frame: ReportFrame }>;
}

/** Whether other parts stand beside one. */
interface Among {
  readonly isAmong: boolean;
}

interface Named {
  readonly part: ReportSection;
  readonly section: Section;
}

/**
 * The parts asked for, in every format; several stand in the order they were asked for, and as JSON in an object by their
 * names. Throws a usage `UserError` for a first day where all of them go by the last day alone.
 */
export async function sectionsShown(
  db: Db,
  named: readonly ReportSection[],
  asked: SectionsAsked,
): Promise<Shown> {
  const { settings } = asked;
  const first = firstDaySaid(asked);
  const parts = named.length === 0 ? VOLUME : named;
  if (first !== undefined && parts.every(goesByLastDay)) throw withoutFirstDay(first, parts);
  const isBrokenDown = (asked.by ?? asked.compare) !== undefined;
  if (asked.all && !isBrokenDown && !parts.includes('sources')) throw isWhole(parts);
  const network = !isBrokenDown && parts.some(isOfNetwork) ? await asked.network() : undefined;
  const sections: Named[] = [];
  for (const part of parts)
    sections.push(await withPage(db, part, { ...asked, isAmong: parts.length > 1 }, network));
  const [only, ...more] = sections;
  if (only !== undefined && more.length === 0) return sectionShown(only.section, settings);
  return {
    blocks: (look) =>
      apart(
        [{ is: 'title', text: titleOf({ settings }), beside: periodWords(asked.period) }],
        otherDays(sections, asked),
        ...saidOnce(sections.map(({ part, section }) => headed(part, section.blocks(look)))),
      ),
    plain: () => Object.fromEntries(sections.map(({ part, section }) => [part, section.plain()])),
    csv: () => {
      throw csvOfOne(parts, asked);
    },
  };
}

/** A part, with pictures where it is drawn as a page; broken down into others it has none. */
async function withPage(
  db: Db,
  part: ReportSection,
  asked: SectionsAsked & Among,
  network: { report: NetworkReport; frame: ReportFrame } | undefined,
): Promise<Named> {
  const section = await sectionOf(db, part, asked, network);
  if (!asked.isPage || (asked.by ?? asked.compare) !== undefined) return { part, section };
  const { withPictures } = await import('./network-page.cli.ts');
  return { part, section: withPictures(db, { part, section }, asked, network) };
}

async function sectionOf(
  db: Db,
  part: ReportSection,
  { settings, today, period, by, compare, all, isAmong }: SectionsAsked & Among,
  network: { report: NetworkReport; frame: ReportFrame } | undefined,
): Promise<Section> {
  if ((by ?? compare) !== undefined) {
    const { brokenDown } = await import('./breakdown.cli.ts');
    return brokenDown(db, part, period, { settings, today }, { by, compare, all, isAmong });
  }
  if (!isOfNetwork(part)) return (await ownSection(part))(db, period, { settings, today, all });
  if (network === undefined) throw new Error('the network is not read');
  const sphere = part === 'gaps' ? sphereOf(db, settings, today) : undefined;
  return networkSection(part, network.report, { ...network.frame, sphere });
}

/** Every line of a part that leaves none out. */
function isWhole(parts: readonly ReportSection[]): UserError {
  const told = parts.length === 1 ? 'this part is' : 'these parts are';
  return usageError(`--all does not go with --only ${parts.join(',')}`, `${told} whole: leave it out`);
}

function goesByLastDay(part: ReportSection): boolean {
  return WITHOUT_SINCE.includes(part);
}

/** A part among others says what it is, where it does not begin with a heading. */
function headed(part: ReportSection, blocks: readonly Block[]): readonly Block[] {
  return blocks[0]?.is === 'heading' ? blocks : [{ is: 'heading', text: SECTION_NAMES[part] }, ...blocks];
}

/** Of what several parts say alike beside a command, how far the record reaches back, the first alone says it. */
function saidOnce(parts: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  const said = new Set<string>();
  return parts.map((blocks) => {
    const left = blocks.filter((block) => {
      if (block.is !== 'rows' || block.rows.some(({ command }) => command === undefined)) return true;
      return said.size < said.add(JSON.stringify(block)).size;
    });
    return left.filter(
      ({ is }, at) => is !== 'blank' || (at < left.length - 1 && left[at + 1]?.is !== 'blank'),
    );
  });
}

/** Which parts tell of other days than the title does; nothing where none does. */
function otherDays(
  sections: readonly Named[],
  { period, has }: Pick<SectionsAsked, 'period' | 'has'>,
): Block[] {
  const first = firstDaySaid({ has });
  const [byLastDay, ...more] = sections
    .map(({ part }) => part)
    .filter((part) => first !== undefined && goesByLastDay(part));
  const lines = [
    ...(byLastDay === undefined
      ? []
      : [`${namesOf([byLastDay, ...more])}: as of ${formatDay(period.until)} alone.`]),
    ...sections
      .filter(({ part, section }) => !goesByLastDay(part) && !isSame(section.period, period))
      .map(({ part, section }) => `${namesOf([part])}: ${periodWords(section.period)}.`),
  ];
  return lines.map((text) => ({ is: 'note', text }));
}

function isSame(a: Period, b: Period): boolean {
  return a.since === b.since && a.until === b.until;
}

/** `Check-ins due and objectives`. */
function namesOf(parts: readonly ReportSection[]): string {
  const [first = '', ...more] = parts.map((part) => SECTION_NAMES[part]);
  return list([first, ...more.map((name) => name.toLowerCase())], 'and');
}

/** A first day where no part has one. */
function withoutFirstDay(option: string, parts: readonly ReportSection[]): UserError {
  const goes = parts.length === 1 ? 'it goes' : 'they go';
  return usageError(
    `--${option} does not go with --only ${parts.join(',')}`,
    `${goes} by the last day alone: --until`,
  );
}

function csvOfOne(parts: readonly ReportSection[], { period, today }: SectionsAsked): UserError {
  const one = parts.find((part) => !goesByLastDay(part));
  const options = one === undefined ? '' : periodOptions(period, today);
  return usageError(
    'CSV is of one part of the report, as each has columns of its own',
    `refnet report --only ${one ?? parts[0] ?? ''}${options} --format csv`,
  );
}
