/** What people say for how they were in touch: one table for whatever is typed. */
import { CHECK_IN_KINDS, type CheckInKind } from './check-in-kinds.ts';

/** What people say for each kind, between commas: one table for the command line and the prompt. */
const KIND_SAYINGS: Readonly<Record<CheckInKind, string>> = {
  call: 'phone, phone call, called, rang, ring, telephone, voicemail',
  video: 'zoom, video call, facetime, teams, google meet, skype, webex',
  coffee:
    'lunch, luncheon, dinner, breakfast, brunch, tea, drinks, drink, beer, meal, happy hour, ate together, walk',
  meeting:
    'one to one, 1:1, 1 1, 1 to 1, one on one, met, visit, visited, in person, face to face, office visit, appointment, ' +
    'pop by, popped by, pop in, popped in, drop by, dropped by, drop in, dropped in, stop by, stopped by, came by, ' +
    'office tour, sit down',
  email: 'mail, e mail, emailed, letter',
  message:
    'text, texted, text message, sms, dm, whatsapp, imessage, messaged, linkedin, linkedin message, slack, ' +
    'card, handwritten note, thank you note, holiday card, christmas card, birthday card',
  event:
    'conference, networking, networking event, mixer, chamber mixer, chamber event, chamber, chamber of commerce, bni, meetup, party, ' +
    'client party, webinar, training, fundraiser, trade show, ' +
    'seminar, cle, open house, workshop, golf',
  review: 'quarterly review, annual review, yearly review',
  talk: 'the talk, talk about us',
};

export const synonyms: Readonly<Record<string, CheckInKind>> = Object.fromEntries(
  CHECK_IN_KINDS.flatMap((each) =>
    KIND_SAYINGS[each].split(', ').map((saying) => [saying.replaceAll(' ', '-'), each] as const),
  ),
);

/** What is no coffee, email, message or event by itself, and is kept as one. */
const APART =
  'lunch, luncheon, dinner, breakfast, brunch, tea, drinks, drink, beer, meal, happy hour, ate together, walk, letter, ' +
  'card, handwritten note, thank you note, holiday card, christmas card, birthday card, webinar, training, ' +
  'fundraiser, trade show, seminar, cle, open house, workshop, golf';

export const apart: ReadonlySet<string> = new Set(
  APART.split(', ').map((saying) => saying.replaceAll(' ', '-')),
);

/** Words that say several things, with what each would mean. */
export const unclear: Readonly<Record<string, Partial<Record<CheckInKind, string>>>> = {
  chat: { call: 'on the phone', message: 'in writing', coffee: 'over a coffee' },
  chatted: { call: 'on the phone', message: 'in writing', coffee: 'over a coffee' },
  conversation: { call: 'on the phone', meeting: 'one to one', talk: 'about the relationship itself' },
  talked: { call: 'on the phone', meeting: 'one to one', talk: 'about the relationship itself' },
  spoke: { call: 'on the phone', meeting: 'one to one', talk: 'about the relationship itself' },
};
