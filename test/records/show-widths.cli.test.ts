import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/text/width.ts';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

const LONG = 'wants to talk about the joint evening for first-time buyers and about who pays for the room';

/** One record of every kind, with long texts in all that can be long; the number of each by its kind. */
async function network(): Promise<Refnet> {
  return newNetwork(
    ['config', 'currency', 'CAD'],
    ['add-partner', 'Bartholomew Konstantinopolous-Brandtenberger', '--profession', `broker who ${LONG}`],
    ['edit', 'bartholomew', '--ideal-client', LONG, '--note', LONG, '--stage', 'power-partner'],
    [
      'agree',
      'bartholomew',
      '--written',
      '--from',
      '2026-01-01',
      '--paper',
      LONG,
      '--note',
      LONG,
      '--they-pay',
      '10% of collected for 12 months, cap 500',
      '--i-will',
      LONG,
    ],
    ['log', `Jane of ${LONG}`, '--to', 'bartholomew', '--for', LONG, '--on', '2026-10-01', '--note', LONG],
    ['update', '3', 'won', '--value', '4200', '--on', '2026-10-05'],
    ['update', '3', '--collected', '4200', '--note', LONG, '--on', '2026-10-06'],
    ['pay', 'bartholomew', '200', '--received', '--note', LONG],
    ['check-in', 'bartholomew', '--kind', 'coffee', '--note', LONG, '--satisfaction', '4'],
    ['promise', 'bartholomew', LONG, '--by', '2026-12-01'],
    ['note', 'bartholomew', LONG, '--kind', 'growth'],
    ['project', 'bartholomew', LONG, '--kind', 'event', '--cost', '200'],
  );
}

describe('what is shown of a record', () => {
  test.each([60, 80])(
    'fits %i columns for every kind, its texts hanging beside their names',
    async (columns) => {
      const refnet = await network();
      for (const what of ['bartholomew', '1', '2', '3', '4', '5', '6', '7', '8', '9']) {
        const text = await refnet.ok(['show', what], { columns, terminal: true, env: { NO_COLOR: '1' } });
        const lines = text.split('\n');
        expect({ what, over: lines.filter((line) => displayWidth(line) > columns) }).toEqual({
          what,
          over: [],
        });
        // A text that goes on stands in line with where it began, not at the edge.
        const edge = lines.slice(lines.indexOf('')).filter((line) => /^[a-z]/.test(line));
        expect({ what, edge }).toEqual({ what, edge: [] });
      }
    },
  );

  test('wraps an agreement at 60 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', '1'], { columns: 60 })).toMatchInlineSnapshot(`
      "#1  Written agreement with Bartholomew
          Konstantinopolous-Brandtenberger, from 1 Jan 2026, open;
          in force

        They pay  10% of collected for 12 months, cap CAD 500 a
                  referral
        I will    wants to talk about the joint evening for
                  first-time buyers and about who pays for the
                  room (#2)
        Review    1 Jan 2027
        Paper     wants to talk about the joint evening for
                  first-time buyers and about who pays for the
                  room
        Note      wants to talk about the joint evening for
                  first-time buyers and about who pays for the
                  room
      "
    `);
  });

  test('wraps a referral at 60 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', '3'], { columns: 60 })).toMatchInlineSnapshot(`
      "#3  Jane of wants to talk about the joint evening for
          first-time buyers and about who pays for the room given
          to Bartholomew Konstantinopolous-Brandtenberger for
          wants to talk about the joint evening for first-time
          buyers and about who pays for the room, Thu 1 Oct 2026

        status    won
        invoiced  CAD 4,200
        note      wants to talk about the joint evening for
                  first-time buyers and about who pays for the
                  room

      History
        Thu 1 Oct 2026  new
        Mon 5 Oct 2026  won

      Collected
        #4  Tue 6 Oct 2026  CAD 4,200; wants to talk about the
                            joint evening for first-time buyers
                            and about who pays for the room

      Fee
        they pay 10% of collected for 12 months, cap CAD 500 a
        referral
        CAD 420 accrued, CAD 220 due
      "
    `);
  });

  test('wraps a check-in at 80 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', '6'])).toMatchInlineSnapshot(`
      "#6  Coffee with Bartholomew Konstantinopolous-Brandtenberger, Fri 20 Nov 2026

        note          wants to talk about the joint evening for first-time buyers and
                      about who pays for the room
        satisfaction  4 of 5
      "
    `);
  });

  test('wraps a payment at 60 columns', async () => {
    const refnet = await network();
    expect(await refnet.ok(['show', '5'], { columns: 60 })).toMatchInlineSnapshot(`
      "#5  CAD 200 received from Bartholomew
          Konstantinopolous-Brandtenberger, 20 Nov 2026

        note  wants to talk about the joint evening for first-time
              buyers and about who pays for the room
      "
    `);
  });
});
