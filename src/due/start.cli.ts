import { strong } from '../text/spans.ts';
import { readSettings } from '../settings/settings.ts';
import { factLines } from '../screen/card.view.ts';
import type { Db } from '../file/open.sql.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { WITH_PARTNER } from '../referrals/closed-filter.sql.ts';
import { countReferrals } from '../referrals/referral.sql.ts';
import { listSettings } from '../settings/settings.sql.ts';
import { count } from '../text/count.ts';
import { loaded } from '../text/lazily.ts';
import type { Command } from '../shell/command.cli.ts';
import { command as due } from './due.cli.ts';

/** How much of what is due stands above the next commands. */
const SHOWN = '8';

/** What `refnet` alone does in a terminal: it walks through a start, or shows what is due and what to type next. */
export const command: Command = {
  options: {},
  async run(session) {
    const db = await session.reading({ beforeWriting: session.interactive });
    if (db.memory && session.interactive) {
      const { firstUse } = await import('./first-use.cli.ts');
      return firstUse(session);
    }
    session.print([strong(titleOf(db))]);
    if (listHandles(db).length > 0) {
      session.print('');
      await loaded(() => due.run(session, { words: [], options: { limit: [SHOWN] } }));
    }
    session.print(['', ...factLines(nextCommands(db), session.width)]);
  },
};

/** `Referral network of Nadia Brandt: 14 partners, 61 referrals`; partners put away are none, as in the report. */
function titleOf(db: Db): string {
  const name = readSettings(listSettings(db)).settings['my-name'];
  const of = name === undefined ? '' : ` of ${name}`;
  const partners = count(listHandles(db).filter(({ archived }) => !archived).length, 'partner');
  const withPartners = countReferrals(db, { also: [WITH_PARTNER] });
  const others = countReferrals(db) - withPartners;
  const fromSources = others === 0 ? '' : `, and ${others} from sources`;
  return `Referral network${of}: ${partners}, ${count(withPartners, 'referral')}${fromSources}`;
}

/** The three commands that make most sense next. */
function nextCommands(db: Db): { label: string; text: string }[] {
  const log = { label: 'refnet log', text: 'log a referral you gave or received' };
  const addPartner = { label: 'refnet add-partner', text: 'add somebody to your network' };
  if (listHandles(db).length === 0) {
    return [
      addPartner,
      { label: 'refnet import tracker.csv --dry-run', text: 'see what a spreadsheet of yours would bring' },
      { label: 'refnet help', text: 'all there is' },
    ];
  }
  if (countReferrals(db) === 0) {
    return [log, addPartner, { label: 'refnet partners', text: 'list whom you have' }];
  }
  return [
    log,
    { label: 'refnet check-in', text: 'note a call, a coffee or any other touch' },
    { label: 'refnet report', text: 'the network before a quarterly check-in' },
  ];
}
