import { undoLine } from '../text/undo-offer.ts';
import type { Db } from '../file/sqlite.sql.ts';
import { word } from '../kinds/type.ts';
import { readAside } from '../partners/aside.sql.ts';
import { partnerNamer } from '../partners/find-partner.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { presentPartner } from '../partners/present-partner.sql.ts';
import type { Partner } from '../partners/partner.ts';
import { safeBlock } from '../screen/drawn.ts';
import type { Settings } from '../settings/settings.ts';
import { listSettings, putSetting } from '../settings/settings.sql.ts';
import type { Command } from '../shell/command.cli.ts';
import { flag, option, type Option } from '../shell/option.cli.ts';
import { openedWith } from '../shell/opener.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import type { Found, Target } from '../shell/target.cli.ts';
import { givenOf, refuseMisfits } from '../shell/texts.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { noteOf, settle, writing } from '../shell/writing.cli.ts';
import { UserError, usageError } from '../text/errors.ts';
import { quotedPath } from '../text/quoted-path.ts';
import { cleanInput } from '../text/sanitize.ts';
import { DIRECTIONS, DIRECTION_WORDS, type Direction } from './direction.ts';
import {
  DEFAULT_TEMPLATES,
  fillTemplate,
  introFacts,
  mailtoLink,
  parseTemplate,
  templateText,
  type IntroTemplate,
  type IntroText,
  type Placeholder,
} from './intro.ts';
import { namingNotes } from '../partners/notices.cli.ts';
import { asideDoubts } from './aside.cli.ts';
import { aReferral, listOpen } from './referral.cli.ts';
import { savingReferral } from './referral.sql.ts';
import type { Referral } from './referral.ts';
import { isWithPartner, withPartner, type WithPartner } from './with-partner.ts';
import { stands } from './status.ts';

const NOBODY_TO_WRITE_TO = 'so there is nobody to write to';

const toIntroduce = aReferral({
  among: (db) => listOpen(db).filter(isWithPartner),
  adjective: 'open',
  question: 'Introduce',
  example: 'refnet intro NUMBER',
  none: 'no referral is open',
  hint: 'refnet log      logs a new one',
});

/** `--to ADDRESS`, as often as one likes. */
const moreAddresses: Option<readonly string[]> = {
  value: 'address',
  help: 'to this address as well; may be repeated',
  repeats: true,
  read: (typed) => typed.map(readAddress),
};

function readAddress(text: string): string {
  const address = cleanInput(text);
  if (/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address)) return address;
  throw usageError(`"${address}" is no email address`, '--to takes one address and may be repeated');
}

const json = flag('print its parts as JSON');

const introducing = {
  target: toIntroduce,
  options: {
    mail: flag('print it as a mailto: link, a draft for your mail program'),
    open: flag('open that draft in your mail program'),
    to: moreAddresses,
    json,
  },
  not: [['mail', 'json']],
  only: { to: ['mail', 'open', 'json'] },
} as const;

/** An introduction is no record: what is printed is a text, and what may be written is an answer to a question. */
const introduction: Command = {
  called: 'an introduction',
  options: introducing.options,
  async run(session, typed) {
    refuseMisfits(introducing, typed.options);
    const found = await toIntroduce.find(typed, session);
    const before = await session.reading();
    const given = givenOf(session, before, introducing, found.read(before), typed.options);
    await refuseVoid(before, given.target);
    const remarks = await checkAside(session, before, withPartner(given.target, NOBODY_TO_WRITE_TO));
    const consent = await settleConsent(session, found, given.target);
    const db = await session.reading();
    const referral = withPartner(found.read(db), NOBODY_TO_WRITE_TO);
    const partner = presentPartner(db, referral.partnerId);
    const draft = draftOf(db, referral, partner, given);
    if (given.json) session.print(session.json({ ...draft }));
    else if (given.mail) session.print(draft.link);
    else if (!given.open) session.print(safeBlock(templateText(draft)));
    if (given.open) await open(session, draft, given.json);
    for (const line of remarks) session.note(line);
    if (consent === 'recorded') session.note('The consent of the client is recorded.');
    const handle = partnerNamer(listHandles(db))(partner);
    for (const line of stillToSee(draft, partner, handle, { consent, asMail: given.mail || given.open })) {
      session.note(line);
    }
    const settings = await session.settings();
    const { today } = session;
    for (const line of namingNotes(await session.writing(), [referral.id], { settings, today }))
      session.note(line);
  },
};

/** A client given to a partner who is put away, full or not to be referred to: a terminal is asked, a script told. */
async function checkAside(
  session: Session,
  db: Db,
  { direction, partnerId }: WithPartner<Referral>,
): Promise<string[]> {
  const aside = direction === 'given' ? readAside(db, [partnerId]) : [];
  const question = 'Introduce them all the same?';
  const doubts = asideDoubts(db, aside, { direction, today: session.today, question });
  if (!session.asks) return doubts.map(noteOf);
  for (const doubt of doubts) await settle(session, doubt);
  return [];
}

async function refuseVoid(db: Db, { id, status, clientName }: Referral): Promise<void> {
  if (!stands(status)) {
    throw new UserError(`#${id} is void, so there is nobody to introduce`, {
      hints: [`refnet update ${id} new      if it was voided by mistake`],
    });
  }
  if (clientName === null) {
    const { wasClientForgotten } = await import('../file/last-forgotten.sql.ts');
    if (wasClientForgotten(db, id)) {
      throw new UserError(`the client of #${id} was forgotten, so there is nobody to introduce`, {
        hints: [`refnet show ${id}      what is left of it`],
      });
    }
    throw new UserError(`the client of #${id} has no name on record`, {
      hints: [`refnet edit ${id} --client "Name"`],
    });
  }
}

type Consent = 'known' | 'recorded' | 'not recorded';

/**
 * What is on record of the client's consent to be given on; a terminal is asked where that is nothing. The client alone
 * can give it, so that `--yes` does not stand for it.
 */
async function settleConsent(
  session: Session,
  found: Found<Referral>,
  { id, direction, consent, clientName, partnerName }: Referral,
): Promise<Consent> {
  if (direction === 'received' || consent === true) return 'known';
  if (consent === false) throw refused(id);
  const question = `Did ${clientName} agree to be contacted by ${partnerName}?`;
  const answer = session.asks ? await ask(session, question) : 'later';
  if (answer === 'later') return 'not recorded';
  await session.change((change) => {
    savingReferral.update(change, found.read(change.db).id, { consent: answer === 'yes' });
    return { result: undefined, summary: `recorded consent for referral ${id}` };
  });
  if (answer === 'no') throw refused(id);
  return 'recorded';
}

async function ask(session: Session, question: string): Promise<'yes' | 'no' | 'later'> {
  const prompter = await session.prompter();
  return prompter.choose(question, [
    { name: 'yes', value: 'yes' },
    { name: 'not asked yet', value: 'later' },
    { name: 'no', value: 'no' },
  ]);
}

function refused(id: number): UserError {
  return new UserError(
    `the client of #${id} did not agree to be contacted: that is a lead, and a referral introduces someone who agreed`,
    { hints: [`refnet edit ${id} --consent yes      once the client has agreed`] },
  );
}

/** An introduction ready to send. */
interface Draft extends IntroText {
  readonly referral: number;
  readonly to: readonly string[];
  readonly link: string;
}

function draftOf(
  db: Db,
  referral: Referral,
  partner: Partner,
  { settings, to: more }: { readonly settings: Settings; readonly to: readonly string[] },
): Draft {
  const facts = introFacts(referral, partner, settings['my-name'] ?? null);
  const text = fillTemplate(readTemplate(db, referral.direction), facts);
  const addresses = [...new Set([...partner.emails.slice(0, 1), ...more])];
  return { referral: referral.id, to: addresses, ...text, link: mailtoLink(addresses, text) };
}

/**
 * Opens the draft as a file: as a link it would stand in the list of what is running, with the client and the whole text,
 * for everybody who uses the machine.
 */
async function open(session: Session, draft: Draft, quiet: boolean): Promise<void> {
  const { temporaryFile } = await import('../shell/temporary-file.cli.ts');
  const { mailDraft } = await import('./mail-draft.ts');
  const printing = `refnet intro ${draft.referral} --mail      prints the draft as a link`;
  const file = temporaryFile(session, 'draft.eml', {
    what: 'the draft lies until your mail program has it',
    hint: printing,
  });
  await file.write(mailDraft(draft.to, draft));
  const opened = await openedWith(session, file.path);
  if (opened !== undefined) {
    file.remove();
    throw new UserError(`no mail program could be opened (with ${opened.failed})`, { hints: [printing] });
  }
  const to = draft.to.length === 0 ? '' : ` to ${draft.to.join(', ')}`;
  if (!quiet) session.print(`#${draft.referral}  opened a draft${to} in your mail program`);
  session.note([
    `The draft is in ${quotedPath(file.path)}, which only you can read.`,
    '  Where it is shown as a mail that came, choose "Edit as new message", or the like.',
    '  It is removed when something is opened a day from now or later.',
  ]);
}

/** What is still to be seen to, beside the result. */
function stillToSee(
  { referral: id, missing }: Draft,
  { name, emails }: Partner,
  handle: string,
  { consent, asMail }: { readonly consent: Consent; readonly asMail: boolean },
): string[] {
  return [
    ...(consent === 'not recorded'
      ? [
          'No consent of the client is recorded; an introduction needs one. Once you have it:',
          `  refnet edit ${id} --consent yes`,
        ]
      : []),
    ...(asMail && emails.length === 0
      ? [`No email of ${name} is on record: refnet edit ${handle} --email ADDRESS`]
      : []),
    ...new Set(
      missing.map(
        (each) =>
          `${MISSING[each]} is not on record, so "..." stands for it: ${whereToSet(each, id, handle)}`,
      ),
    ),
  ];
}

/** What a placeholder stands for, as a sentence begins with it. */
const MISSING: Readonly<Record<Placeholder, string>> = {
  me: 'Your name',
  client: 'The name of the client',
  'client-first': 'The name of the client',
  partner: 'The name of the partner',
  'partner-first': 'The name of the partner',
  need: 'What the client needs',
  about: 'What the client needs',
  business: 'The business of the partner',
  profession: 'The profession of the partner',
  contact: 'How to reach the partner',
  agreed: 'That the client agreed',
};

function whereToSet(placeholder: Placeholder, id: number, handle: string): string {
  switch (placeholder) {
    case 'me':
      return 'refnet config my-name "Your Name"';
    case 'agreed':
      return `refnet edit ${id} --consent yes`;
    case 'need':
    case 'about':
      return `refnet edit ${id} --for NEED`;
    case 'client':
    case 'client-first':
      return `refnet edit ${id} --client NAME`;
    case 'contact':
      return `refnet edit ${handle} --email ADDRESS`;
    default:
      return `refnet edit ${handle} --${placeholder.startsWith('partner') ? 'name' : placeholder} TEXT`;
  }
}

const keyOf = (way: Direction) => `intro-${way}`;

function readTemplate(db: Db, way: Direction): IntroTemplate {
  const stored = listSettings(db).find(({ key }) => key === keyOf(way))?.value;
  return parseTemplate(stored ?? DEFAULT_TEMPLATES[way], way);
}

/** The words that a template is to have, where they come from a file; a template is of no referral. */
const newWords: Target<string | undefined> = {
  async find({ words, options }, session) {
    if (words.length > 0) throw usageError('--template stands alone', 'refnet intro --template given');
    const file = options['editTemplate']?.at(-1);
    const text = file === undefined ? undefined : await readText(session, file);
    return { read: () => text };
  },
};

const template = option(word(DIRECTION_WORDS), `show the words used: ${DIRECTIONS.join(', ')}`, {
  value: 'way',
});

const editTemplate: Option<string | undefined> = {
  value: 'file',
  named: 'file',
  help: 'with --template: take its words from a file, or - for what comes in',
  read: ([path]) => path,
};

const shown = { target: newWords, options: { template, json } };

const showTemplate: Command = {
  called: 'showing a template',
  options: shown.options,
  async run(session, typed) {
    refuseMisfits(shown, typed.options);
    await newWords.find(typed, session);
    const db = await session.reading();
    const given = givenOf(session, db, shown, undefined, typed.options);
    const way = given.template ?? 'given';
    const words = readTemplate(db, way);
    session.print(given.json ? session.json({ template: way, ...words }) : safeBlock(templateText(words)));
  },
};

const changing = writing({
  called: 'changing a template',
  begins: true,
  target: newWords,
  options: {
    template,
    editTemplate,
    resetTemplate: flag('with --template: back to the usual words'),
  },
  not: [['editTemplate', 'resetTemplate']],
  only: { editTemplate: ['template'], resetTemplate: ['template'] },
  did: 'changed a template',
  change(change, { target, template: way = 'given' }) {
    const { db } = change;
    const before = templateText(readTemplate(db, way));
    putSetting(
      change,
      keyOf(way),
      target === undefined ? undefined : templateText(parseTemplate(target, way)),
    );
    const isOther = templateText(readTemplate(db, way)) !== before;
    const words =
      target === undefined
        ? `has its usual words ${isOther ? 'again' : 'already'}`
        : `has ${isOther ? 'new' : 'these'} words${isOther ? '' : ' already'}`;
    return {
      text: [`The template of ${way} referrals ${words}`, undoLine('    ')],
      plain: { template: way, ...readTemplate(db, way) },
      did: `${target === undefined ? 'reset' : 'changed'} the template of ${way} referrals`,
    };
  },
});

/** One option is declared alike in every way of using it. */
const changeTemplate: Command = { ...changing, options: { ...changing.options, json } };

/** The text of a file, or what comes in on standard input. */
async function readText(session: Session, file: string): Promise<string> {
  const { openText } = await import('../imports/open-file.io.ts');
  const source = await openText(file, session.world.stdin);
  try {
    const decoder = new TextDecoder();
    let text = '';
    for (const chunk of source.chunks()) text += decoder.decode(chunk, { stream: true });
    return text + decoder.decode();
  } finally {
    source.close();
  }
}

export const command = ways(
  { introduction, showTemplate, changeTemplate },
  ({ has }) => {
    if (has('editTemplate') || has('resetTemplate')) return 'changeTemplate';
    return has('template') ? 'showTemplate' : 'introduction';
  },
  {
    argument: toIntroduce.argument,
    help: `
A client you give and the partner are introduced to each other; for a client you
received, the partner is thanked. An introduction needs the client's consent:
where none is recorded you are asked for it, and without an answer (--yes is
none) the text does not say that the client agreed.

A template may have {client} and {client-first}, {partner} and {partner-first},
{me}, {need} and {about} ("finding a CPA"), and of the partner {business},
{profession} and {contact}. A part in [square brackets] is left out
where what it names is not on record; {agreed} is the word "agreed", on record
once the client's consent is.

Examples:
  refnet intro 62      to paste wherever you write to them
  refnet intro 62 --mail --to dana@example.com
  refnet intro "dana r." --open
  refnet intro --template given > intro.txt
  refnet intro --template given --edit-template intro.txt`,
  },
);
