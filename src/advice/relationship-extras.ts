import type { Day } from '../calendar/day.ts';
import { groupedBy } from '../text/grouped-by.ts';
import type { AgreementFacts, ExclusivityConflict } from './facts.ts';
import * as formality from './formality.ts';
import { exclusivityConflictsOf } from './network-flags.ts';
import { feeFactsOf } from './fee-facts.ts';
import { reckonFees, recordUpTo, type Fees } from '../agreements/fee-record.ts';
import {
  barredFees,
  directionsOfFees,
  earnedOverLimit,
  feeCautions,
  standingOverLimit,
  type Sides,
} from '../agreements/fee-rules.ts';
import { feeWritingSource, noticesOf, noticeText, type Occasion } from '../partners/notices.ts';
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
  const toldOf = (partner: PartnerRow, occasions: readonly Occasion[]) =>
    noticesOf(occasions, asOf, settings, partner).map(noticeText);
  const agreementsOf = groupedBy(snapshot.agreements, ({ partnerId }) => partnerId);
  return (partner) => {
    const moved = fees === undefined ? NO_EXTRAS : fees(partner.id);
    const { feeCautions: onFees, ...rules } =
      reckoned === undefined ? {} : rulesOn(reckoned, { me: settings, partner, on: asOf });
    const exclusiveCautions = withPromise.has(partner.id) ? toldOf(partner, ['exclusive']) : [];
    const agreements = (agreementsOf.get(partner.id) ?? []).map(toAgreement);
    return {
      ...moved,
      ...rules,
      feeCautions: onFees,
      exclusiveCautions,
      cautionsStanding: standingOf({ asOf, agreements, moved }, onFees ?? [], exclusiveCautions),
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

/** The notices on a fee that is agreed, or was paid or is due, and on an exclusive promise in force. */
function standingOf(
  { asOf, agreements, moved: { feesPaid, feesReceived, feesDue } }: Standing,
  onFees: readonly string[],
  exclusive: readonly string[],
): string[] {
  if (onFees.length + exclusive.length === 0) return [];
  const inForce = formality.agreementsInForce({ asOf, agreements });
  const isOnFee =
    inForce.some((each) => formality.hasFeeOn(each, asOf)) ||
    [...feesPaid, ...feesReceived, ...feesDue].some(({ minor }) => minor > 0);
  const isExclusive = inForce.some((each) => formality.exclusiveServiceOn(each, asOf) !== undefined);
  return [...(isOnFee ? onFees : []), ...(isExclusive ? exclusive : [])];
}

/** What rules say on the fees with a partner, in the directions in which one was ever agreed or paid. */
function rulesOn(
  fees: Fees,
  sides: Sides,
): Pick<ExtraFacts, 'feeCautions' | 'feesBarred' | 'feesAboveLimit'> {
  const directions = directionsOfFees(sides, fees);
  if (directions.length === 0) return {};
  return {
    feeCautions: feeCautions(sides, directions).map(noticeText),
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
