import type { Day } from '../calendar/day.ts';
import type { PartnerHandle } from '../partners/find-partner.ts';
import { formatMoney } from '../money/money.ts';
import { valueField } from './referral.ts';
import { recentDirections } from '../contact/recent.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { LATER, type Counterpart, type ReferralFacts } from './log-referral.cli.ts';
import { dayParser, readable, refuseFuture } from '../shell/options.cli.ts';
import { byRecency, describe, matching } from '../partners/partner-argument.cli.ts';
import type { Choice, Prompter } from '../shell/prompter.cli.ts';
import { dayWord, review, type ReviewedFact } from '../shell/review.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { label } from '../kinds/vocabulary.ts';
import type { Direction } from './direction.ts';

/** What was said of a referral on the command line, the rest to be asked. */
export interface BegunReferral extends Omit<ReferralFacts, 'direction' | 'counterparts' | 'need' | 'on'> {
  direction: Direction | undefined;
  counterparts: (Counterpart | { kind: 'unknown'; name: string })[];
  need: string | null | undefined;
  on: Day | undefined;
}

/**
 * Asks for what was not said, as few keys as can be: who and which way in one question, the day below the summary. The
 * partner and way logged last are offered first.
 */
export async function askReferral(
  session: Session,
  partners: readonly PartnerHandle[],
  begun: BegunReferral,
): Promise<ReferralFacts> {
  const prompter = await session.prompter();
  const offer = choicesOf(partners, recentDirections(await session.reading({ beforeWriting: true })));
  const { direction: way } = begun;
  const whom: Counterparts = { direction: way ?? 'received', counterparts: [] };
  const facts = { ...begun, need: begun.need ?? null, on: begun.on ?? session.today };

  const askWho = async () => {
    const chosen = await searchWho(prompter, offer, way);
    whom.direction = chosen.direction;
    whom.counterparts = [chosen.counterpart];
  };
  const askClient = async () => {
    facts.client = cleanInput(await prompter.text('Client', { required: true }));
  };
  const askNeed = async () => {
    facts.need = cleanInput(await prompter.text('What they need (Enter to skip)')) || null;
  };

  for (const each of begun.counterparts) {
    const known =
      each.kind === 'unknown' ? (await searchWho(prompter, offer, way, each.name)).counterpart : each;
    whom.counterparts.push(known);
  }
  const nothingSaid = begun.counterparts.length === 0 && facts.client === '';
  if (begun.counterparts.length === 0) await askWho();
  if (facts.client === '') await askClient();
  if (nothingSaid && begun.need === undefined) await askNeed();

  const readDay = (text: string): Day => {
    const day = dayParser(session, 'past')(text);
    refuseFuture(day, session.today, LATER);
    return day;
  };
  const day = await review(
    session,
    prompter,
    () => [
      {
        label: whom.direction === 'given' ? 'given to' : 'received from',
        text: whom.counterparts.map((each) => nameOf(each, partners)).join(', '),
        ask: askWho,
      },
      { label: 'client', text: facts.client, ask: askClient },
      { label: 'for', text: facts.need ?? '', ask: askNeed },
      ...saidFacts(begun),
    ],
    { question: 'When', usual: dayWord(facts.on, session.today), check: readable(readDay) },
  );
  return { ...facts, ...whom, on: day === '' ? facts.on : readDay(day) };
}

interface Counterparts {
  direction: Direction;
  counterparts: Counterpart[];
}

/** What only options say: shown, and changed by typing the command anew. */
function saidFacts({ status, value, consent, note }: BegunReferral): ReviewedFact[] {
  return [
    { label: 'status', text: status === 'new' ? '' : label(status) },
    {
      label: valueField(status) === 'invoiced' ? 'invoiced' : 'value',
      text: value === undefined ? '' : formatMoney(value),
    },
    { label: 'consent', text: consent === null ? '' : consent ? 'yes' : 'no' },
    { label: 'note', text: note ?? '' },
  ].filter(({ text }) => text !== '');
}

function nameOf(counterpart: Counterpart, partners: readonly PartnerHandle[]): string {
  if (counterpart.kind === 'new') return `${counterpart.name} (new partner)`;
  return partners.find(({ id }) => id === counterpart.partner.id)?.name ?? '';
}

/** Whom the client came from or went to. */
interface Who {
  direction: Direction;
  counterpart: Counterpart;
}

type Offer = (typed: string, way: Direction | undefined, unknown: string) => Choice<Who>[];

const WAYS: readonly Direction[] = ['received', 'given'];
const PREPOSITIONS: Readonly<Record<Direction, string>> = { received: 'from', given: 'to' };

/** The choices for what was typed so far: `from maren`, `to vic` or a part of a name, which fits both ways. */
function choicesOf(
  partners: readonly PartnerHandle[],
  recent: readonly { partnerId: number; direction: Direction }[],
): Offer {
  const usual = recent[0]?.direction ?? 'received';
  const lastWay = new Map(recent.map(({ partnerId, direction }) => [partnerId, direction]));
  const active = byRecency(
    partners.filter((partner) => !partner.archived),
    recent.map(({ partnerId }) => partnerId),
  );
  return (typed, way, unknown) => {
    const [, preposition, rest = ''] = /^(?:(from|to) +)?(.*)$/i.exec(typed.trim()) ?? [];
    const said = WAYS.find((each) => PREPOSITIONS[each] === preposition?.toLowerCase());
    const ways = (first: Direction) =>
      WAYS.filter((each) => (way ?? said ?? each) === each).toSorted(
        (a, b) => Number(b === first) - Number(a === first),
      );
    const named = (direction: Direction, text: string) =>
      way === undefined ? `${PREPOSITIONS[direction]} ${text}` : text;
    const known = matching(rest, active).flatMap((partner) =>
      ways(lastWay.get(partner.id) ?? usual).map((direction) => ({
        name: named(direction, describe(partner)),
        value: { direction, counterpart: { kind: 'known' as const, partner } },
      })),
    );
    const name = cleanInput(rest) || cleanInput(unknown);
    if (name === '' || active.some(({ keys }) => keys.includes(searchKey(name)))) return known;
    const added = ways(usual).map((direction) => ({
      name: named(direction, `"${name}", a new partner`),
      value: { direction, counterpart: { kind: 'new' as const, name } },
    }));
    return [...known, ...added];
  };
}

function searchWho(prompter: Prompter, offer: Offer, way: Direction | undefined, unknown = ''): Promise<Who> {
  const question =
    way === undefined ? 'From whom, or to whom' : way === 'given' ? 'Given to' : 'Received from';
  return prompter.search(`${question} (type to search)`, (typed) => offer(typed ?? '', way, unknown));
}
