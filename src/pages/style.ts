/**
 * The style of a page but for what depends on the place of a column: quiet, one accent for what is given and one for
 * what is received, in light, in dark and on paper. Text has a contrast of 4.5 to 1 at least, and is never smaller than
 * 11 pixels. No sheet names a font to fetch.
 */
const BASE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --raised: #f5f3ee; --ink: #22262b; --quiet: #5b6168; --line: #dcd7cd; --strong-line: #8d9299;
  --given: #b3541e; --received: #1f6f8b; --won: #0c3e50; --lost: #8b8378; --open: #fdfcfa; --before: #7f7a72; --neutral: #5b6168;
  --texts: 14rem; --page: 50rem; --costs: #8b8378; --business: #1f6f8b; --good: #2a6b3c; --attention: #8a5a00; --problem: #a32020;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16191d; --raised: #20242a; --ink: #e6e4df; --quiet: #a9aeb5; --line: #353a41; --strong-line: #737a83;
    --given: #e38b52; --received: #4fa3c0; --won: #c3e6f2; --lost: #8f8a82; --open: #16191d; --before: #8f8b85; --neutral: #a9aeb5;
    --costs: #8f8a82; --business: #4fa3c0; --good: #7cc08d; --attention: #e0b050; --problem: #f08a80;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
header, nav, main, footer { max-width: var(--page); margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1, header .beside { max-width: none; }
.skip { position: absolute; left: -99rem; padding: .5rem 1rem; background: var(--raised); }
.skip:focus { left: .5rem; top: .5rem; }
a { color: var(--received); text-underline-offset: .15em; }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .875rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
nav li { padding: .1rem 0; }
header:not(:has(+ nav))::after { content: ""; display: block; padding-top: 1.25rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.75rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; margin: 0; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.3; font-weight: 600; margin: 0 0 .6rem; }
h3 { font-size: 1rem; line-height: 1.35; font-weight: 600; margin: 0; }
.beside { color: var(--quiet); font-weight: 400; }
header .beside { margin: .35rem 0 0; }
h2 .beside { font-size: .875rem; margin-left: .6rem; }
.late { color: var(--problem); }
section:not(.scroll), .group { margin: 2.25rem 0; scroll-margin-top: 1rem; }
.group > :first-child, section > :first-child { margin-top: 0; }
p { margin: .5rem 0; max-width: 44rem; }
.note, .dim { color: var(--quiet); }
.note { font-size: .875rem; }
.good { color: var(--good); } .attention { color: var(--attention); } .problem { color: var(--problem); }
strong { font-weight: 600; }
code {
  font: .8125rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  color: var(--quiet); background: var(--raised); border-radius: 3px; padding: .1em .35em; white-space: nowrap;
  display: inline-block; max-width: 100%; overflow-x: auto; vertical-align: bottom;
}
ul, dl { margin: 0; padding: 0; list-style: none; }
li, .row { padding: .35rem 0; }
.lines > li { padding: .15rem 0; }
.row { display: grid; grid-template-columns: minmax(0, 1fr); column-gap: 1.25rem; }
.row + .row { border-top: 1px solid var(--line); }
dl.figures { display: flex; flex-wrap: wrap; gap: 1.25rem 2rem; }
.figures > div { flex: 1 1 auto; min-width: min(100%, 7.5rem); max-width: 100%; }
.figures dt { color: var(--quiet); font-size: .875rem; }
.figures dd { color: var(--quiet); font-size: .875rem; }
.figures .value { color: var(--ink); font-size: 1.625rem; line-height: 1.25; font-weight: 600; font-variant-numeric: lining-nums; overflow-wrap: break-word; }
.to-do { display: list-item; list-style: "\\2610\\20" outside; margin-left: 1.4rem; }
.asks { border-bottom: 1px dotted var(--strong-line); padding-bottom: 1.6rem; }
dt { font-weight: 500; }
dd { margin: 0; }
.between { color: var(--quiet); }
.beside-code { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .15rem 1.25rem; }
.below { display: block; color: var(--quiet); font-size: .875rem; }
@media (min-width: 44rem) {
  .row { grid-template-columns: 11rem minmax(0, 1fr); }
  .row > * { grid-column: 2; }
  .row > dt { grid-column: 1; }
  .three { display: grid; grid-template-columns: 11rem fit-content(11rem) minmax(0, 1fr); column-gap: 1.25rem; }
  .three > .row { grid-column: 1 / -1; grid-template-columns: subgrid; }
  .three > .row > dd { grid-column: 3; }
  .three > .row > .between { grid-column: 2; color: inherit; }
  .three > .row > .across { grid-column: 2 / -1; }
  .offers > .row { grid-template-columns: max-content minmax(0, 1fr); }
}
.scroll { overflow-x: auto; margin: .5rem calc(-1 * max(0px, (100vw - var(--page)) / 2 - 1rem)) .5rem 0; width: fit-content; max-width: calc(100% + max(0px, (100vw - var(--page)) / 2 - 1rem));
  background: linear-gradient(to left, var(--paper) 40%, transparent) right / 3rem 100% no-repeat local, linear-gradient(to left, color-mix(in srgb, var(--ink) 22%, transparent), transparent) right / 1.1rem 100% no-repeat scroll; }
:is(.scroll, summary, code, a):focus-visible { outline: 2px solid var(--received); outline-offset: 2px; }
table { border-collapse: separate; border-spacing: 0; font-size: .9375rem; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums; }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { font-weight: 500; }
tbody th { position: relative; min-width: 7rem; max-width: 18rem; white-space: normal; }
.brief tbody th { min-width: 0; white-space: nowrap; }
thead th { color: var(--quiet); font-size: .8125rem; vertical-align: bottom; }
th:last-child, td:last-child { padding-right: 0; }
@media (max-width: 43.99rem) {
  table { font-size: .875rem; }
  th, td { padding-right: .55rem; }
  h2 .beside { display: block; margin: .1rem 0 0; }
  .lines > li { padding: .25rem 0; }
  tbody th, thead th:first-child { position: sticky; left: 0; background: var(--paper); max-width: 9.5rem; }
}
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.spark { display: block; width: auto; height: 24px; }
.spark path { stroke: var(--strong-line); stroke-width: 6; fill: none; }
.bars { display: flex; flex-wrap: wrap; gap: .35rem .6rem; align-items: flex-end; margin: .5rem 0; }
figure { margin: 1.5rem 0 2rem; }
.caption p { color: var(--quiet); font-size: .875rem; margin: .15rem 0 .5rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .875rem; margin: 0 0 .6rem; padding: 0; }
.legend li { display: flex; align-items: center; gap: .4rem; padding: 0; }
.legend svg { flex: none; }
.picture svg { display: block; width: 100%; height: auto; overflow: visible; }
.seen { margin-top: .25rem; }
.narrow { display: none; }
.narrow svg { max-width: 26rem; }
.wide svg { max-width: 50rem; }
@media (max-width: 22.49rem) { main, footer { padding: 0 .85rem; } }
@media (max-width: 47.99rem) {
  .wide { display: none; }
  .narrow { display: block; }
}
svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif; fill: var(--ink); }
svg .given { fill: var(--given); } svg .received { fill: var(--received); } svg .won { fill: var(--won); }
svg .lost { fill: var(--lost); } svg .open { fill: var(--open); stroke: var(--strong-line); stroke-width: 1; }
svg rect.no-response, svg rect.declined { fill: none; stroke: var(--lost); } svg .rules { fill: none; stroke: var(--lost); stroke-width: 1.5; }
svg .part { stroke: var(--paper); stroke-width: 1.5; } svg .now, svg .others { fill: var(--neutral); }
svg .before { fill: var(--raised); stroke: var(--before); } svg .costs { fill: var(--costs); } svg .business { fill: var(--business); }
svg .me { fill: var(--ink); }
svg line.given, svg path.given { stroke: var(--given); fill: none; }
svg line.received, svg path.received { stroke: var(--received); fill: none; }
svg .axis { stroke: var(--strong-line); fill: none; } svg .grid { stroke: var(--line); fill: none; }
svg text.label { fill: var(--ink); stroke: none; } svg text.count { fill: var(--ink); stroke: none; font-variant-numeric: tabular-nums; }
svg line.mark { stroke: var(--ink); stroke-dasharray: 3 3; }
svg text.heading { font-weight: 600; } svg tspan.quiet { fill: var(--quiet); }
.narrow svg text { font-size: 13px; }
svg text.axis { fill: var(--quiet); stroke: none; } svg text.me { fill: var(--ink); font-weight: 600; }
svg text.over { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
details { margin: .5rem 0; font-size: .9375rem; }
summary h2 { display: inline; }
summary:has(h2) { color: var(--ink); font-size: 1rem; margin-bottom: .6rem; }
@media (min-width: 72rem) {
  :root { --page: 62rem; }
  .abreast { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.5rem; align-items: start; }
  .abreast .wide { display: none; }
  .abreast .narrow { display: block; }
  .abreast .narrow svg { max-width: none; }
  .abreast .narrow svg text { font-size: 10.5px; }
  .abreast .scroll { margin-right: 0; max-width: 100%; }
  .abreast > figure:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .abreast > figure:last-child:nth-child(odd) .wide { display: block; }
  .abreast > figure:last-child:nth-child(odd) .narrow { display: none; }
}
summary { cursor: pointer; color: var(--quiet); padding: .25rem 0; width: max-content; max-width: 100%; }
footer { color: var(--quiet); font-size: .8125rem; margin-top: 2.5rem; padding-top: .75rem; padding-bottom: 2rem; }
footer p { border-top: 1px solid var(--line); padding-top: .75rem; max-width: none; }
@page { margin: 16mm 15mm 18mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #4a4a4a; --line: #c9c9c9; --strong-line: #777;
    --given: #b3541e; --received: #1f6f8b; --won: #0c3e50; --lost: #8b8378; --open: #fff; --before: #7f7a72; --neutral: #5b6168;
    --costs: #8b8378; --business: #1f6f8b; --good: #1f5a30; --attention: #6e4700; --problem: #8a1616; --texts: 9rem;
  }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  nav, .skip, .seen, .command, .beside-code code, .offers { display: none; }
  section:not(.scroll):not(:has(> :not(h2, .offers))) { display: none; }
  section:not(.scroll), .group { margin: 1.4rem 0; }
  figure { margin: 1rem 0 1.25rem; }
  .figures .value { font-size: 15pt; }
  header { padding-top: 0; }
  h1, h2, h3, .caption, .legend, thead, tbody tr:nth-child(-n+4) { break-after: avoid; }
  tbody tr:nth-last-child(-n+4) { break-before: avoid; }
  figure .picture, .caption, .legend, .row, li, tr, .short { break-inside: avoid; }
  .picture svg { max-height: 165mm; }
  .abreast:not(:has(.business)) { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 8mm; align-items: start; }
  .abreast .scroll { max-width: 100%; }
  .abreast table { font-size: 7.5pt; }
  .abreast :is(th, td) { white-space: normal; overflow-wrap: normal; padding-right: .3rem; }
  figure:not(:has(tbody tr:nth-child(15))) { break-inside: avoid; }
  figure:not(.abreast > *) .scroll:has(tr:nth-child(7)):not(:has(tr > :nth-child(6))) { columns: 3; column-gap: 8mm; }
  .scroll:has(tr:nth-child(7)):not(:has(tr > :nth-child(6))) .short { break-inside: auto; }
  .spark { height: 14px; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .wide, .abreast:not(:has(.business)) .narrow { display: block; }
  .narrow, .abreast:not(:has(.business)) .wide { display: none; }
  .abreast > figure:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .abreast > figure:last-child:nth-child(odd) .wide { display: block; }
  .abreast > figure:last-child:nth-child(odd) .narrow { display: none; }
  .scroll { overflow: visible; margin-right: 0; max-width: none; background: none; }
  :is(tbody th, thead th:first-child) { position: static; }
  table { font-size: 9pt; }
  th, td { padding: .25rem .6rem .25rem 0; }
  .many { font-size: 8pt; }
  thead th, .many th { font-size: inherit; }
  .many :is(th, td) { white-space: normal; padding-right: .4rem; overflow-wrap: normal; }
  figure summary { display: none; }
  summary { list-style: none; }
  details::details-content { content-visibility: visible; display: block; }
  footer { display: none; }
  .beside-code { display: block; }
}
`;

/** So many columns of a table have what the style knows of them by their place. */
export const STYLED_COLUMNS = 24;

/** Columns of numbers, and columns of long texts, which are broken over lines: named once in the table, not in each of its cells. */
const COLUMNS = Array.from({ length: STYLED_COLUMNS }, (_, at) => at + 1)
  .map(
    (n) =>
      `.r${n} :is(th, td):nth-child(${n}) { text-align: right; }\n.w${n} td:nth-child(${n}) { white-space: normal; min-width: var(--texts); max-width: 26rem; }`,
  )
  .join('\n');

export const STYLE = `${BASE}${COLUMNS}\n`;
