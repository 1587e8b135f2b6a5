import { formatDate } from '../calendar/day-words.ts';
import { count } from '../text/count.ts';
import type { Day } from '../calendar/day.ts';
import { nounOf } from './nouns.ts';

/** A referral by what it is but for its client. */
export interface Nameless {
  readonly id: number;
  readonly direction: string;
  readonly occurredOn: Day;
  readonly other: string;
}

/** A place where words stand. */
interface Words {
  readonly table: string;
  readonly id: number;
  readonly columns: readonly string[];
}

/** What is forgotten, or would be. */
export interface Forgotten {
  readonly clients: readonly Nameless[];
  readonly kept: readonly { readonly client: Nameless; readonly why: string }[];
  readonly own: readonly Words[];
  readonly mentions: readonly Words[];
  readonly left: readonly Words[];
  readonly alike: readonly Words[];
  readonly images: number;
  readonly identities: number;
  /** Copies in which the name still stands. */
  readonly copies: readonly string[];
}

/** `#12  received from Maren Holt, 2 Nov 2026`. */
export function namelessPhrase({ id, direction, occurredOn, other }: Nameless): string {
  const way = direction === 'given' ? 'given to' : 'received from';
  return `#${id}  ${way} ${other}, ${formatDate(occurredOn)}`;
}

/** How many lines of one sort a screen shows. */
const SHOWN = 20;

/** All that is cleared and all that is not, for a person to decide on; `tense` is how what is cleared is told. */
export function forgetLines(forgotten: Forgotten, tense: 'would' | 'did'): string[] {
  const { clients, kept, own, mentions, left, alike, images, identities, copies } = forgotten;
  const ofTheirs = own.filter(({ columns }) => columns.some((column) => column !== 'client_name'));
  return [
    ...section(
      tense === 'would'
        ? `Would forget the client of ${count(clients.length, 'referral')}`
        : `Forgot the client of ${count(clients.length, 'referral')}`,
      clients.map(namelessPhrase),
    ),
    ...section(
      'Words that go with it',
      ofTheirs.map((each) => placeWords(each)),
    ),
    ...section('Mentions of the name, which becomes "(client)"', mentions.map(placeWords)),
    ...section('Left as it is, for it may be of somebody else of that name', left.map(placeWords)),
    ...section('Called so too, and left as it is', alike.map(placeWords)),
    ...(images + identities === 0
      ? []
      : [
          `Cleared for undo and imports: ${count(images, 'former state', 'former states')}, ${count(identities, 'mark of an imported row', 'marks of imported rows')}`,
        ]),
    ...section(
      'Kept: --all forgets it too',
      kept.map(({ client, why }) => `${namelessPhrase(client)}: ${why}`),
    ),
    ...section('Copies that still hold the name, which only you can remove', copies),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    title,
    ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${count(more, 'more', 'more')}`] : []),
  ];
}

/** What people call the columns. */
const COLUMNS: Readonly<Record<string, string>> = {
  client_name: 'client',
  file_name: 'name of the file',
  how_met: 'how you met',
  ideal_client: 'ideal client',
  thanked_how: 'how you thanked',
  expected_of_me: 'what is expected of you',
  expected_of_them: 'what is expected of them',
  exclusive_service: 'exclusive service',
  holds_back: 'what holds back',
};

/** What people call rows that have no number of their own. */
const ROWS: Readonly<Record<string, string>> = {
  status_events: 'step',
  stage_events: 'move of the stage',
  working_answers: 'answer',
  contact_points: 'address',
  aliases: 'other name',
  source_aliases: 'other name',
  agreement_terms: 'terms',
  advice_declines: 'declined advice',
};

function placeWords({ table, id, columns }: Words): string {
  const number = table === 'partners' ? `p${id}` : `${ROWS[table] ?? nounOf(table)} ${id}`;
  return `${number}: ${columns.map((column) => COLUMNS[column] ?? column.replaceAll('_', ' ')).join(', ')}`;
}
