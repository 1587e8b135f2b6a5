import { describe, expect, it } from 'vitest';
import {
  CLOSED_STATUSES,
  CONVERSION_STATUSES,
  STATUSES,
  countsInConversion,
  stands,
  isClosed,
} from '../../src/referrals/status.ts';

describe('statuses', () => {
  it('are closed from won on', () => {
    expect(CLOSED_STATUSES).toEqual(['won', 'lost', 'no-response', 'declined', 'not-chosen', 'void']);
    expect(STATUSES.filter((status) => !isClosed(status))).toEqual([
      'new',
      'contacted',
      'meeting',
      'proposal',
    ]);
  });

  it('count in conversion for four outcomes alone', () => {
    expect(CONVERSION_STATUSES).toEqual(['won', 'lost', 'no-response', 'declined']);
    expect(STATUSES.filter(countsInConversion)).toEqual([...CONVERSION_STATUSES]);
  });

  it('count in the volume except void', () => {
    expect(STATUSES.filter((status) => !stands(status))).toEqual(['void']);
  });
});
