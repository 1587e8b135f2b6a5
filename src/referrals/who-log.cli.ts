import { describe } from '../partners/find-partner.ts';
import { NOT_LEGAL_ADVICE } from '../partners/notices.ts';
import { namingNotes } from '../partners/notices.cli.ts';
import { isSaidIn, type Typed } from '../shell/option.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { commandLineWith } from '../shell/suggestions.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { UserError } from '../text/errors.ts';
import { shellWord } from '../text/shell-word.ts';
import { refuseTwice } from './log.ts';
import { remarksOnTwins } from './log.sql.ts';
import { afterLog, loggedPhrase } from './log.view.ts';
import { logAndTell } from './logging.cli.ts';
import { referrals } from './referral.ts';
import { isNamed, type Choice, type NamesRule, type WhoPartner } from './who.ts';
import { aNeed, argument, choiceOf, keepingOf, keepNeed, LOGGED, type Asked } from './who-need.cli.ts';
import { whyLeftOut } from './who.view.ts';

/** A need with those a client is given to, where that was not said: the only one, or as chosen at the terminal. */
const aNeedOfClient: Target<Asked & { readonly chosen: readonly number[] }> = {
  argument,
  several: true,
  async find(typed, session) {
    const { read } = await aNeed.find(typed, session);
    const asked = read(await session.reading());
    if (asked.ranked.length === 0) throw await nobodyToName(session, asked, typed);
    const has = isSaidIn(typed.options);
    const chosen = has('to') ? [] : await chosenAmong(session, asked, has('all'));
    return { read: (db) => ({ ...read(db), chosen }) };
  },
};

/** Nobody fits: the need is kept, unless it is only tried. */
async function nobodyToName(session: Session, asked: Asked, { options }: Typed): Promise<UserError> {
  const isDry = isSaidIn(options)('dryRun');
  const keeping = isDry ? 'not' : await keepingOf(await session.reading(), asked, session.today);
  if (keeping === 'now') await keepNeed(session, asked);
  const { need, partners } = asked;
  return new UserError(`nobody on record to name for ${need.text}, so nothing was logged`, {
    hints: [
      ...(keeping === 'now' || keeping === 'before'
        ? ['refnet report --only gaps      lists it, with what else you could not place']
        : []),
      ...(partners.length === 0
        ? []
        : [`refnet log "CLIENT" --to PARTNER --for ${shellWord(need.text)}      to somebody else`]),
    ],
  });
}

/** The numbers of as many as a client is to be given. */
async function chosenAmong(session: Session, asked: Asked, all: boolean): Promise<readonly number[]> {
  const { shown, names } = choiceOf(asked, all);
  const candidates = shown.map((each) => each.partner);
  const [only] = candidates;
  if (candidates.length === 1 && only !== undefined) return [only.id];
  if (!session.asks) {
    throw new UserError(`${candidates.length} partners would fit: say whom with --to`, {
      kind: 'usage',
      hints: candidates.map(
        (each) => `${commandLineWith(session.argv, `--to ${asked.handle(each)}`)}      ${each.name}`,
      ),
    });
  }
  const prompter = await session.prompter();
  const chosen: number[] = [];
  while (chosen.length < Math.min(names.least, candidates.length)) {
    const choices = candidates
      .filter(({ id }) => !chosen.includes(id))
      .map((each) => ({ name: describe(each), value: each.id }));
    const next = await prompter.choose<number | null>(
      chosen.length === 0 ? 'Given to' : `And to (${names.least} names asked for)`,
      chosen.length === 0 ? choices : [...choices, { name: 'nobody else', value: null }],
    );
    if (next === null) break;
    chosen.push(next);
  }
  return chosen;
}

export const logging = writing({
  called: 'logging a referral',
  target: aNeedOfClient,
  options: LOGGED,
  only: { to: ['log'] },
  of: referrals,
  did: 'logged given',
  change(change, { target, log: client = '', to, all, today, settings, argv, check, remark, has }) {
    const partners = (to.length > 0 ? to : target.chosen).map((id) => fitting(target, id));
    refuseTwice(partners);
    for (const line of remarksOn(choiceOf(target, all), partners)) remark(line);
    const byName = target.ranked.some(
      ({ partner: { id }, match }) => id === partners[0]?.id && isNamed(match),
    );
    const need = byName ? null : target.need.text;
    const said = { direction: 'given', client, need, on: today } as const;
    return logAndTell(change, said, partners, { settings, today, argv, check, isTried: has('dryRun') });
  },
  say: ({ after, words }) => ({
    line: loggedPhrase(after),
    below: words,
    summary: [],
    next: afterLog(after),
  }),
  notes: ({ db, ids, given: { today, settings } }) => [
    ...remarksOnTwins(db, ids),
    ...namingNotes(db, ids, { settings, today }),
  ],
});

/** The partner of that number, who must be among those who meet the need. */
function fitting({ ranked, found: { leftOut }, partners, need, handle }: Asked, id: number): WhoPartner {
  const found = ranked.find((each) => each.partner.id === id);
  if (found !== undefined) return found.partner;
  const other = partners.find((each) => each.id === id);
  if (other === undefined) throw new Error(`partner ${id} is gone`);
  const reason = leftOut.find((each) => each.partner.id === id)?.reason;
  const why = reason === undefined ? '' : `: ${other.name} ${whyLeftOut(reason, other)}`;
  throw new UserError(`${other.name} is not among those to name for ${need.text}${why}`, {
    hints: [
      `refnet who ${shellWord(need.text)} --all      lists them`,
      `refnet log "CLIENT" --to ${handle(other)} --for ${shellWord(need.text)}      logs it all the same`,
    ],
  });
}

/** What is said, without blocking, where fewer names are given than are asked for. */
function remarksOn({ names }: Choice, chosen: readonly WhoPartner[]): string[] {
  return names.least > chosen.length && names.least > 1
    ? [`Note: a client is to be given at least ${names.least} names; --to can be repeated.${endOf(names)}`]
    : [];
}

/** What rests on a notice is no legal advice; an own setting is none anyway. */
function endOf({ notices: [notice] }: NamesRule): string {
  return notice === undefined ? '' : ` ${NOT_LEGAL_ADVICE}`;
}
