import { currencyOf } from '../money/countries.ts';
import { readCurrencyTyped } from '../money/parse-amount.ts';
import { emptyPartner } from '../partners/partner.ts';
import { saidName, type SaidName } from '../partners/said-name.ts';
import { refuseNobody } from '../partners/nobody.ts';
import { PROFESSION_GROUPS, professionLabel, professionOf } from '../partners/professions.ts';
import { partAsCountry, partQuestion, partWord, readCountry, readSubdivision } from '../settings/places.ts';
import { defaultSettings, parseSetting, type SettingKey } from '../settings/settings.ts';
import { savingPartner } from '../partners/partner-saving.sql.ts';
import { putSetting } from '../settings/settings.sql.ts';
import { count } from '../text/count.ts';
import { cleanInput } from '../text/sanitize.ts';
import { searchKey } from '../text/search-key.ts';
import { wrapText } from '../text/wrap.ts';
import { readable } from '../shell/options.cli.ts';
import type { Prompter } from '../shell/prompter.cli.ts';
import { review } from '../shell/review.cli.ts';
import type { Session } from '../shell/session.cli.ts';

type FirstPartner = SaidName;

/** What was answered; an empty text is no answer. */
interface Answers {
  name: string;
  profession: string;
  country: string;
  subdivision: string;
  currency: string;
  partners: FirstPartner[];
  file: string;
}

/**
 * Walks through a start: who one is, the currency, the first partners or a spreadsheet to import. Everything is asked
 * first and shown, then written in one change; an import follows as a change of its own.
 */
export async function firstUse(session: Session): Promise<void> {
  const prompter = await session.prompter();
  prompter.say(...welcome(session.file.path).flatMap((line) => wrapText(line, session.width)));
  const answers: Answers = {
    name: '',
    profession: '',
    country: '',
    subdivision: '',
    currency: '',
    partners: [],
    file: '',
  };
  const ask = questions(session, prompter, answers);
  await ask.name();
  await ask.profession();
  await ask.country();
  await ask.currency();
  await ask.beginning();
  await review(session, prompter, () => [
    { label: 'your name', text: answers.name, ask: ask.name },
    { label: 'what you do', text: answers.profession, ask: ask.profession },
    { label: 'country', text: answers.country, ask: ask.country },
    ...(partQuestion(answers.country) === undefined
      ? []
      : [
          {
            label: partWord(answers.country)?.split(' ')[0] ?? '',
            text: answers.subdivision,
            ask: ask.subdivision,
          },
        ]),
    { label: 'currency', text: answers.currency, ask: ask.currency },
    { label: 'partners', text: answers.partners.map(partnerWords).join(', '), ask: ask.partners },
    { label: 'import', text: answers.file, ask: ask.file },
  ]);
  await begin(session, answers);
  if (answers.file !== '') {
    session.become(['import', answers.file]);
    const { importFile } = await import('../imports/import-file.cli.ts');
    await importFile(session, { words: [answers.file], options: {} });
  }
}

function welcome(path: string): string[] {
  return [
    'Welcome to refnet. It keeps who sends you clients, and whom you send them to, in a file of your own:',
    path,
    'A few questions to begin with; nothing is written before you have seen it.',
  ];
}

/** Each asks for one answer and puts it in place of what was there. */
function questions(session: Session, prompter: Prompter, answers: Answers) {
  const partners = async () => {
    answers.partners = await askPartners(prompter, answers.name);
  };
  /** Only where notices depend on it. */
  const subdivision = async () => {
    const { country } = answers;
    const question = partQuestion(country);
    if (question === undefined) return;
    const read = (text: string) => readSubdivision(text, country);
    const text = cleanInput(
      await prompter.text(`${question} (notices go by it; Enter to skip)`, { check: readable(read) }),
    );
    answers.subdivision = text === '' ? '' : read(text);
  };
  const file = async () => {
    const { askFile } = await import('../imports/import-options.cli.ts');
    answers.file = await askFile(session);
  };
  return {
    partners,
    file,
    name: async () => {
      const check = readable((text) => parseSetting('my-name', text, defaultSettings));
      answers.name = cleanInput(await prompter.text('Your name (Enter to skip)', { check }));
    },
    profession: async () => {
      answers.profession = (await askProfession(prompter, 'What you do')) ?? '';
    },
    country: async () => {
      const text = cleanInput(
        await prompter.text('Country: Canada, or CA (Enter to skip)', { check: readable(readCountry) }),
      );
      const country = text === '' ? '' : readCountry(text);
      const nation = partAsCountry(text);
      if (country !== answers.country || nation !== undefined) answers.subdivision = nation ?? '';
      answers.country = country;
      if (answers.subdivision === '') await subdivision();
    },
    subdivision,
    currency: async () => {
      const usual = currencyOf(answers.country) ?? (answers.currency || defaultSettings.currency);
      const text = await prompter.text('Currency of your amounts', {
        default: usual,
        check: readable(readCurrencyTyped),
      });
      answers.currency = text.trim() === '' ? usual : readCurrencyTyped(text);
    },
    beginning: async () => {
      const first = await prompter.choose<() => Promise<void>>('How do you want to begin?', [
        { name: 'type in my first partners', value: partners },
        { name: 'import a spreadsheet of referrals (.xlsx or .csv)', value: file },
        { name: 'with nothing yet', value: async () => undefined },
      ]);
      await first();
    },
  };
}

/**
 * A profession as it is typed, or one of those the advice knows; null where it is left open. What was typed comes first
 * where it is known as it stands, and last where it may be the beginning of one.
 */
function askProfession(prompter: Prompter, question: string): Promise<string | null> {
  const labels = PROFESSION_GROUPS.map(professionLabel);
  return prompter.search<string | null>(`${question} (type it, or Enter to skip)`, (typed) => {
    const own = cleanInput(typed ?? '');
    const fitting = labels
      .filter((each) => searchKey(each).includes(searchKey(own)) && each !== own)
      .map((each) => ({ name: each, value: each }));
    if (own === '') return [{ name: 'skip', value: null }, ...fitting];
    const asTyped = { name: own, value: own };
    return professionOf(own) === undefined ? [...fitting, asTyped] : [asTyped, ...fitting];
  });
}

async function askPartners(prompter: Prompter, myName: string): Promise<FirstPartner[]> {
  const check = readable((text) => refuseNobody(saidName(text).name, myName));
  const partners: FirstPartner[] = [];
  for (;;) {
    const question = partners.length === 0 ? 'First partner' : 'Next partner';
    const typed = cleanInput(await prompter.text(`${question}, by name (Enter when done)`, { check }));
    if (typed === '') return partners;
    const said = saidName(typed);
    if (partners.some((each) => searchKey(each.name) === searchKey(said.name))) {
      prompter.say('  you have that partner already');
    } else if (said.profession !== null) partners.push(said);
    else partners.push({ ...said, profession: await askProfession(prompter, 'What they do') });
  }
}

function partnerWords({ name, profession, business }: FirstPartner): string {
  const known = [profession, business].filter((each) => each !== null);
  return known.length === 0 ? name : `${name} (${known.join(', ')})`;
}

async function begin(session: Session, answers: Answers): Promise<void> {
  const settings = (
    [
      ['my-name', answers.name],
      ['profession', answers.profession],
      ['country', answers.country],
      ['subdivision', answers.subdivision],
      ['currency', answers.currency],
    ] satisfies [SettingKey, string][]
  ).filter(([, value]) => value !== '');
  const what = `${count(settings.length, 'setting')} and ${count(answers.partners.length, 'partner')}`;
  await session.change((change) => {
    for (const [key, value] of settings) putSetting(change, key, value);
    for (const said of answers.partners) {
      savingPartner.insert(change, { ...emptyPartner(said.name), ...said });
    }
    return { result: undefined, summary: `began with ${what}` };
  });
  session.print(`Begun with ${what}`);
  const next = answers.partners.length === 0 ? 'refnet add-partner' : 'refnet log';
  if (answers.file === '')
    session.print(`    next: ${next}      refnet help      refnet undo      takes it back`);
}
