import { alterFile } from '../helpers/dump.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** A network with one of most things, and a copy, so that nothing is left to remark. */
export async function network(): Promise<Refnet> {
  const refnet = await newNetwork(
    ['add-partner', 'Zoë Holt', '--profession', 'broker', '--email', 'zoe@example.com', '--tag', 'gold'],
    ['add-partner', 'Victor Osei'],
    ['log', 'Jane D.', '--from', 'zoe', '--for', 'first home', '--value', 'CAD 1800', '--on', '2026-11-02'],
    ['log', 'Bob Q.', '--to', 'victor', '--on', '2026-11-03'],
    ['update', '1', 'won', '--value', '2000', '--on', '2026-11-10'],
    ['check-in', 'zoe', '--kind', 'coffee', '--on', '2026-11-12'],
    ['promise', 'zoe', '--what', 'the brochure', '--by', '2026-12-01'],
    ['edit', 'zoe', '--also-known-as', 'Zo'],
    ['backup'],
  );
  return refnet;
}

export function plant(file: string, sql: string): void {
  alterFile(file, `pragma foreign_keys = off; pragma ignore_check_constraints = on; ${sql}`);
}

export const doctor = async (refnet: Refnet, ...more: readonly string[]) => refnet.run(['doctor', ...more]);
