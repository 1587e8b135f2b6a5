/** Where clients come from that is no person and no firm one works with, as trackers and CRMs say it: one table to read and extend. */
import { lazyPattern } from '../text/pattern.ts';
import { keyWords, searchKey } from '../text/search-key.ts';

/** By the words, without case, accents and punctuation. None of them is anybody's name. */
const CHANNELS: ReadonlySet<string> = new Set(
  [
    // Searches, the web.
    'google, google search, google ads, google ad, adwords, google adwords, google maps, google my business, gmb, ' +
      'google business, google business profile, google review, google reviews, bing, bing ads, yahoo, duckduckgo, ' +
      'search, search engine, search engines, web search, online search, internet search, organic, organic search, ' +
      'paid search, seo, sem, ppc, pay per click, direct, direct traffic, chatgpt, ai, ai search, ai referrals, ' +
      'web, website, web site, portal, web portal, client portal, paid, paid media, paid ads, sign call,  our website, my website, firm website, company website, website form, web form, ' +
      'web forms, webform, contact form, online form, form, form submission, online, online lead, online search, ' +
      'internet, web lead, web inquiry, web enquiry, website inquiry, website enquiry, website lead, web download, ' +
      'web research, landing page, chat, live chat, chatbot, online store, onlinestore, online booking, blog, article, ' +
      'leadbooster, prospector, web visitors, integration, api, import, manually created, crm',
    // How a record got into a program.
    'added by you, added by me, added manually, manually added, manual, manual entry, manual import, entered manually, ' +
      'created manually, added by user, csv import, csv upload, csv, file import, file upload, bulk import, list import, list upload, ' +
      'list imported, contact import, contacts import, data import, imported, upload, uploaded, excel import, spreadsheet, ' +
      'import from file, imported from csv, admin add, hosted signup form, embed form, signup form, sign up form, sign up, ' +
      'signup, subscription form, opt in form, embedded form, popup form, zapier, sync, synced, integrations, mobile app',
    // Networks and advertisements there.
    'facebook, fb, facebook ad, facebook ads, facebook group, meta, meta ads, instagram, ig, insta, instagram ad, ' +
      'instagram ads, linkedin, linked in, linkedin ads, linkedin ad, twitter, x twitter, tiktok, tik tok, youtube, pinterest, ' +
      'reddit, nextdoor, whatsapp, snapchat, social, social media, paid social, organic social, socials, social network',
    // Directories.
    'yelp, avvo, findlaw, find law, justia, martindale, martindale hubbell, lawyers com, super lawyers, superlawyers, nolo, ' +
      'legalmatch, legal match, lawyer com, legalzoom, psychology today, psychologytoday, goodtherapy, good therapy, ' +
      'therapyden, zocdoc, healthgrades, betterhelp, zillow, realtor com, realtor ca, trulia, redfin, homes com, ' +
      'homelight, opcity, ylopo, boomtown, angi, angies list, angie s list, houzz, thumbtack, homeadvisor, ' +
      'home advisor, bark, bark com, checkatrade, trustpilot, clutch, upwork, yellow pages, yellowpages, yellow page, ' +
      'phone book, directory, online directory, lawyer directory, bbb, better business bureau, craigslist, kijiji, ' +
      'mls, lawyer referral service, bar referral service, bar association referral',
    // Print, air, mail, telephone.
    'radio, radio ad, podcast, tv, tv ad, television, newspaper, newspaper ad, print, print ad, magazine, magazine ad, ' +
      'billboard, billboards, mailer, mailers, direct mail, mail, postcard, postcards, flyer, flyers, brochure, door knock, ' +
      'door knocking, door hanger, newsletter, email, e mail, email campaign, email marketing, email blast, mass email, ' +
      'sales mail alias, campaign, cold call, cold calls, cold calling, cold email, outbound, outreach, cold outreach, ' +
      'telemarketing, phone, telephone, phone call, phone in, phone inquiry, phone enquiry, call in, inbound, inbound call, ' +
      'incoming call, purchased list, bought list, list, lead list, database, offline, offline sources, press, press release, pr, ' +
      'public relations, media, ad, ads, advert, advertisement, advertising, marketing, other campaigns, sponsorship',
    // On the spot, events.
    'walk in, walkin, walk ins, walk by, drive by, in store, store, on site, office, sign, yard sign, for sale sign, sign call, ' +
      'sign in, signage, truck sign, open house, open houses, event, events, trade show, tradeshow, trade shows, fair, ' +
      'home show, conference, webinar, seminar, seminar internal, seminar partner, workshop, speaking, speech, talk, ' +
      'presentation, networking, networking event, floor time, up call, meetup',
    // People nobody named.
    'repeat, repeat client, repeat clients, repeat customer, repeat business, past client, past clients, past customer, ' +
      'former client, former clients, former customer, former patient, previous client, previous customer, existing client, ' +
      'existing customer, existing, current client, current customer, returning client, returning customer, old client, ' +
      'word of mouth, wom, referral, referrals, client referral, customer referral, employee referral, external referral, ' +
      'internal referral, personal referral, patient referral, agent referral, attorney referral, alumni referral, ' +
      'student referral, parent referral, staff referral, member referral, doctor referral, physician referral, ' +
      'professional referral, realtor referral, broker referral, friend referral, family referral, vendor referral, ' +
      'community referral, friend, friends, family, ' +
      'friend or family, friends and family, friends family, family friend, friend family, relative, neighbor, neighbour, ' +
      'colleague, coworker, sphere, sphere of influence, soi, personal contact, personal network, networking group, partner, ' +
      'other, others, misc, miscellaneous, various, several, multiple',
    'passer by, passing by, home page, angi leads, lead form, mailing, mailshot, exhibition',
    // German, French, Spanish, Italian, Dutch.
    'webseite, internetseite, homepage, suchmaschine, internetsuche, google suche, soziale medien, messe, veranstaltung, ' +
      'zeitung, anzeige, werbung, flugblatt, gelbe seiten, branchenbuch, telefonbuch, laufkundschaft, kaltakquise, ' +
      'mundpropaganda, empfehlung, bestandskunde, stammkunde, altkunde, sonstige, sonstiges, andere, ' +
      'site web, site internet, moteur de recherche, recherche google, reseaux sociaux, salon, evenement, journal, ' +
      'publicite, bouche a oreille, pages jaunes, ancien client, client existant, autre, autres, recommandation, ' +
      'sitio web, pagina web, buscador, redes sociales, feria, evento, periodico, publicidad, boca a boca, ' +
      'paginas amarillas, cliente anterior, antiguo cliente, cliente existente, otro, otros, recomendacion, ' +
      'sito web, motore di ricerca, passaparola, fiera, pubblicita, pagine gialle, altro, ' +
      'zoekmachine, sociale media, beurs, krant, advertentie, mond tot mond reclame, gouden gids, bestaande klant, overig',
  ].flatMap((words) => words.split(', ')),
);

/** Words that are a way by which clients come by themselves: each is one alone. */
const WAYS =
  'google bing yahoo duckduckgo chatgpt facebook fb instagram linkedin tiktok youtube twitter pinterest reddit nextdoor ' +
  'whatsapp yelp thumbtack homeadvisor houzz zillow avvo findlaw justia craigslist groupon website websites webpage ' +
  'homepage internet online web www seo ppc sem adwords adsense advert adverts advertisement advertisements advertising ' +
  'ads ad blog podcast newsletter webinar flyer flyers flier leaflet leaflets brochure postcard postcards billboard radio ' +
  'tv television newspaper magazine signage walkin walkins';

const isWay = new Set(WAYS.split(' '));

/** Words that say no more of a way: `our website`, `Google search`, `Facebook page`. */
const BESIDE =
  'our my the a an own via from through by on new company firm business search organic paid page pages site form forms ' +
  'lead leads inquiry enquiry campaign post posts group marketing review reviews maps map local listing profile com net org';

const saysNoMore = new Set(BESIDE.split(' '));

/** A page's address, without blanks. */
const ADDRESS = lazyPattern(
  String.raw`^(?:https?:\/\/|www\.)\S+$|^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|org|net|ca|us|uk|de|at|ch|fr|es|it|nl|eu|info|biz|law|io)(?:\/\S*)?$`,
  'iu',
);

/**
 * Whether a text names where clients come from that is no partner: a search, a page, an advertisement, an event, people
 * whom nobody named. Every part has to: `Online - Google (ads)`, but not `Ann from Google`.
 */
export function isChannel(text: string): boolean {
  const whole = text.trim();
  if (isChannelWord(whole) || (/[.:]/.test(whole) && ADDRESS().test(whole))) return true;
  const parts = whole
    .split(/[/,;:|()[\]+&>\n]|\s[-\u2013\u2014]\s|\s(?:and|und|et|y|or)\s/u)
    .filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every(isChannelWord);
}

function isChannelWord(text: string): boolean {
  // `Google Ads 2025`: the year says nothing about what it is.
  const words = keyWords(searchKey(text)).filter((word) => !/^(?:19|20)\d\d$/.test(word));
  const phrase = words.join(' ');
  if (CHANNELS.has(phrase) || CHANNELS.has(phrase.replace(/^(?:our|my|the|an?|via|from|through|by) /, '')))
    return true;
  return (
    words.some((word) => isWay.has(word)) && words.every((word) => isWay.has(word) || saysNoMore.has(word))
  );
}

const REFERRED =
  /^(?:(?:client|customer|employee|external|internal|personal|patient|agent|attorney|partner|professional|my|own|a|by) )?(?:referral|referrals|referred|referrer|partner|recommendation|recommended|word of mouth|wom|empfehlung|mundpropaganda|recommandation|bouche a oreille|recomendacion|boca a boca|segnalazione|passaparola|aanbeveling|mond tot mond|indicacao|recomendacao)$/;

/** Whether a channel says no more than that somebody referred the client: `Referral`, `Word of mouth`. */
export function saysOnlyReferred(text: string): boolean {
  return REFERRED.test(keyWords(searchKey(text)).join(' '));
}
