import type { Db } from '../file/open.sql.ts';
import { label } from '../kinds/vocabulary.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { wholeNameFinder } from '../partners/whole-name.ts';
import { findSource, listSources } from '../referrals/source.sql.ts';
import { STATUS_MEANINGS } from '../referrals/status-meanings.ts';
import { STATUSES } from '../referrals/status.ts';
import type { Choice } from '../shell/prompter.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { count } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import { loaded } from '../text/lazily.ts';
import { quoted } from '../text/quoted.ts';
import { carry } from './carried.cli.ts';
import type { Said } from './import-options.cli.ts';
import { asItem, asPair, looseWords, parseTexts } from './pairs.ts';
import type { NamesSaid } from './partner-cell.ts';
import { isHardlyStatus, isHardlyWay, isPrivate, lineOfWord } from './private-words.ts';
import { LEAVE_OUT, meaningsOf, parseStatusWords, type StatusSaid } from './status-cell.ts';
import { NOT_NAMED, type Nobody } from './tracker-reading.ts';
import { yesOrNo } from './tracker.ts';
import type { OpenWords, Word } from './tracker-words.ts';
import { parseWayWords, type WaySaid } from './way-words.ts';
import { nobodyPhrase } from './words.view.ts';

/** What was said of the words of a file, on the command line and since. */
export interface Words {
  readonly statuses: Map<string, StatusSaid>;
  readonly directions: Map<string, WaySaid>;
  readonly names: NamesSaid & { readonly sources: Set<string>; readonly partners: Set<string> };
  nobody: Nobody | undefined;
}

/** What the command line says of words, and what is on record. */
export async function wordsSaid(db: Db, said: Said): Promise<Words> {
  const find = wholeNameFinder(listHandles(db));
  const hasSources = listSources(db).length > 0;
  const setOf = (texts: readonly string[]) => new Set(texts.flatMap(parseTexts).map(looseWords));
  const [sources, partners] = [setOf(said.sources), setOf(said.partners)];
  const both = said.sources.flatMap(parseTexts).find((text) => partners.has(looseWords(text)));
  if (both !== undefined) {
    throw usageError(`--sources and --partners both name ${quoted(both)}`, 'leave it out of one of them');
  }
  return {
    statuses: await loaded(() => parseStatusWords(said.statuses)),
    directions: await loaded(() => parseWayWords(said.directions)),
    names: {
      sources,
      partners,
      isPartner: (name) => find(name).kind !== 'none',
      isSamePartner: (name, other) => {
        const [a, b] = [find(name), find(other)];
        return a.kind === 'one' && b.kind === 'one' && a.partner.id === b.partner.id;
      },
      isSource: (name) => hasSources && findSource(db, name) !== undefined,
      myName: said.settings['my-name'],
    },
    nobody: said.nobody,
  };
}

/** A word that may be a name is said by the line it stands on: from there on it is known by its word. */
export function wordsByLine(open: OpenWords, words: Words, table: string | undefined): void {
  known(open.statuses, words.statuses, table);
  known(open.directions, words.directions, table);
}

function known<S>(open: readonly Word[], saidOf: Map<string, S>, table: string | undefined): void {
  for (const word of open) {
    const [said] = [lineOfWord(word, undefined), lineOfWord(word, table)].flatMap(
      (line) => saidOf.get(looseWords(line)) ?? [],
    );
    if (said !== undefined) saidOf.set(looseWords(word.text), said);
  }
}

/**
 * Asks a terminal about each open word once, and adds the answers. With `--yes` channels are sources and rows that name no
 * partner are left out; what a status means is never guessed. What stays open makes its rows unreadable.
 */
export async function askWords(
  session: Session,
  open: OpenWords,
  words: Words,
  table?: string,
): Promise<void> {
  if (session.assumesYes) {
    for (const { text } of open.channels) words.names.sources.add(looseWords(text));
    if (open.nobody.length > 0) words.nobody ??= 'leave-out';
  }
  if (!session.asks) return;
  // Nobody goes through a whole column of names.
  if (!isHardlyStatus(open)) await askStatuses(session, open.statuses, words, table);
  if (!isHardlyWay(open.directions)) await askWays(session, open.directions, words, table);
  await askChannels(session, open.channels, words);
  if (open.nobody.length > 0) words.nobody ??= await askNobody(session, open);
}

async function askStatuses(
  session: Session,
  open: readonly Word[],
  { statuses }: Words,
  table: string | undefined,
): Promise<void> {
  for (const word of open.filter(({ text }) => !statuses.has(looseWords(text)))) {
    const meanings = meaningsOf(word.text);
    const said = STATUSES.filter((status) => meanings[status] !== undefined);
    const isKnown = said.length > 0;
    const choices: Choice<StatusSaid>[] = (isKnown ? said : STATUSES).map((status) => ({
      name: `${label(status)}: ${meanings[status] ?? STATUS_MEANINGS[status]}`,
      value: status,
    }));
    choices.push({ name: 'leave those rows out', value: LEAVE_OUT });
    const prompter = await session.prompter();
    const question = `What does the status ${quoted(word.text)} say? (${count(word.rows, 'row')})`;
    const answer = await prompter.choose<StatusSaid>(
      question,
      choices,
      // Of a word that nobody knows the client is neither new nor done with: that is for the person to say.
      yesOrNo(word.text) === true ? { default: 'won' } : isKnown ? {} : { default: 'contacted' },
    );
    statuses.set(looseWords(word.text), answer);
    const called = isPrivate(word) ? lineOfWord(word, table) : word.text;
    carry(session, '--statuses', `${asItem(called)}=${answer}`);
  }
}

async function askWays(
  session: Session,
  open: readonly Word[],
  { directions }: Words,
  table: string | undefined,
): Promise<void> {
  for (const word of open.filter(({ text }) => !directions.has(looseWords(text)))) {
    const prompter = await session.prompter();
    const question = `Which way is ${quoted(word.text)}? (${count(word.rows, 'row')})`;
    const answer = await prompter.choose<WaySaid>(question, [
      { name: 'received: the partner sent the client', value: 'received' },
      { name: 'given: the client went to the partner', value: 'given' },
      { name: 'leave those rows out', value: LEAVE_OUT },
    ]);
    directions.set(looseWords(word.text), answer);
    const called = isPrivate(word) ? lineOfWord(word, table) : word.text;
    carry(session, '--directions', asPair(called, answer));
  }
}

async function askChannels(session: Session, open: readonly Word[], { names }: Words): Promise<void> {
  for (const [at, { text, rows }] of open.entries()) {
    const rest = open.slice(at);
    const choices: Choice<'source' | 'sources' | 'partner'>[] = [
      { name: 'a source, no partner', value: 'source' },
      { name: 'a partner', value: 'partner' },
    ];
    if (rest.length > 1) {
      choices.push({ name: `a source, and so are ${count(rest.length - 1, 'other')}`, value: 'sources' });
    }
    const prompter = await session.prompter();
    const question = `${quoted(text)} (${count(rows, 'row')}) is no person and no firm. What is it?`;
    const answer = await prompter.choose(question, choices);
    if (answer === 'partner') names.partners.add(looseWords(text));
    if (answer === 'source') names.sources.add(looseWords(text));
    const said = answer === 'sources' ? rest : [{ text }];
    const option = answer === 'partner' ? '--partners' : '--sources';
    carry(session, option, said.map((each) => asItem(each.text)).join(', '));
    if (answer === 'sources') {
      for (const each of rest) names.sources.add(looseWords(each.text));
      return;
    }
  }
}

async function askNobody(session: Session, open: OpenWords): Promise<Nobody> {
  const prompter = await session.prompter();
  const answer = await prompter.choose<Nobody>(`${nobodyPhrase(open)}. What becomes of them?`, [
    { name: 'leave them out', value: 'leave-out' },
    { name: `keep them, as clients from a source called "${NOT_NAMED}"`, value: 'keep' },
  ]);
  carry(session, '--nobody', answer);
  return answer;
}
