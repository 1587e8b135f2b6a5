import { expect, test } from 'vitest';
import { newNetwork } from '../helpers/refnet.ts';

test('the checklist has a dispute with its text, and what is still open on both sides', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Imogen Hale'],
    ['note', 'imogen', 'took *sides*', '--kind', 'dispute', '--on', '2026-11-01'],
    ['note', 'imogen', 'billed twice', '--kind', 'dispute', '--on', '2026-11-02'],
    ['note', 'imogen', 'long ago', '--kind', 'dispute', '--on', '2025-11-20'],
    ['promise', 'imogen', 'the brochure', '--by', '2026-11-27'],
    ['promise', 'imogen', '--theirs', '--goal', '6 referrals', '--by', '2026-12-31'],
  );
  const text = await refnet.ok(['agree', 'imogen', '--checklist']);
  expect(text).toContain(
    '- [ ] The dispute of 1 Nov 2026: took \\*sides\\*\n- [ ] The dispute of 2 Nov 2026: billed twice\n',
  );
  expect(text).not.toContain('long ago');
  expect(text).toContain(
    '- [ ] Still open, mine: the brochure, by 27 Nov 2026\n- [ ] Still open, yours: 6 referrals, by 31 Dec 2026\n',
  );
});

test('the checklist of a step back down ends with the command that takes it', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Imogen Hale', '--known-since', '2019'],
    ['agree', 'imogen', '--written', '--exclusive', 'plans', '--from', '2025-01-05'],
    ['config', 'records-since', '2025-01-01'],
    ['check-in', 'imogen', '--on', '2026-11-01'],
  );
  const text = await refnet.ok(['agree', 'imogen', '--checklist']);
  expect(text).toContain(
    '- that you step back: `refnet agree 1 --close`\n- what is advised then: `refnet advise imogen`\n',
  );
});

test('an agreement that ends before its review is due is to be renewed, or to end', async () => {
  const refnet = await newNetwork(
    ['add-partner', 'Imogen Hale'],
    ['agree', 'imogen', '--written', '--review-on', '2027-03-01', '--until', '2026-12-31'],
  );
  expect(await refnet.ok(['agree', 'imogen', '--checklist'])).toContain(
    '- [ ] It ends on 31 Dec 2026: renew it, or let it end: ____\n',
  );
});
