/** The sentences facts are told in: calm, with the number and the window beside it. */
import { capitalized } from '../text/capitalized.ts';
import { count } from '../text/count.ts';
import { wholeMonthsBetween } from '../calendar/day.ts';
import type { Day } from '../calendar/day.ts';
import { formatDate } from '../calendar/day-words.ts';
import { formatKnownSince, type Precision } from '../calendar/known-since.ts';
import { span } from '../calendar/time-between.ts';
import { formatMoney, sumByCurrency } from '../money/money.ts';
import type { Money } from '../money/money.ts';
import type { AgreementFacts, RelationshipFacts } from './facts.ts';
import type { Settings } from '../settings/settings.ts';
import { benefitOf, overheadOf } from './costs.ts';
import { expectationsOn, formalSince, hasFeeOn } from './formality.ts';
import { ageOf, exchangedOf, lastSatisfactionOf, signalsInWindow } from './notions.ts';

export function inWindow({ asOf }: RelationshipFacts): string {
  return `in the 12 months to ${formatDate(asOf)}`;
}

/** `36 exchanged`. */
export function exchanged(n: number): string {
  return count(n, 'exchanged', 'exchanged');
}

/** `36 exchanged in the 12 months to 20 Nov 2026 (15 given, 21 received)`. */
export function volume(facts: RelationshipFacts): string {
  return `${exchanged(exchangedOf(facts))} ${inWindow(facts)} (${facts.given} given, ${facts.received} received)`;
}

/** `known for 2 years 10 months (known since Jan 2024)`, saying which fact the age runs from. */
export function age(facts: RelationshipFacts): string {
  const since = sinceWhen(facts);
  if (since === undefined) return 'not on record since when known';
  const time = howLong(facts);
  return time === '' ? since : `known for ${time} (${since})`;
}

/** The fact that the age runs from, as exactly as it was said: `known since Jan 2024`; undefined where there is none. */
function sinceWhen(facts: RelationshipFacts): string | undefined {
  const known = ageOf(facts);
  if (known === undefined) return undefined;
  const precision = saidTo(facts);
  return `${known.by} ${precision === 'day' ? formatDate(known.from) : formatKnownSince({ day: known.from, precision })}`;
}

/** How long a partner is known: `2 years 10 months`; `about 7 years` from a year alone, and empty below one. */
function howLong(facts: RelationshipFacts): string {
  const known = ageOf(facts);
  if (known === undefined) return '';
  if (saidTo(facts) !== 'year') return span(known.from, facts.asOf);
  // A year alone says nothing of months.
  const years = Math.floor(wholeMonthsBetween(known.from, facts.asOf) / 12);
  return years === 0 ? '' : `about ${count(years, 'year')}`;
}

/** How exactly the first day is known: a day, a month or a year. */
function saidTo(facts: RelationshipFacts): Precision {
  const said = ageOf(facts)?.by === 'known since' ? facts.knownSince?.precision : undefined;
  return said ?? 'day';
}

/** `satisfaction 2 of 5 on 3 Mar 2026`, the last of the window. */
export function satisfaction(facts: RelationshipFacts): string {
  const last = lastSatisfactionOf(facts);
  return last === undefined
    ? `no satisfaction noted ${inWindow(facts)}`
    : `satisfaction ${last.value} of 5 on ${formatDate(last.on)}`;
}

/** What it took beside what it brought, in the home currency. */
export function costs(facts: RelationshipFacts, settings: Settings): string {
  return (
    `time, fees paid and joint costs ${formatMoney(overheadOf(facts, settings))}, ` +
    `business and fees received ${formatMoney(benefitOf(facts, settings))}`
  );
}

/** `2 won without an amount in your currency`; empty where every one has one. */
export function unpriced({ receivedOutcomes: { won }, receivedWonInHome }: RelationshipFacts): string {
  const n = won - receivedWonInHome;
  return n <= 0 ? '' : `${n} won without an amount in your currency`;
}

/** `2 disputes in the 12 months to 20 Nov 2026`. */
export function disputes(facts: RelationshipFacts): string {
  return `${count(signalsInWindow(facts, 'dispute'), 'dispute')} ${inWindow(facts)}`;
}

/** `you and the partner prefer to keep it informal`. */
export function preference({ myPreference, theirPreference, lookingBack }: RelationshipFacts): string {
  const mine = myPreference === 'informal' ? ['you'] : [];
  const theirs = theirPreference === 'informal' ? ['the partner'] : [];
  const sides = [...mine, ...theirs];
  const verb = sides.length === 1 && sides[0] === 'the partner' ? 'prefers' : 'prefer';
  return `${sides.join(' and ')} ${verb} to keep it informal${asToday(lookingBack)}`;
}

/** What has no history (preference, size, do-not-refer) is told as it is recorded now. */
export function asToday(lookingBack: boolean | undefined): string {
  return lookingBack === true ? ' (as recorded today)' : '';
}

/** `records begin 1 Jan 2026`. */
export function records({ recordsSince }: RelationshipFacts): string {
  return `records begin ${formatDate(recordsSince)}`;
}

/** An agreement that makes nothing formal, by what it holds: `a written agreement on fees alone: low commitment` [lanes]. */
export function commitment(agreement: AgreementFacts, on: Day): string {
  const one = `a ${agreement.form} agreement`;
  const { mine, theirs } = expectationsOn(agreement, on);
  if (mine || theirs) {
    return `${one} with promises of ${mine ? 'yours' : 'theirs'} alone, not of both sides`;
  }
  return hasFeeOn(agreement, on)
    ? `${one} on fees alone: low commitment`
    : `${one} that holds no promise of both sides and nothing exclusive`;
}

/** `formal since 3 Jan 2025 (1 year 10 months)`. */
export function formality(facts: RelationshipFacts): string {
  const since = formalSince(facts);
  return since === undefined
    ? 'formal, since when is not on record'
    : `formal since ${formatDate(since)} (${span(since, facts.asOf)})`;
}

/** `, next check-in 4 Feb 2027`, or the day that has passed; nothing where no rhythm asks for one. */
export function nextCheckIn({ checkInDue: due, asOf }: RelationshipFacts): string {
  if (due === undefined) return '';
  return due > asOf ? `, next check-in ${formatDate(due)}` : `, a check-in was due on ${formatDate(due)}`;
}

/** `6 in the last 6 months, a pace of 12 a year`: never without the count it comes from. */
export function pace({ lastSixMonths }: RelationshipFacts): string {
  return `${lastSixMonths} in the last 6 months, a pace of ${lastSixMonths * 2} a year`;
}

/** The amounts one a currency, since different currencies are never added up: `CAD 500 and USD 80`. */
export function amounts(list: readonly Money[]): string {
  const sums = sumByCurrency(list).filter(({ minor }) => minor !== 0);
  return sums.length === 0 ? 'nothing' : sums.map(formatMoney).join(' and ');
}

/** `both ways`, `all given`, `all received`, or how thin the thinner direction is. */
export function directionWords({ given, received }: RelationshipFacts): string {
  if (given === 0) return 'all received';
  if (received === 0) return 'all given';
  return 'both ways';
}

/** One line for a list of partners: `36, both ways, known 2 years 10 months`. */
export function inShort(facts: RelationshipFacts): string {
  const parts = [String(exchangedOf(facts))];
  if (exchangedOf(facts) > 0) parts.push(directionWords(facts));
  const known = howLong(facts);
  if (known !== '') parts.push(`known ${known}`);
  return parts.join(', ');
}

/** Whole months since a day, for comparing with a number of months: `4 months`. */
export function monthsSince(day: Day, asOf: Day): string {
  return count(wholeMonthsBetween(day, asOf), 'month');
}

/** A sentence: first letter raised, full stop at the end. */
export function sentence(text: string): string {
  return `${capitalized(text)}.`;
}
