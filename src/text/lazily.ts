/** Something was needed that is not loaded yet: what was begun is left (a change is rolled back), and tried again once it is. */
export class NotLoaded extends Error {
  readonly load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    super('needed and not loaded yet');
    this.name = 'NotLoaded';
    this.load = load;
  }
}

/**
 * Returns a function for what only some commands need, as `() => import(...)` loads it: called where nothing can be
 * awaited, within a change or while an option is read, it returns the module or throws a NotLoaded.
 */
export function lazily<M>(load: () => Promise<M>): () => M {
  let loadedOnce: { module: M; among: object } | undefined;
  return () => {
    if (loadedOnce?.among === begun) return loadedOnce.module;
    throw new NotLoaded(async () => {
      loadedOnce = { module: await load(), among: begun };
    });
  };
}

let begun = {};

/** From here on nothing counts as loaded, as where the program begins: for a process that begins it more than once. */
export function forgetLoaded(): void {
  begun = {};
}

/** What `work` comes to, which is tried again as often as it finds something not loaded yet; it must leave no trace then. */
export async function loaded<T>(work: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error;
      await error.load();
    }
  }
}
