import { listHandles, listHandlesNear } from './handles.sql.ts';
import { savingPartner } from './partner-saving.sql.ts';
import { emptyPartner, knownSince, partners } from './partner.ts';
import { isPlainName, plainName } from './plain-name.ts';
import { isChannel } from './channels.ts';
import { refuseNobody } from './nobody.ts';
import { likelyDuplicates } from './duplicates.ts';
import { describe, partnerNamer, type PartnerHandle } from './find-partner.ts';
import { soughtToName } from './sought-to-name.ts';
import { addedPhrase, knownFacts } from './partner.view.ts';
import { findSource } from '../referrals/source.sql.ts';
import type { Doubt } from '../shell/doubt.cli.ts';
import { everyOptionOf, factsSaid, flag, needed, option, type SoFar } from '../shell/option.cli.ts';
import type { Target } from '../shell/target.cli.ts';
import { lazily } from '../text/lazily.ts';
import { shellWord } from '../text/shell-word.ts';
import { writing } from '../shell/writing.cli.ts';
import { quoted } from '../text/quoted.ts';

/** Somebody new: what there is to say of them is in the options, the name too. */
const somebodyNew: Target<undefined> = {
  argument: { usage: '[name...]', help: 'their name' },
  find: async () => ({ read: () => undefined }),
};

/** What is known of most is asked for where nothing but a name was typed. */
const asked = (question: string) => ({
  asks: {
    question: `${question} (Enter to skip)`,
    when: ({ typed }: SoFar) => typed.every((key) => key === 'name'),
  },
});

const { name, profession, business, emails, howMet, ...more } = everyOptionOf(partners, {
  name: { at: 0, help: 'their name, where it is not typed as words' },
  profession: asked('What they do'),
  business: asked('Business'),
  emails: asked('Email'),
  howMet: asked('How you met'),
});

export const command = writing({
  target: somebodyNew,
  options: {
    name: needed(name, 'the name', 'Name', 'refnet add-partner "Maren Holt"'),
    profession,
    business,
    emails,
    howMet,
    ...more,
    prefersInformal: flag('they would rather keep things informal'),
    since: option(knownSince, 'as --known-since', { hidden: true }),
  },
  not: [
    ['prefersInformal', 'theirPreference'],
    ['knownSince', 'since'],
  ],
  begins: true,
  of: partners,
  did: 'added',
  change(change, given) {
    const { prefersInformal, since, doubt, settings } = given;
    const parts = plainName(given.name) ?? partsRoom().saidName(given.name);
    refuseNobody(parts.name, settings['my-name']);
    const draft = {
      ...emptyPartner(parts.name),
      ...parts,
      ...factsSaid(partners, given),
      name: parts.name,
      ...(prefersInformal ? { theirPreference: 'informal' as const } : {}),
      ...(since === undefined ? {} : { knownSince: since }),
    };
    if (isChannel(parts.name) || findSource(change.db, parts.name) !== undefined)
      doubt(noPartner(parts.name));
    const known = listHandles(change.db);
    if (MAY_ASK.test(parts.name)) asksRoom().doubtAskingPartner(parts.name, known, doubt);
    const alike = likelyDuplicates(draft, known);
    if (alike.length > 0) doubt(maybeKnown(alike, known));
    return savingPartner.insert(change, draft);
  },
  say({ db, after, today, given }) {
    const handle = partnerNamer(listHandlesNear(db, soughtToName(after)))(after);
    const isSource = findSource(db, after.name) !== undefined;
    const readAs = isPlainName(given.name) ? undefined : readRoom().readAsNote(given.name, after);
    return {
      line: addedPhrase(after, today),
      ...(readAs === undefined ? {} : { below: readAs }),
      summary: [
        ...(readAs?.slice(0, 1) ?? []),
        ...knownFacts(after, today).map(({ label, text }) => `${label}: ${text}`),
      ],
      next: isSource
        ? [`refnet merge p${after.id} ${shellWord(after.name)}      takes over what came through that source`]
        : [`refnet log "Client" --to ${handle}`, `refnet check-in ${handle}`],
    };
  },
  help: `
Examples:
  refnet add-partner                                     asks for each fact
  refnet add-partner "Maren Holt" --profession broker --known-since 2024-01
  refnet add-partner "Victor Osei" --email v@example.com --how-met "at a lunch"`,
});

/** Most names are nothing but a name: what tells them from professions is loaded for the others. */
const partsRoom = lazily(() => import('./said-name.ts'));
const readRoom = lazily(() => import('./name-parts.cli.ts'));

/** A question has two words in small letters, a mark or a number. */
const MAY_ASK = /[?\d]|^[^A-Z]*$|[a-z] [a-z]/;
const asksRoom = lazily(() => import('./asking-name.cli.ts'));

/** A channel by which clients come of themselves is no partner, as a rule. */
function noPartner(typed: string): Doubt {
  return {
    text: `${quoted(typed)} is where clients come from of themselves, and no partner, as a rule`,
    question: 'Add it as a partner all the same?',
    hints: [`refnet log CLIENT --source ${shellWord(typed)}      keeps where a client came from`],
    yes: 'adds it as a partner',
  };
}

/** Who looks like the same person, shown before anything is written. */
function maybeKnown(alike: ReturnType<typeof likelyDuplicates>, known: readonly PartnerHandle[]): Doubt {
  const [first] = alike;
  return {
    text: 'this may be a partner you already have',
    question: 'Add another partner all the same?',
    details: alike.map(({ partner, why }) => `p${partner.id}  ${describe(partner)}: ${why}`),
    hints:
      first === undefined
        ? []
        : [`refnet show ${partnerNamer(known)(first.partner)}      shows that partner`],
    yes: 'adds another one',
  };
}
