import * as z from 'zod';

import { RULE_IDS } from '../../src/advice/ladder.ts';
import { SOURCES, VERDICTS, type Source } from '../../src/advice/words.ts';

/** What `--json` gives, as a contract with scripts: every key, no other, and what it holds. */

const day = z.iso.date();
const source = z.enum(Object.keys(SOURCES) as [Source, ...Source[]]);
const count = z.int().min(0);
const money = z.strictObject({ amount: z.string().regex(/^-?\d+(\.\d+)?$/), currency: z.string().length(3) });
const finding = z.strictObject({
  id: z.string().min(1),
  text: z.string().min(1),
  source: source.nullable(),
  record: z.int().positive().nullable(),
});

/** One object of `refnet advise --json`. */
const command = z.string().startsWith('refnet ');
const step = z.strictObject({ text: z.string(), command, prepare: command.nullable() });

export const AdviceJson = z.strictObject({
  partner: z.string(),
  partnerId: z.string().regex(/^p\d+$/),
  asOf: day,
  verdict: z.enum(VERDICTS),
  rule: z.enum(RULE_IDS),
  rank: z.int().min(0).max(7),
  source,
  reason: z.string().endsWith('.'),
  facts: z.strictObject({
    given: count,
    received: count,
    exchanged: count,
    window: z.strictObject({ after: day, to: day }),
    lastSixMonths: count,
    ever: count,
    knownFrom: day.nullable(),
    knownBy: z.enum(['known since', 'first check-in', 'first referral', 'first joint activity']).nullable(),
    formalSince: day.nullable(),
    recordsSince: day,
    recordsCoverWindow: z.boolean(),
    businessReceived: z.array(money),
    satisfaction: z.int().min(1).max(5).nullable(),
    unsettled: z.boolean(),
    talkedOn: day.nullable(),
  }),
  triggers: z.array(z.enum(['volume', 'joint', 'stakes'])),
  supports: z.array(finding),
  holdsBack: z.array(finding),
  missing: z.array(finding),
  alerts: z.array(finding.extend({ next: z.strictObject({ text: z.string(), command }) })),
  redFlags: z.array(finding),
  noted: z.array(finding),
  path: z.strictObject({ step: z.int().min(1).max(6), of: z.literal(6), label: z.string() }),
  step: step.nullable(),
  next: step.nullable(),
  lookAgain: day.nullable(),
  declined: z
    .strictObject({ on: day, until: day.nullable(), because: z.string().nullable(), quiet: z.boolean() })
    .nullable(),
  considered: z
    .array(z.strictObject({ rule: z.enum(RULE_IDS), fits: z.boolean(), why: z.string().min(1) }))
    .length(RULE_IDS.length),
});
