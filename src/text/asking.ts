/** What people type to be shown something, told from a name or a text that is to be kept. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug ' +
  'sep sept oct nov dec';
const WEEKDAYS =
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun';

/** What stands beside the words below, and says nothing alone. */
const FILLERS = words(
  'to is are was were be been as for with into from the a an of about at in on by and my our me us i we it its so do did ' +
    'does has have had not you all',
);

/** Days and spans of time. */
const TIMES = words(
  `${MONTHS} ${WEEKDAYS} this last next past previous current coming since until till during before after day days week ` +
    'weeks weekend month months quarter quarters year years today tomorrow yesterday now ago ever far recent recently ' +
    'lately soon',
);

/** Which of them, and what becomes of the answer. */
const LISTED = words(
  'all any every everything everyone everybody anyone anybody list lists show open overdue due done undone pending ' +
    'outstanding latest newest oldest recent history total totals sum count given received won lost sent kept waiting ' +
    'partners referrals promises projects notes agreements fees payments clients check-ins checkins sources',
);

const QUESTIONS = words('who whom whose what when where which why how many much often long');

/** A question begins so, and no sentence that tells something does. */
const BEGINS_QUESTION =
  /^(?:who(?:m|se)?|what|when|where|which|why|how) (?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|many|much|often|long|partners?|clients?|referrals?|promises?)\b/;

/** `2026`, `q3`, `2026-05`. */
const NUMBER = /^(?:q[1-4]|(?:19|20)\d\d(?:-\d\d){0,2}|(?:19|20)\d\dq[1-4])$/;

/** At the end of a name: a span of time or a question, of which no name consists. */
const ASKED_BEHIND = new RegExp(
  `[^ ] (?:(?:this|last|next|past|previous) (?:week|month|quarter|year)s?|today|tomorrow|yesterday|so far|overdue|latest|` +
    `history|received|what|when|how (?:many|much|often|long)|(?:since|until|in) (?:${`${MONTHS} ${WEEKDAYS}`.replaceAll(' ', '|')}|(?:19|20)\\d\\d))$`,
);

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[?!.,;:\s]+/g, ' ')
    .trim();
}

/** Whether a text has nothing in it but what is asked for, and when: `this week`, `overdue`, `given since May`. */
export function onlyAsks(text: string): boolean {
  const all = plain(text).split(' ');
  const says = (word: string) =>
    TIMES.has(word) || LISTED.has(word) || QUESTIONS.has(word) || NUMBER.test(word);
  return all.some(says) && all.every((word) => says(word) || FILLERS.has(word) || /^\d{1,2}$/.test(word));
}

/** Whether a sentence is a question: `what did she promise`, `how many this year`. */
export function isQuestion(text: string): boolean {
  return BEGINS_QUESTION.test(plain(text));
}

/** Behind which a time is asked about: a day alone may be a name, `May`. */
const SPAN =
  /(?:^| )(?:(?:this|last|next|past|previous) (?:day|week|month|quarter|year)s?|today|tomorrow|yesterday|since .+)$/;

/** Whether what is to be a client's name asks for something rather: `this week`, `received`, `who is due`. */
export function asksAsClient(text: string): boolean {
  const key = plain(text);
  const isListed = key.split(' ').some((word) => LISTED.has(word) || QUESTIONS.has(word));
  return isQuestion(text) || (onlyAsks(text) && (isListed || SPAN.test(key)));
}

/** Whether what is to be a partner's name asks for something rather: `ann this week`, `partners`, `ann?`. */
export function asksAsPartner(text: string): boolean {
  return asksAsClient(text) || /[^\s?]\s*\?+$/.test(text.trim()) || ASKED_BEHIND.test(plain(text));
}
