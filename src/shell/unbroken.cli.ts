import type { Session } from './session.cli.ts';

/** Does what no signal is to break off half-way: one that comes meanwhile ends the program once it is done, or failed. */
export function unbroken<T>({ world }: Session, work: () => T): T {
  const heard = world.beforeEnd?.(() => undefined);
  try {
    return work();
  } finally {
    heard?.();
  }
}
