import { createHash } from 'node:crypto';
import type { Block } from '../screen/blocks.ts';
import { Drawn } from '../screen/drawn.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { truncate } from '../text/width.ts';
import { escapeHtml } from './escape.ts';
import { figureHtml } from './figure.view.ts';
import { offersHtml, rowsHtml } from './rows.view.ts';
import { drawSpark } from './spark.view.ts';
import { STYLE } from './style.ts';
import { tableHtml } from './table.view.ts';
import { htmlOf } from './text.view.ts';

/** What a tab, or a list of files, has room for. */
const LONGEST_TITLE = 70;

/**
 * Blocks as one page that needs nothing beside itself: no script, no font, no request. What it may do is said in it,
 * so that nothing of the record could do more. `made` is said at its end: by what, and of which day.
 */
export function drawPage(blocks: readonly Block[], made: string): Drawn {
  const title = blocks.find((block) => block.is === 'title');
  const name = title?.text ?? 'Report';
  const days = title?.beside;
  const whole = days === undefined ? name : `${name}, ${days}`;
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
      `<title>${escapeHtml(truncate(sanitizeLine(whole), LONGEST_TITLE))}</title>`,
      `<style>${style}</style>`,
      '</head>',
      '<body>',
      '<main>',
      ...bodyOf(blocks),
      '</main>',
      `<footer><p>${escapeHtml(made)}</p></footer>`,
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  );
}

/** What stands at the foot of every sheet of paper. */
function runningFoot(text: string): string {
  const escaped = escapeForStyle(text);
  return `@page { @bottom-left { content: "${escaped}"; font: 8pt sans-serif; color: #4a4a4a; } @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4a4a4a; } }\n`;
}

/** Text within quotes in a style sheet: everything but letters, digits and blanks as its number. */
function escapeForStyle(text: string): string {
  return Array.from(text, (sign) =>
    /[A-Za-z0-9 ,]/.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0xfffd).toString(16)} `,
  ).join('');
}

/** What has been told so far of where the page is. */
interface Place {
  /** How many headings there were, for their names. */
  headings: number;
  /** Under which heading it is. */
  under: string | undefined;
  /** What is open around it. */
  open: 'section' | 'div' | undefined;
  /** How many tables have been called what. */
  readonly tables: Map<string, number>;
}

function bodyOf(blocks: readonly Block[]): string[] {
  const place: Place = { headings: 0, under: undefined, open: undefined, tables: new Map() };
  const title = blocks.find((block) => block.is === 'title')?.text ?? 'Report';
  const parts = blocks.flatMap((block) => [...movedTo(block, place), htmlOfBlock(block, place, title)]);
  return [...parts.filter((part) => part !== ''), ...closed(place)];
}

/** What closes and opens before a block: a heading begins a section, room before others a group of their own. */
function movedTo(block: Block, place: Place): string[] {
  if (block.is === 'title') return closed(place);
  if (block.is === 'blank') return closed(place);
  if (block.is === 'heading') {
    const before = closed(place);
    place.open = 'section';
    place.headings += 1;
    place.under = block.text;
    return [...before, '<section>'];
  }
  if (place.open !== undefined) return [];
  place.open = 'div';
  place.under = undefined;
  return ['<div class="group">'];
}

function closed(place: Place): string[] {
  const { open } = place;
  place.open = undefined;
  return open === undefined ? [] : [`</${open}>`];
}

function htmlOfBlock(block: Block, place: Place, title: string): string {
  switch (block.is) {
    case 'title':
      return `<header><h1>${escapeHtml(block.text)}</h1>${besideHtml('p', block.beside)}</header>`;
    case 'heading': {
      const late = block.late === true ? ' class="late"' : '';
      return `<h2${late}>${escapeHtml(block.text)}${besideHtml('span', block.beside)}</h2>`;
    }
    case 'paragraph':
      return `<p>${htmlOf(block.text)}</p>`;
    case 'note':
      return `<p class="note">${htmlOf(block.text)}</p>`;
    case 'rows':
      return rowsHtml(block.rows);
    case 'table':
      return tableHtml(block, called(place, place.under ?? title));
    case 'chart': {
      place.headings += 1;
      return figureHtml(block.chart, block.table, {
        id: `chart-${place.headings}`,
        numbers: called(place, `${block.chart.title}: the numbers`),
        level: place.under === undefined ? 2 : 3,
      });
    }
    case 'commands':
      return offersHtml(block.commands);
    case 'bars':
      return barsHtml(block);
    case 'blank':
      return '';
  }
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
