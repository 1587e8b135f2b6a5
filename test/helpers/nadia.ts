import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { addDays, asDay, addMonths } from '../../src/calendar/day.ts';
import { newNetwork, TODAY, type Refnet } from './refnet.ts';

/** Referrals of one invented partner: how many each way in the 12 months to today, spread evenly, newest first. */
interface Exchange {
  partner: string;
  received: number;
  given: number;
  won?: number;
  lost?: number;
  /** No referral is older than so many months. */
  withinMonths?: number;
  /** What was invoiced for those received and won, newest first; the others have no amount. */
  invoiced?: string[];
}

const PARTNERS: readonly (readonly string[])[] = [
  [
    'Maren Holt',
    '--profession',
    'mortgage broker',
    '--known-since',
    '2024-01',
    '--stage',
    'referral-partner',
  ],
  ['Victor Osei', '--profession', 'accountant', '--known-since', '2026-07-14', '--stage', 'referral-partner'],
  ['Ilse Moreno', '--profession', 'lawyer', '--known-since', '2022-05', '--stage', 'power-partner'],
  ['Tomas Reyes', '--profession', 'notary', '--known-since', '2023-02', '--prefers-informal'],
  ['Anouk Petit', '--profession', 'home stager', '--known-since', '2025-09'],
  ['Ben Adler', '--profession', 'financial planner', '--known-since', '2026-10'],
];

const EXCHANGES: readonly Exchange[] = [
  {
    partner: 'maren',
    received: 21,
    given: 15,
    won: 9,
    lost: 8,
    invoiced: ['3,200', '4,150', '1,800', '6,400', '2,950'],
  },
  { partner: 'victor', received: 5, given: 6, won: 4, lost: 5, withinMonths: 4 },
  { partner: 'tomas', received: 6, given: 6, won: 1, lost: 3 },
  { partner: 'ilse', received: 8, given: 1, won: 5, lost: 3, invoiced: ['2,400', '1,250.50'] },
  { partner: 'anouk', received: 1, given: 1 },
];

let built: Promise<Buffer> | undefined;

/** The network of Nadia Brandt, an invented realtor: one of each kind of relationship. Built once a worker. */
export async function nadiasNetwork(): Promise<Refnet> {
  built ??= buildFile().catch((error: unknown) => {
    built = undefined;
    throw error;
  });
  const file = await built;
  const refnet = await newNetwork();
  mkdirSync(dirname(refnet.file), { recursive: true });
  writeFileSync(refnet.file, file, { mode: 0o600 });
  return refnet;
}

async function buildFile(): Promise<Buffer> {
  const start = addMonths(asDay(TODAY), -24);
  const refnet = await newNetwork();
  const run = async (argv: readonly string[], today: string = TODAY) => {
    const { code, stdout, stderr } = await refnet.run(argv, { today });
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  };
  await run(['config', 'my-name', 'Nadia Brandt'], start);
  await run(['config', 'currency', 'CAD'], start);
  for (const partner of PARTNERS) await run(['add-partner', ...partner]);
  for (const exchange of EXCHANGES) await logExchange(run, exchange);
  await run(['check-in', 'maren', '--kind', 'coffee', '--on', '2026-10-14', '--satisfaction', '5']);
  await run(['check-in', 'victor', '--kind', 'call', '--on', '2026-11-05']);
  await run(['check-in', 'ilse', '--kind', 'coffee', '--on', '2026-05-04']);
  return readFileSync(refnet.file);
}

async function logExchange(
  run: (argv: readonly string[]) => Promise<string>,
  exchange: Exchange,
): Promise<void> {
  const { partner, received, given, won = 0, lost = 0, withinMonths = 12 } = exchange;
  const values = [...(exchange.invoiced ?? [])];
  const total = received + given;
  const step = Math.floor((withinMonths * 30) / total);
  for (let index = 0; index < total; index += 1) {
    // The two ways alternate until the rarer one is used up.
    const isReceived = index % 2 === 0 ? index / 2 < received : Math.floor(index / 2) >= given;
    const status = index < won ? 'won' : index < won + lost ? 'lost' : 'new';
    const day = addDays(asDay(TODAY), -1 - index * step);
    const client = `Client ${partner} ${index + 1}`;
    const way = isReceived ? '--from' : '--to';
    const logged = await run(['log', client, way, partner, '--on', day, '--status', status, '--json']);
    const invoiced = isReceived && status === 'won' ? values.shift() : undefined;
    const [{ number }] = JSON.parse(logged);
    if (invoiced !== undefined) await run(['update', String(number), '--value', invoiced]);
  }
}
