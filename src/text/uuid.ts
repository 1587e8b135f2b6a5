/** What a uuid is, as refnet writes it: in small letters. The source of a pattern. */
export const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const WHOLE = new RegExp(`^${UUID}$`);

/** Whether a text is a uuid in small letters. */
export function isUuid(text: string): boolean {
  return WHOLE.test(text);
}
