/**
 * Every step that is printed leads somewhere: doing exactly what it says takes it away, or moves it on to the next one, within
 * three commands. `REFNET_STEPS_RUNS=N` goes over more networks and all screens of each, `REFNET_STEPS_SEED` begins elsewhere.
 */
import { expect, test } from 'vitest';
import { followed, SCREENS } from './following.ts';
import { stories } from './random-story.ts';

const ASKED = process.env['REFNET_STEPS_RUNS'];
const RUNS = Number(ASKED ?? 10);
const SEED = Number(process.env['REFNET_STEPS_SEED'] ?? 20_261_120);
/** Of so many screens one is looked at in each network, in turn. */
const ONE_OF = ASKED === undefined ? 8 : 1;

/** What the fixed networks lead to at least: most rules, alerts, red flags and kinds of what waits. */
const REACHED = [
  'rule outgrown',
  'rule overhead',
  'rule strained',
  'rule venture',
  'rule held-back',
  'rule volume',
  'rule stakes',
  'rule unhappy',
  'rule pace',
  'rule light',
  'rule none',
  'rule quiet',
  'rule low',
  'alert fees-unwritten',
  'alert exclusive-verbal',
  'alert agreement-ending',
  'alert shared-tracking',
  'flag before-trust',
  'flag concentration',
  'flag exclusive-broken',
  'flag exclusive-twice',
  'flag payback-expected',
  'due promise',
  'due fee',
  'due expected-fee',
  'due fee-by-hand',
  'due credit',
  'due agreement-end',
  'due check-in',
  'due thank',
  'due tell',
  'due ask',
  'due move',
  'due expect',
  'due review',
  'due objective',
  'due one-to-one',
  'due candidates',
  'due advice',
];

test(
  'every step that is printed is gone or has moved on within three commands, and does not come back before its time',
  { timeout: 120_000 + RUNS * 10_000 },
  async () => {
    const tried = new Map<string, number>();
    const times = new Map<string, number>();
    for (const [at, story] of stories(RUNS, SEED).entries()) {
      const screens = SCREENS.filter((_, nth) => nth % ONE_OF === at % ONE_OF);
      const { faults, told, reached } = await followed(
        story,
        tried,
        screens,
        ASKED !== undefined || at % 4 === 0,
      );
      expect({ faults, told: faults.length === 0 ? '' : told }).toEqual({ faults: [], told: '' });
      for (const each of reached) times.set(each, (times.get(each) ?? 0) + 1);
    }
    const lines = [...times].map(([each, n]) => `${n} ${each}`);
    if (ASKED !== undefined) console.info(lines.toSorted((a, b) => a.localeCompare(b)).join('\n'));
    const missing = REACHED.filter((each) => !times.has(each));
    expect(ASKED === undefined ? missing : []).toEqual([]);
  },
);
