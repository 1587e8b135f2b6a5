/** What stands behind the last point of a file's name; undefined where there is none. */
export function endingOf(path: string): string | undefined {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1];
}
