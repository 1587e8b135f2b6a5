/** Which number is meant by what people type for it. */
import { verdictLabel, VERDICTS } from '../advice/words.ts';
import { usageError, type UserError } from '../text/errors.ts';
import { list } from '../text/count.ts';
import { quoted } from '../text/quoted.ts';
import { searchKey } from '../text/search-key.ts';
import { closest } from '../text/similar.ts';
import type { Figure } from './figure.ts';
import { FIGURES } from './figures.ts';
import { REPORT_SECTIONS, type ReportSection } from './report.ts';

type Sections = readonly ReportSection[];

/** The numbers of some sections, or of all where none is named. */
export function figuresOf(sections: Sections = []): readonly Figure[] {
  return sections.length === 0 ? FIGURES : FIGURES.filter((each) => sectionOf(each, sections) !== undefined);
}

/** The first of the sections that a number stands in. */
export function sectionOf({ stands }: Figure, sections: Sections): ReportSection | undefined {
  return sections.find((each) => stands[each] !== undefined);
}

/** The numbers of each section that has any, each under the first it stands in. */
export function figuresBySection(): readonly {
  readonly section: ReportSection | 'report';
  readonly figures: readonly Figure[];
}[] {
  const told = new Set<Figure>();
  return [...REPORT_SECTIONS, 'report' as const].flatMap((section) => {
    const figures = FIGURES.filter((each) => each.stands[section] !== undefined && !told.has(each));
    for (const each of figures) told.add(each);
    return figures.length === 0 ? [] : [{ section, figures }];
  });
}

/** What may be typed for a number: in its section first of all what it is called there. */
function wordsFor({ id, name, says, stands }: Figure, sections: Sections): readonly (readonly string[])[] {
  const own = sections.flatMap((each) => stands[each]?.as ?? []);
  return [own, [id, name], says].map((words) => words.map(keyOf));
}

/** The number that a text names wholly; undefined where it names none. */
export function figureCalled(text: string, sections: Sections = []): Figure | undefined {
  const typed = keyOf(text);
  const among = figuresOf(sections);
  for (const level of [0, 1, 2]) {
    const found = among.find((each) => wordsFor(each, sections)[level]?.includes(typed) === true);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The number that a text names, wholly or by a beginning that fits one alone. Throws a usage UserError with those that
 * are near, or with all there are.
 */
export function figureMeant(text: string, sections: Sections = []): Figure {
  const told = toldOtherwise(text, sections);
  if (told !== undefined) throw told;
  const called = figureCalled(text, sections);
  if (called !== undefined) return called;
  const among = figuresOf(sections);
  const typed = keyOf(text);
  const begun = among.filter((each) =>
    wordsFor(each, sections)
      .flat()
      .some((word) => word.startsWith(typed)),
  );
  const [only, ...more] = begun;
  if (only !== undefined && more.length === 0 && typed !== '') return only;
  throw notMeant(text, typed === '' ? [] : begun, sections);
}

/** What reports print that counts no rows of its own, or is told in two numbers: what tells it. */
const LEDGER = ['accrued', 'due', 'in credit', 'credit', 'expected', 'to settle by hand', 'by hand'];
const IN_TWO: Readonly<Record<string, readonly [string, string]>> = {
  'one way': ['only-given', 'only-received'],
};

/** The error for such a word; due alone may be a check-in or a fee. */
function toldOtherwise(text: string, sections: Sections): UserError | undefined {
  const typed = keyOf(text);
  const two = IN_TWO[typed];
  if (two !== undefined) {
    return usageError(`${quoted(text)} is two numbers`, ...two.map((id) => `refnet report --explain ${id}`));
  }
  if (isVerdict(typed) && figureCalled(text, sections) === undefined) {
    return usageError(
      `${quoted(text)} is what a relationship calls for`,
      'refnet advise      tells of each why',
    );
  }
  if (!LEDGER.includes(typed)) return undefined;
  const isOfFees = sections.includes('fees');
  if (typed !== 'due') return sections.length === 0 || isOfFees ? ofLedger(text) : undefined;
  if (sections.length > 0) return isOfFees && !sections.includes('check-ins') ? ofLedger(text) : undefined;
  return usageError(
    `${quoted(text)} may be check-ins or fees`,
    'refnet report --explain check-ins-due',
    'refnet fees      each account line by line',
  );
}

function isVerdict(typed: string): boolean {
  const labels = [...VERDICTS.map((each) => verdictLabel(each)), verdictLabel('all-well', 'formal')];
  return labels.some((each) => keyOf(each) === typed);
}

function ofLedger(text: string): UserError {
  return usageError(
    `${quoted(text)} is reckoned from the accounts of fees`,
    'refnet fees      each account line by line',
  );
}

function notMeant(text: string, begun: readonly Figure[], sections: Sections): UserError {
  const elsewhere = sections.length === 0 ? undefined : figureCalled(text);
  if (elsewhere !== undefined) {
    const places = REPORT_SECTIONS.filter((each) => elsewhere.stands[each] !== undefined);
    return usageError(
      `${quoted(text)} is no number of ${list(sections, 'and')}`,
      `refnet report --explain ${elsewhere.id}      ${places.length === 0 ? 'of the whole report' : `it stands in ${list(places, 'and')}`}`,
    );
  }
  const near = begun.length > 0 ? begun.map(({ id }) => id) : nearest(text, sections);
  const of = sections.length === 0 ? 'reports' : list(sections, 'and');
  const question = near.length === 0 ? '' : `. Did you mean ${list(near.slice(0, 3), 'or')}?`;
  const all = `refnet report${onlyOf(sections)} --explain`;
  return usageError(
    `${quoted(text)} is no number of ${of}${question}`,
    ...near.slice(0, 3).map((id) => `${all} ${id}`),
    `${all}      lists all`,
  );
}

function nearest(text: string, sections: Sections): string[] {
  const said = figuresOf(sections).flatMap((each) =>
    wordsFor(each, sections)
      .flat()
      .map((word) => ({ word, id: each.id })),
  );
  const words = closest(
    keyOf(text),
    said.map(({ word }) => word),
    6,
  );
  return [...new Set(words.flatMap((word) => said.find((each) => each.word === word)?.id ?? []))];
}

/** The option that names the sections, after a blank; nothing for all. */
export function onlyOf(sections: Sections): string {
  return sections.length === 0 ? '' : ` --only ${sections.join(',')}`;
}

/** Case, accents, hyphens and underscores do not matter. */
function keyOf(text: string): string {
  return searchKey(text)
    .replaceAll(/[\s_,-]+/g, ' ')
    .trim();
}
