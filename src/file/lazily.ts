/** Within a change something was needed that is not loaded yet: the change is rolled back, and tried again once it is. */
export class NotLoaded extends Error {
  readonly load: () => Promise<void>;

  constructor(load: () => Promise<void>) {
    super('needed and not loaded yet');
    this.name = 'NotLoaded';
    this.load = load;
  }
}

/**
 * Returns a function for what only some changes need, as `() => import(...)` loads it: called within a change, where
 * nothing can be awaited, it returns the module or throws a NotLoaded.
 */
export function lazily<M>(load: () => Promise<M>): () => M {
  let loaded: { module: M } | undefined;
  return () => {
    if (loaded !== undefined) return loaded.module;
    throw new NotLoaded(async () => {
      loaded = { module: await load() };
    });
  };
}
