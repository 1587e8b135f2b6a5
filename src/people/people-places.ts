import { readCountry, readSubdivision } from '../settings/places.ts';
import { UserError } from '../text/errors.ts';
import { remembering } from '../text/remember.ts';
import type { Understanding } from './person-of.ts';

/** Countries and their parts as address books name them; what is none is not known. */
export function placeReaders(): Pick<Understanding, 'country' | 'subdivision'> {
  const country = remembering((text: string) => (text === '' ? null : orNull(() => readCountry(text))));
  const part = remembering((text: string) => {
    const [name = '', of = ''] = text.split('\n');
    return name === '' ? null : orNull(() => readSubdivision(name, of));
  });
  return {
    country,
    // A state of no country could be anywhere.
    subdivision: (text, of) => (of === null ? null : part(`${text}\n${of}`)),
  };
}

function orNull(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
