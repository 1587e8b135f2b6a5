/** Words of the language that are names too: in lower case they are none. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'will may mark grant frank rose bill sue jack hope grace faith joy dawn art rich gene guy chase page young long short ' +
    'white black brown green gray grey gold silver king queen prince duke price rice wood woods hill field fields lane park ' +
    'parks stone cook baker butler carpenter farmer fisher mason miller potter smith tailor weaver law case best bush rivers ' +
    'banks bank house home homes hunt love day days week weeks moon summer winter spring autumn june april august german ' +
    'english french church abbot bishop pope major marshal judge bond cash rent land lands lake brook ford forest heath ' +
    'little small strong wise swift sharp bright early good new power powers penny rob pat don ray dot drew sky ' +
    'violet ivy holly daisy lily iris pearl ruby amber crystal melody harmony charity patience prudence constance victor ' +
    'dean earl sterling stirling chance ace angel archer barber bell berry bird bishop block book booker born bridge bridges ' +
    'burns camp carter chambers chandler child childs close coal coffin coleman cross crane dale draper east west north south ' +
    'farm fox franks free frost gates glass graves green hall hand harbor hawk head hood horn hunter key knight lamb ' +
    'leaf mills minor moody moss nail noble oak park peck piper pitt plant pool poole porter post pound pride root rush ' +
    'sands self shepherd ship singer song speaker steel stock stocks street sugar sun taylor temple tower town train tree ' +
    'turner van wall walls ward waters wells wolf word worth wright yard ' +
    'klein gross lang kurz weiss schwarz braun rot grun jung alt neu bauer koch richter wagner meister kaiser konig herr frau ' +
    'winter sommer fruhling mai berg wald stein bach feld haus kirche recht vertrag geld sonntag montag freitag ' +
    'blanc noir petit grand roi moulin marchand rose blanche'
  ).split(' '),
);

/** Whether a word, as a key, means something beside being a name. */
export function isCommonWord(key: string): boolean {
  return COMMON.has(key) || (key.endsWith('s') && COMMON.has(key.slice(0, -1)));
}
