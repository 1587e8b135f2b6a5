import { text } from '../kinds/type.ts';
import { aPartner, maybePartner } from '../partners/partner.cli.ts';
import { columnsOf, listing } from '../shell/listing.cli.ts';
import { needed, option, optionsOf } from '../shell/option.cli.ts';
import { twinLines } from '../shell/twin.cli.ts';
import { ways } from '../shell/ways.cli.ts';
import { writing } from '../shell/writing.cli.ts';
import { projects } from './project.ts';
import { listProjects } from './project.sql.ts';

const EXAMPLE = 'refnet project NAME "co-hosted workshop" --kind event';

const list = listing({
  target: maybePartner('with whom'),
  options: {},
  columns: ({ today }) => columnsOf(projects, today),
  list: (db, { target }) => ({
    rows: listProjects(db, target?.id),
    empty: 'Nothing under way together yet: refnet project NAME WHAT --kind KIND',
  }),
});

const own = optionsOf(projects, ['kind', 'cost', 'minutes', 'fromDay', 'untilDay']);

const record = writing({
  called: 'recording a project',
  target: aPartner({ question: 'With whom', example: EXAMPLE }),
  options: {
    what: needed(
      option(text, 'what you do together', { at: 'after partner', hidden: true }),
      'what you do together',
      'What do you do together',
      EXAMPLE,
    ),
    ...own,
    kind: needed(own.kind, '--kind', 'What kind of project is it?', EXAMPLE),
  },
  of: projects,
  did: 'recorded',
  change(change, { target, today, what, kind, cost, minutes, fromDay = today, untilDay }) {
    const id = change.insert(projects, {
      partnerId: target.id,
      what,
      kind,
      fromDay,
      untilDay: untilDay ?? null,
      cost: cost ?? null,
      minutes: minutes ?? null,
    });
    return { ids: [id], did: `recorded project NUMBER with partner p${target.id}` };
  },
  say: ({ db, after, today }) => ({
    aside: twinLines(db, after.id, 'projects'),
    line: projects.phrase(after, today),
    next: [`refnet edit ${after.id} --until DAY`],
  }),
});

const RECORDS = ['what', 'kind', 'cost', 'minutes', 'fromDay', 'untilDay'] as const;

export const command = ways(
  { list, record },
  ({ has }) => (RECORDS.some((key) => has(key)) ? 'record' : 'list'),
  {
    argument: {
      usage: '[partner and what...]',
      help: 'with whom, then what you do together',
      named: 'partner',
    },
    help: `
What is under way together speaks for writing expectations down; its costs and
time weigh against what the relationship brings. refnet edit NUMBER --until DAY
ends one. Without a text they are listed.

Examples:
  refnet project maren "buyers' evening" --kind event --cost 200 --minutes 180
  refnet project victor "joint newsletter" --kind co-marketing --from 2026-09-01
  refnet project`,
  },
);
