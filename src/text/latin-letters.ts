/** How letters of other alphabets are written in Latin ones, as passports mostly do. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ' +
    'ы:y э:e ю:yu я:ya ь: ъ: ґ:g є:ye і:i ї:yi ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѓ:g ќ:k ѕ:dz ў:u ' +
    'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
);

const OTHER = /[\u0370-\u03ff\u0400-\u04ff]/;

/**
 * A key in Latin letters, with what umlauts become beside those that are written without their dots, and what sounds alike
 * as one letter: `Müller`, `Mueller` and `Мюллер` are near each other by it. For comparing alone, since it is nobody's
 * spelling. Takes a key, without its marks.
 */
export function latinKey(key: string): string {
  const latin = OTHER.test(key) ? Array.from(key, (letter) => LATIN[letter] ?? letter).join('') : key;
  return latin
    .replace(/([aou])e(?!\b)/g, '$1')
    .replace(/aa/g, 'a')
    .replace(/(?:iy|ij|yy|ii|y|j)(?=\b|[^aeou])/g, 'i')
    .replace(/\b[yi]e/g, 'e')
    .replace(/x/g, 'ks')
    .replace(/kh/g, 'h')
    .replace(/ph/g, 'f');
}
