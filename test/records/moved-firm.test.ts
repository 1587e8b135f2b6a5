import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

const LINDA = ['add-partner', 'Linda Pruitt', '--profession', 'CPA', '--business', 'Old & Co'];

test('the email said last is the one that an introduction names', async () => {
  const refnet = await newNetwork(
    [...LINDA, '--email', 'l@oldco.example', '--phone', '555 1234'],
    ['log', 'Pauline R.', '--to', 'linda', '--for', 'tax'],
    ['edit', '1', '--consent', 'yes'],
    ['config', 'my-name', 'Ann Ash'],
  );
  expect(await refnet.ok(['edit', 'linda', '--business', 'Pruitt PLLC', '--email', 'l@new.example'])).toBe(
    [
      'p1  Linda Pruitt',
      '    known from before: l@oldco.example; 555 1234',
      '      what went with Old & Co: refnet edit linda --remove-email l@oldco.example --remove-phone "555 1234"',
      '    business was Old & Co, is now Pruitt PLLC',
      '    email: l@new.example added, used before l@oldco.example',
      '',
    ].join('\n'),
  );
  expect(await refnet.ok(['intro', '1'])).toContain('You can reach Linda at l@new.example or 555 1234.');
  await refnet.ok(['edit', 'linda', '--remove-email', 'l@oldco.example', '--remove-phone', '555 1234']);
  expect(await refnet.ok(['show', 'linda'])).toMatch(/email {5}l@new\.example\n/);
});

test('one that is on record is used first again once it is said again, and undo puts the order back', async () => {
  const refnet = await newNetwork(
    [...LINDA, '--email', 'a@x.example'],
    ['edit', 'linda', '--email', 'b@x.example'],
  );
  expect(await refnet.ok(['edit', 'linda', '--email', 'A@X.example'])).toBe(
    'p1  Linda Pruitt\n    email: a@x.example is used before b@x.example\n',
  );
  expect(await refnet.ok(['edit', 'linda', '--email', 'a@x.example'])).toBe(
    'p1  Linda Pruitt: nothing to change\n',
  );
  expect(await refnet.ok(['show', 'linda'])).toContain('a@x.example, b@x.example');
  await refnet.ok(['undo']);
  expect(await refnet.ok(['show', 'linda'])).toContain('b@x.example, a@x.example');
});

test('a business said for the first time, or with nothing known from before, names nothing', async () => {
  const refnet = await newNetwork(['add-partner', 'Bo Bay', '--email', 'bo@x.example'], LINDA);
  expect(await refnet.ok(['edit', 'bo', '--business', 'Bay & Co'])).not.toContain('known from before');
  expect(await refnet.ok(['edit', 'linda', '--business', 'Pruitt PLLC'])).not.toContain('known from before');
});

test('another tag is no more used than the ones before', async () => {
  const refnet = await newNetwork([...LINDA, '--tag', 'vip']);
  expect(await refnet.ok(['edit', 'linda', '--tag', 'gold'])).toBe(
    'p1  Linda Pruitt\n    tags: gold added\n',
  );
});
