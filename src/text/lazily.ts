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
 * awaited, within a change or while an option is read, it returns the module or throws a NotLoaded. The built program loads
 * what is asked for at once, so that nothing is tried again there.
 */
export function lazily<M>(load: () => Promise<M>): () => M {
  let loadedOnce: { module: M; among: object } | undefined;
  return () => {
    if (loadedOnce?.among === begun) return loadedOnce.module;
    const loading: M | Promise<M> = load();
    const isThere = !(loading instanceof Promise);
    if (isThere) loadedOnce = { module: loading, among: begun };
    if (isThere) return loading;
    // Whoever leaves what was begun, and never loads it, is not to hear of a failure either.
    loading.catch(() => undefined);
    throw new NotLoaded(async () => {
      loadedOnce = { module: await loading, among: begun };
    });
  };
}

let begun = {};

/** From here on nothing counts as loaded, as where the program begins: for tests, whose process begins it again and again. */
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
