import { keyWords, searchKey } from '../text/search-key.ts';

/** Words that are a way by which clients come by themselves: each is one alone. */
const WAYS =
  'google bing yahoo duckduckgo chatgpt facebook fb instagram linkedin tiktok youtube twitter pinterest reddit nextdoor ' +
  'whatsapp yelp thumbtack homeadvisor houzz zillow avvo findlaw justia craigslist groupon website websites webpage ' +
  'homepage internet online web www seo ppc sem adwords adsense advert adverts advertisement advertisements advertising ' +
  'ads ad blog podcast newsletter webinar flyer flyers flier leaflet leaflets brochure postcard postcards billboard radio ' +
  'tv television newspaper magazine signage walkin walkins';

/** Ways that take more words than one, or that one of their words alone is not. */
const PHRASES =
  'walk in, walk ins, walk by, drive by, passer by, passing by, search, web search, search engine, organic, organic search, ' +
  'paid search, direct traffic, social media, social, paid social, social network, contact form, web form, landing page, ' +
  'web site, home page, web research, web download, web inquiry, web lead, chat, live chat, online store, online form, ' +
  'google my business, google business profile, google maps, google review, google reviews, x twitter, yellow pages, phone book, ' +
  'angies list, angi leads, realtor com, lawyers com, lead form, cold call, cold calls, cold calling, cold email, phone call, ' +
  'phone inquiry, phone in, call in, inbound call, incoming call, email, email marketing, email campaign, mail, direct mail, ' +
  'mailer, mailing, mailshot, purchased list, print, print ad, newspaper ad, sign, yard sign, open house, event, events, ' +
  'trade show, tradeshow, exhibition, conference, seminar, workshop, campaign, other campaigns, marketing, offline sources, ' +
  'public relations, pr, press, media, directory, online directory, word of mouth';

const isWay = new Set(WAYS.split(' '));
const isPhrase = new Set(PHRASES.split(', '));

/** Words that say no more of a way: `our website`, `Google search`, `Facebook page`. */
const BESIDE =
  'our my the a an own via from through by on new company firm business search organic paid page pages site form forms ' +
  'lead leads inquiry enquiry campaign post posts group marketing review reviews maps map local listing profile com net org';

const saysNoMore = new Set(BESIDE.split(' '));

/**
 * Whether a text names a way by which clients come by themselves, rather than somebody who sends them: `Google`, `our
 * website`, `Facebook ads`, `walk-in`. What the systems call it that people keep their leads in is known too.
 */
export function isChannel(text: string): boolean {
  const words = keyWords(searchKey(text));
  const phrase = words.join(' ');
  if (isPhrase.has(phrase) || isPhrase.has(phrase.replace(/^(?:our|my|the|an?|via|from|through|by) /, '')))
    return true;
  return (
    words.some((word) => isWay.has(word)) && words.every((word) => isWay.has(word) || saysNoMore.has(word))
  );
}
