/** Whom a client came from or went to, where a terminal is asked. */
import { recentDirections } from '../contact/recent.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { isChannel } from '../partners/channels.ts';
import { describe, type PartnerHandle } from '../partners/find-partner.ts';
import { byRecency, matching } from '../partners/like.ts';
import { listHandles } from '../partners/handles.sql.ts';
import type { SoFar } from '../shell/option.cli.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import { nameToType } from '../partners/named-partner.cli.ts';
import { areNear } from '../text/near-names.ts';
import { quoted } from '../text/quoted.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import type { Direction } from './direction.ts';
import { PREPOSITIONS } from './log.ts';
import { isKnownClient } from './known-client.sql.ts';
import { findSource, listSources } from './source.sql.ts';

/** `from Maren Holt`, `to Ilse Marsh, a new partner`: an answer to the first question as it reads. */
export function shownCounterpart(answer: string, db: Db): string {
  const [, way = '', id, name = answer] = /^(from|to) (?:p(\d+)|(?:new: )?(.+))$/s.exec(answer) ?? [];
  const known = listHandles(db).find((each) => String(each.id) === id);
  if (known !== undefined) return `${way} ${known.name}`;
  if (way === '') return 'from or to: none';
  const [, source] = /^source: (.+)$/.exec(name) ?? [];
  if (source !== undefined) return `${way} ${source}, a source`;
  return `${way} ${name}${answer.includes(' new: ') ? ', a new partner' : ''}`;
}

/** `--from "Maren Holt"`, `--to "new: Ilse Marsh"`: that answer as it would have been typed. */
export function asTyped(answer: string, db: Db): readonly string[] {
  const [, way = 'from', id, whom = answer] = /^(from|to) (?:p(\d+)|(.+))$/s.exec(answer) ?? [];
  return [`--${way}`, id === undefined ? whom : nameToType(db, Number(id))];
}

const WAYS: readonly Direction[] = ['received', 'given'];

/**
 * The choices for what was typed so far: `from maren`, `to vic` or a part of a name, which fits both ways, or the client,
 * who is then taken first. The partner and the way logged last come first.
 */
export function choicesOf(typed: string, db: Db, { has }: SoFar): Choice<string>[] {
  const recent = recentDirections(db);
  const usual = recent[0]?.direction ?? 'received';
  const lastWay = new Map(recent.map(({ partnerId, direction }) => [partnerId, direction]));
  const handles = listHandles(db);
  const active = byRecency(
    handles.filter((partner) => !partner.archived),
    recent.map(({ partnerId }) => partnerId),
  );
  const [, preposition, rest = ''] = /^(?:(from|to) +)?(.*)$/i.exec(typed.trim()) ?? [];
  const said = WAYS.find((each) => PREPOSITIONS[each] === preposition?.toLowerCase());
  const ways = (first: Direction) =>
    WAYS.filter((each) => (said ?? each) === each).toSorted(
      (a, b) => Number(b === first) - Number(a === first),
    );
  const offered = offeredFor(rest, active, handles);
  const known = offered.flatMap((partner) =>
    ways(lastWay.get(partner.id) ?? usual).map((direction) => ({
      name: `${PREPOSITIONS[direction]} ${describe(partner)}${partner.archived ? ', archived' : ''}`,
      value: `${PREPOSITIONS[direction]} p${partner.id}`,
    })),
  );
  const name = cleanInput(rest);
  const key = searchKey(name);
  const sources = said === 'given' ? [] : sourceChoices(name, db);
  if (name === '' || [...active, ...offered].some(({ keys }) => keys.includes(key)))
    return [...known, ...sources];
  const added = ways(usual).map((direction) => ({
    name: `${PREPOSITIONS[direction]} "${name}", a new partner`,
    value: `${PREPOSITIONS[direction]} new: ${name}`,
  }));
  if (has('client') || said !== undefined) return [...known, ...sources, ...added];
  const client = { name: `"${name}", the client`, value: `client: ${name}` };
  return areInitials(name) || (known.length === 0 && isKnownClient(db, name))
    ? [client, ...known, ...sources, ...added]
    : [...known, ...sources, ...added, client];
}

/**
 * Whoever fits what was typed. Where nobody does, those put away who do, for they are no new partner; else those whose names
 * are nearly the same.
 */
function offeredFor(
  typed: string,
  active: readonly PartnerHandle[],
  handles: readonly PartnerHandle[],
): readonly PartnerHandle[] {
  const archived = handles.filter((partner) => partner.archived);
  const near = () => [...active, ...archived].filter(({ name }) => areNear(name, typed));
  return [matching(typed, active), matching(typed, archived)].find((each) => each.length > 0) ?? near();
}

/** Whether a name is written as clients' are whom nobody is to recognize: `J.M.`, `JM`, `Dana R.` */
function areInitials(name: string): boolean {
  return /^(?:\p{Lu}\.|(?:\p{L}\.[\s-]?){2,}|\p{Lu}{2,3}|\p{Lu}\p{L}+ (?:\p{Lu}\. ?)+)$/u.test(name);
}

/** The sources that fit what was typed, and a new one where that is the name of a channel. */
function sourceChoices(typed: string, db: Db): Choice<string>[] {
  const all = listSources(db).map(({ name }) => name);
  const known = all.filter((name) => searchKey(name).includes(searchKey(typed)));
  const isNew = typed !== '' && isChannel(typed) && findSource(db, typed) === undefined;
  return [...known, ...(isNew ? [typed] : [])].map((name) => ({
    name: `from ${name === typed && isNew ? quoted(name) : name}, a source that is no partner`,
    value: `from source: ${name}`,
  }));
}
