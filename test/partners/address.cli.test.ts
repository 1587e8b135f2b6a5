import { describe, expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const KING = '12 King St W, Suite 400, Toronto, ON M5H 1A1';
const MAREN = ['add-partner', 'Maren Holt', '--address', '12 King St W\nSuite 400\nToronto, ON M5H 1A1'];

describe('the postal addresses of a partner', () => {
  test('are kept in one line each, several of them, each once', async () => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.ok(['edit', 'maren', '--address', 'Hauptstr. 5, 10115 Berlin'])).toBe(
      `p1  Maren Holt\n    address: Hauptstr. 5, 10115 Berlin added, used before ${KING}\n`,
    );
    expect(
      await refnet.ok(['edit', 'maren', '--address', '12 king st. w; suite 400; toronto on m5h 1a1']),
    ).toBe(`p1  Maren Holt\n    address: ${KING} is used before Hauptstr. 5, 10115 Berlin\n`);
    const { addresses } = JSON.parse(await refnet.ok(['show', 'maren', '--json'])) as { addresses: unknown };
    expect(addresses).toEqual([KING, 'Hauptstr. 5, 10115 Berlin']);
    expect(await refnet.ok(['show', 'maren'])).toContain(
      `address  ${KING}; Hauptstr. 5, 10115\n           Berlin\n`,
    );
  });

  test('are taken out by their beginning, where that is of one of them', async () => {
    const refnet = await newNetwork(MAREN, ['edit', 'maren', '--address', '12 Queen St, Toronto']);
    expect(await refnet.fails(1, ['edit', 'maren', '--remove-address', '12'])).toBe(
      `refnet: there is no address "12" on record\n  there is: 12 Queen St, Toronto; ${KING}\n`,
    );
    expect(await refnet.ok(['edit', 'maren', '--remove-address', '12 king'])).toBe(
      `p1  Maren Holt\n    address: ${KING} taken out\n`,
    );
    await refnet.ok(['undo']);
    expect(await refnet.ok(['show', 'maren'])).toContain(KING);
  });

  test('are found by a search, and in no word of the history', async () => {
    const refnet = await newNetwork(MAREN, ['edit', 'maren', '--address', 'Harbour House, Victoria']);
    expect(await refnet.ok(['search', 'king st', '--json'])).toContain('"p1"');
    expect(await refnet.ok(['search', 'harbour', '--json'])).toContain('"p1"');
    expect(await refnet.ok(['history'])).not.toMatch(/King|Harbour/);
  });

  test('are an email, a link or empty by mistake', async () => {
    const refnet = await newNetwork(MAREN);
    expect(await refnet.fails(2, ['edit', 'maren', '--address', 'ann@example.com'])).toBe(
      'refnet: "ann@example.com" is an email address\n  --email ann@example.com\n',
    );
    expect(await refnet.fails(2, ['edit', 'maren', '--address', ''])).toBe(
      'refnet: --address is empty: leave it out, or give it a value\n',
    );
    expect(await refnet.fails(2, ['edit', 'maren', '--street', '5 Oak'])).toContain(
      'refnet: there is no --street; the postal address is --address\n  refnet edit maren --address "5 Oak"\n',
    );
  });

  test('are joined where two records of one person are', async () => {
    const refnet = await newNetwork(MAREN, [
      'add-partner',
      'Mimi H.',
      '--address',
      '12 king st w, suite 400, Toronto ON M5H 1A1',
      '--address',
      '5 Oak Ave',
    ]);
    expect(await refnet.ok(['merge', 'maren', 'mimi', '--yes'])).toContain('address: 5 Oak Ave added');
    const { addresses } = JSON.parse(await refnet.ok(['show', 'maren', '--json'])) as { addresses: unknown };
    expect(addresses).toEqual([KING, '5 Oak Ave']);
  });

  test('go out and come back with everything, and with the list of partners', async () => {
    const refnet = await newNetwork(MAREN, ['edit', 'maren', '--address', '5 Oak Ave']);
    const all = await refnet.ok(['export', 'all']);
    const csv = await refnet.ok(['partners', '--format', 'csv']);
    expect(csv).toContain(`"5 Oak Ave; ${KING}"`);
    for (const stdin of [all, csv]) {
      const other = await newNetwork();
      expect((await other.run(['import', '-', '--yes'], { stdin })).code).toBe(0);
      const shown = JSON.parse(await other.ok(['show', 'maren', '--json'])) as { addresses: unknown };
      expect(shown.addresses).toEqual(['5 Oak Ave', KING]);
      expect(await other.ok(['doctor', '--json'])).not.toContain('address');
    }
  });

  test('leave two records of one name apart for nobody', async () => {
    const refnet = await newNetwork(MAREN, ['add-partner', 'Maren Holt', '--yes', '--address', '5 Oak Ave']);
    expect((await refnet.run(['doctor'])).stdout).toContain('refnet merge p1 p2');
  });
});
