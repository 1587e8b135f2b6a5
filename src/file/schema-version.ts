/** The version that files of this program have: that of the last migration. */
export const SCHEMA_VERSION = 1;
