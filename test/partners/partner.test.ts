import { describe, expect, test } from 'vitest';
import { contactKey, emptyPartner } from '../../src/partners/partner.ts';

test('a partner begins as an acquaintance of whom nothing but the name is known', () => {
  const { name, stage, ...rest } = emptyPartner('Ann Lee');
  expect({ name, stage }).toEqual({ name: 'Ann Lee', stage: 'acquaintance' });
  expect(
    Object.values(rest).every(
      (value) => value === null || value === false || (Array.isArray(value) && value.length === 0),
    ),
  ).toBe(true);
});

describe('the key of a contact point', () => {
  test.each([
    ['email', 'Maren@Example.com', 'maren@example.com'],
    ['phone', '+1 (555) 010-0199', '15550100199'],
    ['link', 'https://Example.com/Maren', 'https://example.com/maren'],
  ] as const)('%s %s', (kind, value, key) => {
    expect(contactKey({ kind, value })).toBe(key);
  });
});
