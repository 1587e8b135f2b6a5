import { displayWidth } from '../text/width.ts';
import { apart, type Block, type Row } from '../screen/blocks.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { commandOf, factText, KINDS, STATES, type Words } from './due-item.view.ts';
import { fairShare, type DueItem, type DueState } from './due.ts';

/** What the list needs beside its items. */
export interface DueFrame extends Words {
  /** Stands for a list with nothing in it. */
  empty: string;
  /** Those put away: what is open with them waits all the same, and is told as theirs. */
  archived: ReadonlySet<number>;
  /** Lines below the list, or below what stands for it. */
  below: readonly string[];
  /** What stands over the items of a state; its name where nothing else is said. */
  heading?: (state: DueState) => string;
  /** The command beside an item; the one that does it where nothing else is said. */
  command?: typeof commandOf;
}

/** The items on a screen, by group, each with the command that does it. */
export function renderDue(items: readonly DueItem[], frame: DueFrame, look: Look): Drawn {
  const list: Block[] =
    items.length === 0 ? [{ is: 'paragraph', text: frame.empty }] : groups(items, frame, look.width);
  const below = frame.below.map((text): Block => ({ is: 'note', text }));
  return drawText(apart(list, below), look);
}

/**
 * As many of the items as a screen of `lines` has room for, at least one: the most pressing of each kind. `below` says what
 * stands under so many of them.
 */
export function renderFitting(
  items: readonly DueItem[],
  frame: Omit<DueFrame, 'below'> & { readonly below: (shown: readonly DueItem[]) => readonly string[] },
  look: Look,
  lines: number,
): Drawn {
  // Each has a line under a heading, and what stands below has its own under an empty one: what surely is too much is not drawn.
  const least = (some: readonly DueItem[]) => {
    const below = frame.below(some).length;
    return 1 + some.length + (below === 0 ? 0 : 1 + below);
  };
  let most = Math.min(items.length, Math.max(1, lines - 1));
  while (most > 1 && least(fairShare(items, most)) > lines) most -= 1;
  const draw = (n: number): Fitted => {
    const shown = fairShare(items, n);
    const drawn = renderDue(shown, { ...frame, below: frame.below(shown) }, look);
    return { n, drawn, takes: drawn.text.split('\n').length - 1 };
  };
  return mostThatFit(draw, most, lines).drawn;
}

/** So many items as they are drawn, and how many lines they take. */
interface Fitted {
  readonly n: number;
  readonly takes: number;
  readonly drawn: Drawn;
}

/**
 * As many as fit into so many lines, of at most `most`; one where none does. Drawing takes long: of too many, as many are
 * tried next as would fit if each took as many lines as these do.
 */
function mostThatFit(draw: (n: number) => Fitted, most: number, lines: number): Fitted {
  let tried = draw(most);
  if (tried.takes <= lines) return tried;
  let fitting: Fitted | undefined;
  let [under, above] = [0, most];
  while (above - under > 1) {
    const guess = Math.floor((tried.n * lines) / tried.takes);
    tried = draw(Math.min(above - 1, Math.max(under + 1, guess)));
    if (tried.takes > lines) above = tried.n;
    else [fitting, under] = [tried, tried.n];
  }
  return fitting ?? draw(1);
}

/** Advice stands by itself, below what can be done today: it is of no day. */
const GROUPS = ['overdue', 'today', 'advice', 'this-week', 'later'] as const;
const ADVICE = 'Relationships to look at';

function groupOf({ kind, state }: DueItem): (typeof GROUPS)[number] {
  return kind === 'advice' ? 'advice' : state;
}

function groups(items: readonly DueItem[], frame: DueFrame, width: number): Block[] {
  const { heading = (state: DueState) => STATES[state] } = frame;
  const told = items.map((item) => ({
    group: groupOf(item),
    rows: [
      ...rowsOf(KINDS[item.kind], whose(item, frame), factText(item, frame), {
        command: commandWithin(width - COMMAND_HANG, item, frame),
        width,
      }),
      ...beforeReview(item, frame),
    ],
  }));
  const among = told.flatMap(({ rows }) => rows);
  return GROUPS.flatMap((group): Block[] => {
    const rows = told.flatMap((each) => (each.group === group ? each.rows : []));
    if (rows.length === 0) return [];
    return [
      { is: 'heading', text: group === 'advice' ? ADVICE : heading(group), late: group === 'overdue' },
      { is: 'rows', rows, among },
    ];
  });
}

function whose({ partner, source }: DueItem, { archived }: DueFrame): string {
  if (partner === undefined) return source ?? '';
  return archived.has(partner.id) ? `${partner.name} (archived)` : partner.name;
}

/** An item as one row; a name that takes more than a quarter of the width has a line of its own, above the reason. */
function rowsOf(
  kind: string,
  name: string,
  fact: string,
  { command, width }: { readonly command: string; readonly width: number },
): Row[] {
  if (displayWidth(name) <= Math.max(12, Math.floor(width / 4)))
    return [{ cells: [kind, name, fact], command }];
  return [{ cells: [kind, name] }, { cells: ['', fact], command }];
}

/** A review is prepared by its questions, with what was answered before. */
function beforeReview({ kind, partner }: DueItem, { handle }: DueFrame): Row[] {
  return kind === 'review' && partner !== undefined
    ? [{ cells: ['', '', 'its questions'], command: `refnet agree ${handle(partner)} --checklist` }]
    : [];
}

/** What stands before a command that has a line of its own. */
const COMMAND_HANG = 12;

/** The command for an item; one that is too long with the name of the partner has the partner's number. */
function commandWithin(room: number, item: DueItem, frame: DueFrame): string {
  const { command = commandOf } = frame;
  const own = command(item, frame);
  return displayWidth(own) <= room ? own : command(item, { ...frame, handle: ({ id }) => `p${id}` });
}
