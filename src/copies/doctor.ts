/** What the doctor looks for; each has its words in the view. */
export type Check =
  | 'unreadable'
  | 'foreign'
  | 'newer'
  | 'older'
  | 'version'
  | 'content'
  | 'missing-table'
  | 'crashed'
  | 'extra'
  | 'missing-index'
  | 'different'
  | 'index'
  | 'constraint'
  | 'forbidden'
  | 'words'
  | 'numbers'
  | 'negative'
  | 'missing-column'
  | 'parents'
  | 'first-facts'
  | 'counters'
  | 'search-keys'
  | 'status'
  | 'closed-on'
  | 'last-step'
  | 'stage'
  | 'currencies'
  | 'tombstones'
  | 'aliases'
  | 'journal'
  | 'settings'
  | 'out-of-reach'
  | 'ahead'
  | 'future'
  | 'order'
  | 'file-mode'
  | 'folder-mode'
  | 'copies-mode'
  | 'synchronized'
  | 'conflicted'
  | 'disk'
  | 'left-over'
  | 'twice'
  | 'no-copy';

/** `damaged`: SQLite cannot read it, or it is none of this refnet; `fault`: there is something to repair. */
export type Level = 'damaged' | 'fault' | 'remark';

/** Something the doctor found, and where: numbers of records, names of tables, paths; never a client. */
export interface Finding {
  readonly check: Check;
  readonly items: readonly string[];
}

const DAMAGE: readonly Check[] = [
  'unreadable',
  'foreign',
  'newer',
  'content',
  'missing-table',
  'missing-column',
];
const REMARKS: readonly Check[] = ['older', 'crashed', 'synchronized', 'disk', 'twice', 'no-copy'];

/** What can keep a command that is right in itself from doing its work. */
const IN_THE_WAY: readonly Check[] = [
  ...DAMAGE,
  'version',
  'extra',
  'missing-index',
  'different',
  'index',
  'constraint',
  'forbidden',
  'words',
  'numbers',
  'parents',
  'first-facts',
  'counters',
  'status',
  'stage',
  'currencies',
  'journal',
];

/** Whether it may be why a command failed. */
export function standsInTheWay({ check }: Finding): boolean {
  return IN_THE_WAY.includes(check);
}

/** What `--repair` mends, after a copy. */
const REPAIRED: readonly Check[] = [
  'version',
  'extra',
  'missing-index',
  'different',
  'index',
  'forbidden',
  'words',
  'numbers',
  'parents',
  'first-facts',
  'counters',
  'search-keys',
  'status',
  'closed-on',
  'last-step',
  'stage',
  'currencies',
  'negative',
  'tombstones',
  'aliases',
  'journal',
  'settings',
  'out-of-reach',
  'ahead',
  'file-mode',
  'folder-mode',
  'copies-mode',
  'left-over',
];

/** How bad a finding is. */
export function levelOf({ check }: Finding): Level {
  if (DAMAGE.includes(check)) return 'damaged';
  return REMARKS.includes(check) ? 'remark' : 'fault';
}

/** Whether it can be repaired without a person. */
export function isRepairable({ check }: Finding): boolean {
  return REPAIRED.includes(check);
}

/** What there is to say of a file in a word: the worst of what was found. */
export function verdictOf(findings: readonly Finding[]): 'sound' | 'repair' | 'damaged' {
  const levels = findings.map(levelOf);
  if (levels.includes('damaged')) return 'damaged';
  return levels.includes('fault') ? 'repair' : 'sound';
}
