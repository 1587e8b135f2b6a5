import { closest } from '../text/similar.ts';

/** What people call an option that has another name here, with the names it may have, the likeliest first. */
interface Meaning {
  readonly what: string;
  readonly typed: readonly string[];
  readonly flags: readonly string[];
}

const MEANINGS: readonly Meaning[] = [
  { what: 'day', typed: ['date', 'day', 'when', 'at', 'dated'], flags: ['on', 'by', 'next', 'since'] },
  {
    what: 'day',
    typed: ['deadline', 'due', 'due-by', 'due-on', 'before'],
    flags: ['by', 'until', 'review-on'],
  },
  { what: 'first day', typed: ['start', 'begin', 'begins', 'after', 'starting'], flags: ['since', 'from'] },
  { what: 'last day', typed: ['end', 'ends', 'through', 'up-to', 'till'], flags: ['until'] },
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
    typed: ['person', 'contact', 'who', 'whom', 'with', 'colleague'],
    flags: ['partner', 'to', 'from', 'for'],
  },
  { what: 'client', typed: ['name', 'customer', 'lead'], flags: ['client', 'name'] },
  { what: 'partner', typed: ['given', 'sent', 'sent-to', 'gave'], flags: ['to', 'partner'] },
  { what: 'partner', typed: ['received', 'source', 'referrer', 'referred-by'], flags: ['from', 'partner'] },
  { what: 'need', typed: ['need', 'needs', 'service', 'topic', 'about'], flags: ['for', 'what'] },
  { what: 'kind', typed: ['type', 'sort-of', 'category'], flags: ['kind', 'tag'] },
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
  { what: 'region', typed: ['town', 'city', 'area', 'place', 'location'], flags: ['region', 'paper'] },
  { what: 'rating', typed: ['rating', 'score', 'stars'], flags: ['satisfaction', 'fit'] },
  { what: 'time it took', typed: ['duration', 'length', 'time', 'took'], flags: ['minutes'] },
  { what: 'tag', typed: ['label', 'labels', 'group', 'tags'], flags: ['tag'] },
];

/** The option that was meant, and what it is where it was named by its meaning. */
export interface MeantOption {
  readonly flag: string;
  readonly what: string | undefined;
}

/**
 * Returns which of the options `there` are (names without hyphens) was meant by one that is not: by its meaning before
 * its letters, since `--date` is no slip of `--note`. Undefined where neither helps.
 */
export function meantOption(typed: string, there: readonly string[]): MeantOption | undefined {
  for (const { what, typed: words, flags } of MEANINGS) {
    const flag = words.includes(typed) ? flags.find((each) => there.includes(each)) : undefined;
    if (flag !== undefined) return { flag, what };
  }
  const [near] = MEANINGS.some(({ typed: words }) => words.includes(typed)) ? [] : closest(typed, there);
  return near === undefined ? undefined : { flag: near, what: undefined };
}
