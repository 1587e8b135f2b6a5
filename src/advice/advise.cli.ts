import { day } from '../kinds/type.ts';
import { apartIn } from '../partners/apart-in.cli.ts';
import { isPutAway } from '../partners/put-away.ts';
import type { Command } from '../shell/command.cli.ts';
import { ITS_OWN } from '../shell/its-own.cli.ts';
import { inRows, showing } from '../shell/listing.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { flag, option } from '../shell/option.cli.ts';
import { ways, type Chooses } from '../shell/ways.cli.ts';
import {
  ADVICE_COLUMNS,
  adviceAsMarkdown,
  adviceAsPlain,
  drawAdvice,
  drawAdviceList,
} from './advice.view.ts';
import { ACCEPT, adviseOn, ARGUMENT, DECLINE, onePartner } from './advise-one.cli.ts';
import { adviseNetwork, byRank } from './advised.ts';
import { readAdvice } from './advised.sql.ts';
import { isKnown } from './is-known.ts';

const asOf = option(
  day('past', { future: 'the advice cannot know what is still to come', looks: true }),
  'the advice as of that day (today)',
);

const everybody = showing({
  called: 'the list',
  target: nothing,
  options: { asOf },
  show(db, { today, settings, asOf: until = today }, { format }) {
    const read = readAdvice(db, { asOf: until, informalTo: settings['informal-to'] });
    const { network } = read;
    network.partners = apartIn(db, format, network.partners);
    const advised = adviseNetwork(read, settings, today)
      .filter(({ partner, relationship }) => isKnown(relationship.facts) && !isPutAway(partner, until))
      .toSorted(byRank);
    return {
      text: (look) => drawAdviceList(advised, look),
      ...inRows(ADVICE_COLUMNS, advised),
      plain: () => advised.map(adviceAsPlain),
    };
  },
});

const one = showing({
  called: 'the advice on one partner',
  target: onePartner('refnet advise NAME'),
  options: { why: flag('what was looked at, and how every rule came out'), asOf },
  async show(db, { target, today, settings, why: asked, asOf: until = today }) {
    const advised = adviseOn(db, target, settings, today, until);
    const { facts } = advised.relationship;
    const why = asked ? await import('./why.ts') : undefined;
    return {
      text: (look) => drawAdvice(advised, look, why?.explain(facts, settings)),
      plain: () => adviceAsPlain(advised),
      md: () => adviceAsMarkdown(advised, why?.explain(facts, settings)),
    };
  },
});

/** What answers the advice is loaded where it is answered. */
const accept: Command = {
  called: '--accept',
  argument: ARGUMENT,
  options: { ...ACCEPT, ...ITS_OWN },
  run: async (session, typed) => (await import('./advise-answer.cli.ts')).accepting.run(session, typed),
};

const decline: Command = {
  called: '--decline',
  argument: ARGUMENT,
  options: { ...DECLINE, ...ITS_OWN },
  run: async (session, typed) => (await import('./advise-answer.cli.ts')).declining.run(session, typed),
};

function chosen({ words, has }: Chooses): 'everybody' | 'one' | 'accept' | 'decline' {
  if (has('accept')) return 'accept';
  if (has('decline')) return 'decline';
  return words.length === 0 ? 'everybody' : 'one';
}

export const command = ways({ one, everybody, accept, decline }, chosen, {
  argument: ARGUMENT,
  help: `
The advice goes by the 12 months up to the day, and by the numbers of refnet
config. A declined one stays quiet until its day, or until its rank rises, what
held it back goes away, an alert appears, or the exchange has grown by half; one
more referral does not wake it.

Examples:
  refnet advise
  refnet advise maren --why
  refnet advise maren --accept --because "agreed over lunch"
  refnet advise maren --decline --until 2027-03-01 --because "moving offices"`,
});
