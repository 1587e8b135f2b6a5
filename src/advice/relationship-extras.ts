import type { Day } from '../calendar/day.ts';
import { groupedBy } from '../text/grouped-by.ts';
import type { AgreementFacts, ExclusivityConflict } from './facts.ts';
import * as formality from './formality.ts';
import { exclusivityConflictsOf } from './network-flags.ts';
import { feeFactsOf } from './fee-facts.ts';
import { reckonFees, recordUpTo, type Fees } from '../agreements/fee-record.ts';
import { feeOccasion } from '../agreements/fee-terms.ts';
import {
  barredFees,
  directionsOfFees,
  earnedOverLimit,
  feeCautions,
  standingOverLimit,
  type Sides,
} from '../agreements/fee-rules.ts';
import { ALL_RULES } from '../partners/all-rules.ts';
import {
  citationsOf,
  feeWritingSource,
  noticesOf,
  noticeText,
  toldApart,
  type ToldApart,
} from '../partners/notices.ts';
import {
  NO_EXTRAS,
  toAgreement,
  type ExtraFacts,
  type NetworkSnapshot,
  type PartnerRow,
} from './relationship.ts';
import type { Settings } from '../settings/settings.ts';

/** As SQL tells that an agreement has none. */
const NO_FEES = '[]';

const EXCLUSIVE = ['exclusive'] as const;
const NONE_SHOWN: ReadonlySet<string> = new Set();
const NONE_TOLD: ToldApart = { fresh: [], told: [] };
const NO_RULES = { onFees: NONE_TOLD };

/** The facts of fees and exclusive promises, by partner, for a network that has any (`hasExtras`). */
export function extraFacts(
  snapshot: NetworkSnapshot,
  settings: Settings,
): (partner: PartnerRow) => ExtraFacts {
  const asOf = snapshot.period.until;
  const fees = snapshot.fees === undefined ? undefined : feeFactsOf(snapshot.fees, asOf);
  const conflicts = conflictsOf(snapshot);
  const withFees = new Set(
    snapshot.agreements.filter((each) => each.fees !== NO_FEES).map((each) => each.partnerId),
  );
  const withPromise = new Set(
    (snapshot.exclusivity?.promises ?? []).flatMap(({ agreement }) =>
      snapshot.agreements.filter(({ number }) => number === agreement).map(({ partnerId }) => partnerId),
    ),
  );
  const reckoned = snapshot.fees === undefined ? undefined : reckonFees(recordUpTo(snapshot.fees, asOf));
  const agreementsOf = groupedBy(snapshot.agreements, ({ partnerId }) => partnerId);
  return (partner) => {
    const moved = fees === undefined ? NO_EXTRAS : fees(partner.id);
    const shown = snapshot.shownNotices?.get(partner.id) ?? NONE_SHOWN;
    const { onFees, ...rules } =
      reckoned === undefined ? NO_RULES : rulesOn(reckoned, { me: settings, partner, on: asOf }, shown);
    const exclusive = withPromise.has(partner.id)
      ? toldApart(noticesOf(EXCLUSIVE, asOf, settings, partner), EXCLUSIVE, shown)
      : NONE_TOLD;
    const agreements = (agreementsOf.get(partner.id) ?? []).map(toAgreement);
    return {
      ...moved,
      ...rules,
      feeCautions: onFees.fresh.map(noticeText),
      exclusiveCautions: exclusive.fresh.map(noticeText),
      cautionsStanding: standingOf({ asOf, agreements, moved }, onFees, exclusive),
      exclusivityConflicts: conflicts.get(partner.id),
      // Only an agreement with a fee can be one that has to be in writing.
      feeWritingNotice: withFees.has(partner.id) ? feeWritingSource(settings, partner, asOf) : undefined,
    };
  };
}

interface Standing {
  readonly asOf: Day;
  readonly agreements: readonly AgreementFacts[];
  readonly moved: Pick<ExtraFacts, 'feesPaid' | 'feesReceived' | 'feesDue'>;
}

/**
 * The notices on a fee that is agreed, or was paid or is due, and on an exclusive promise in force; of those told before,
 * where they stand.
 */
function standingOf(
  { asOf, agreements, moved: { feesPaid, feesReceived, feesDue } }: Standing,
  onFees: ToldApart,
  exclusive: ToldApart,
): string[] {
  const inForce = formality.agreementsInForce({ asOf, agreements });
  const isOnFee =
    inForce.some((each) => formality.hasFeeOn(each, asOf)) ||
    [...feesPaid, ...feesReceived, ...feesDue].some(({ minor }) => minor > 0);
  const isExclusive = inForce.some((each) => formality.exclusiveServiceOn(each, asOf) !== undefined);
  const standing = [...(isOnFee ? [onFees] : []), ...(isExclusive ? [exclusive] : [])];
  const sources = citationsOf(standing.flatMap(({ told }) => told));
  return [
    ...standing.flatMap(({ fresh }) => fresh.map(noticeText)),
    ...(sources === ''
      ? []
      : [`what rules say of what is agreed (${sources}), as told before: ${ALL_RULES}`]),
  ];
}

/** What rules say on the fees with a partner, in the directions in which one was ever agreed or paid. */
function rulesOn(
  fees: Fees,
  sides: Sides,
  shown: ReadonlySet<string>,
): Pick<ExtraFacts, 'feesBarred' | 'feesAboveLimit'> & { readonly onFees: ToldApart } {
  const directions = directionsOfFees(sides, fees);
  if (directions.length === 0) return NO_RULES;
  return {
    onFees: toldApart(feeCautions(sides, directions), directions.map(feeOccasion), shown),
    feesBarred: barredFees(sides, fees),
    feesAboveLimit: [...standingOverLimit(sides, fees), ...earnedOverLimit(sides, fees)],
  };
}

/** Where exclusive promises contradict each other or what was given, by the partner who holds the promise. */
function conflictsOf(snapshot: NetworkSnapshot): ReadonlyMap<number, readonly ExclusivityConflict[]> {
  const { exclusivity, agreements, partners, period } = snapshot;
  if (exclusivity === undefined) return new Map();
  const promises = exclusivity.promises.flatMap(({ agreement: number, service, since, replacedOn }) => {
    const agreement = agreements.find((each) => each.number === number);
    if (agreement === undefined) return [];
    const promise = {
      service,
      since,
      replacedOn: replacedOn ?? undefined,
      agreement: toAgreement(agreement),
    };
    return [{ partnerId: agreement.partnerId, promise }];
  });
  const holders = partners.map(({ id, name, profession, services }) => ({
    id,
    name,
    profession,
    services,
    promises: promises.filter(({ partnerId }) => partnerId === id).map(({ promise }) => promise),
  }));
  return exclusivityConflictsOf(holders, exclusivity.given, period.until);
}
