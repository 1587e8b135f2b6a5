import { createHash } from 'node:crypto';
import type { Block } from '../screen/blocks.ts';
import { Drawn } from '../screen/drawn.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { truncate } from '../text/width.ts';
import { escapeHtml } from './escape.ts';
import { figureHtml } from './figure.view.ts';
import { figuresHtml, offersHtml, rowsHtml } from './rows.view.ts';
import { drawSpark } from './spark.view.ts';
import { STYLE } from './style.ts';
import { tableHtml } from './table.view.ts';
import { htmlOf } from './text.view.ts';

/** What a tab, or a list of files, has room for. */
const LONGEST_TITLE = 70;
/** What half a sheet of paper has room for. */
const LONGEST_FOOT = 90;

/**
 * Blocks as one page that needs nothing beside itself: no script, no font, no request. What it may do is said in it,
 * so that nothing of the record could do more. `made` is said at its end: by what, and of which day.
 */
export function drawPage(blocks: readonly Block[], made: string): Drawn {
  const title = blocks.find((block) => block.is === 'title');
  const name = title?.text ?? 'Report';
  const days = title?.beside;
  const whole = sanitizeLine(days === undefined ? name : `${name}, ${days}`);
  const anchors = anchorsOf(blocks);
  const parts = navHtml(anchors);
  const style = STYLE + runningFoot(whole);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return new Drawn(
    [
      '<!DOCTYPE html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="referrer" content="no-referrer">',
      '<meta name="robots" content="noindex">',
      `<title>${escapeHtml(cutTo(whole, LONGEST_TITLE))}</title>`,
      `<style>${style}</style>`,
      '</head>',
      '<body>',
      ...(parts.length === 0 ? [] : ['<a class="skip" href="#content">Skip to the content</a>']),
      ...(title === undefined ? [] : [titleHtml(title)]),
      ...parts,
      '<main id="content">',
      ...bodyOf(blocks, anchors),
      '</main>',
      `<footer><p>${escapeHtml(made)}</p></footer>`,
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  );
}

/** Text of so many columns at most, and of no more letters and marks than words of those have. */
function cutTo(text: string, columns: number): string {
  return Array.from(truncate(text, columns))
    .slice(0, 3 * columns)
    .join('');
}

/** What stands at the foot of every sheet of paper. */
function runningFoot(text: string): string {
  const escaped = escapeForStyle(cutTo(text, LONGEST_FOOT));
  return `@page { @bottom-left { content: "${escaped}"; font: 8pt sans-serif; color: #4a4a4a; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4a4a4a; } }\n`;
}

/** Text within quotes in a style sheet: everything but letters, digits and blanks as its number. */
function escapeForStyle(text: string): string {
  return Array.from(text, (sign) =>
    /[A-Za-z0-9 ,]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `,
  ).join('');
}

/** What can be gone to by a link: the name of its place, and what the link says. */
interface Anchor {
  readonly id: string;
  readonly text: string;
}

/** Every heading and picture, in the order of the page. */
function anchorsOf(blocks: readonly Block[]): ReadonlyMap<Block, Anchor> {
  const told = blocks.flatMap((block): (readonly [Block, string])[] =>
    block.is === 'heading' ? [[block, block.text]] : block.is === 'chart' ? [[block, block.chart.title]] : [],
  );
  return new Map(told.map(([block, text], at) => [block, { id: `part-${at + 1}`, text }]));
}

/** A page of fewer parts is seen at a glance. */
const LISTED_FROM = 5;

/** Links to the parts of a long page, each text once; nothing on a short one. */
function navHtml(anchors: ReadonlyMap<Block, Anchor>): string[] {
  const first = new Map([...anchors.values()].toReversed().map((anchor) => [anchor.text, anchor]));
  const all = [...anchors.values()].filter((anchor) => first.get(anchor.text) === anchor);
  if (all.length < LISTED_FROM) return [];
  const links = all.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  return [`<nav aria-label="On this page"><ul>${links.join('\n')}</ul></nav>`];
}

/** What has been told so far of where the page is. */
interface Place {
  readonly anchors: ReadonlyMap<Block, Anchor>;
  /** Under which heading it is. */
  under: string | undefined;
  /** What is open around it, innermost last: each closed by its tag. */
  readonly open: ('section' | 'div' | 'details')[];
  /** Pictures are beside one another. */
  inPair: boolean;
  /** How many tables have been called what. */
  readonly tables: Map<string, number>;
}

function bodyOf(blocks: readonly Block[], anchors: ReadonlyMap<Block, Anchor>): string[] {
  const place: Place = { anchors, under: undefined, open: [], inPair: false, tables: new Map() };
  const title = blocks.find((block) => block.is === 'title')?.text ?? 'Report';
  const parts = blocks.flatMap((block, at) => [
    ...movedTo(block, blocks[at + 1], place),
    htmlOfBlock(block, place, title),
  ]);
  return [...parts.filter((part) => part !== ''), ...closed(place)];
}

/** What closes and opens before a block: a heading begins a section, room before others a group of their own. */
function movedTo(block: Block, next: Block | undefined, place: Place): string[] {
  if (block.is === 'title' || block.is === 'blank') return closed(place);
  if (block.is === 'heading') {
    const before = closed(place);
    place.under = block.text;
    place.open.push('section');
    return [...before, `<section id="${place.anchors.get(block)?.id ?? ''}">`];
  }
  const opened: string[] = [];
  if (place.open.length === 0) {
    place.open.push('div');
    place.under = undefined;
    opened.push('<div class="group">');
  }
  const goesBeside = isSmall(block);
  if (place.inPair && !goesBeside) {
    place.inPair = false;
    place.open.pop();
    opened.push('</div>');
  } else if (!place.inPair && goesBeside && next !== undefined && isSmall(next)) {
    place.inPair = true;
    place.open.push('div');
    opened.push('<div class="abreast">');
  }
  return opened;
}

/** Pictures that lose nothing where they have half the width. */
const SMALL: ReadonlySet<string> = new Set(['outcomes', 'quarters', 'concentration', 'costs-and-business']);

function isSmall(block: Block): boolean {
  return block.is === 'chart' && SMALL.has(block.chart.kind);
}

function closed(place: Place): string[] {
  place.inPair = false;
  return place.open
    .splice(0)
    .toReversed()
    .map((tag) => `</${tag}>`);
}

function titleHtml({ text, beside }: Extract<Block, { is: 'title' }>): string {
  return `<header><h1>${escapeHtml(text)}</h1>${besideHtml('p', beside)}</header>`;
}

function htmlOfBlock(block: Block, place: Place, title: string): string {
  switch (block.is) {
    case 'title':
    case 'blank':
      return '';
    case 'heading':
      return headingHtml(block, place);
    case 'paragraph':
      return `<p>${htmlOf(block.text)}</p>`;
    case 'note':
      return `<p class="note">${htmlOf(block.text)}</p>`;
    case 'rows':
      return block.figures === true ? figuresHtml(block.rows) : rowsHtml(block.rows);
    case 'table':
      return tableHtml(block, called(place, place.under ?? title));
    case 'chart': {
      const { chart, table, seen } = block;
      const there = [...place.anchors].find(([each, { text }]) => each.is === 'heading' && text === seen);
      return figureHtml(chart, table, {
        id: place.anchors.get(block)?.id ?? '',
        numbers: called(place, `${chart.title}: the numbers`),
        level: place.under === undefined ? 2 : 3,
        seen: seen === 'below' ? 'below' : there?.[1],
      });
    }
    case 'commands':
      return offersHtml(block.commands);
    case 'bars':
      return barsHtml(block);
  }
}

/** A part that is looked up, not read, is closed on a screen: its heading opens it. */
function headingHtml(
  { text, beside, late, folded }: Extract<Block, { is: 'heading' }>,
  { open }: Place,
): string {
  const h2 = `<h2${late === true ? ' class="late"' : ''}>${escapeHtml(text)}${besideHtml('span', beside)}</h2>`;
  if (folded !== true) return h2;
  open.push('details');
  return `<details><summary>${h2}</summary>`;
}

function besideHtml(element: 'p' | 'span', beside: string | undefined): string {
  return beside === undefined ? '' : `<${element} class="beside">${htmlOf(beside)}</${element}>`;
}

/** A name that no other table has. */
function called({ tables }: Place, name: string): string {
  const times = (tables.get(name) ?? 0) + 1;
  tables.set(name, times);
  return times === 1 ? name : `${name}, ${times}`;
}

function barsHtml({ values, from, to, text }: Extract<Block, { is: 'bars' }>): string {
  const label = escapeHtml(`${from} to ${to}: ${values.join(', ')}`);
  const bars = drawSpark(values, Math.max(...values, 0), label);
  return `<p class="bars"><span>${escapeHtml(from)}</span>${bars}<span>${escapeHtml(to)}</span> <span>${escapeHtml(text)}</span></p>`;
}
