import { UserError } from '../text/errors.ts';
import { noSuchRecord } from '../records/record.cli.ts';
import { referralPhrase, statusText, type Referral } from './referral.ts';
import type { Db } from '../file/open.sql.ts';
import { getReferral, listReferrals, type ReferralFilter } from './referral.sql.ts';
import { closest } from '../text/similar.ts';
import { searchKey } from '../text/search-key.ts';
import { recordNumber } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { retyped } from '../shell/suggestions.cli.ts';

/** Every referral, whatever became of it. */
const ANY: Among = { filter: {}, adjective: '' };

/** The referrals that a client's name may stand for, and what they are called: `open`, `to thank for`. */
export interface Among {
  filter: ReferralFilter;
  fits?: (referral: Referral) => boolean;
  adjective: string;
  /** Where none of them is of that client, the only referral there is of the client will do. */
  orOnly?: boolean;
}

/**
 * The referral a person named by its number, or by its client where exactly one of `among` is of that name. Where
 * several fit, a terminal is asked and a script is refused with the candidates.
 */
export async function resolveReferral(session: Session, text: string, among: Among): Promise<Referral> {
  const db = await session.reading();
  const number = recordNumber(text);
  if (number !== undefined) {
    const referral = getReferral(db, number);
    if (referral === undefined) throw noReferral(db, number);
    return referral;
  }
  const candidates = ofClient(db, text, among);
  const [only] = candidates;
  if (only === undefined) {
    const [other, ...more] = among.orOnly === true ? ofClient(db, text, ANY) : [];
    if (other !== undefined && more.length === 0) return other;
    throw noneOf(session, db, text, among);
  }
  if (candidates.length === 1) return only;
  if (session.interactive) {
    const prompter = await session.prompter();
    return prompter.choose(`Which "${text}"?`, candidates.map(referralChoice));
  }
  throw new UserError(`"${text}" fits ${candidates.length} ${among.adjective} referrals`, {
    hints: candidates.slice(0, 6).map((referral) => candidateLine(session, text, referral)),
  });
}

/** Asks for one of the referrals, newest first; the list narrows as one types. Throws `none` where there are none. */
export async function askReferral(
  session: Session,
  { filter, fits }: Among,
  question: string,
  none: UserError,
): Promise<Referral> {
  const referrals = listReferrals(await session.reading(), filter).filter(fits ?? (() => true));
  if (referrals.length === 0) throw none;
  const choices = referrals.map(referralChoice);
  const prompter = await session.prompter();
  return prompter.search(`${question} (type to search)`, (typed) => {
    const wanted = searchKey(typed ?? '');
    return choices.filter(({ name }) => searchKey(name).includes(wanted));
  });
}

/** A referral as a choice in a prompt. */
export function referralChoice(referral: Referral): { name: string; value: Referral } {
  const words = statusText(referral);
  const status = words === 'new' ? '' : `; ${words}`;
  return { name: `#${referral.id}  ${referralPhrase(referral)}${status}`, value: referral };
}

function noReferral(db: Db, number: number): UserError {
  return noSuchRecord(db, number, 'a referral');
}

/** Those of exactly that client, else those whose client's name contains the text. */
function ofClient(db: Db, text: string, { filter, fits }: Among): Referral[] {
  const key = searchKey(text);
  if (key === '') return [];
  const containing = listReferrals(db, { ...filter, clientKeyPart: text }).filter(fits ?? (() => true));
  const exact = containing.filter((referral) => searchKey(referral.clientName ?? '') === key);
  return exact.length > 0 ? exact : containing;
}

function noneOf(session: Session, db: Db, text: string, among: Among): UserError {
  const others = ofClient(db, text, ANY);
  if (others.length > 0) {
    return new UserError(`no ${among.adjective} referral of "${text}", only others`, {
      hints: others
        .slice(0, 6)
        .map((referral) => `${candidateLine(session, text, referral)}; ${statusText(referral)}`),
    });
  }
  const clients = new Map(
    listReferrals(db, among.filter).map((referral) => [searchKey(referral.clientName ?? ''), referral]),
  );
  const near = closest(searchKey(text), [...clients.keys()]).flatMap((key) => clients.get(key) ?? []);
  return new UserError(`no ${among.adjective} referral of a client "${text}"`, {
    hints: near.map((referral) => candidateLine(session, text, referral)),
  });
}

function candidateLine(session: Session, text: string, referral: Referral): string {
  return `${retyped(session.argv, text, String(referral.id))}      ${referralPhrase(referral)}`;
}
