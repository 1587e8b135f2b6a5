/** How the network is spread [rhythm, lanes]: facts alone, which advise nothing. */
import { isActive } from '../advice/is-active.ts';
import type { Relationship, ReportPeriod } from '../advice/relationship.ts';
import { STAGES, type Stage } from '../partners/stage.ts';

/** From so many received on, the share of the top fifth says something. */
export const SHARE_FROM = 10;

interface Sender {
  readonly id: number;
  readonly name: string;
  readonly received: number;
}

export interface Portfolio {
  readonly period: ReportPeriod;
  /** Not archived by the last day. */
  readonly partners: number;
  /** Who is on each stage on the last day, archived ones left out. */
  readonly stages: readonly { readonly stage: Stage; readonly names: readonly string[] }[];
  /** Received in the period from everybody, archived ones included, and how many of them sent any. */
  readonly received: number;
  readonly width: number;
  /** The fifth of them, rounded up, that sent most; undefined where fewer than 10 were received. */
  readonly topFifth: TopFifth | undefined;
}

export interface TopFifth {
  readonly partners: number;
  readonly received: number;
  /** Who they are; empty where somebody outside sent as many as the last of them. */
  readonly names: readonly string[];
  /** Those whose clients were counted; where several sent as many as the last of them, any of those. */
  readonly ids: readonly number[];
}

export function portfolioOf(relationships: readonly Relationship[], period: ReportPeriod): Portfolio {
  const active = relationships.filter((each) => isActive(each, period.until));
  const senders = ranked(
    relationships.map(({ partner: { id, name }, counts }) => ({
      id,
      name,
      received: counts?.receivedInPeriod ?? 0,
    })),
  );
  const received = sumOf(senders);
  return {
    period,
    partners: active.length,
    stages: STAGES.map((stage) => ({
      stage,
      names: active.filter(({ facts }) => facts.stage === stage).map(({ partner: { name } }) => name),
    })),
    received,
    width: senders.length,
    topFifth: received < SHARE_FROM ? undefined : topFifthOf(senders),
  };
}

/** Those who sent any, most first; of those who sent as many, in the order they come. */
export function ranked<S extends Pick<Sender, 'received'>>(all: readonly S[]): readonly S[] {
  return all.filter(({ received }) => received > 0).toSorted((a, b) => b.received - a.received);
}

/** The fifth of those who sent any, rounded up, that sent most; most first come in. */
export function topFifthOf(senders: readonly Sender[]): TopFifth {
  const partners = Math.ceil(senders.length / 5);
  const top = senders.slice(0, partners);
  const isShared = senders[partners]?.received === top.at(-1)?.received;
  return {
    partners,
    received: sumOf(top),
    names: isShared ? [] : top.map(({ name }) => name),
    ids: top.map(({ id }) => id),
  };
}

function sumOf(senders: readonly Sender[]): number {
  return senders.reduce((sum, { received }) => sum + received, 0);
}
