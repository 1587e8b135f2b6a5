/** What two partners do together beyond sending clients [rhythm, lanes, ally]. */
export const PROJECT_KINDS = [
  'event',
  'co-marketing',
  'bundle',
  'white-label',
  'shared-resource',
  'co-selling',
] as const;
export type ProjectKind = (typeof PROJECT_KINDS)[number];
