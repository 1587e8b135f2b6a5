import type { Drawn } from '../screen/drawn.ts';
import type { Command } from '@commander-js/extra-typings';
import { UserError, usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import {
  SETTINGS,
  formatSetting,
  isSettingKey,
  parseSetting,
  readSettings,
  settingsFrom,
  type SettingKey,
  type Settings,
} from './settings.ts';
import { record, renderList, toJson, type Look } from '../screen/list.view.ts';
import {
  SETTING_COLUMNS,
  renderSettings,
  settingChange,
  settingLines,
  type SettingLine,
} from './settings.view.ts';
import { listSettings, putSetting } from './settings.sql.ts';
import { closest } from '../text/similar.ts';
import { formatOption, jsonOption, lookOf } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';

export function declare(command: Command, session: Session): void {
  command
    .argument('[key]', 'the setting; without one all are listed')
    .argument('[value...]', 'its new value; none takes out one that need not be set')
    .option('--unset', 'take the setting back to its default')
    .addOption(formatOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
With a key alone it prints the value and nothing else, an empty line where there
is none.

Examples:
  refnet config
  refnet config my-name "Nadia Brandt"
  refnet config currency CAD
  refnet config formalize-at 12
  refnet config formalize-at --unset`,
    )
    .action(async (key, words, options) => {
      const look = await lookOf(session, options);
      if (key === undefined) {
        if (options.unset === true) throw usageError('which setting is to be unset?', UNSET_EXAMPLE);
        const lines = linesOf(await storedSettings(session));
        const all = look.format === 'table' ? renderSettings(lines, look) : listAll(lines, look);
        session.print(all);
        return;
      }
      const setting = readKey(session, key);
      if (words.length > 0 && options.unset === true) {
        throw usageError('a value and --unset do not go together', UNSET_EXAMPLE);
      }
      if (words.length === 0 && options.unset !== true) {
        const line = lineOf(await storedSettings(session), setting);
        session.print(look.format === 'table' ? line.value : printOne(line, look));
        return;
      }
      const before = await storedSettings(session, { beforeWriting: true });
      const after = options.unset === true ? unset(before, setting) : set(session, before, setting, words);
      await write(session, setting, after);
      const line = lineOf(after, setting);
      if (look.format !== 'table') session.print(printOne(line, look));
      else session.print([settingChange(lineOf(before, setting), line), ...leftAlone(before, after)]);
    });
}

const UNSET_EXAMPLE = 'for example: refnet config formalize-at --unset';

/** The settings with what is stored of them. */
interface Stored {
  settings: Settings;
  /** What is stored and cannot be read. */
  faults: readonly string[];
  rows: ReadonlyMap<string, string>;
}

async function storedSettings(session: Session, options?: { beforeWriting: boolean }): Promise<Stored> {
  const rows = listSettings(await session.reading(options));
  session.settingsFrom(rows);
  return fromRows(rows);
}

function fromRows(rows: readonly { key: string; value: string }[]): Stored {
  return { ...readSettings(rows), rows: new Map(rows.map(({ key, value }) => [key, value])) };
}

function linesOf({ settings, rows }: Stored): SettingLine[] {
  return settingLines(settings, (key) => rows.has(key));
}

function lineOf(stored: Stored, key: SettingKey): SettingLine {
  const line = linesOf(stored).find((each) => each.key === key);
  if (line === undefined) throw new Error(`the setting ${key} is in no group`);
  return line;
}

function listAll(lines: readonly SettingLine[], look: Look): Drawn {
  return renderList(SETTING_COLUMNS, lines, look, '');
}

function printOne(line: SettingLine, look: Look): Drawn {
  return look.format === 'json' ? toJson(record(SETTING_COLUMNS, line)) : listAll([line], look);
}

function set(
  session: Session,
  { settings, rows }: Stored,
  key: SettingKey,
  words: readonly string[],
): Stored {
  const value = parseSetting(key, words.join(' '), settings, session.today);
  const text = formatSetting(key, { ...settings, [key]: value });
  return withRow(rows, key, text === '' ? undefined : text);
}

/** Back to the default, which has to go with the other settings too, unless something is to be mended first. */
function unset({ rows, faults }: Stored, key: SettingKey): Stored {
  const after = withRow(rows, key, undefined);
  if (faults.length === 0) settingsFrom(asRows(after.rows));
  return after;
}

function asRows(rows: ReadonlyMap<string, string>): { key: string; value: string }[] {
  return [...rows].map(([key, value]) => ({ key, value }));
}

function withRow(rows: ReadonlyMap<string, string>, key: SettingKey, value: string | undefined): Stored {
  const others = asRows(rows).filter((row) => row.key !== key);
  return fromRows(value === undefined ? others : [...others, { key, value }]);
}

async function write(session: Session, key: SettingKey, after: Stored): Promise<void> {
  const value = after.rows.get(key);
  await session.change((change) => {
    putSetting(change, key, value);
    return { result: undefined, summary: value === undefined ? `unset ${key}` : `set ${key}` };
  });
}

/** Amounts keep the currency they were set in, which is said where the home currency moves away from it. */
function leftAlone(before: Stored, after: Stored): string[] {
  if (before.settings.currency === after.settings.currency) return [];
  const amounts = (['hourly-rate', 'revenue-at-stake'] as const).flatMap((key) => {
    const amount = after.settings[key];
    return amount === undefined || amount.currency === after.settings.currency
      ? []
      : [`    ${key} stays ${formatSetting(key, after.settings)}`];
  });
  return [...amounts, '    amounts on record keep their own currency'];
}

function readKey(session: Session, text: string): SettingKey {
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
      near.length === 0
        ? ['refnet config      lists all']
        : near.map((each) => retyped(session.argv, text, each)),
  });
}

/** The settings that were probably meant: a slip away as a whole, or with a word that begins so. */
function nearSettings(typed: string): SettingKey[] {
  const keys = SETTINGS.map((each) => each.key);
  const begun = keys.filter((key) => typed.length > 2 && `-${key}`.includes(`-${typed}`));
  const wholes = new Map(keys.map((key) => [key.replaceAll('-', ''), key]));
  const alike = closest(typed.replaceAll('-', ''), [...wholes.keys()]).flatMap(
    (whole) => wholes.get(whole) ?? [],
  );
  return [...new Set([...alike, ...begun])].slice(0, 3);
}
