import { describe, expect, test } from 'vitest';
import { partAsCountry, partQuestion, readCountry, readSubdivision } from '../../src/settings/places.ts';

describe('a country', () => {
  test.each([
    ['CA', 'CA'],
    ['ca', 'CA'],
    ['Canada', 'CA'],
    [' CANADA ', 'CA'],
    ['United States', 'US'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['u.s.', 'US'],
    ['États-Unis', 'US'],
    ['etats unis', 'US'],
    ['Estados Unidos', 'US'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['United Kingdom', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['northern ireland', 'GB'],
    ['Deutschland', 'DE'],
    ['Ireland', 'IE'],
    ['DE', 'DE'],
    ['Côte d’Ivoire', 'CI'],
    ['Georgia', 'GE'],
  ])('%j is %s', (typed, code) => {
    expect(readCountry(typed)).toBe(code);
  });

  test.each([
    [
      'Ontario',
      '"Ontario" is a province or territory of Canada, not a country',
      'the country is CA; ON is the subdivision',
    ],
    [
      'ON',
      '"ON" is a province or territory of Canada, not a country',
      'the country is CA; ON is the subdivision',
    ],
    [
      'California',
      '"California" is a state of the United States, not a country',
      'the country is US; CA is the subdivision',
    ],
    [
      'Canda',
      '"Canda" is no country. Did you mean Canada (CA)?',
      'write it as Canada, or as two letters: CA, US, GB',
    ],
    ['XX', '"XX" is no country', 'write it as Canada, or as two letters: CA, US, GB'],
    ['Narnia land', '"Narnia land" is no country', 'write it as Canada, or as two letters: CA, US, GB'],
  ])('%j is none', (typed, message, hint) => {
    expect(() => readCountry(typed)).toThrow(expect.objectContaining({ message, hints: [hint] }));
  });
});

describe('a province or state', () => {
  test.each([
    ['ON', 'CA', 'ON'],
    ['on', undefined, 'ON'],
    ['Ontario', 'CA', 'ON'],
    ['ontario', undefined, 'ON'],
    ['Québec', 'CA', 'QC'],
    ['CA-ON', undefined, 'ON'],
    ['US-CA', 'US', 'CA'],
    ['California', 'US', 'CA'],
    ['Georgia', 'US', 'GA'],
    ['Scotland', 'GB', 'SCT'],
    ['BY', 'DE', 'BY'],
    ['2', 'AT', '2'],
  ])('%j in %s is %s', (typed, country, code) => {
    expect(readSubdivision(typed, country)).toBe(code);
  });

  test.each([
    [
      'ON',
      'US',
      '"ON" is no state of the United States: Ontario is in Canada',
      'set the country first, to CA',
    ],
    [
      'Texas',
      'CA',
      '"Texas" is no province or territory of Canada: Texas is in the United States',
      'set the country first, to US',
    ],
    ['Ontaria', 'CA', '"Ontaria" is no province or territory of Canada. Did you mean Ontario?', LIKE('CA')],
    ['ZZ', 'CA', '"ZZ" is no province or territory of Canada', LIKE('CA')],
    ['CAD', 'CA', '"CAD" is no province or territory of Canada', LIKE('CA')],
    ['ZZ', 'US', '"ZZ" is no state of the United States', LIKE('US')],
    ['ZZ', 'GB', '"ZZ" is no part of the United Kingdom', LIKE('GB')],
    ['Bavaria', undefined, '"Bavaria" is no province or state', LIKE()],
  ])('%j in %s is none', (typed, country, message, hint) => {
    expect(() => readSubdivision(typed, country)).toThrow(
      expect.objectContaining({ message, hints: [hint] }),
    );
  });
});

function LIKE(country?: string): string {
  const like = {
    CA: 'Ontario or ON, Quebec or QC',
    US: 'California or CA, New York or NY',
    GB: 'England or ENG, Scotland or SCT',
  }[country ?? ''];
  return `like ${like ?? 'Ontario or ON, California or CA, Scotland or SCT'}`;
}

test('is asked for where notices depend on it', () => {
  expect(['CA', 'US', 'GB', 'DE'].map((country) => partQuestion(country) !== undefined)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(['England', 'CA', 'Ontario', ''].map(partAsCountry)).toEqual([
    'ENG',
    undefined,
    undefined,
    undefined,
  ]);
});

test('the code that the question about a state shows is none of the country asked about before', () => {
  expect(partQuestion('US')).toBe('State: Texas, or TX');
});
