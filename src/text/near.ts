import { lazily } from './lazily.ts';

/** What tells words that are near from others, loaded only once something typed fits nothing; throws a NotLoaded until then. */
export const nearness = lazily(() => import('./similar.ts'));
