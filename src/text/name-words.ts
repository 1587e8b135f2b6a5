/** Words of names that are neither given names nor surnames, as keys without points. */
const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words between a given name and a surname, or before one. */
export const PARTICLES = wordSet(
  'van von vom der den de del della di da dos das du la le ter ten bin ibn al el st ap zu zum zur',
);

/** Titles, after which a person is still called by the first name. */
export const TITLES = wordSet('dr prof professor doctor doktor dra drs dott docteur');

/** Forms of address, which go with the surname. */
export const FORMS = wordSet(
  'mr mrs ms miss mx mister missus sir dame rev reverend fr father pastor pfarrer rabbi herr hr frau fraulein ' +
    'monsieur mme madame mlle sr sra srta senor senora senhor senhora sig signor signora dhr mevr mevrouw meneer mw',
);

/** Whether a word of a name, as it is compared and without points, is a title or a form of address. */
export function isTitle(key: string): boolean {
  return TITLES.has(key) || FORMS.has(key);
}

/** What follows a doctor's title: `Dr. med. dent.` */
export const FACULTIES = wordSet('med dent vet phil jur iur rer nat pol oec ing hc h c');

/** What follows a surname. */
export const ENDINGS_OF_PERSONS = wordSet('jr sr ii iii iv phd md esq');
