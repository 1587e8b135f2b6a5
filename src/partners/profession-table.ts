/** What people call themselves, grouped: professions are typed freely, and this is the one place that sorts them. */

export interface Profession {
  readonly label: string;
  /** What somebody is called. It names the profession wherever it stands last: a real estate lawyer is a lawyer. */
  readonly people?: string;
  /** What somebody does, for texts that name no such person: "mortgages", "insurance agency". */
  readonly fields?: string;
  /** What fits many, for texts that say nothing closer: a marketing consultant is in marketing. */
  readonly general?: string;
  /** Beginnings of words that tell apart the services of one group: a plumber is no electrician. With a bar they are one. */
  readonly apart?: string;
  /** Beginnings of what somebody is called that is a licence or a training of its own: an enrolled agent is no CPA. */
  readonly titles?: string;
}

/**
 * Each group with its words and phrases, separated by commas. Singular, American spelling: plurals and the spellings
 * in SPELLINGS are understood. Of two phrases that end at the same word the longer one stands.
 */
export const PROFESSIONS = {
  accountant: {
    label: 'accountant',
    people:
      'accountant, bookkeeper, book keeper, cpa, certified public accountant, chartered professional accountant, ' +
      'chartered accountant, tax preparer, enrolled agent, auditor, fractional cfo, ' +
      'steuerberater, steuerberaterin, steuerbevollmachtigter, wirtschaftsprufer, wirtschaftspruferin, buchprufer, ' +
      'buchpruferin, buchhalter, buchhalterin, expert comptable, experte comptable, comptable, ' +
      'commissaire aux comptes, conseiller fiscal, stb, stbin, wpin, vbp, acca, fcca, accountant ra, accountant aa',
    fields:
      'accounting, accountancy, bookkeeping, book keeping, tax, taxation, payroll, audit, cfo, ' +
      'steuerberatung, steuerkanzlei, wirtschaftsprufung, buchhaltung, comptabilite',
    // Whoever works with WordPress says WP too.
    general: 'wp',
    apart: 'tax, payroll, audit, bookkeep',
    titles:
      'cpa|certified public|chartered professional, chartered accountant, enrolled, auditor, ' +
      'steuerberat|stb, steuerbevoll, wirtschaftspruf|wp, buchpruf|vbp, expert, commissaire',
  },
  lawyer: {
    label: 'lawyer',
    people:
      'lawyer, attorney, solicitor, barrister, counsel, counselor at law, legal counselor, litigator, conveyancer, ' +
      'estate planner, rechtsanwalt, rechtsanwaltin, rechtsanwalte, anwalt, anwaltin, anwalte, fachanwalt, fachanwaltin, ' +
      'syndikusrechtsanwalt, avocat, avocate, advocaat, advocaten, ra, rae, esq, esquire, atty, avv, adw',
    fields:
      'law, law firm, legal, legal service, litigation, conveyancing, estate planning, ' +
      'rechtsanwaltskanzlei, anwaltskanzlei, rechtsberatung, ' +
      "cabinet d'avocat",
    general:
      'estate, probate, wills, last will, power of attorney, divorce, custody, child support, spousal support, ' +
      'separation agreement, prenup, prenuptial agreement, contract, contract review',
    apart: 'estate|probate|testament, contract, famil|divorc|custody|separation|spousal|child|prenup',
    titles: 'barrister, conveyancer, estate planner, fachanw',
  },
  paralegal: { label: 'paralegal', people: 'paralegal, legal assistant, law clerk' },
  notary: {
    label: 'notary',
    people: 'notary, notary public, notar, notarin, notaire',
    fields: 'notarial, notariat',
  },
  mediator: {
    label: 'mediator',
    people: 'mediator, arbitrator',
    fields: 'mediation, arbitration',
    titles: 'mediator, arbitrator',
  },
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
    titles: 'cbv',
  },
  'parenting-coordinator': {
    label: 'parenting coordinator',
    people: 'parenting coordinator, custody evaluator, custody assessor',
    fields: 'parenting coordination, parenting plan, custody evaluation, custody assessment',
    titles: 'parenting, custody',
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
      'obstetrician, gp, general practitioner, family physician, family doctor, primary care physician, ' +
      'primary care doctor, family medicine doctor, family medicine physician, internist, optometrist, ophthalmologist, nurse practitioner, naturopath, podiatrist, audiologist, ' +
      'arzt, arztin, hausarzt, hausarztin',
    fields: 'medicine, family medicine, primary care, medical practice, medical clinic',
    apart:
      'surgeon, pediatric, psychiatr, dermatolog, cardiolog, gynecolog, obstetric, optometr, ophthalm, naturopath, podiatr, audiolog',
    titles:
      'nurse, gp|general pract|family ph|family doc|family med|primary|hausarzt|huisart|medecin gen|medico di base',
  },
  dentist: {
    label: 'dentist',
    people:
      'dentist, orthodontist, endodontist, periodontist, dental surgeon, dental hygienist, zahnarzt, zahnarztin',
    fields: 'dentistry, dental, orthodontic',
    titles: 'orthodon|ortodon|kieferorthop, endodon, periodon, dental hygien',
  },
  therapist: {
    label: 'therapist',
    people: 'therapist, psychologist, psychotherapist, counselor, psychoanalyst, social worker',
    fields: 'psychology, psychotherapy, therapy, counseling, mental health',
    titles:
      'psycholog|psicolog|psykolog, psychother|psicoter|psykoter|psychoter, psychoana, social|sozial|assistant|trabajador, counsel',
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
    titles:
      'nurse|krankenp|krankens|infirm|enferm|verpleeg|sjuksk|pielegn, midwife|hebamme|sage|ostetr|verlosk',
  },
  fitness: {
    label: 'fitness and nutrition',
    people:
      'personal trainer, fitness trainer, fitness coach, yoga teacher, nutritionist, dietitian, dietician',
    fields: 'fitness, gym, yoga, pilates, nutrition',
    titles: 'dieti, nutrition, yoga',
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
    fields:
      'web design, web development, website design, website development, website, web, wordpress, wp site, wp website, ' +
      'wp theme, wp plugin, wp hosting, wp support, wp maintenance',
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
    titles: 'civil, structural|statik, mechanical, electrical, geotech',
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
