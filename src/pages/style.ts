/**
 * The style of a page: quiet, one accent for what is given and one for what is received, in light, in dark and on
 * paper. Text has a contrast of 4.5 to 1 at least, and is never smaller than 11 pixels. No sheet names a font to fetch.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --raised: #f5f3ee; --ink: #22262b; --quiet: #5b6168; --line: #dcd7cd; --strong-line: #8d9299;
  --given: #b3541e; --received: #1f6f8b; --won: #0c3e50; --lost: #8b8378; --open: #fdfcfa; --before: #7f7a72; --neutral: #5b6168;
  --costs: #8b8378; --business: #1f6f8b; --good: #2a6b3c; --attention: #8a5a00; --problem: #a32020;
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
main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding: 2rem 0 1.25rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; margin: 0; text-wrap: balance; }
h2 { font-size: 1.15rem; line-height: 1.3; font-weight: 600; margin: 0 0 .6rem; }
h3 { font-size: 1rem; line-height: 1.35; font-weight: 600; margin: 0; }
.beside { color: var(--quiet); font-weight: 400; }
header .beside { margin: .35rem 0 0; }
h2 .beside { font-size: .875rem; margin-left: .6rem; }
.late { color: var(--problem); }
section:not(.scroll), .group { margin: 1.75rem 0; }
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
li, .row { padding: .3rem 0; }
.lines > li { display: flex; flex-wrap: wrap; column-gap: 1rem; justify-content: space-between; }
.row { display: grid; grid-template-columns: minmax(0, 1fr); column-gap: 1rem; }
.row + .row, .offers > .row + .row { border-top: 1px solid var(--line); }
dt { font-weight: 500; }
dd { margin: 0; }
.row > dd:empty { display: none; }
.below { color: var(--quiet); font-size: .875rem; flex-basis: 100%; }
@media (min-width: 44rem) {
  .row { grid-template-columns: 11rem minmax(0, 1fr); }
  .row > * { grid-column: 2; }
  .row > dt { grid-column: 1; }
  .cells-3 { grid-template-columns: 7rem 11rem minmax(0, 1fr); }
  .cells-3 > .cell-2 { grid-column: 2; }
  .cells-3 > dd:not(.cell-2) { grid-column: 3; }
  .offers > .row { grid-template-columns: max-content minmax(0, 1fr); }
}
.scroll { overflow-x: auto; margin: .5rem 0; }
.scroll:focus-visible, summary:focus-visible { outline: 2px solid var(--received); outline-offset: 2px; }
table { border-collapse: collapse; font-size: .9375rem; font-variant-numeric: tabular-nums lining-nums; }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
tbody th { font-weight: 500; min-width: 8rem; max-width: 20rem; }
thead th { color: var(--quiet); font-size: .8125rem; font-weight: 500; white-space: nowrap; vertical-align: bottom; }
td { min-width: 3rem; }
.right { text-align: right; white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
.vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.spark { display: block; height: 1.25rem; }
.spark path { fill: var(--strong-line); }
.bars { display: flex; flex-wrap: wrap; gap: .35rem .6rem; align-items: flex-end; margin: .5rem 0; }
.bars .spark { height: 2rem; }
figure { margin: 1.5rem 0 2rem; }
figcaption p { color: var(--quiet); font-size: .875rem; margin: .15rem 0 .5rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; font-size: .875rem; margin: 0 0 .6rem; padding: 0; }
.legend li { display: flex; align-items: center; gap: .4rem; padding: 0; }
.legend svg { flex: none; }
.picture svg { display: block; width: 100%; height: auto; max-width: 45rem; overflow: visible; }
.narrow { display: none; }
.narrow svg { max-width: 26rem; }
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
summary { cursor: pointer; color: var(--quiet); padding: .25rem 0; width: max-content; max-width: 100%; }
footer { color: var(--quiet); font-size: .8125rem; margin-top: 2.5rem; padding-top: .75rem; padding-bottom: 2rem; }
footer p { border-top: 1px solid var(--line); padding-top: .75rem; max-width: none; }
@page { margin: 16mm 15mm 18mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #4a4a4a; --line: #c9c9c9; --strong-line: #777;
    --given: #b3541e; --received: #1f6f8b; --won: #0c3e50; --lost: #8b8378; --open: #fff; --before: #7f7a72; --neutral: #5b6168;
    --costs: #8b8378; --business: #1f6f8b; --good: #1f5a30; --attention: #6e4700; --problem: #8a1616;
  }
  body { font-size: 10.5pt; }
  main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; }
  h1, h2, h3, figcaption, thead { break-after: avoid; }
  figure .picture, .legend, .row, li, tr { break-inside: avoid; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .wide { display: block; }
  .narrow { display: none; }
  .scroll { overflow: visible; }
  summary { display: none; }
  details::details-content { content-visibility: visible; display: block; }
  footer { display: none; }
}
`;
