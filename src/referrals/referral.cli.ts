import type { Db } from '../file/sqlite.sql.ts';
import { aRecord, type Target } from '../shell/target.cli.ts';
import { listReferrals, OF_KNOWN } from './referral.sql.ts';
import { referralPhrase, referrals, statusText, type Referral } from './referral.ts';

/** What a command that is about one referral says of those it is for. */
interface About {
  /** Those it is for, the likeliest first. */
  readonly among: (db: Db) => readonly Referral[];
  /** Any other will do where it is the only one that fits. */
  readonly orAny?: true;
  /** `open`: what those of `among` are. */
  readonly adjective: string;
  readonly question: string;
  readonly example: string;
  /** What is said where there are none at all, and what to do about it. */
  readonly none: string;
  readonly hint: string;
}

/** One referral: by its number, its client, its partner, or words of it. */
export function aReferral({ orAny, ...about }: About): Target<Referral> {
  return aRecord(referrals, {
    ...about,
    ...(orAny === undefined ? {} : { orAmong: (db: Db) => listReferrals(db) }),
    others: (db) => listReferrals(db),
    help: 'its number, its client, its partner or words of it',
    words: choiceWords,
    names: ({ clientName }) => [clientName],
  });
}

/** A referral in a choice: with how far it is, where it has taken a step. */
function choiceWords(referral: Referral): string {
  const status = statusText(referral);
  return `${referralPhrase(referral)}${status === 'new' ? '' : `; ${status}`}`;
}

/** The referrals without an outcome yet, newest first, but those whose client was forgotten. */
export function listOpen(db: Db): Referral[] {
  return listReferrals(db, { open: true, also: [OF_KNOWN] });
}
