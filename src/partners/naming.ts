import type { Settings } from '../settings/settings.ts';

/** Whether a notice may matter to me where I name anybody to a client: a first look, before the notices are loaded. */
export function mayHeedNames({ country, subdivision }: Pick<Settings, 'country' | 'subdivision'>): boolean {
  return country === 'CA' && subdivision === 'BC';
}
