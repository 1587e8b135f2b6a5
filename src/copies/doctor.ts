/** `damaged`: SQLite cannot read it, or it is none of this refnet; `fault`: there is something to repair. */
type Level = 'damaged' | 'fault' | 'remark';

interface About {
  readonly level: Level;
  /** `--repair` mends it, after a copy. */
  readonly isRepaired?: true;
  /** It can keep a command that is right in itself from doing its work; all damage can. */
  readonly isInTheWay?: true;
}

/** What the doctor looks for; each has its words in the view. */
const CHECKS = {
  unreadable: { level: 'damaged' },
  foreign: { level: 'damaged' },
  newer: { level: 'damaged' },
  older: { level: 'remark' },
  version: { level: 'fault', isRepaired: true, isInTheWay: true },
  'write-version': { level: 'fault', isRepaired: true, isInTheWay: true },
  content: { level: 'damaged' },
  'missing-table': { level: 'damaged' },
  'not-taken': { level: 'damaged' },
  readable: { level: 'remark' },
  crashed: { level: 'remark' },
  extra: { level: 'fault', isRepaired: true, isInTheWay: true },
  'missing-index': { level: 'fault', isRepaired: true, isInTheWay: true },
  different: { level: 'fault', isRepaired: true, isInTheWay: true },
  index: { level: 'fault', isRepaired: true, isInTheWay: true },
  forbidden: { level: 'fault', isRepaired: true, isInTheWay: true },
  words: { level: 'fault', isRepaired: true, isInTheWay: true },
  'beyond-numbers': { level: 'fault', isRepaired: true, isInTheWay: true },
  numbers: { level: 'fault', isRepaired: true, isInTheWay: true },
  negative: { level: 'fault', isRepaired: true },
  'too-much': { level: 'fault', isInTheWay: true },
  'missing-column': { level: 'damaged' },
  parents: { level: 'fault', isRepaired: true, isInTheWay: true },
  'first-facts': { level: 'fault', isRepaired: true, isInTheWay: true },
  'own-facts': { level: 'fault', isRepaired: true, isInTheWay: true },
  counters: { level: 'fault', isRepaired: true, isInTheWay: true },
  'search-keys': { level: 'fault', isRepaired: true },
  status: { level: 'fault', isRepaired: true, isInTheWay: true },
  'closed-on': { level: 'fault', isRepaired: true },
  'last-step': { level: 'fault', isRepaired: true },
  stage: { level: 'fault', isRepaired: true, isInTheWay: true },
  circles: { level: 'fault', isRepaired: true },
  currencies: { level: 'fault', isRepaired: true, isInTheWay: true },
  tombstones: { level: 'fault', isRepaired: true },
  aliases: { level: 'fault', isRepaired: true },
  journal: { level: 'fault', isRepaired: true, isInTheWay: true },
  settings: { level: 'fault', isRepaired: true },
  'out-of-reach': { level: 'fault', isRepaired: true },
  ahead: { level: 'fault', isRepaired: true },
  'put-off': { level: 'fault', isRepaired: true },
  future: { level: 'fault' },
  order: { level: 'fault' },
  'file-mode': { level: 'fault', isRepaired: true },
  'file-open': { level: 'fault', isRepaired: true },
  'folder-mode': { level: 'fault', isRepaired: true },
  'folder-open': { level: 'fault', isRepaired: true },
  'copies-mode': { level: 'fault', isRepaired: true },
  'copies-open': { level: 'fault', isRepaired: true },
  'copies-folder-mode': { level: 'fault', isRepaired: true },
  'copies-folder-open': { level: 'fault', isRepaired: true },
  'second-name': { level: 'remark' },
  synchronized: { level: 'remark' },
  conflicted: { level: 'fault' },
  disk: { level: 'remark' },
  'in-the-way': { level: 'fault', isInTheWay: true },
  'read-only': { level: 'remark' },
  'left-over': { level: 'fault', isRepaired: true },
  unfinished: { level: 'remark' },
  twice: { level: 'remark' },
  'no-copy': { level: 'remark' },
} satisfies Readonly<Record<string, About>>;

export type Check = keyof typeof CHECKS;

const ABOUT: Readonly<Record<Check, About>> = CHECKS;

/** Something the doctor found, and where: numbers of records, names of tables, paths; never a client. */
export interface Finding {
  readonly check: Check;
  readonly items: readonly string[];
}

/** Whether it may be why a command failed. */
export function standsInTheWay({ check }: Finding): boolean {
  const { level, isInTheWay } = ABOUT[check];
  return level === 'damaged' || isInTheWay === true;
}

/** How bad a finding is. */
export function levelOf({ check }: Finding): Level {
  return ABOUT[check].level;
}

/** Whether it can be repaired without a person. */
export function isRepairable({ check }: Finding): boolean {
  return ABOUT[check].isRepaired === true;
}

/** What there is to say of a file in a word: the worst of what was found. */
export function verdictOf(findings: readonly Finding[]): 'sound' | 'repair' | 'damaged' {
  const levels = findings.map(levelOf);
  if (levels.includes('damaged')) return 'damaged';
  return levels.includes('fault') ? 'repair' : 'sound';
}
