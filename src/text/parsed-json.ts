/** What a text says as JSON; undefined where it is none, for what another program or a broken disk may have written. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
