import { closest } from '../text/similar.ts';

/** What people call an option that has another name here, with the names it may have, the likeliest first. */
interface Meaning {
  readonly what: string;
  readonly typed: readonly string[];
  readonly flags: readonly string[];
  /** What stands for their value in help: `--from` is a partner with one command, and a day with another. */
  readonly takes?: readonly string[];
}

/** What people call a list in which no client is named. */
const WITHOUT_CLIENTS = ['no-clients', 'without-clients', 'no-names', 'anonymous'];

/** What lists by these commands are called by `refnet export`. */
const EXPORTED_AS: Readonly<Record<string, string>> = {
  referrals: 'referrals',
  fees: 'fees',
  'check-ins': 'check-ins',
  agree: 'agreements',
  promise: 'promises',
  project: 'projects',
  partners: 'partners',
};

/** The command that takes out without clients what another one lists, where an option for that was typed. */
export function exportedWithout(typed: string, command: string | undefined): string | undefined {
  const word = WITHOUT_CLIENTS.includes(typed) ? EXPORTED_AS[command ?? ''] : undefined;
  return word === undefined ? undefined : `refnet export ${word} --no-clients      names no client`;
}

const MEANINGS: readonly Meaning[] = [
  {
    what: 'day',
    typed: ['date', 'day', 'when', 'at', 'dated'],
    flags: ['on', 'by', 'next', 'since'],
    takes: ['day'],
  },
  {
    what: 'day',
    typed: ['deadline', 'due', 'due-by', 'due-on', 'before'],
    flags: ['by', 'until', 'review-on'],
    takes: ['day'],
  },
  { what: 'day', typed: ['on'], flags: ['by'], takes: ['day'] },
  {
    what: 'first day',
    typed: ['on', 'since', 'date', 'day', 'when', 'at', 'dated'],
    flags: ['from'],
    takes: ['day'],
  },
  {
    what: 'first day',
    typed: ['start', 'begin', 'begins', 'after', 'starting'],
    flags: ['since', 'from'],
    takes: ['day'],
  },
  {
    what: 'last day',
    typed: ['end', 'ends', 'through', 'up-to', 'till'],
    flags: ['until'],
    takes: ['day'],
  },
  {
    what: 'note',
    typed: ['reason', 'because', 'why', 'comment', 'comments', 'notes', 'remark', 'text', 'message', 'memo'],
    flags: ['note', 'because'],
  },
  {
    what: 'amount',
    typed: ['amount', 'price', 'worth', 'total', 'invoice', 'invoiced', 'sum', 'fee', 'revenue'],
    flags: ['value', 'amount', 'collected', 'cost'],
  },
  { what: 'amount', typed: ['paid', 'received-amount', 'payment', 'cash'], flags: ['collected', 'value'] },
  {
    what: 'partner',
    typed: ['partner', 'person', 'contact', 'who', 'whom', 'with', 'colleague'],
    flags: ['partner', 'to', 'from', 'for'],
    takes: ['partner'],
  },
  { what: 'client', typed: ['client', 'name', 'customer', 'lead'], flags: ['client'] },
  {
    what: 'partner',
    typed: ['given', 'given-to', 'sent', 'sent-to', 'gave'],
    flags: ['to'],
    takes: ['partner'],
  },
  {
    what: 'partner',
    typed: ['received', 'received-from', 'source', 'referrer', 'referred-by'],
    flags: ['from'],
    takes: ['partner'],
  },
  {
    what: 'need',
    typed: ['need', 'needs', 'service', 'topic', 'about'],
    flags: ['for', 'what'],
    takes: ['need', 'text'],
  },
  { what: 'group', typed: ['group', 'group-by', 'grouped-by', 'per'], flags: ['by'], takes: ['group'] },
  { what: 'kind', typed: ['type', 'sort-of', 'category'], flags: ['kind'] },
  { what: 'format', typed: ['output', 'as', 'print'], flags: ['format'] },
  { what: 'email', typed: ['mail', 'e-mail'], flags: ['email'] },
  { what: 'phone', typed: ['tel', 'telephone', 'mobile', 'cell'], flags: ['phone'] },
  { what: 'link', typed: ['url', 'web', 'website', 'site', 'linkedin'], flags: ['link'] },
  {
    what: 'postal address',
    typed: ['postal-address', 'street', 'mailing-address', 'adr', 'post'],
    flags: ['address'],
  },
  { what: 'profession', typed: ['job', 'occupation', 'trade', 'role', 'title'], flags: ['profession'] },
  { what: 'business', typed: ['company', 'firm', 'office', 'organization'], flags: ['business'] },
  { what: 'region', typed: ['town', 'city', 'area', 'place', 'location'], flags: ['region'] },
  { what: 'place of the paper', typed: ['place', 'location', 'where'], flags: ['paper'] },
  { what: 'rating', typed: ['rating', 'score', 'stars'], flags: ['satisfaction', 'fit'] },
  { what: 'time it took', typed: ['duration', 'length', 'time', 'took'], flags: ['minutes'] },
  { what: 'way to name no clients', typed: WITHOUT_CLIENTS, flags: ['no-clients', 'anonymous'] },
  { what: 'tag', typed: ['label', 'labels', 'group', 'tags', 'category'], flags: ['tag'] },
];

/** The option that was meant, and what it is where it was named by its meaning. */
export interface MeantOption {
  /** Undefined where a word without an option says it. */
  readonly flag: string | undefined;
  readonly what: string | undefined;
}

/** The options there are, by their names without hyphens, and what stands for the value of each in help. */
type There = ReadonlyMap<string, string | undefined>;

/**
 * Returns which of the options `there` are was meant by one that is not: by its meaning before its letters, since `--date` is
 * no slip of `--note`. `word` is what the first word of the command is. Undefined where nothing helps.
 */
export function meantOption(typed: string, there: There, word?: string): MeantOption | undefined {
  const meanings = MEANINGS.filter((each) => each.typed.includes(typed));
  for (const { what, flags, takes } of meanings) {
    const flag = flags.find(
      (each) => there.has(each) && (takes === undefined || takes.includes(there.get(each) ?? '')),
    );
    if (flag !== undefined) return { flag, what };
  }
  const said = meanings.find(({ what }) => what === word);
  if (said !== undefined) return { flag: undefined, what: said.what };
  const [near] = meanings.length > 0 ? [] : closest(typed, [...there.keys()]);
  return near === undefined ? undefined : { flag: near, what: undefined };
}
