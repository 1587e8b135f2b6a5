export { lazily, NotLoaded } from '../text/lazily.ts';
