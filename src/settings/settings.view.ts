import { formatSetting, type SettingKey, type Settings, type StoredSetting } from './settings.ts';
import { SETTINGS } from './meanings.ts';
import { formatDate } from '../calendar/day-words.ts';
import type { Day } from '../calendar/day.ts';
import { changeSentence } from '../text/change-sentence.ts';
import { count } from '../text/count.ts';
import { dim } from '../text/spans.ts';
import { apart, type Block, type Row } from '../screen/blocks.ts';
import type { Column } from '../screen/columns.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';

/** The settings as they are shown: each is in exactly one group. */
export const SETTING_GROUPS: readonly { heading: string; keys: readonly SettingKey[] }[] = [
  { heading: 'You', keys: ['my-name', 'business', 'profession', 'country', 'subdivision', 'date-order'] },
  { heading: 'Money', keys: ['currency', 'decimals', 'hourly-rate', 'revenue-at-stake'] },
  {
    heading: 'When to formalize',
    keys: [
      'formalize-at',
      'informal-to',
      'too-new-months',
      'formal-months',
      'joint-venture-months',
      'high-month',
    ],
  },
  {
    heading: 'From one check-in to the next',
    keys: [
      'acquaintance-months',
      'referral-partner-first-year-months',
      'referral-partner-months',
      'power-partner-months',
      'strategic-alliance-months',
      'joint-venture-check-in-months',
      'monthly-at',
    ],
  },
  { heading: 'Agreements', keys: ['agreement-notice-days', 'agreement-review-months'] },
  {
    heading: 'What is remarked on',
    keys: ['look-back-days', 'ask-after-days', 'move-after-days', 'min-providers', 'concentration-percent'],
  },
  { heading: 'Your record', keys: ['fees-kept-years', 'records-since'] },
];

/** One setting as it stands. */
export interface SettingLine {
  key: SettingKey;
  group: string;
  /** Canonical text; empty when it is not set. */
  value: string;
  fallback: string;
  unit: string | undefined;
  meaning: string;
  /** The user set it, be it to its default. */
  isSet: boolean;
  /** What holds while it is not set, where that is of this file. */
  byItself?: string | undefined;
}

/** What happened on the day on which the record begins by itself. */
const BEGINNINGS = {
  file: 'the day your file began',
  import: 'the earliest referral of the first import',
} as const;

/** Every setting in the order of the groups, with the rows that were set; `beginning` is when the record begins by itself. */
export function settingLines(
  settings: Settings,
  rows: readonly StoredSetting[],
  beginning: { readonly day: Day; readonly by: keyof typeof BEGINNINGS },
): SettingLine[] {
  const byItself = `${formatDate(beginning.day)}, ${BEGINNINGS[beginning.by]}`;
  return SETTING_GROUPS.flatMap(({ keys }) =>
    keys.map((key) => ({
      ...settingLine(key, settings, rows),
      ...(key === 'records-since' ? { byItself } : {}),
    })),
  );
}

/** One setting as it stands. */
export function settingLine(
  key: SettingKey,
  settings: Settings,
  rows: readonly StoredSetting[],
): SettingLine {
  const info = SETTINGS.find((each) => each.key === key);
  const group = SETTING_GROUPS.find(({ keys }) => keys.includes(key));
  if (info === undefined || group === undefined) throw new Error(`the setting ${key} is in no group`);
  const { fallback, unit, meaning } = info;
  return {
    key,
    group: group.heading,
    value: formatSetting(key, settings),
    fallback,
    unit,
    meaning,
    isSet: rows.some((each) => each.key === key),
  };
}

/** A setting as JSON and CSV have it: whole numbers as numbers, anything else as text that `config` reads back. */
export const SETTING_COLUMNS: readonly Column<SettingLine>[] = [
  { key: 'key', heading: 'Setting', value: (line) => line.key },
  { key: 'value', heading: 'Value', value: (line) => typed(line, line.value) },
  { key: 'default', heading: 'Default', value: (line) => typed(line, line.fallback) },
  { key: 'unit', heading: 'Unit', value: (line) => line.unit ?? null },
  { key: 'isSet', value: (line) => line.isSet },
  { key: 'group', value: (line) => line.group },
  { key: 'meaning', heading: 'Meaning', value: (line) => line.meaning },
];

function typed({ unit }: SettingLine, text: string): string | number | null {
  if (text === '') return null;
  return unit === undefined ? text : Number(text);
}

/** Shown whether they are at their default or not: who you are, and what most figures and all advice go by. */
const IMPORTANT: readonly SettingKey[] = [
  'my-name',
  'profession',
  'country',
  'subdivision',
  'currency',
  'hourly-rate',
  'formalize-at',
  'informal-to',
  'records-since',
];

/** Whether a setting is shown where not all are asked for: an important one, or one that is not as it was at first. */
function isShown({ key, value, fallback }: SettingLine): boolean {
  return value !== fallback || IMPORTANT.includes(key);
}

function closing(left: number): Block[] {
  return [
    { is: 'paragraph', text: 'Change one: refnet config formalize-at 12' },
    { is: 'paragraph', text: 'Back again: refnet config formalize-at --unset' },
    ...(left === 0
      ? []
      : [
          {
            is: 'paragraph',
            text: `${count(left, 'other')} at the default: refnet config --all`,
          } satisfies Block,
        ]),
  ];
}

/** Settings on a screen, by group: key and value, and below them what it means; the rest is counted unless `all`. */
export function renderSettings(lines: readonly SettingLine[], all: boolean, look: Look): Drawn {
  const shown = all ? lines : lines.filter(isShown);
  const among = shown.map(rowOf);
  const groups = SETTING_GROUPS.map(({ heading, keys }): Block[] => {
    const own = shown.filter(({ key }) => keys.includes(key));
    if (own.length === 0) return [];
    return [
      { is: 'heading', text: heading },
      { is: 'rows', rows: own.map(rowOf), among },
    ];
  });
  return drawText(apart(...groups, closing(lines.length - shown.length)), look);
}

function rowOf(line: SettingLine): Row {
  return { cells: [line.key, valueWords(line)], below: dim(line.meaning) };
}

/** `12 a year (default 10)`, `10 a year (default)`, `not set`. */
function valueWords({ value, fallback, unit, isSet, byItself }: SettingLine): string {
  const named = (text: string) =>
    unit === undefined ? text : `${text} ${text === '1' ? single(unit) : unit}`;
  if (value === '') return byItself === undefined ? 'not set' : `not set: ${byItself}`;
  if (!isSet) return `${named(value)} (default)`;
  return fallback === '' || fallback === value ? named(value) : `${named(value)} (default ${fallback})`;
}

/** `month` of `months`. */
function single(unit: string): string {
  return unit.replace(/s$/, '');
}

/** What a change of a setting did: `formalize-at was 10 a year (default), is now 12 a year (default 10)`. */
export function settingChange(before: SettingLine, after: SettingLine): string {
  const [old, now] = [valueWords(before), valueWords(after)];
  if (old === now) return `${after.key} is ${now} already`;
  return changeSentence(after.key, before.value === '' ? '' : old, after.value === '' ? '' : now);
}

/** Amounts keep the currency they were set in, which is said where the home currency moves away from it. */
export function amountsLeftAlone(before: Settings, after: Settings): string[] {
  if (before.currency === after.currency) return [];
  const amounts = (['hourly-rate', 'revenue-at-stake'] as const).flatMap((key) => {
    const amount = after[key];
    return amount === undefined || amount.currency === after.currency
      ? []
      : [`    ${key} stays ${formatSetting(key, after)}`];
  });
  return [...amounts, '    amounts on record keep their own currency'];
}

/** That costs of the past are reckoned anew, where the rate that time on record is counted at changes. */
export function timeCountedAnew(before: Settings, after: Settings): string[] {
  const rate = ({ 'hourly-rate': each }: Settings) =>
    each === undefined ? '' : `${each.currency} ${each.minor}`;
  return rate(before) === rate(after) || rate(before) === ''
    ? []
    : ['    all time on record is counted at it, in the costs of past years too'];
}
