import { savingAgreement } from '../agreements/agreement.sql.ts';
import { agreements } from '../agreements/agreement.ts';
import { savingPayment } from '../agreements/payment.sql.ts';
import { hasFees } from '../agreements/has-fees.sql.ts';
import { askingOfFees, askingOfPaidFees } from '../agreements/watch-fees.cli.ts';
import type { Day } from '../calendar/day.ts';
import type { Change } from '../file/journal.sql.ts';
import type { AnySaving } from '../file/saving.sql.ts';
import { changedFacts } from '../kinds/changed-facts.ts';
import type { AnyKind, Field, Identity } from '../kinds/kind.ts';
import { text, type Here } from '../kinds/type.ts';
import { savingPartner } from '../partners/partner-saving.sql.ts';
import { partners } from '../partners/partner.ts';
import { toldApart } from '../partners/told-apart.cli.ts';
import { savingCollection } from '../referrals/collection.sql.ts';
import { collections } from '../referrals/collection.ts';
import { referrals, type ReferralDraft } from '../referrals/referral.ts';
import { savingReferral } from '../referrals/referral.sql.ts';
import { savingSource } from '../referrals/source.sql.ts';
import type { Command, Saying } from '../shell/command.cli.ts';
import { flag, option, several, type Option, type Options } from '../shell/option.cli.ts';
import type { Found } from '../shell/target.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { withArticle } from '../text/count.ts';
import { lazily } from '../text/lazily.ts';
import type { Recorded } from './anything.cli.ts';
import type { MoreEdits, Told } from './more-edits.cli.ts';
import { PARTNER_EDITS } from './partner-edits.cli.ts';
import { factsOfCounterpart, REFERRAL_EDITS, REFERRAL_EDITS_NOT } from './referral-edits.cli.ts';

/** How records are written whose kinds are more than their columns. */
const SAVED_APART: readonly AnySaving[] = [
  savingPartner,
  savingReferral,
  savingCollection,
  savingAgreement,
  savingPayment,
  savingSource,
];

/** Tables of the records that fees are reckoned from. */
const MOVES_FEES: readonly string[] = [referrals, collections, agreements].map(({ table }) => table);

/** What exclusive promises are held against, of a referral. */
const BY_PROMISES: ReadonlySet<string> = new Set<keyof ReferralDraft>([
  'partnerId',
  'direction',
  'occurredOn',
  'need',
  'consent',
]);

/** Whose a referral is, and which way it went: what was agreed for it alone was agreed of that. */
const WHOSE: ReadonlySet<string> = new Set<keyof ReferralDraft>(['partnerId', 'direction']);

/** Needed only where whose a referral is is corrected. */
const ownTermsRoom = lazily(() => import('../agreements/own-terms-left.cli.ts'));

/** Needed only where one of these is corrected. */
const promisedRoom = lazily(() => import('../referrals/promised.cli.ts'));

/** What `edit` can say of the records of a kind. */
interface Way {
  readonly options: Options;
  /** What an option would change, as it is now. */
  readonly now: (key: string, record: object, today: Day) => string;
  /** Options that say more of what another one changes. */
  readonly beside: readonly string[];
}

/** The options that the fields of a kind declare, by their names. */
export function wayOf(of: AnyKind): Way {
  const own = of.fields.flatMap((field) => optionsOf(field).map(([key, each]) => ({ key, each, field })));
  const more = isPartners(of) ? PARTNER_EDITS : undefined;
  const others = isReferrals(of) ? REFERRAL_EDITS : more?.options;
  return {
    options: { ...Object.fromEntries(own.map(({ key, each }) => [key, each])), ...others },
    now: (key, record, today) => own.find((each) => each.key === key)?.field.words(record, today) ?? '',
    beside: isReferrals(of) ? Object.keys(REFERRAL_EDITS) : (more?.beside ?? []),
  };
}

function isPartners(of: AnyKind): boolean {
  return of.table === partners.table;
}

function isReferrals(of: AnyKind): boolean {
  return of.table === referrals.table;
}

function optionsOf({ option: said, type, takenOut, flags }: Field): (readonly [string, Option<unknown>])[] {
  const ways: (readonly [string, Option<unknown>])[] = flags.map(({ name, help }) => [name, flag(help)]);
  if (takenOut !== undefined)
    ways.unshift([
      takenOut[0],
      several({ ...text, placeholder: type?.placeholder ?? text.placeholder }, takenOut[1]),
    ]);
  if (said !== undefined && type !== undefined) ways.unshift([said[0], option(type, said[1])]);
  return ways;
}

/** The ways of saying one fact, of which one is said at most; none where what is said adds to what there is. */
function exclusive({ option: said, type, flags }: Field): readonly string[] {
  const own = said === undefined || type?.several !== undefined ? [] : [said[0]];
  return flags.length === 0 ? [] : [...own, ...flags.map(({ name }) => name)];
}

/** The currency of a record, in which an amount is that names none. */
export function currencyOf({ of, record, today }: Recorded): Partial<Here> {
  const currency = of.fields.find(({ json }) => json === 'currency')?.plain(record, today);
  return typeof currency === 'string' ? { currency } : {};
}

/** The command that corrects a record of a kind, once it is found. */
export function editing(of: AnyKind, found: Found<Recorded>): Command {
  if (isPartners(of)) return correcting(of, found, PARTNER_EDITS);
  const plain = { options: {}, only: {}, beside: [], toldApart: [], change: changeOf(of) };
  if (!isReferrals(of)) return correcting(of, found, plain);
  return correcting<typeof REFERRAL_EDITS>(of, found, {
    ...plain,
    options: REFERRAL_EDITS,
    not: REFERRAL_EDITS_NOT,
    facts: factsOfCounterpart,
  });
}

/** Writes what is corrected, and tells what that does to fees and to exclusive promises. */
function changeOf(of: AnyKind) {
  return (change: Change, id: number, facts: object, given: Saying & { readonly target: Recorded }): Told => {
    const { doubt, check, target } = given;
    const { today } = target;
    const said = isReferrals(of) ? Object.keys(facts) : [];
    const left: string[] = [];
    const saved = () => {
      const write = () => save(change, of, id, facts);
      if (!said.some((each) => WHOSE.has(each)) || !hasFees(change.db)) write();
      else left.push(...ownTermsRoom().sayingOwnTermsLeft(change.db, id, write));
    };
    const work = said.some((each) => BY_PROMISES.has(each))
      ? () => promisedRoom().watchingPromises(change.db, id, { today, check }, saved)
      : saved;
    if (!MOVES_FEES.includes(of.table)) {
      work();
      return { lines: [], plain: {} };
    }
    const asking = of.table === collections.table ? askingOfPaidFees : askingOfFees;
    return { lines: [...asking(change, doubt, work).lines, ...left], plain: {} };
  };
}

/** One update, of the record as it is when it is written, so that two edits of different facts at once both stand. */
function correcting<O extends Options>(of: AnyKind, found: Found<Recorded>, more: MoreEdits<O>): Command {
  let told: Told = { lines: [], plain: {} };
  return writing<Recorded, Options & O, object, Identity>({
    called: withArticle(of.noun),
    target: { find: async () => found },
    options: { ...wayOf(of).options, ...more.options },
    not: [...of.fields.map(exclusive), ...(more.not ?? [])],
    only: more.only,
    here: currencyOf,
    of,
    did: 'edited',
    change(change, given) {
      const { record, today } = given.target;
      const said = { ...factsOf(of, record, given, today), ...more.facts?.(given) };
      told = more.change(change, record.id, of.edited?.(record, said, today) ?? said, given);
      const did =
        told.did ?? (of.series === 'name' ? `edited ${of.noun} ${of.phrase(record, today)}` : undefined);
      return { ids: [record.id], ...(did === undefined ? {} : { did }) };
    },
    say({ db, after, before, today }) {
      const title = of.title?.(after, today) ?? of.phrase(after, today);
      const fields = of.fields.filter(({ name }) => !more.toldApart.includes(name));
      const below = [
        ...told.lines,
        ...changedFacts({ ...of, fields }, toldApart(db, before.record), after, today),
      ];
      return below.length === 0 ? `${title}: nothing to change` : { line: title, below };
    },
    beside: () => told.plain,
    notes: ({ db, given }) => [...(more.notes?.(db, given.target.record.id, given) ?? [])],
  });
}

/** The facts that the options said come to, by the names of the fields. */
function factsOf(
  of: AnyKind,
  record: object,
  given: Readonly<Record<string, unknown>> & { readonly has: (key: string) => boolean },
  today: Day,
): object {
  const before: Readonly<Record<string, unknown>> = { ...record };
  return Object.fromEntries(
    of.fields.flatMap(({ name, type, option: said, takenOut, flags }): [string, unknown][] => {
      const set = flags.find((each) => given.has(each.name));
      if (set !== undefined) return [[name, set.to(record, today)]];
      const isSaid = said !== undefined && given.has(said[0]);
      const isTaken = takenOut !== undefined && given.has(takenOut[0]);
      if (!isSaid && !isTaken) return [];
      const value = isSaid ? given[said[0]] : [];
      const gone = isTaken ? listOf(given[takenOut[0]]) : [];
      return [[name, type?.several?.changed(before[name], value, gone) ?? value]];
    }),
  );
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function save(change: Change, of: AnyKind, id: number, facts: object): void {
  const saving = SAVED_APART.find((each) => each.of.table === of.table);
  if (saving === undefined) change.update(of, id, facts);
  else saving.update(change, id, facts);
}
