import type { Day } from '../calendar/day.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { day, text } from '../kinds/type.ts';
import { aPartner } from '../partners/partner.cli.ts';
import type { Partner } from '../partners/partner.ts';
import type { Settings } from '../settings/settings.ts';
import { flag, option } from '../shell/option.cli.ts';
import type { Argument } from '../shell/target.cli.ts';
import { adviseNetwork, type AdvisedPartner } from './advised.ts';
import { readAdvice } from './advised.sql.ts';

export const ARGUMENT: Argument = {
  usage: '[partner...]',
  help: 'the partner; without one, everybody',
  named: 'partner',
};

/** The partner whom advice is on. */
export const onePartner = (example: string) => ({
  ...aPartner({ question: 'Advice on whom', example, help: ARGUMENT.help }),
  argument: ARGUMENT,
});

const because = option(text, 'why it was accepted or declined', { value: 'reason' });

/** What says that the advice is followed. */
export const ACCEPT = { accept: flag('follow the advice: move the stage as it says'), because };

/** What says that it is put aside. */
export const DECLINE = {
  decline: flag('put the advice aside; it stays quiet until something changes'),
  until: option(day('coming'), 'with --decline: the day to bring it up again', {
    asks: { question: 'Until when', when: 'missing', usual: 'in 3 months', required: true },
  }),
  because,
};

/** The advice on one partner, read and reckoned for that one alone. */
export function adviseOn(
  db: Db,
  { id }: Partner,
  settings: Settings,
  today: Day,
  until: Day,
): AdvisedPartner {
  const read = readAdvice(db, { asOf: until, informalTo: settings['informal-to'], partner: id });
  const [advised] = adviseNetwork(read, settings, today);
  if (advised === undefined) throw new Error(`partner ${id} is gone`);
  return advised;
}
