/** What people say for what they do together: one table for whatever is typed, loaded then. */
import { PROJECT_KINDS, type ProjectKind } from './project-kinds.ts';

/** What people say for each kind, between commas. */
const KIND_SAYINGS: Readonly<Record<ProjectKind, string>> = {
  event:
    'seminar, webinar, workshop, class, training, open house, client party, party, client event, client appreciation, ' +
    'client appreciation event, client evening, panel, conference, lunch and learn, mixer, presentation, talk, ' +
    'fundraiser, golf day, trade show, booth, shared event, joint event',
  'co-marketing':
    'marketing, joint marketing, newsletter, ad, ads, advert, advertising, campaign, blog, podcast, video, mailing, ' +
    'mailer, postcard, postcards, flyer, flyers, brochure, social media, comarketing',
  bundle: 'bundled service, bundled services, package, joint service, joint offer, joint package',
  'white-label': 'white labelling, white labeling, private label, resale, reselling',
  'shared-resource':
    'shared office, office, office space, shared space, shared staff, shared assistant, shared tool, shared tools, ' +
    'shared software, template, templates, coworking',
  'co-selling': 'coselling, co sell, joint selling, joint sales, joint pitch, joint proposal, joint bid',
};

export const synonyms: Readonly<Record<string, ProjectKind>> = Object.fromEntries(
  PROJECT_KINDS.flatMap((each) =>
    KIND_SAYINGS[each].split(', ').map((saying) => [saying.replaceAll(' ', '-'), each] as const),
  ),
);

export const unclear = {};
