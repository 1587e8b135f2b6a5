/** What people call themselves, grouped: professions are typed freely, and this is the one place that sorts them. */
import { keyWords, searchKey } from '../text/search-key.ts';
import { remembering } from '../text/remember.ts';
import { LINE } from '../text/too-long.ts';
import { OTHER_PROFESSION_WORDS } from './profession-other-words.ts';

interface Profession {
  readonly label: string;
  /** What somebody is called. It names the profession wherever it stands last: a real estate lawyer is a lawyer. */
  readonly people?: string;
  /** What somebody does, for texts that name no such person: "mortgages", "insurance agency". */
  readonly fields?: string;
  /** What fits many, for texts that say nothing closer: a marketing consultant is in marketing. */
  readonly general?: string;
  /** Beginnings of words that tell apart the services of one group: a plumber is no electrician. With a bar they are one. */
  readonly apart?: string;
}

/**
 * Each group with its words and phrases, separated by commas. Singular, American spelling: plurals and the spellings
 * in SPELLINGS are understood. Of two phrases that end at the same word the longer one stands.
 */
const PROFESSIONS = {
  accountant: {
    label: 'accountant',
    people:
      'accountant, bookkeeper, book keeper, cpa, tax preparer, enrolled agent, auditor, fractional cfo, ' +
      'steuerberater, steuerberaterin, steuerbevollmachtigter, wirtschaftsprufer, wirtschaftspruferin, buchprufer, ' +
      'buchpruferin, buchhalter, buchhalterin, expert comptable, experte comptable, comptable, ' +
      'commissaire aux comptes, conseiller fiscal',
    fields:
      'accounting, accountancy, bookkeeping, book keeping, tax, taxation, payroll, audit, cfo, ' +
      'steuerberatung, steuerkanzlei, wirtschaftsprufung, buchhaltung, comptabilite',
    apart: 'tax, payroll, audit, bookkeep',
  },
  lawyer: {
    label: 'lawyer',
    people:
      'lawyer, attorney, solicitor, barrister, counsel, counselor at law, legal counselor, litigator, conveyancer, ' +
      'estate planner, rechtsanwalt, rechtsanwaltin, rechtsanwalte, anwalt, anwaltin, anwalte, fachanwalt, fachanwaltin, ' +
      'syndikusrechtsanwalt, avocat, avocate, advocaat, advocaten',
    fields:
      'law, law firm, legal, legal service, litigation, conveyancing, estate planning, ' +
      'rechtsanwaltskanzlei, anwaltskanzlei, rechtsberatung, ' +
      "cabinet d'avocat",
    general:
      'estate, probate, wills, last will, power of attorney, divorce, custody, child support, spousal support, ' +
      'separation agreement, prenup, prenuptial agreement, contract, contract review',
    apart: 'estate|probate|testament, contract, famil|divorc|custody|separation|spousal|child|prenup',
  },
  paralegal: { label: 'paralegal', people: 'paralegal, legal assistant, law clerk' },
  notary: {
    label: 'notary',
    people: 'notary, notary public, notar, notarin, notaire',
    fields: 'notarial, notariat',
  },
  mediator: { label: 'mediator', people: 'mediator, arbitrator', fields: 'mediation, arbitration' },
  'real-estate': {
    label: 'real estate agent',
    people:
      'realtor, real estate agent, real estate broker, real estate salesperson, estate agent, letting agent, ' +
      'buyer agent, listing agent, leasing agent',
    fields: 'real estate, realestate, realty, estate agency, letting, property sale, investment property',
  },
  mortgage: {
    label: 'mortgage broker',
    people:
      'mortgage broker, mortgage agent, mortgage advisor, mortgage lender, mortgage specialist, mortgage banker, ' +
      'mortgage consultant, loan officer, loan originator, home lender',
    fields: 'mortgage, home loan, home lending',
    general: 'lender, preapproval, pre approval, refinance, refinancing, remortgage',
  },
  title: {
    label: 'title and escrow',
    people:
      'title agent, title insurance agent, title officer, escrow officer, closing agent, settlement agent, escrow agent',
    fields: 'escrow, title insurance, title company, title agency, title service, title search',
  },
  'home-inspector': {
    label: 'home inspector',
    people: 'home inspector, building inspector, property inspector, house inspector, pest inspector',
    fields: 'home inspection, building inspection, property inspection, house inspection, pest inspection',
  },
  appraiser: { label: 'appraiser', people: 'appraiser, valuer', fields: 'appraisal, property valuation' },
  surveyor: {
    label: 'surveyor',
    people: 'surveyor, land surveyor, property surveyor',
    fields: 'land survey, land surveying, property survey, boundary survey',
  },
  stager: { label: 'home stager', people: 'stager, home stager', fields: 'home staging, staging' },
  mover: {
    label: 'mover',
    people: 'mover, relocation specialist',
    fields: 'moving, relocation, removal company, furniture removal',
  },
  'property-manager': {
    label: 'property manager',
    people: 'property manager, landlord, strata manager, condo manager',
    fields: 'property management, strata management, condo management',
  },
  'business-valuator': {
    label: 'business valuator',
    people: 'valuator, business valuator, business valuer, business appraiser, cbv',
    fields: 'business valuation',
  },
  'parenting-coordinator': {
    label: 'parenting coordinator',
    people: 'parenting coordinator, custody evaluator, custody assessor',
    fields: 'parenting coordination, parenting plan, custody evaluation, custody assessment',
  },
  investor: { label: 'investor', people: 'investor, venture capitalist', fields: 'venture capital' },
  insurance: {
    label: 'insurance agent',
    people: 'insurance agent, insurance broker, insurance advisor, insurance consultant, benefit broker',
    fields: 'insurance, employee benefit, group benefit',
  },
  'financial-planner': {
    label: 'financial planner',
    people:
      'financial planner, financial advisor, financial consultant, wealth manager, wealth advisor, money manager, ' +
      'investment advisor, investment manager, portfolio manager, asset manager, retirement planner, stockbroker, cfp, ifa',
    fields:
      'financial planning, wealth management, wealth, retirement planning, investment, financial service',
  },
  banker: { label: 'banker', people: 'banker, bank manager', fields: 'bank, banking, credit union' },
  'business-broker': {
    label: 'business broker',
    people: 'business broker, merger advisor',
    fields: 'merger and acquisition, m and a, business brokerage',
  },
  doctor: {
    label: 'doctor',
    people:
      'doctor, physician, surgeon, pediatrician, psychiatrist, dermatologist, cardiologist, gynecologist, ' +
      'obstetrician, gp, optometrist, ophthalmologist, nurse practitioner, naturopath, podiatrist, audiologist, ' +
      'arzt, arztin',
    fields: 'medicine, medical practice, medical clinic',
    apart:
      'surgeon, pediatric, psychiatr, dermatolog, cardiolog, gynecolog, obstetric, optometr, ophthalm, naturopath, podiatr, audiolog',
  },
  dentist: {
    label: 'dentist',
    people:
      'dentist, orthodontist, endodontist, periodontist, dental surgeon, dental hygienist, zahnarzt, zahnarztin',
    fields: 'dentistry, dental, orthodontic',
  },
  therapist: {
    label: 'therapist',
    people: 'therapist, psychologist, psychotherapist, counselor, psychoanalyst, social worker',
    fields: 'psychology, psychotherapy, therapy, counseling, mental health',
  },
  'physical-therapist': {
    label: 'physical therapist',
    people:
      'physical therapist, physiotherapist, physio, chiropractor, doctor of chiropractic, osteopath, massage therapist, kinesiologist, ' +
      'occupational therapist, acupuncturist, masseur, masseuse',
    fields:
      'physical therapy, physiotherapy, chiropractic, osteopathy, massage therapy, massage, acupuncture',
    apart: 'chiropract, physio, physical, osteopath, massage, acupunct, occupation',
  },
  pharmacist: { label: 'pharmacist', people: 'pharmacist, apotheker, apothekerin', fields: 'pharmacy' },
  'home-care': {
    label: 'home care',
    people: 'caregiver, nurse, home care nurse, midwife',
    fields: 'home care, home health, elder care, senior care, nursing, hospice',
  },
  fitness: {
    label: 'fitness and nutrition',
    people:
      'personal trainer, fitness trainer, fitness coach, yoga teacher, nutritionist, dietitian, dietician',
    fields: 'fitness, gym, yoga, pilates, nutrition',
  },
  marketing: {
    label: 'marketing',
    people: 'marketer, publicist, social media manager, community manager, brand strategist',
    fields:
      'marketing, social media, seo, search engine optimization, advertising, branding, public relation, pr, ' +
      'google ads, facebook ads, ad agency, email campaign',
    apart: 'seo, search, social, advert, brand, publi, email',
  },
  web: {
    label: 'web designer',
    people:
      'web designer, web developer, website designer, website developer, webmaster, wordpress developer, ' +
      'front end developer, ux designer, ui designer',
    fields: 'web design, web development, website design, website development, website, web, wordpress',
  },
  designer: {
    label: 'graphic designer',
    people: 'designer, graphic designer, illustrator, graphic artist',
    fields: 'graphic design, design, logo, illustration, brand design',
  },
  developer: {
    label: 'software developer',
    people:
      'developer, programmer, software developer, software engineer, software architect, solution architect, ' +
      'app developer',
    fields: 'software, programming, app development',
  },
  'it-support': {
    label: 'IT support',
    people:
      'it consultant, it specialist, it manager, it technician, it provider, network administrator, msp',
    fields:
      'it support, it service, it security, managed service, cybersecurity, cyber security, computer repair, ' +
      'information technology, tech support',
  },
  copywriter: {
    label: 'copywriter',
    people: 'copywriter, writer, editor, proofreader, ghostwriter, content creator, journalist',
    fields: 'copywriting, copy writing, content writing, writing, editing, proofreading',
  },
  photographer: {
    label: 'photographer',
    people: 'photographer',
    fields: 'photography, photograph, photo, headshot',
  },
  videographer: {
    label: 'videographer',
    people: 'videographer, filmmaker, film maker, video producer, video editor',
    fields: 'videography, video, video production',
  },
  printer: {
    label: 'printer',
    people: 'printer, sign maker',
    fields: 'printing, print shop, print, signage',
  },
  translator: {
    label: 'translator',
    people: 'translator, interpreter',
    fields: 'translation, interpreting, localization',
  },
  'event-planner': {
    label: 'event planner',
    people: 'event planner, event manager, event organizer, wedding planner, party planner',
    fields: 'event, event planning, event management, wedding, conference',
  },
  caterer: { label: 'caterer', people: 'caterer, chef', fields: 'catering' },
  florist: { label: 'florist', people: 'florist', fields: 'flower, floral design' },
  'travel-agent': {
    label: 'travel agent',
    people: 'travel agent, travel advisor, travel planner',
    fields: 'travel, travel agency',
  },
  architect: { label: 'architect', people: 'architect', fields: 'architecture' },
  engineer: {
    label: 'engineer',
    people:
      'civil engineer, structural engineer, mechanical engineer, electrical engineer, geotechnical engineer',
    fields: 'structural engineering, civil engineering',
    general: 'engineer, engineering',
  },
  'interior-designer': {
    label: 'interior designer',
    people: 'interior designer, interior decorator, kitchen designer, decorator',
    fields: 'interior design, interior decorating, kitchen design',
  },
  contractor: {
    label: 'contractor',
    people:
      'contractor, general contractor, quantity surveyor, builder, home builder, renovator, remodeler, real estate developer, ' +
      'property developer, land developer',
    fields: 'construction, renovation, remodeling, home improvement',
  },
  trades: {
    label: 'trades',
    people:
      'electrician, plumber, roofer, carpenter, painter, landscaper, gardener, handyman, locksmith, tiler, ' +
      'electrical contractor, plumbing contractor, roofing contractor, hvac contractor, hvac technician, ' +
      'painting contractor, flooring contractor, landscaping contractor',
    fields:
      'trade, electrical, plumbing, roofing, hvac, heating, cooling, painting, landscaping, flooring, carpentry',
    apart: 'electric, plumb, roof, carpen, paint, landscap, garden, locksmith, til, hvac, heat, cool, floor',
  },
  cleaner: {
    label: 'cleaner',
    people: 'cleaner, housekeeper, janitor, maid',
    fields: 'cleaning, janitorial, maid service',
  },
  auto: {
    label: 'car repair and sales',
    people: 'mechanic, car dealer, auto dealer, car salesman',
    fields: 'auto repair, car repair, car dealership, auto body',
  },
  funeral: {
    label: 'funeral director',
    people: 'funeral director, undertaker',
    fields: 'funeral, funeral home',
  },
  hr: {
    label: 'HR and recruiting',
    people: 'recruiter, headhunter, hr manager, hr consultant, talent scout',
    fields: 'hr, human resource, recruiting, recruitment, staffing, talent acquisition',
  },
  coach: {
    label: 'coach',
    people: 'coach, mentor, corporate trainer, career counselor, speaker',
    fields: 'coaching, mentoring, leadership training',
  },
  'virtual-assistant': {
    label: 'virtual assistant',
    people: 'virtual assistant, personal assistant, executive assistant, office manager',
    fields: 'virtual assistance, office service, secretarial',
  },
  sales: {
    label: 'business development',
    people: 'business developer, sales manager, sales trainer, sales representative',
    fields: 'business development, sales training',
  },
  consultant: {
    label: 'consultant',
    people: 'management consultant, business consultant, business advisor, strategy consultant',
    general: 'consultant, consulting, consultancy, strategist',
  },
} as const satisfies Readonly<Record<string, Profession>>;

export type ProfessionGroup = keyof typeof PROFESSIONS;

/** True for the id of a group. */
export function isProfessionGroup(id: string): id is ProfessionGroup {
  return Object.hasOwn(PROFESSIONS, id);
}

/** Every group, in the order of the table. */
export const PROFESSION_GROUPS: readonly ProfessionGroup[] =
  Object.keys(PROFESSIONS).filter(isProfessionGroup);

/** A group as reading text: `real estate agent`. */
export function professionLabel(group: ProfessionGroup): string {
  return PROFESSIONS[group].label;
}

/**
 * Clients in one situation, and the professions that serve them. Who shares a situation is in each other's contact
 * sphere.
 */
const SITUATIONS: Readonly<Record<string, readonly ProfessionGroup[]>> = {
  'buying or selling a home': [
    'real-estate',
    'mortgage',
    'lawyer',
    'notary',
    'title',
    'home-inspector',
    'appraiser',
    'surveyor',
    'insurance',
    'stager',
    'mover',
    'cleaner',
    'photographer',
    'property-manager',
    'contractor',
    'banker',
  ],
  'building or renovating': [
    'architect',
    'engineer',
    'contractor',
    'trades',
    'interior-designer',
    'real-estate',
    'mortgage',
    'surveyor',
    'home-inspector',
    'cleaner',
    'property-manager',
    'insurance',
  ],
  'money and family': [
    'accountant',
    'financial-planner',
    'lawyer',
    'insurance',
    'mortgage',
    'banker',
    'notary',
    'mediator',
    'real-estate',
    'funeral',
    'home-care',
  ],
  'a separation': ['lawyer', 'mediator', 'therapist', 'business-valuator', 'parenting-coordinator', 'coach'],
  'running a business': [
    'accountant',
    'business-valuator',
    'lawyer',
    'paralegal',
    'banker',
    'insurance',
    'financial-planner',
    'business-broker',
    'investor',
    'consultant',
    'coach',
    'hr',
    'it-support',
    'marketing',
    'web',
    'virtual-assistant',
    'sales',
    'property-manager',
  ],
  'being seen': [
    'marketing',
    'web',
    'designer',
    'developer',
    'copywriter',
    'photographer',
    'videographer',
    'printer',
    'translator',
    'event-planner',
    'consultant',
    'coach',
    'sales',
  ],
  'health of body and mind': [
    'doctor',
    'dentist',
    'therapist',
    'physical-therapist',
    'pharmacist',
    'home-care',
    'fitness',
    'coach',
  ],
  'a celebration': [
    'event-planner',
    'caterer',
    'florist',
    'photographer',
    'videographer',
    'printer',
    'travel-agent',
  ],
  'a car': ['auto', 'insurance', 'banker'],
};

/**
 * The complementary professions that serve the same clients: those who share most situations first, then in the order
 * of the table. Mutual, and never the profession itself.
 */
export function contactSphere(group: ProfessionGroup): readonly ProfessionGroup[] {
  const shared = Object.values(SITUATIONS).filter((groups) => groups.includes(group));
  const times = (other: ProfessionGroup): number => shared.filter((groups) => groups.includes(other)).length;
  return PROFESSION_GROUPS.filter((other) => other !== group && times(other) > 0).toSorted(
    (a, b) => times(b) - times(a),
  );
}

/** Of a group that serves many situations, those of one of its services: its word in `apart`, and the situations. */
const SITUATIONS_OF: Partial<Record<ProfessionGroup, Readonly<Record<string, readonly string[]>>>> = {
  lawyer: { famil: ['a separation', 'money and family'], estate: ['money and family'] },
};

/**
 * The contact sphere of a profession as somebody typed it, without the professions it names: of a family lawyer those who
 * serve families, not the movers and stagers of a lawyer for homes.
 */
export function sphereOf(profession: string): ReadonlySet<ProfessionGroup> {
  const named = namedIn(profession);
  const mine = named.map(({ group }) => group);
  const among = named.flatMap(({ group, closer }) => {
    const own = closer.flatMap((word) => SITUATIONS_OF[group]?.[word] ?? []);
    if (own.length === 0) return [...contactSphere(group)];
    const groups = own.flatMap((situation) => SITUATIONS[situation] ?? []);
    return contactSphere(group).filter((other) => groups.includes(other));
  });
  return new Set(among.filter((group) => !mine.includes(group)));
}

const SPELLINGS: Readonly<Record<string, string>> = {
  // Between two professions, as "and": Rechtsanwalt und Notar, avocat et notaire.
  und: 'and',
  et: 'and',
  adviser: 'advisor',
  attorny: 'attorney',
  counsellor: 'counselor',
  counselling: 'counseling',
  gynaecologist: 'gynecologist',
  organiser: 'organizer',
  paediatrician: 'pediatrician',
  programme: 'program',
  remodeller: 'remodeler',
  remodelling: 'remodeling',
  optimisation: 'optimization',
  localisation: 'localization',
};

/** A word of a key in the form the table has: singular, one spelling. */
const plainWord = remembering((word: string): string => {
  // A will is drafted; what somebody will do is none.
  if (word === 'wills') return 'testament';
  const singular = word
    .replace(/ies$/, 'y')
    .replace(/innen$/, 'in')
    .replace(/(?<=ss|x|ch|sh)es$/, '')
    .replace(/(?<=.{2}[^sui])s$/, '');
  // A constructor is a builder, and no spelling of anything.
  return (Object.hasOwn(SPELLINGS, singular) ? SPELLINGS[singular] : undefined) ?? singular;
});

/** The words of a text in the form the table has; two texts that differ in plurals and spelling alone have the same. */
export function professionWords(text: string): string[] {
  return keyWords(searchKey(text.slice(0, LINE))).map(plainWord);
}

/** Words and phrases from the closest to the widest. */
const TIERS = ['people', 'fields', 'general'] as const;

interface Phrase {
  readonly words: readonly string[];
  readonly group: ProfessionGroup;
  readonly tier: number;
}

function phrasesOf(group: ProfessionGroup): Phrase[] {
  const profession: Profession = PROFESSIONS[group];
  const other: Partial<Record<(typeof TIERS)[number], string>> = OTHER_PROFESSION_WORDS[group] ?? {};
  return TIERS.flatMap((name, tier) =>
    `${profession[name] ?? ''},${other[name] ?? ''}`
      .split(',')
      .map((phrase) => ({ words: professionWords(phrase), group, tier }))
      .filter(({ words }) => words.length > 0),
  );
}

let index: ReadonlyMap<string, readonly Phrase[]> | undefined;

/** The phrases by their first word, made when they are first asked for. */
function phraseIndex(): ReadonlyMap<string, readonly Phrase[]> {
  if (index !== undefined) return index;
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of PROFESSION_GROUPS.flatMap(phrasesOf)) {
    const [first = ''] = phrase.words;
    const known = byFirst.get(first);
    if (known === undefined) byFirst.set(first, [phrase]);
    else known.push(phrase);
  }
  index = byFirst;
  return byFirst;
}

/** A phrase of the table found among the words of a text, from the word `at` up to but not including `end`. */
interface Match {
  readonly group: ProfessionGroup;
  readonly tier: number;
  readonly at: number;
  readonly end: number;
}

function matchesIn(words: readonly string[]): Match[] {
  return words.flatMap((word, at) =>
    (phraseIndex().get(word) ?? [])
      .filter((phrase) => phrase.words.every((each, i) => words[at + i] === each))
      .map(({ group, tier, words: { length } }) => ({ group, tier, at, end: at + length })),
  );
}

/** Between two professions of one person. */
const AND = 'and';
/** From here on it is about clients or an employer. */
const ABOUT_OTHERS = new Set([
  'for',
  'at',
  'with',
  'to',
  'who',
  'helping',
  'serving',
  'specializing',
  'specialising',
]);

function tokensOf(text: string): string[] {
  const key = searchKey(text)
    // c.p.a. is one word.
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
    .replace(/[,&+()]| - /g, ` ${AND} `);
  return keyWords(key).map(plainWord);
}

/** A profession named in a text, by the words between "and", up to where it is about others. */
interface Named {
  readonly group: ProfessionGroup;
  readonly tier: number;
  /** The words that say which of its services is meant, those in `apart` by their beginning; often none. */
  readonly closer: readonly string[];
}

function partsOf(text: string): Named[] {
  const words = tokensOf(text);
  const matches = matchesIn(words);
  const isInside = (i: number): boolean => matches.some(({ at, end }) => at < i && i < end);
  const others = words.findIndex((word, i) => ABOUT_OTHERS.has(word) && !isInside(i));
  const until = others === -1 ? words.length : others;
  const borders = words.flatMap((word, i) => (word === AND && !isInside(i) ? [i] : []));
  return [-1, ...borders].flatMap((after, n) => {
    const before = Math.min(borders[n] ?? words.length, until);
    const match = strongest(matches.filter(({ at, end }) => at > after && end <= before));
    return match === undefined ? [] : [namedBy(match, words, after + 1, before)];
  });
}

function namedBy({ group, tier, at, end }: Match, words: readonly string[], from: number, to: number): Named {
  const { apart = '' }: Profession = PROFESSIONS[group];
  const beginnings = apart === '' ? [] : apart.split(', ');
  const closer = words.slice(from, to).flatMap((word, i) => {
    // Real estate is no estate.
    const isOther = word === 'estate' && words[from + i - 1] === 'real';
    if (isOther) return ['real estate'];
    const beginning = beginnings.find((each) => beginsAny(word, each))?.split('|')[0];
    const isName = from + i >= at && from + i < end;
    return beginning ?? (isName || SAYS_LITTLE.has(word) ? [] : word);
  });
  return { group, tier, closer };
}

function beginsAny(word: string, beginnings: string): boolean {
  return beginnings.split('|').some((each) => word.startsWith(each));
}

/** Whether a text begins with a phrase of several words that the table knows: "business valuator". */
export function beginsWithPhrase(text: string): boolean {
  return matchesIn(professionWords(text)).some(({ at, end }) => at === 0 && end > 1);
}

const SAYS_LITTLE = new Set(
  (
    'a an the my our their her his new good best small big local certified licensed chartered registered ' +
    'professional independent senior junior help service work company firm agency office business of in on and ' +
    'need some someone person advice'
  ).split(' '),
);

/** The closest; of these the last, since English puts what somebody is at the end; of these the longest. */
function strongest(matches: readonly Match[]): Match | undefined {
  return matches.toSorted((a, b) => a.tier - b.tier || b.end - a.end || a.at - b.at)[0];
}

/** The professions a text names, those of the closest tier alone among what is joined by "and" or a comma. */
const namedIn = remembering((text: string): readonly Named[] =>
  // What is longer was made by other means than ours, and its end says no profession.
  text
    .slice(0, LINE)
    .split(/[/;|•·\n]/)
    .flatMap((piece) => {
      const named = partsOf(piece);
      const tier = Math.min(...named.map((each) => each.tier));
      return named.filter((each) => each.tier === tier);
    }),
);

/**
 * Every group a text names, in its order: both for "realtor and mortgage broker". Fields are passed over beside a person
 * ("tax and estate planning attorney" is a lawyer), unless a slash, semicolon, bar or bullet keeps them apart; and so is
 * what follows "for", "at" and the like. Nothing for a text the table does not know.
 */
export function professionsOf(text: string): ProfessionGroup[] {
  return [...new Set(namedIn(text).map(({ group }) => group))];
}

/** Whether a text names who does something, `family lawyer`, and not what is done, `family law`. */
export function namesPerson(text: string): boolean {
  return namedIn(text).some(({ tier }) => TIERS[tier] === 'people');
}

/** The professions that a text names in the words of their groups, and nothing else of it; null where it names none. */
export function professionAlone(text: string): string | null {
  const groups = professionsOf(text);
  return groups.length === 0 ? null : groups.map(professionLabel).join(', ');
}

/** The group of a profession as somebody typed it, the first where the text names several. */
export function professionOf(text: string): ProfessionGroup | undefined {
  return professionsOf(text)[0];
}

/**
 * Whether two texts mean the same profession: a group in common, or, where the table does not know one of them, every
 * word of one beginning a word of the other ("jewel" and "jeweller").
 */
export function sameProfession(a: string, b: string): boolean {
  const groups = professionsOf(a);
  const others = professionsOf(b);
  if (groups.length > 0 && others.length > 0) return groups.some((group) => others.includes(group));
  return (
    beginWords(professionWords(a), professionWords(b)) || beginWords(professionWords(b), professionWords(a))
  );
}

function beginWords(sought: readonly string[], words: readonly string[]): boolean {
  return sought.length > 0 && sought.every((word) => words.some((own) => own.startsWith(word)));
}

/**
 * Whether two texts may mean the same service: the same profession, without words on both sides that tell two of its
 * services apart ("family law" and "tax law", "plumber" and "electrician"); or, for what the table does not know, all
 * words of the one among those of the other. Of two professions it knows a word in common makes none the other: estates are
 * no real estate.
 */
export function sameService(a: string, b: string): boolean {
  return sameServiceAs(a)(b);
}

/** As {@link sameService}, of one text and many others. */
export function sameServiceAs(service: string): (other: string) => boolean {
  const wanted = namedIn(service);
  return (other) => {
    const others = namedIn(other);
    if (wanted.length === 0 || others.length === 0) return serviceFit(service, other) !== undefined;
    return fitsOf(wanted, others).length > 0;
  };
}

/** `exact`: it is what was asked for. `wider`: nothing says that it is, and nothing that it is not. */
export type ServiceFit = 'exact' | 'wider';

/**
 * How what somebody offers meets a need, undefined where it does not: a family lawyer meets "family law" exactly, a
 * lawyer widely, a tax lawyer not at all (see {@link sameService}).
 */
export function serviceFit(need: string, offered: string): ServiceFit | undefined {
  const wanted = namedIn(need);
  const others = namedIn(offered);
  const fits = fitsOf(wanted, others);
  if (fits.includes('exact')) return 'exact';
  // The words alone make a mortgage lawyer no mortgage broker.
  const areOthers = fits.length === 0 && wanted.length > 0 && others.length > 0;
  if (hasWordsOf(offered, need)) return areOthers ? 'wider' : 'exact';
  return fits.includes('wider') || hasWordsOf(need, offered) ? 'wider' : undefined;
}

function fitsOf(wanted: readonly Named[], others: readonly Named[]): ServiceFit[] {
  return wanted.flatMap((one) =>
    others.flatMap((other) => (other.group === one.group ? (closerFit(one, other) ?? []) : [])),
  );
}

function closerFit(need: Named, offered: Named): ServiceFit | undefined {
  if (need.closer.length === 0) return 'exact';
  if (offered.closer.length === 0) return 'wider';
  return offered.closer.some((word) => need.closer.includes(word)) ? 'exact' : undefined;
}

/** Every word of the table, in the form {@link professionWords} returns. */
export function professionVocabulary(): readonly string[] {
  return [...new Set([...phraseIndex().values()].flat().flatMap(({ words }) => words))];
}

/** True for a word that says nothing about a service: "good", "company". Takes it in the form of {@link professionWords}. */
export function saysLittle(word: string): boolean {
  return SAYS_LITTLE.has(word);
}

function hasWordsOf(text: string, sought: string): boolean {
  const words = new Set(professionWords(text));
  const wanted = professionWords(sought).filter((word) => !SAYS_LITTLE.has(word));
  return wanted.length > 0 && wanted.every((word) => words.has(word));
}
