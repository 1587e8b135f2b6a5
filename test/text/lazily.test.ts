import { expect, test } from 'vitest';
import { lazily, NotLoaded } from '../../src/text/lazily.ts';

test('what is not loaded yet says how to load it, and is there from then on', async () => {
  let times = 0;
  const answer = lazily(async () => {
    times += 1;
    return { number: 42 };
  });
  const notLoaded = thrownBy(answer);
  expect(notLoaded).toBeInstanceOf(NotLoaded);
  if (notLoaded instanceof NotLoaded) await notLoaded.load();
  expect([answer().number, answer().number, times]).toEqual([42, 42, 1]);
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
