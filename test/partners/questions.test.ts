import { describe, expect, test } from 'vitest';
import { asDay } from '../../src/calendar/day.ts';
import {
  answersInShort,
  currentAnswers,
  parseAnswers,
  QUESTIONS,
  type Answer,
} from '../../src/partners/questions.ts';
import { loaded } from '../../src/text/lazily.ts';

const given = (question: string, answer: Answer, day = '2026-11-01') => ({
  question,
  answer,
  onDay: asDay(day),
});

describe('reading answers', () => {
  test.each([
    ['1=yes', [{ question: 'connected', answer: 'yes' }]],
    [' Comfortable = N ', [{ question: 'comfortable', answer: 'no' }]],
    [
      '2=maybe,6=y',
      [
        { question: 'ideal-clients', answer: 'unsure' },
        { question: 'values', answer: 'yes' },
      ],
    ],
    ['open=', [{ question: 'open', answer: '' }]],
  ])('%s', (text, answers) => {
    expect(parseAnswers(text)).toEqual(answers);
  });

  test.each(['', '1', '=yes', '0=yes', '7=yes', '1=yes,', '1=on', '1=yes=no'])(
    'refuses "%s"',
    async (text) => {
      await expect(loaded(() => parseAnswers(text))).rejects.toThrow(
        /is no answer|none of the questions|is not a/,
      );
    },
  );
});

test('the last answer to a question stands, in the order of the questions', () => {
  const answers = [given('open', 'yes', '2026-01-01'), given('connected', 'no'), given('open', 'no')];
  expect(currentAnswers(answers)).toEqual([given('connected', 'no'), given('open', 'no')]);
});

test.each([
  [[], ''],
  [[given('open', 'yes')], '1 of 6 questions yes'],
  [QUESTIONS.map(({ key }) => given(key, 'yes')), '6 of 6 questions yes'],
  [[given('open', 'unsure'), given('values', 'yes')], '1 of 6 questions yes; 1 unsure'],
  [[given('comfortable', 'no')], '0 of 6 questions yes; no: I am comfortable sending my clients'],
])('answers in short: %#', (answers, text) => {
  expect(answersInShort(answers)).toBe(text);
});
