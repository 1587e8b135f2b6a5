import type { Change } from '../file/journal.sql.ts';
import type { Db } from '../file/sqlite.sql.ts';
import type { Plain } from '../kinds/type.ts';
import { record } from '../screen/list.view.ts';
import { drawLines } from '../screen/paint.view.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { isOwnName } from '../partners/nobody.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { inRows, showing } from '../shell/listing.cli.ts';
import { flag, type Option } from '../shell/option.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import type { Argument, Target } from '../shell/target.cli.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { shellWord } from '../text/shell-word.ts';
import { closest } from '../text/similar.ts';
import {
  dateOrderIn,
  type Settings,
  formatSetting,
  isSettingKey,
  parseSetting,
  readSettings,
  settingsFrom,
  type SettingKey,
  type StoredSetting,
} from './settings.ts';
import { SETTINGS } from './meanings.ts';
import {
  countryName,
  partAsCountry,
  partMistaken,
  partQuestion,
  partWord,
  partsOf,
  readCountry,
  readSubdivision,
  type Part,
} from './places.ts';
import { listSettings, putSetting, recordsBeginning } from './settings.sql.ts';
import {
  type SettingLine,
  amountsLeftAlone,
  timeCountedAnew,
  renderSettings,
  settingChange,
  SETTING_COLUMNS,
  settingLine,
  settingLines,
} from './settings.view.ts';

const UNSET_EXAMPLE = 'for example: refnet config formalize-at --unset';

const ARGUMENT: Argument = {
  usage: '[key]',
  help: 'the setting; without one they are listed',
  after: { usage: '[value...]', help: 'its new value; none takes out one that need not be set' },
};

const aSetting: Target<SettingKey> = {
  argument: ARGUMENT,
  async find({ words }, session) {
    const key = readKey(words[0] ?? '', session.argv);
    return { read: () => key };
  },
};

const list = showing({
  called: 'a list',
  target: nothing,
  options: { all: flag('every setting, those at their defaults too') },
  show(db, { all }) {
    const rows = listSettings(db);
    const lines = settingLines(readSettings(rows).settings, rows, recordsBeginning(db));
    return {
      text: (look) => renderSettings(lines, all, look),
      ...inRows(SETTING_COLUMNS, lines),
    };
  },
});

const one = showing({
  called: 'one setting',
  target: aSetting,
  options: {},
  show(db, { target }) {
    const rows = listSettings(db);
    const line = settingLine(target, readSettings(rows).settings, rows);
    return {
      text: ({ style }) => drawLines(oneLines(line, readSettings(rows).settings), style),
      ...inRows(SETTING_COLUMNS, [line]),
      plain: () => record(SETTING_COLUMNS, line),
    };
  },
});

/** A setting by itself; of the order of day and month, which a country gives as well, what holds without it and why. */
function oneLines({ key, value: own, meaning }: SettingLine, settings: Settings): string[] {
  if (own !== '' || key !== 'date-order') return [own];
  const order = dateOrderIn(settings);
  if (order === undefined) return [`not set. ${meaning}`];
  const [first, other, second] =
    order === 'dmy' ? ['the day', 'mdy', 'the month'] : ['the month', 'dmy', 'the day'];
  return [
    `${order}: ${first} comes first, as in ${countryName(settings.country ?? '')}`,
    `  refnet config date-order ${other}      ${second} comes first`,
  ];
}

/** The new value, as it was typed: what it means depends on the setting. */
const value: Option<string> = {
  value: 'value',
  help: 'its new value',
  at: 1,
  hidden: true,
  read: ([typed = '']) => typed,
};

/** Where in the country, asked with it where notices depend on that; an empty answer leaves it open. */
const subdivision: Option<string | undefined> = {
  value: 'place',
  help: 'with country: the province or state',
  hidden: true,
  // In which country it is to be is known once both are read.
  read: ([typed]) => {
    if (typed !== undefined && typed.trim() !== '') readSubdivision(typed, undefined);
    return typed;
  },
  asks: {
    question: 'Province or state, on which some notices depend (Enter to skip)',
    when: ({ target, text }) => target === 'country' && partQuestion(countryIn(text('value'))) !== undefined,
    usual: ({ text }, _here, db) => keptPart(listSettings(db), countryIn(text('value'))),
  },
};

/** The code of a country as typed, `none` too; empty where it is no country, which the change refuses. */
function countryIn(typed = ''): string {
  try {
    return readCountry(typed);
  } catch (error) {
    if (error instanceof UserError) return '';
    throw error;
  }
}

/** The province or state on record, where it is one of that country. */
function keptPart(rows: readonly StoredSetting[], country: string): string | undefined {
  const kept = readSettings(rows).settings.subdivision;
  return kept !== undefined && partsOf(country).includes(kept) ? kept : undefined;
}

const set = writing({
  called: 'a new value',
  begins: true,
  target: aSetting,
  options: { value, subdivision },
  did: 'set',
  change(change, { target: key, value: typed, subdivision: part, today, doubt }) {
    if (key !== 'country' && part !== undefined) {
      throw usageError('--subdivision goes only with the country', 'refnet config subdivision PLACE');
    }
    if (key === 'country') return changedCountry(change, typed, part);
    const rows = listSettings(change.db);
    const current = readSettings(rows).settings;
    const parsed = asTyped(() => parseSetting(key, typed, current, today));
    const text = formatSetting(key, { ...current, [key]: parsed });
    if (key === 'my-name' && text !== '') doubtNamesake(change.db, text, doubt);
    return changed(change, key, rows, text === '' ? undefined : text);
  },
});

function partForCountry(typed: string, { country, code }: Part): UserError {
  const word = partWord(country) ?? 'part';
  return usageError(
    `${quoted(typed)} is a ${word} of ${countryName(country)}, not a country`,
    `refnet config country ${country} --subdivision ${code}      sets both`,
  );
}

/** A country, with the province or state in it: the one said or named by the country, else the one on record if it fits. */
function changedCountry(change: Change, typed: string, part: string | undefined): ReturnType<typeof changed> {
  const before = listSettings(change.db);
  const { settings } = readSettings(before);
  const mistaken = partMistaken(typed);
  if (mistaken !== undefined) throw partForCountry(typed, mistaken);
  const country = parseSetting('country', typed, settings);
  const done = changed(change, 'country', before, country);
  const rows = withValue(before, 'country', country);
  const nation = partAsCountry(typed);
  const said = part === undefined || part.trim() === '' ? nation : part;
  const next =
    said === undefined
      ? keptPart(rows, country ?? '')
      : parseSetting('subdivision', said, { ...settings, country });
  const own = changed(change, 'subdivision', rows, next);
  const more = next === settings.subdivision ? [] : own.text;
  const missing = next === undefined && country !== undefined ? partWord(country) : undefined;
  const hint = `refnet config subdivision PLACE      your ${missing}, on which some notices depend`;
  return {
    ...done,
    text: [...done.text, ...more, ...(missing === undefined ? [] : [`    next: ${hint}`])],
    did: more.length === 0 ? done.did : `${done.did} and subdivision`,
  };
}

/** Nobody is a partner of their own: a partner of that name is another person, or should not be there. */
function doubtNamesake(db: Db, myName: string, doubt: (doubt: Doubt) => void): void {
  const found = listHandles(db).find(({ name }) => isOwnName(name, myName));
  if (found === undefined) return;
  const { id, name } = found;
  doubt({
    text: `a partner of yours is called that too: ${name} (p${id})`,
    question: 'Is that somebody else?',
    hints: [
      `refnet show p${id}      shows that partner`,
      `refnet remove p${id}      takes that one out, where it is you`,
    ],
    yes: 'sets it all the same',
  });
}

const unset = writing({
  called: '--unset',
  begins: true,
  target: aSetting,
  options: { unset: flag('take the setting back to its default') },
  did: 'unset',
  change(change, { target: key }) {
    const rows = listSettings(change.db);
    // The default has to go with the other settings too, unless something is to be mended first.
    if (readSettings(rows).faults.length === 0) settingsFrom(withValue(rows, key, undefined));
    return changed(change, key, rows, undefined);
  },
});

/** What a text is read as; where it fits several things, a terminal is asked for the value anew. */
function asTyped<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError) || error.choices === undefined) throw error;
    const { message, kind, hints, choices, readings } = error;
    const of = readings === undefined ? {} : { readings };
    throw new UserError(message, { kind, hints, choices: { ...choices, option: 'value' }, ...of });
  }
}

/** Writes the value of a setting, undefined for its default, and says what became of it. */
function changed(
  change: Change,
  key: SettingKey,
  rows: readonly StoredSetting[],
  text: string | undefined,
): { text: string[]; plain: Plain; did: string } {
  putSetting(change, key, text);
  const after = withValue(rows, key, text);
  const [was, is] = [readSettings(rows).settings, readSettings(after).settings];
  const line = settingLine(key, is, after);
  return {
    text: [
      settingChange(settingLine(key, was, rows), line),
      ...amountsLeftAlone(was, is),
      ...timeCountedAnew(was, is),
    ],
    plain: record(SETTING_COLUMNS, line),
    did: text === undefined ? `unset ${key}` : `set ${key}`,
  };
}

function withValue(
  rows: readonly StoredSetting[],
  key: SettingKey,
  text: string | undefined,
): StoredSetting[] {
  const others = rows.filter((each) => each.key !== key);
  return text === undefined ? others : [...others, { key, value: text }];
}

function chosen({ words, has }: Chooses): 'list' | 'one' | 'set' | 'unset' {
  if (has('unset')) {
    if (words.length === 0) throw usageError('which setting is to be unset?', UNSET_EXAMPLE);
    if (has('value')) throw usageError('a value and --unset do not go together', UNSET_EXAMPLE);
    return 'unset';
  }
  if (has('value')) return 'set';
  const [key, ...empty] = words;
  if (key !== undefined && empty.length > 0) {
    throw usageError(
      `the new value of ${quoted(key)} is empty`,
      `refnet config ${shellWord(key)} --unset      takes out what is set`,
    );
  }
  return words.length === 0 ? 'list' : 'one';
}

export const command = ways({ unset, set, list, one }, chosen, {
  argument: ARGUMENT,
  help: `
Listed are those that matter most and those you changed; JSON and CSV have all.
With a key alone it prints the value and nothing else, an empty line where there
is none.

Examples:
  refnet config
  refnet config --all
  refnet config my-name "Nadia Brandt"
  refnet config currency CAD
  refnet config formalize-at 12
  refnet config formalize-at --unset`,
});

function readKey(text: string, argv: readonly string[]): SettingKey {
  const key = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  if (isSettingKey(key)) return key;
  const near = nearSettings(key);
  const question = near.length === 0 ? '' : `. Did you mean ${near.join(' or ')}?`;
  throw new UserError(`there is no setting ${quoted(text)}${question}`, {
    kind: 'usage',
    hints:
      near.length === 0 ? ['refnet config      lists all'] : near.map((each) => retyped(argv, text, each)),
  });
}

/** The settings that were probably meant: a slip away as a whole, or with a word that begins so. */
function nearSettings(typed: string): SettingKey[] {
  const keys = SETTINGS.map(({ key }) => key);
  const begun = keys.filter((key) => typed.length > 2 && `-${key}`.includes(`-${typed}`));
  const wholes = new Map(keys.map((key) => [key.replaceAll('-', ''), key]));
  const alike = closest(typed.replaceAll('-', ''), [...wholes.keys()]).flatMap(
    (whole) => wholes.get(whole) ?? [],
  );
  return [...new Set([...alike, ...begun])].slice(0, 3);
}
