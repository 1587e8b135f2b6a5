/** What was given beside what was received, in counts and in money: facts beside each other, which nobody keeps score by. */
import type { Period } from '../calendar/period.ts';
import { totalOf, type Volume } from './report.ts';

export interface ReciprocityOf extends Volume {
  readonly partnerId: number;
  readonly name: string;
}

export interface Reciprocity {
  readonly period: Period;
  readonly all: Volume;
  /** Those with anything given, received or closed, most exchanged first. */
  readonly partners: readonly ReciprocityOf[];
  /** How many partners there is something of both ways, and only one way. */
  readonly both: number;
  readonly onlyGiven: number;
  readonly onlyReceived: number;
}

export function reciprocityOf(
  volumes: ReadonlyMap<number, Volume>,
  names: ReadonlyMap<number, string>,
  period: Period,
): Reciprocity {
  const partners = [...volumes]
    .map(([partnerId, volume]): ReciprocityOf => ({
      ...volume,
      partnerId,
      name: names.get(partnerId) ?? '',
    }))
    .toSorted((a, b) => b.exchanged - a.exchanged || b.closed - a.closed);
  return {
    period,
    all: totalOf(partners),
    partners,
    both: partners.filter(WAYS['both-ways']).length,
    onlyGiven: partners.filter(WAYS['only-given']).length,
    onlyReceived: partners.filter(WAYS['only-received']).length,
  };
}

type Exchange = Pick<Volume, 'given' | 'received'>;

/** Which ways there is something of. */
export const WAYS = {
  'both-ways': ({ given, received }: Exchange) => given > 0 && received > 0,
  'only-given': ({ given, received }: Exchange) => given > 0 && received === 0,
  'only-received': ({ given, received }: Exchange) => given === 0 && received > 0,
} as const;
