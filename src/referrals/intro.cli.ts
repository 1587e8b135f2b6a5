import { safeBlock } from '../screen/drawn.ts';
import type { Command } from '@commander-js/extra-typings';
import { UserError, usageError } from '../text/errors.ts';
import {
  DEFAULT_TEMPLATES,
  fillTemplate,
  mailtoLink,
  parseTemplate,
  templateText,
  type IntroFacts,
  type IntroTemplate,
  type IntroText,
  type Placeholder,
} from './intro.ts';
import type { Partner } from '../partners/partner.ts';
import type { Referral } from './referral.ts';
import { toJson } from '../screen/json.view.ts';
import { listHandles } from '../partners/handles.sql.ts';
import { getPartner } from '../partners/partner.sql.ts';
import { savingReferral } from './referral.sql.ts';
import { listSettings, putSetting } from '../settings/settings.sql.ts';
import { cleanInput } from '../text/sanitize.ts';
import { showNoticesOf } from '../partners/notices.cli.ts';
import { gather } from '../shell/options.cli.ts';
import { commandName } from '../partners/partner-argument.cli.ts';
import { aReferral, listOpen } from './referral.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import { countsInVolume } from './status.ts';
import { DIRECTIONS, type Direction, DIRECTION_WORDS } from './direction.ts';
import { readWord } from '../kinds/vocabulary.ts';

const toIntroduce = aReferral({
  among: listOpen,
  adjective: 'open',
  question: 'Introduce',
  example: 'refnet intro 62',
  none: 'no referral is open',
  hint: 'refnet log      logs a new one',
});

export function declare(command: Command, session: Session): void {
  command
    .argument('[referral...]', 'its number, its client, its partner or words of it')
    .option('--mail', 'print it as a mailto: link, a draft for your mail program')
    .option('--open', 'open that draft in your mail program')
    .option('--to <address>', 'to this address as well; may be repeated', gather(readAddress))
    .option('--template <way>', `show the words used: ${DIRECTIONS.join(', ')}`, (text) =>
      readWord(DIRECTION_WORDS, text),
    )
    .option('--edit-template <file>', 'with --template: take its words from a file, or - for what comes in')
    .option('--reset-template', 'with --template: back to the usual words')
    .option('--json', 'print its parts as JSON')
    .addHelpText(
      'after',
      `
A client you give and the partner are introduced to each other; for a client you
received, the partner is thanked. An introduction needs the client's consent:
where none is recorded you are asked for it, and without an answer (--yes is
none) the text does not say that the client agreed.

A template may have {client}, {partner}, {me}, {need}, and of the partner
{business}, {profession} and {contact}. A part in [square brackets] is left out
where what it names is not on record; {agreed} is the word "agreed", on record
once the client's consent is.

Examples:
  refnet intro 62      to paste wherever you write to them
  refnet intro 62 --mail --to dana@example.com
  refnet intro "dana r." --open
  refnet intro --template given > intro.txt
  refnet intro --template given --edit-template intro.txt`,
    )
    .action(async (words, options) => {
      const { template: way, editTemplate: file, resetTemplate: resets } = options;
      if (way !== undefined) {
        if (words.length > 0) throw usageError('--template stands alone', 'refnet intro --template given');
        return template(session, way, { file, resets: resets === true, json: options.json === true });
      }
      if (file !== undefined || resets === true) {
        throw usageError('which template? say --template given or --template received');
      }
      if (
        options.to !== undefined &&
        [options.mail, options.open, options.json].every((each) => each !== true)
      ) {
        throw usageError('--to goes with --mail or --open');
      }
      const found = await toIntroduce.find({ words, options: {} }, session);
      const referral = found.read(await session.reading());
      refuseVoid(referral);
      const consent = await settleConsent(session, referral);
      const agreed = referral.consent === true || consent === 'recorded';
      const draft = await compose(session, referral, { agreed, more: options.to ?? [] });
      if (options.json === true) session.print(toJson({ ...draft }));
      else if (options.mail === true) session.print(draft.link);
      else if (options.open !== true) session.print(safeBlock(templateText(draft)));
      if (options.open === true) await open(session, draft, options.json === true);
      await remark(session, referral, draft, consent, options.mail === true || options.open === true);
    });
}

/** An introduction ready to send. */
interface Draft extends IntroText {
  referral: number;
  to: string[];
  link: string;
}

function readAddress(text: string): string {
  const address = cleanInput(text);
  if (/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address)) return address;
  throw usageError(`"${address}" is no email address`, '--to takes one address and may be repeated');
}

function refuseVoid({ id, status, clientName }: Referral): void {
  if (!countsInVolume(status)) {
    throw new UserError(`#${id} is void, so there is nobody to introduce`, {
      hints: [`refnet update ${id} new      if it was voided by mistake`],
    });
  }
  if (clientName === null) {
    throw new UserError(`the client of #${id} has no name on record`, {
      hints: [`refnet edit ${id} --client "Name"`],
    });
  }
}

type Consent = 'known' | 'recorded' | 'not-recorded';

/**
 * What is on record of the client's consent to be given on; a terminal is asked where that is nothing. The client alone
 * can give it, so that `--yes` does not stand for it.
 */
async function settleConsent(session: Session, referral: Referral): Promise<Consent> {
  const { id, direction, consent, clientName, partnerName } = referral;
  if (direction === 'received' || consent === true) return 'known';
  if (consent === false) throw refused(id);
  const question = `Did ${clientName} agree to be contacted by ${partnerName}?`;
  const answer = session.interactive && !session.assumesYes ? await ask(session, question) : 'later';
  if (answer === 'later') return 'not-recorded';
  await session.change((change) => {
    savingReferral.update(change, id, { consent: answer === 'yes' });
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

async function compose(
  session: Session,
  referral: Referral,
  { agreed, more }: { agreed: boolean; more: readonly string[] },
): Promise<Draft> {
  const db = await session.reading();
  const settings = await session.settings();
  const partner = getPartner(db, referral.partnerId);
  if (partner === undefined) throw new Error(`partner ${referral.partnerId} is gone`);
  const facts: IntroFacts = {
    client: referral.clientName,
    partner: partner.name,
    me: settings['my-name'] ?? null,
    need: referral.need,
    business: partner.business,
    profession: partner.profession,
    contact: contactOf(partner),
    agreed: agreed ? 'agreed' : null,
  };
  const text = fillTemplate(await readTemplate(session, referral.direction), facts);
  const to = [...new Set([...partner.emails.slice(0, 1), ...more])];
  return { referral: referral.id, to, ...text, link: mailtoLink(to, text) };
}

/** The first email and the first phone number. */
function contactOf(partner: Partner): string | null {
  const ways = [...partner.emails.slice(0, 1), ...partner.phones.slice(0, 1)];
  return ways.length === 0 ? null : ways.join(', ');
}

/** What opens a link on each platform, without a shell between: the link may contain anything. */
function opener(platform: string, link: string): { file: string; args: string[] } {
  if (platform === 'darwin') return { file: 'open', args: [link] };
  if (platform === 'win32') return { file: 'rundll32', args: ['url.dll,FileProtocolHandler', link] };
  return { file: 'xdg-open', args: [link] };
}

async function open(session: Session, draft: Draft, quiet: boolean): Promise<void> {
  const { launch, platform } = session.world;
  const { file, args } = opener(platform, draft.link);
  const code = await launch?.(file, args).catch(() => undefined);
  if (code !== 0) {
    throw new UserError(`no mail program could be opened (with ${file})`, {
      hints: [`refnet intro ${draft.referral} --mail      prints the draft as a link`],
    });
  }
  const to = draft.to.length === 0 ? '' : ` to ${draft.to.join(', ')}`;
  if (!quiet) session.print(`#${draft.referral}  opened a draft${to} in your mail program`);
}

/** What is still to be seen to, beside the result. */
async function remark(
  session: Session,
  referral: Referral,
  draft: Draft,
  consent: Consent,
  asMail: boolean,
): Promise<void> {
  const db = await session.reading();
  const { id } = referral;
  const partner = getPartner(db, referral.partnerId);
  if (partner === undefined) return;
  const handle = commandName(partner, listHandles(db));
  if (consent === 'recorded') session.note('The consent of the client is recorded.');
  if (consent === 'not-recorded') {
    session.note('No consent of the client is recorded; an introduction needs one. Once you have it:');
    session.note(`  refnet edit ${id} --consent yes`);
  }
  if (asMail && partner.emails.length === 0) {
    session.note(`No email of ${partner.name} is on record: refnet edit ${handle} --email ADDRESS`);
  }
  for (const placeholder of draft.missing) {
    session.note(`Nothing is on record for {${placeholder}}: ${whereToSet(placeholder, id, handle)}`);
  }
  if (referral.direction === 'given') await showNoticesOf(session, partner.id, ['names']);
}

function whereToSet(placeholder: Placeholder, id: number, handle: string): string {
  switch (placeholder) {
    case 'me':
      return 'refnet config my-name "Your Name"';
    case 'agreed':
      return `refnet edit ${id} --consent yes`;
    case 'need':
      return `refnet edit ${id} --for NEED`;
    case 'client':
      return `refnet edit ${id} --client NAME`;
    case 'contact':
      return `refnet edit ${handle} --email ADDRESS`;
    default:
      return `refnet edit ${handle} --${placeholder === 'partner' ? 'name' : placeholder} TEXT`;
  }
}

const keyOf = (way: Direction) => `intro-${way}`;

async function readTemplate(session: Session, way: Direction): Promise<IntroTemplate> {
  const stored = listSettings(await session.reading()).find(({ key }) => key === keyOf(way))?.value;
  return parseTemplate(stored ?? DEFAULT_TEMPLATES[way], way);
}

/** Shows a template, takes one from a file, or goes back to the usual one. */
async function template(
  session: Session,
  way: Direction,
  { file, resets, json }: { file: string | undefined; resets: boolean; json: boolean },
): Promise<void> {
  if (file !== undefined && resets)
    throw usageError('--edit-template and --reset-template do not go together');
  const wanted =
    file === undefined ? undefined : templateText(parseTemplate(await readText(session, file), way));
  if (wanted !== undefined || resets) {
    await session.change((change) => {
      putSetting(change, keyOf(way), wanted);
      return {
        result: undefined,
        summary: `${resets ? 'reset' : 'changed'} the template of ${way} referrals`,
      };
    });
  }
  const now = await readTemplate(session, way);
  if (json) session.print(toJson({ template: way, ...now }));
  else if (wanted === undefined && !resets) session.print(safeBlock(templateText(now)));
  else {
    const said = resets ? 'has its usual words again' : 'has new words';
    session.print([`The template of ${way} referrals ${said}`, '    refnet undo      takes it back']);
  }
}

/** The text of a file, or what comes in on standard input. */
async function readText(session: Session, file: string): Promise<string> {
  const { openSource } = await import('../files/source.io.ts');
  const source = await openSource(file, session.world.stdin);
  try {
    const decoder = new TextDecoder();
    let text = '';
    for (const chunk of source.chunks()) text += decoder.decode(chunk, { stream: true });
    return text + decoder.decode();
  } finally {
    source.close();
  }
}
