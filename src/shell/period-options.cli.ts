import { day } from '../kinds/type.ts';
import type { Command } from './command.cli.ts';
import { option, type Option } from './option.cli.ts';

/** An option whose words are read where it is used. */
export const spoken = (
  help: string,
  more: Pick<Option<unknown>, 'value' | 'bare'>,
): Option<string | undefined> => ({
  ...more,
  help,
  read: ([typed]) => typed,
});

/** The options that say a period by the kinds of period people think in; `namedPeriod` reads them. */
const NAMED_PERIODS = {
  quarter: spoken('a quarter, like 2026q3, q3 or last (this one, so far)', {
    value: 'quarter',
    bare: 'this',
  }),
  year: spoken('a calendar year, like 2025 or last (this one, so far)', { value: 'year', bare: 'this' }),
  last: spoken('so long back from today, like 90d, 4w or 12m; or the last month, quarter or year', {
    value: 'length',
  }),
};

/** All options that say a period; `since` and `until` are what a list or a report does without them. */
export const periodsBeside = (since: string, until: string) => ({
  since: option(day('past'), since),
  until: option(day('past'), until),
  ...NAMED_PERIODS,
});

/** A period is said in one way. */
export const ONE_PERIOD = [
  ['quarter', 'year', 'last', 'since'],
  ['quarter', 'year', 'last', 'until'],
] as const;

/** A command with such options, or some of several words: a partner's name that one took for its value is given back. */
export function beforePartner(command: Command): Command {
  return {
    ...command,
    async run(session, typed) {
      const { quarter, year, compare, only, goal } = typed.options;
      const said = [quarter, year, compare, only, goal].some((texts) => texts?.[0] !== undefined);
      if (!said) return command.run(session, typed);
      const { givenBack } = await import('./swallowed.cli.ts');
      return command.run(session, await givenBack(command.options, typed, session));
    },
  };
}
