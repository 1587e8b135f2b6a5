/** This year beside last for programs and in plain lines: loaded where they are asked for. */
import { quarterName } from '../calendar/quarters.ts';
import type { Plain } from '../kinds/type.ts';
import { record } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import { returnsColumns } from './returns.view.ts';
import type { Returns } from './returns.ts';
import { amounts, exchanged, shortName } from './this-year.view.ts';
import type { BesideQuarter, YearBeside } from './this-year.ts';

/** This year beside last as JSON has it: a public contract; null for what is not on record. */
export function plainYear(beside: YearBeside | undefined, settings: Settings): Plain {
  if (beside === undefined) return null;
  const columns = returnsColumns(settings);
  const plain = (returns: Returns | undefined): Plain =>
    returns === undefined ? null : record(columns, { returns });
  const both = ({ now, before }: BesideQuarter) => ({ now: plain(now), before: plain(before) });
  return {
    year: Number(beside.year),
    since: beside.whole.days.since,
    until: beside.until,
    untilBefore: beside.untilBefore,
    beforeOnRecordFrom: beside.beforeFrom ?? null,
    quarters: beside.quarters.map((each) => ({
      quarter: quarterName(each.days).slice(0, 2),
      since: each.days.since,
      until: each.days.until,
      ...both(each),
    })),
    ...both(beside.whole),
  };
}

/** This year beside last in lines: `Q1`, `10 exchanged, 5 won, CAD 8,250.50 business; 2025: 1 exchanged, 0 won`. */
export function yearLines(beside: YearBeside | undefined): [name: string, text: string][] {
  if (beside === undefined) return [];
  const words = (returns: Returns | undefined) =>
    returns === undefined
      ? 'not on record'
      : [
          `${exchanged(returns)} exchanged`,
          `${returns.outcomes.won} won`,
          ...(returns.businessReceived.length === 0 ? [] : [`${amounts(returns.businessReceived)} business`]),
        ].join(', ');
  const line = (name: string, { now, before }: BesideQuarter): [string, string] => [
    name,
    `${words(now)}; ${beside.yearBefore}: ${words(before)}`,
  ];
  return [
    ...beside.quarters.map((each) => line(`${beside.year} ${shortName(each)}`, each)),
    line(beside.year, beside.whole),
  ];
}
