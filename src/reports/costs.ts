/** What the network took and brought, with every partner and each quarter of the calendar within the period. */
import type { CostSettings } from '../advice/costs.ts';
import { hasNoCosts } from '../advice/costs-words.ts';
import type { Period } from '../calendar/period.ts';
import { partnerNamer, type PartnerHandle } from '../partners/find-partner.ts';
import {
  BROADCASTS,
  byCosts,
  quartersTold,
  roundedApart,
  timeToRecord,
  together,
  type OfQuarter,
  type Returns,
  type ReturnsByPartner,
  type ReturnsRow,
  type ToRecord,
} from './returns.ts';

export interface CostsRead {
  readonly period: Period;
  readonly partners: ReturnsByPartner;
  readonly quarters: readonly OfQuarter[];
  readonly handles: readonly PartnerHandle[];
  /** What is asked for of won clients without an amount. */
  readonly amounts: readonly ToRecord[];
}

export interface Costs {
  readonly period: Period;
  readonly all: Returns;
  /** Those on whom anything was spent, or with whom anything received was closed; what took most first. */
  readonly partners: readonly ReturnsRow[];
  readonly quarters: readonly ReturnsRow[];
  readonly toRecord: readonly ToRecord[];
  /** The most by which partners or quarters, each rounded, differ in sum from the whole: minor units. */
  readonly apart: number;
}

export function costsOf(read: CostsRead, settings: CostSettings): Costs {
  const { period, partners, quarters, handles } = read;
  const all = together([...partners.values()]);
  const told = byCosts(partners, settings).filter(([, returns]) => !hasNoCosts(returns));
  const named = (id: number) => handles.find((each) => each.id === id);
  const first = told.map(([id]) => named(id)).find((each) => each?.archived === false);
  const handle = first === undefined ? undefined : partnerNamer(handles)(first);
  const byQuarter = quartersTold(quarters).map(({ quarter, partners: own }) => ({
    quarter,
    returns: together([...own.values()]),
  }));
  const parts = [told.map(([, returns]) => returns), byQuarter.map(({ returns }) => returns)];
  return {
    period,
    all,
    partners: told.map(([id, returns]) => ({
      partner: id === BROADCASTS.id ? BROADCASTS : named(id),
      returns,
    })),
    quarters: byQuarter,
    toRecord: [...timeToRecord(all, settings, handle), ...read.amounts],
    apart: Math.max(...parts.map((each) => roundedApart(all, each, settings))),
  };
}
