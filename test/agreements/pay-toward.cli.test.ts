import { describe, expect, it } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

/** Two clients of Maren's that each earned her CAD 100; the later one is paid in two parts. */
async function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'my-name', 'Nadia Brandt'],
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Maren Holt'],
    ['agree', 'maren', '--written', '--from', '2026-01-01', '--i-pay', '10%'],
    ['log', 'Jane Doe', '--from', 'maren', '--on', '2026-03-01'],
    ['log', 'Kofi V.', '--from', 'maren', '--on', '2026-03-02'],
    ['update', '2', '--collected', '1000', '--on', '2026-05-01'],
    ['update', '3', '--collected', '1000', '--on', '2026-05-02'],
    ['pay', 'maren', '60', '--for', '3', '--on', '2026-06-01'],
    ['pay', 'maren', '40', '--for', '3', '--on', '2026-06-02'],
  );
}

describe('a fee that was paid for one client', () => {
  it('is paid for that one, and the older fee of another stays due', async () => {
    const refnet = await network();
    expect(await refnet.ok(['fees', '3'])).toContain('2 May 2026  CAD 100  paid');
    expect(await refnet.ok(['fees', '2'])).toContain('1 May 2026  CAD 100  due');
  });

  it('is paid in what is exported, and in the record for the partner', async () => {
    const refnet = await network();
    const fees: { number: number; due: string | null; paid: string | null }[] = JSON.parse(
      await refnet.ok(['export', 'fees', '--json']),
    );
    expect(fees.map(({ number, due, paid }) => [number, due, paid])).toEqual([
      [2, '100.00', null],
      [3, null, '100.00'],
    ]);
    const { stdout } = await refnet.run(['export', '--for', 'maren', '--no-clients']);
    expect(stdout.replaceAll('\r', '').split('\n').slice(1, 3)).toEqual([
      '2026-03-01,Maren Holt,Nadia Brandt,,new,,CAD 100,,',
      '2026-03-02,Maren Holt,Nadia Brandt,,new,,CAD 100,CAD 100,',
    ]);
  });
});
