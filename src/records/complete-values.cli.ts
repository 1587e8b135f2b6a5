import { formatDay } from '../calendar/day-words.ts';
import type { Db } from '../file/open.sql.ts';
import { describe, type PartnerHandle } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { listReferrals, OF_KNOWN } from '../referrals/referral.sql.ts';
import { counterpartName } from '../referrals/referral.ts';
import { listSources } from '../referrals/source.sql.ts';
import type { Candidate, FindValues } from '../shell/complete-shown.cli.ts';
import { keyWords, looseKey, searchKey } from '../text/search-key.ts';

/** A letter first, then letters, digits and single hyphens: no shell gives any of these a meaning. */
const PLAIN_WORD = /^\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*$/u;
const MOST_REFERRALS = 50;

/** Partners or open referrals, by what is named; nothing where there is no network yet. */
export const findValues: FindValues = async (named, typed, open) => {
  const db = await open();
  if (db === undefined) return [];
  if (named === 'source') return sourceCandidates(typed, db);
  return named === 'partner' ? partnerCandidates(typed, listHandles(db)) : openReferrals(typed, db);
};

/** Partners by name (words joined by hyphens, as any command understands them), or as `p3` where that would not be safe. */
export function partnerCandidates(typed: string, handles: readonly PartnerHandle[]): Candidate[] {
  const partners = handles
    .filter((partner) => !partner.archived)
    .map((partner) => ({ partner, loose: partner.keys.map((key) => ` ${looseKey(key)} `) }));
  const wanted = ` ${looseKey(searchKey(typed))}`;
  if (typed !== '' && wanted === ' ') return [];
  const begun = partners.filter(({ loose }) => loose.some((key) => key.startsWith(wanted)));
  const inside = partners.filter(({ loose }) => loose.some((key) => key.includes(wanted)));
  const byNumber = partners.filter(
    ({ partner }) => /^p\d*$/.test(typed) && `p${partner.id}`.startsWith(typed),
  );
  const fitting = begun.length > 0 ? begun : inside.length > 0 ? inside : byNumber;
  return fitting.map(({ partner }) => {
    const words = keyWords(searchKey(partner.name)).join(' ');
    const name = words.replaceAll(' ', '-');
    const shared = partners.filter(({ loose }) => loose.some((key) => key.includes(` ${words} `))).length > 1;
    const usable = PLAIN_WORD.test(name) && !/^p\d+$/.test(name) && !shared && byNumber !== fitting;
    return { value: usable ? name : `p${partner.id}`, text: describe(partner) };
  });
}

/** Sources by name: what is not a plain word in any shell is left to be typed. */
function sourceCandidates(typed: string, db: Db): Candidate[] {
  const begun = looseKey(searchKey(typed));
  return listSources(db)
    .map(({ name }) => ({ value: keyWords(searchKey(name)).join('-'), text: name }))
    .filter(({ value }) => PLAIN_WORD.test(value) && value.startsWith(begun.replaceAll(' ', '-')));
}

function openReferrals(typed: string, db: Db): Candidate[] {
  const recent = listReferrals(db, { open: true, also: [OF_KNOWN], limit: MOST_REFERRALS });
  return recent
    .map((referral) => ({
      value: String(referral.id),
      text: `${referral.direction}, ${counterpartName(referral)}, ${formatDay(referral.occurredOn)}`,
    }))
    .filter(({ value }) => value.startsWith(typed));
}
