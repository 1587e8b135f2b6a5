import { shellWord } from '../text/shell-word.ts';

/** What people try as a command that there is not: what there is instead, and the commands that do it. */
interface Answer {
  readonly words: string;
  readonly instead: readonly string[];
}

const LISTS = [
  'refnet referrals --format csv      your referrals, as a spreadsheet reads them',
  'refnet partners --format csv      your partners; json and md are printed as well',
  'refnet export all      everything, to be kept or brought to another computer',
];
const FILE = 'refnet --version --verbose      shows where that file is';
const WAITS = 'refnet due      what is waiting, with its days';

/** The words that get one answer, and the answer. */
const ANSWERS: readonly (readonly [tried: string, words: string, ...instead: string[]])[] = [
  [
    'exports csv excel spreadsheet download dump',
    'every list is printed for other programs with --format',
    ...LISTS,
  ],
  [
    'backups back-up save copy archive-file',
    'a copy of everything is made and read back by backup',
    'refnet backup',
  ],
  [
    'fsck verify repair health vacuum',
    'whether the file is sound is what doctor looks at',
    'refnet doctor',
    'refnet doctor --repair',
  ],
  [
    'recover rollback',
    'a copy is put back by restore, the last change taken back by undo',
    'refnet restore FILE',
    'refnet undo      takes back the last change',
  ],
  [
    'sync cloud connect server share',
    'everything is in one file on this computer, and refnet connects to nothing',
    FILE,
  ],
  [
    'login logout log-in signin signup account accounts password user users',
    'there is no account: everything is in one file on this computer',
    FILE,
  ],
  [
    'db database file open load switch use',
    'another file is named with --db, before or after the command',
    'refnet due --db FILE',
    FILE,
  ],
  [
    'client clients customer customers contact contacts people',
    'clients are on record with their referrals',
    'refnet referrals      lists them',
    'refnet search NAME      finds one',
  ],
  [
    'lead leads prospect prospects introduction-of',
    'a client who is introduced is logged as a referral',
    'refnet log "CLIENT" --from NAME',
    'refnet referrals',
  ],
  [
    'partner',
    'a partner is added, shown or corrected',
    'refnet add-partner',
    'refnet partners      lists yours',
    'refnet show NAME',
    'refnet edit NAME --email ADDRESS',
  ],
  [
    'cal agenda schedule reminder reminders remind notify notifications task tasks ' +
      'follow-up follow-ups followup followups overdue upcoming waiting pending',
    'what has a day waits in due',
    WAITS,
    'refnet check-in NAME --next DAY      names the next one',
  ],
  [
    'dashboard home overview gui ui web app',
    'refnet alone, without a word, shows what is waiting',
    'refnet due',
    'refnet report',
  ],
  [
    'analytics chart charts graph metrics kpi kpis statistics numbers year quarter month',
    'the numbers are in the report',
    'refnet report',
    'refnet report --output report.html      as a page with pictures',
  ],
  [
    'print pdf html page webpage',
    'the report is written as a page for the browser, which prints it, and every list as text, Markdown, CSV or JSON',
    'refnet report --output report.html',
    'refnet report --format md',
  ],
  [
    'brief briefing briefs one-pager onepager handout',
    'what to know before you meet a partner is the brief',
    'refnet report NAME --short',
    'refnet report NAME --for-partner      the one to hand over',
  ],
  [
    'map network-map network',
    'the network is drawn on the page of the report',
    'refnet report --output report.html',
  ],
  ['gap gaps', 'what was asked for and nobody can do is a part of the report', 'refnet report --only gaps'],
  [
    'trend trends monthly quarterly compared',
    'how it went month by month is a part of the report',
    'refnet report --only trend',
    'refnet report --quarter last --compare',
  ],
  [
    'reciprocity returns roi balanced conversion',
    'what went back and forth, and what came of it, are parts of the report',
    'refnet report --only reciprocity',
    'refnet report --only quarterly-returns',
    'refnet report --only conversion',
  ],
  [
    'ranking rank top best leaderboard referrers',
    'who sends clients is a part of the report, whom to send one to is asked of who',
    'refnet report --only referrers',
    'refnet who PROFESSION',
  ],
  [
    'objective objectives goals target targets',
    'an objective is a promise with a number, followed by itself',
    'refnet promise --network --goal "40 received" --by DAY',
    'refnet promise --network      lists them',
  ],
  [
    'quit exit q bye close-app stop end',
    'each command ends by itself, so there is nothing to leave',
    'refnet help',
  ],
  ['help-me docs doc man manual tutorial usage how', 'the help lists every command', 'refnet help'],
  [
    'setup init initialize onboard onboarding welcome profile',
    'your own facts are settings',
    'refnet config',
    'refnet start',
  ],
  [
    'erase gdpr purge wipe clear reset empty anonymize',
    'a record is removed by its number, and undo brings it back; a client is forgotten for good',
    'refnet remove NUMBER',
    'refnet forget --client NAME',
  ],
  [
    'rename',
    'a name is corrected as any other fact; the old one still finds the partner',
    'refnet edit NAME --name "NEW NAME"',
  ],
  [
    'archive unarchive hide',
    'a partner is archived, and brought back, as any other fact is corrected',
    'refnet edit NAME --archive',
    'refnet edit NAME --unarchive',
  ],
  ['tag tags label', 'a tag is a fact of a partner', 'refnet edit NAME --tag WORD'],
  [
    'stage promote',
    'the stage is a fact of a partner, with a history',
    'refnet edit NAME --stage STAGE',
    'refnet advise      what is worth formalizing',
  ],
  ['dedupe duplicates duplicate combine', 'two records of one person are merged', 'refnet merge NAME NAME'],
  [
    'call called coffee lunch meeting meet met email emailed mail message text texted visit visited talk',
    'a touch with a partner is a check-in',
    'refnet check-in NAME --kind WORD',
    'refnet help check-in',
  ],
  ['gift card', 'thanks are noted with how they were said', 'refnet thank NAME --how WORD'],
  [
    'won win lost deal sale closed-won',
    'what became of a client is an update of the referral',
    'refnet update NUMBER won --value AMOUNT',
    'refnet referrals --open',
  ],
  [
    'invoice invoices bill income revenue money commission commissions',
    'what a client brought is on the referral, fees are by partner',
    'refnet update NUMBER won --value AMOUNT',
    'refnet fees',
  ],
  [
    'payments payout payouts balance owed owing receivables payables tax taxes 1099',
    'what accrued, was paid and is due is in the fees',
    'refnet fees',
    'refnet fees --year --output fees.xlsx      for the accountant',
    'refnet pay NAME AMOUNT',
  ],
  [
    'terms contract contracts formalize formalise formalized statement letter paper',
    'what was agreed is kept, and printed to sign, by agree; when it is time to is said by advise',
    'refnet agree NAME',
    'refnet agree NAME --print',
    'refnet advise',
  ],
  [
    'notice notices rule rules legal law compliance disclosure',
    'what rules of professions say is told with the agreements and fees that it is about',
    'refnet fees --rules',
  ],
  [
    'given received sent inbound outbound incoming outgoing',
    'referrals are listed by their way',
    'refnet referrals --given',
    'refnet referrals --received',
  ],
  [
    'thank-you thank-yous thankyou thanked',
    'thanks are noted with the referral, and those not said yet wait in due',
    'refnet thank NAME',
    'refnet due',
  ],
  [
    'introductions introduced',
    'the text that introduces a client is written by intro',
    'refnet intro NUMBER',
  ],
  ['notes', 'what was noted is shown with whom it is about', 'refnet show NAME', 'refnet note NAME "WORDS"'],
  ['diff', "a partner's own list is read beside yours by compare", 'refnet compare NAME FILE'],
  [
    'template templates',
    'the words of introductions are templates',
    'refnet intro --template given',
    'refnet intro --template received',
  ],
  ['date-order currency country name rate whoami me profession', 'it is a setting', 'refnet config'],
];

/**
 * What to say to a word that is no command but is tried as one; undefined for any other. `behind` is what was typed after it: a
 * name alone stands in what to type instead.
 */
export function answerTo(tried: string, behind: readonly string[] = []): Answer | undefined {
  const wanted = tried.toLowerCase().replaceAll('_', '-');
  const found = ANSWERS.find(([words]) => words.split(' ').includes(wanted));
  if (found === undefined) return undefined;
  const [, words, ...instead] = found;
  const [name, ...more] = behind;
  if (name === undefined || more.length > 0 || name.startsWith('-')) return { words, instead };
  return { words, instead: instead.map((each) => filledIn(each, wanted, name)) };
}

/** A command with the name in its blank, and the way of a check-in that was tried as a command. */
function filledIn(command: string, wanted: string, name: string): string {
  if (command.split(' ').filter((word) => word === 'NAME').length !== 1) return command;
  const kind = /^(?:met|meet)$/.test(wanted) ? 'meeting' : wanted;
  const filled = command.replace('NAME', () => shellWord(name));
  return filled.startsWith('refnet check-in') ? filled.replace('WORD', kind) : filled;
}

/** Every word that has an answer. */
export const TRIED_WORDS: readonly string[] = ANSWERS.flatMap(([words]) => words.split(' '));
