import { sum } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { Chart, OutcomeDrawn } from '../screen/chart.ts';
import { groupThousands } from '../text/count.ts';
import { countTicks } from './axis.ts';
import { WIDTHS, type Drawing, type Size } from './drawing.ts';
import { nothingToDraw } from './nothing.ts';
import { percentWords } from '../text/percent.ts';
import { axisBelow } from './row-bars.ts';
import { outcomeBar } from './outcome-bar.ts';
import { SIGN, TEXT_SIZE, baseline, flow, picture, text, widthOf } from './svg.ts';

type Outcomes = Extract<Chart, { kind: 'outcomes' }>;
type Way = Outcomes['ways'][number];
type Part = Way['parts'][number];

const BAR_HEIGHT = 24;
const HEADINGS = { given: 'Given', received: 'Received' } as const;

/** What became of referrals, each way a bar of parts on one scale, with every number named below it. */
export function drawOutcomes({ ways, sharesFrom }: Outcomes, size: Size): Drawing {
  const most = Math.max(0, ...ways.map(total));
  if (most === 0) return nothingToDraw('Nothing was introduced or closed.', size);
  // The words of the first and the last tick stand out past the ends of the scale.
  const ends = ['0', groupThousands(most)].map((words) => Math.ceil(widthOf(words, size) / 2));
  const [before = 0, after = 0] = ends;
  const scale = scaleLinear([0, most], [before, WIDTHS[size] - after]);
  const parts: string[] = [];
  const first = headingHeight(size) - 2;
  let y = 0;
  for (const way of ways) {
    parts.push(...headingOf(way, { top: y, sharesFrom }, size));
    y += headingHeight(size);
    let n = 0;
    for (const { outcome, n: more } of way.parts) {
      parts.push(
        outcomeBar(outcome, { x: scale(n), y, width: scale(n + more) - scale(n), height: BAR_HEIGHT }),
      );
      n += more;
    }
    const entries = flow(entriesOf(way), { x: 0, y: y + BAR_HEIGHT + 4, width: WIDTHS[size] }, size);
    parts.push(...entries.parts);
    y += BAR_HEIGHT + 4 + entries.height + 16;
  }
  const ticks = countTicks(most, { pixels: scale(most) - scale(0), size });
  const axis = axisBelow({ scale, ticks, unit: 'referrals' }, [first, y - 8], size);
  return { svg: picture(size, y - 8 + axis.height, [...axis.grid, ...parts, ...axis.words]) };
}

function headingHeight(size: Size): number {
  return size === 'wide' ? TEXT_SIZE[size] + 10 : 2 * TEXT_SIZE[size] + 14;
}

function total({ parts }: Way): number {
  return sum(parts, ({ n }) => n);
}

/** `Received`, and how many of the closed ones were won, with the share from enough closed on. */
function headingOf(
  { direction, parts }: Way,
  { top, sharesFrom }: { readonly top: number; readonly sharesFrom: number },
  size: Size,
): string[] {
  const of = (which: (outcome: OutcomeDrawn) => boolean) =>
    sum(
      parts.filter(({ outcome }) => which(outcome)),
      ({ n }) => n,
    );
  const [won, closed] = [of((outcome) => outcome === 'won'), of((outcome) => outcome !== 'open')];
  const percent = closed < sharesFrom ? '' : ` (${percentWords(won, closed)})`;
  const share =
    closed === 0 ? 'none closed' : `${groupThousands(won)} won of ${groupThousands(closed)} closed${percent}`;
  const y = baseline(top + TEXT_SIZE[size] / 2 + 2, size);
  const heading = HEADINGS[direction];
  const below = { x: 0, y: y + TEXT_SIZE[size] + 4 };
  const beside = { x: widthOf(heading, size) + 14, y };
  return [
    text(heading, { x: 0, y, class: 'heading over' }),
    text(share, { ...(size === 'wide' ? beside : below), class: 'axis over' }),
  ];
}

/** Every number that there is; of what nothing came to there is no word. */
function entriesOf({ parts }: Way) {
  return parts.filter(({ n }) => n > 0).map(entryOf);
}

function entryOf({ outcome, label, n }: Part) {
  return {
    words: `${groupThousands(n)} ${label}`,
    sign: (x: number, y: number) => outcomeBar(outcome, { x, y, width: SIGN, height: SIGN }),
  };
}
