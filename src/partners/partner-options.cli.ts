import { Option, type Command } from '@commander-js/extra-typings';
import { parseKnownSince } from '../calendar/day-words.ts';
import { usageError } from '../text/errors.ts';
import { defaultSettings, parseSetting } from '../settings/settings.ts';
import { cleanInput, cleanNote } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { gather, orEmpty, orKeep, textParser } from '../shell/options.cli.ts';
import type { Session } from '../shell/session.cli.ts';
import {
  contactKey,
  type ContactKind,
  type PartnerDraft,
  RELATIVE_SIZES,
  RELATIVE_SIZE_WORDS,
} from './partner.ts';
import { STAGES, STAGE_WORDS } from './stage.ts';
import { readWord } from '../kinds/vocabulary.ts';

/** The facts of a partner that one types, as options: the same when adding one and when editing one. */
export function withPartnerOptions<Arguments extends unknown[]>(
  command: Command<Arguments>,
  session: Session,
) {
  return command
    .option('--profession <profession>', 'what they do: accountant, "mortgage broker"', oneLine)
    .option('--business <name>', 'the firm they work in or own', oneLine)
    .option('--services <text>', 'what they offer, in a few words', oneLine)
    .option('--ideal-client <text>', 'whom they want to be introduced to', oneLine)
    .option('--email <address>', 'an email address; may be repeated', gather(emailParser))
    .option('--phone <number>', 'a phone number; may be repeated', gather(phoneParser))
    .option('--link <address>', 'a web address; may be repeated', gather(textParser('the link')))
    .option('--region <place>', 'the town or area they serve', oneLine)
    .option('--country <code>', 'where they practise, as two letters: CA, US, GB', codeParser('country'))
    .option('--subdivision <code>', 'their province or state: ON, BC, CA', codeParser('subdivision'))
    .option('--how-met <text>', 'where you met', oneLine)
    .option('--introduced-by <partner>', 'the partner who introduced them')
    .option('--known-since <day>', 'a day or a month: 2024-03, "mar 2024"', knownSinceParser(session))
    .addOption(new Option('--since <day>').argParser(knownSinceParser(session)).hideHelp())
    .option(
      '--size <size>',
      `their business beside yours: ${RELATIVE_SIZES.join(', ')}`,
      orEmpty((text) => readWord(RELATIVE_SIZE_WORDS, text)),
    )
    .option('--prefers-informal', 'they would rather keep things informal')
    .option('--tag <tag>', 'a word to group by; may be repeated', gather(textParser('the tag')))
    .option('--note <text>', 'anything worth remembering', cleanNote);
}

/** What the options of {@link withPartnerOptions} parse into. An empty text means: nothing there. */
export interface PartnerOptions {
  profession?: string | undefined;
  business?: string | undefined;
  services?: string | undefined;
  idealClient?: string | undefined;
  email?: string[] | undefined;
  phone?: string[] | undefined;
  link?: string[] | undefined;
  region?: string | undefined;
  country?: string | undefined;
  subdivision?: string | undefined;
  howMet?: string | undefined;
  introducedBy?: string | undefined;
  knownSince?: NonNullable<PartnerDraft['knownSince']> | '' | undefined;
  since?: NonNullable<PartnerDraft['knownSince']> | '' | undefined;
  size?: NonNullable<PartnerDraft['relativeSize']> | '' | undefined;
  prefersInformal?: boolean | undefined;
  tag?: string[] | undefined;
  note?: string | undefined;
}

/** The draft with what the options say in place of what it said; the partner who introduced them is found elsewhere. */
export function applyPartnerOptions<D extends Omit<PartnerDraft, 'stage'>>(
  draft: D,
  options: PartnerOptions,
): D {
  return {
    ...draft,
    profession: orKeep(options.profession, draft.profession),
    business: orKeep(options.business, draft.business),
    services: orKeep(options.services, draft.services),
    idealClient: orKeep(options.idealClient, draft.idealClient),
    region: orKeep(options.region, draft.region),
    country: orKeep(options.country, draft.country),
    subdivision: orKeep(options.subdivision, draft.subdivision),
    howMet: orKeep(options.howMet, draft.howMet),
    notes: orKeep(options.note, draft.notes),
    knownSince: orKeep(options.knownSince ?? options.since, draft.knownSince),
    relativeSize: orKeep(options.size, draft.relativeSize),
    theirPreference: preference(options.prefersInformal, draft.theirPreference),
    emails: joined('email', draft.emails, options.email),
    phones: joined('phone', draft.phones, options.phone),
    links: joined('link', draft.links, options.link),
    tags: distinct(searchKey, [...draft.tags, ...(options.tag ?? [])]),
  };
}

/** The items without those whose key came before. */
export function distinct<T>(keyOf: (item: T) => string, items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter((item) => seen.size < seen.add(keyOf(item)).size);
}

function preference(
  informal: boolean | undefined,
  before: PartnerDraft['theirPreference'],
): PartnerDraft['theirPreference'] {
  if (informal === undefined) return before;
  if (informal) return 'informal';
  return before === 'informal' ? null : before;
}

/** `--stage`, by its word or what people type for it. */
export const stageOption = () =>
  new Option('--stage <stage>', `how close you work: ${STAGES.join(', ')}`).argParser((text) =>
    readWord(STAGE_WORDS, text),
  );

function oneLine(text: string): string {
  return cleanInput(text);
}

/** Refuses what cannot be an address; whether it exists is not ours to know. */
export function emailParser(text: string): string {
  const address = cleanInput(text);
  if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(address)) {
    throw usageError(`"${address}" is no email address`, 'write it as ann@example.com');
  }
  return address;
}

function phoneParser(text: string): string {
  const phone = cleanInput(text);
  if (phone.replace(/[^0-9]/g, '').length < 3) throw usageError(`"${phone}" is no phone number`);
  return phone;
}

/** Country and subdivision are kept as codes, the way the notices look them up. */
function codeParser(key: 'country' | 'subdivision') {
  return (text: string) => (cleanInput(text) === '' ? '' : (parseSetting(key, text, defaultSettings) ?? ''));
}

function knownSinceParser(session: Session) {
  return orEmpty((text) => parseKnownSince(text, { today: session.today }));
}

function joined(kind: ContactKind, values: readonly string[], added: readonly string[] = []): string[] {
  return distinct((value) => contactKey({ kind, value }), [...values, ...added]);
}
