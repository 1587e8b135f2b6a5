import { aPartner, maybePartner } from '../partners/partner.cli.ts';
import { columnsOf, listing } from '../shell/listing.cli.ts';
import { needed, option, optionsOf } from '../shell/option.cli.ts';
import { note } from '../kinds/type.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { signals } from './signal.ts';
import { listSignals } from './signal.sql.ts';

const EXAMPLE = 'refnet note NAME "the client was called twice" --kind dispute';
const USUAL_KIND = 'feedback';

const list = listing({
  target: maybePartner('whom the notes are about'),
  options: {},
  columns: ({ today }) => columnsOf(signals, today),
  list: (db, { target }) => ({
    rows: listSignals(db, target?.id),
    empty: 'Nothing noted yet: refnet note NAME TEXT',
  }),
});

const record = writing({
  called: 'a note',
  target: aPartner({ question: 'About whom', example: EXAMPLE }),
  options: {
    text: needed(
      option(note, 'what was noticed', { at: 'after partner', hidden: true }),
      'the text',
      'What was noticed',
      EXAMPLE,
    ),
    ...optionsOf(signals, ['kind', 'onDay'], {
      kind: { asks: { question: 'What is it?', when: ({ targetAsked }) => targetAsked, usual: USUAL_KIND } },
    }),
  },
  of: signals,
  did: 'noted',
  change(change, { target, today, text, kind = USUAL_KIND, onDay = today }) {
    const id = change.insert(signals, { partnerId: target.id, onDay, kind, note: text });
    return { ids: [id], did: `noted NUMBER on partner p${target.id}` };
  },
  say: ({ db, after, today }) => ({
    line: signals.phrase(after, today),
    aside: twinLines(db, after.id, 'signals'),
  }),
});

export const command = ways(
  { list, record },
  ({ has }) => (has('text') || has('kind') || has('onDay') ? 'record' : 'list'),
  {
    argument: {
      usage: '[partner and text...]',
      help: 'whom it is about, then what was noticed',
      named: 'partner',
    },
    help: `
What is noticed here counts in the advice: two disputes or tracking errors in 12
months call for shared tracking, growth speaks for structure, an early proposal
or an expected payback is a red flag. Feedback and testimonials are listed by
their days in the report on a partner: what was said of your work, and with
-given what you said of theirs. Without a text, what was noticed is listed.

Examples:
  refnet note maren "the client was called twice" --kind tracking-error
  refnet note victor "opens a second office" --kind growth --on friday
  refnet note maren "clear, kind and quick" --kind testimonial --on 2026-10-02
  refnet note maren
  refnet note`,
  },
);
