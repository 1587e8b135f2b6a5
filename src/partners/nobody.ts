import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';
import { looseKey, searchKey } from '../text/search-key.ts';
import { areOneName } from './own-name.ts';
import { saysMe } from './self.ts';

/** What people and their spreadsheets put where nobody is to be named, by its words. */
const NOBODY: ReadonlySet<string> = new Set(
  (
    'n a,none,no one,noone,nobody,nil,null,undefined,unknown,unknown partner,unassigned,unspecified,dont know,' +
    'no partner,no referrer,no referral,no source,anonymous,anon,blank,empty,select,please select,self,myself,me,' +
    'own,to be determined,to be confirmed,unbekannt,niemand,keine,keiner,k a,ich,selbst,inconnu,aucun,aucune,moi,' +
    'desconocido,ninguno,nadie,sconosciuto,nessuno,onbekend,geen,0,00'
  ).split(','),
);

/** The same in phrases that vary in a word: `T.B.D.`, `not known`, `self-referred`, `see notes`. */
const SAYS_NOBODY =
  /^(?:t ?b ?[acd]|not (?:known|assigned|specified|applicable|recorded|provided|stated|sure)|self (?:referral|referred|generated|sourced)|(?:see|siehe|voir|ver) (?:notes?|comments?|below|notiz(?:en)?|notas))$/;

/** Of letters that are a name otherwise: `Na`, `Nan`. */
const NOT_A_NAME: ReadonlySet<string> = new Set(['NA', 'NaN']);

/** What a spreadsheet shows for a formula that went wrong: `#REF!`, `#N/A`, `#DIV/0!`. */
const FORMULA_ERROR = /^#(?:ref|n\/?a|value|name|div\/0|null|num|spill|calc|error|field)[!?]?$/i;

/** What stands in a cell of notes where there is none. */
const NO_NOTE =
  /^(?:n a|not applicable|none|nil|null|undefined|empty|blank|keine|k a|aucun|aucune|ninguno|ninguna|nessuno|nessuna|geen)$/;

/** Whether a note says nothing: `n/a`, `none`, a dash. */
export function isNoNote(text: string): boolean {
  const typed = text.trim();
  if (/^[-\u2013\u2014_./\\?*]*$/.test(typed)) return true;
  return NO_NOTE.test(looseKey(searchKey(text))) || NOT_A_NAME.has(typed) || FORMULA_ERROR.test(typed);
}

/** Whether a text names nobody: `N/A`, `Unknown`, `self`, `#REF!`, or no letter and no digit at all. */
export function isNobody(text: string): boolean {
  const words = looseKey(searchKey(text));
  const typed = text.trim();
  return (
    words === '' ||
    NOBODY.has(words) ||
    SAYS_NOBODY.test(words) ||
    NOT_A_NAME.has(typed) ||
    FORMULA_ERROR.test(typed)
  );
}

/** Whether a name is that of the user, without regard to case, accents, punctuation, titles and middle initials. */
export function isOwnName(name: string, myName: string | undefined): boolean {
  const own = looseKey(searchKey(myName ?? ''));
  if (own === '' || myName === undefined) return false;
  const key = looseKey(searchKey(name));
  if (key === own) return true;
  return hasLastWordOf(key, own) && areOneName(name, myName);
}

/** Whether a key has the last word of another, as any way to write that name has. */
export function hasLastWordOf(key: string, own: string): boolean {
  return key.includes(own.slice(own.lastIndexOf(' ') + 1));
}

/** Why a name can be no partner's, in words that follow it; undefined where it can. */
export function whyNoPartner(name: string, myName: string | undefined): string | undefined {
  if (saysMe(name)) return 'is you, and you are no partner of yours';
  if (isNobody(name)) return 'names nobody, so it is no partner';
  return isOwnName(name, myName) ? 'is your own name, and you are no partner of yours' : undefined;
}

/** Throws a usage UserError for a name that can be no partner's. */
export function refuseNobody(name: string, myName: string | undefined): void {
  const why = whyNoPartner(name, myName);
  if (why === undefined) return;
  throw usageError(
    `${quoted(name)} ${why}`,
    ...(isNobody(name) || saysMe(name)
      ? ['give the name of a person or a firm']
      : [
          'refnet config my-name      shows your name',
          ...(looseKey(searchKey(name)) === looseKey(searchKey(myName ?? ''))
            ? []
            : ['where it is somebody else, write what tells them from you: "NAME (Austin)"']),
        ]),
  );
}
