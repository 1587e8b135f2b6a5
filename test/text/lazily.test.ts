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

test('what is never loaded is not heard of where it cannot be', async () => {
  const answer = lazily(() => Promise.reject(new Error('cannot be loaded')));
  expect(thrownBy(answer)).toBeInstanceOf(NotLoaded);
  const heard: unknown[] = [];
  const hear = (reason: unknown) => heard.push(reason);
  process.on('unhandledRejection', hear);
  await new Promise(setImmediate);
  process.off('unhandledRejection', hear);
  expect(heard).toEqual([]);
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
