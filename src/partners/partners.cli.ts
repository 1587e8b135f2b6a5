import { readActivity } from '../reports/activity.sql.ts';
import { listed } from '../screen/footer.view.ts';
import { columnsOf } from '../screen/kind-columns.view.ts';
import { listing } from '../shell/listing.cli.ts';
import { flag, option, optionsOf } from '../shell/option.cli.ts';
import { nothing } from '../shell/nothing.cli.ts';
import { text, word } from '../kinds/type.ts';
import { vocabulary } from '../kinds/vocabulary.ts';
import {
  LISTED,
  PARTNER_ORDERS,
  selectPartners,
  sortPartners,
  withActivity,
  type ListedPartner,
} from './partner-list.ts';
import { listFacts, listPartners } from './partner.sql.ts';
import { partners } from './partner.ts';
import { activityColumns, nameInList, partnerListFooter } from './partner.view.ts';

export const command = listing({
  target: nothing,
  options: {
    profession: option({ ...text, placeholder: 'words' }, 'those of this profession, by any of its names'),
    ...optionsOf(partners, ['stage', 'tags'], {
      tags: { help: 'those with this tag; repeated, with every one of them' },
    }),
    region: option({ ...text, placeholder: 'words' }, 'those who serve this place'),
    archived: flag('those archived instead'),
    all: flag('those archived too'),
    sort: option(
      word(vocabulary('order', PARTNER_ORDERS)),
      `in which order: ${PARTNER_ORDERS.join(', ')} (name)`,
      {
        value: 'order',
      },
    ),
  },
  not: [['archived', 'all']],
  limits: 'the default',
  usually: Infinity,
  columns: ({ today }) => [
    ...columnsOf<ListedPartner>(partners, today).map((column) =>
      column.key === 'name' ? { ...column, text: nameInList } : column,
    ),
    ...activityColumns(today),
  ],
  list(db, { profession, region, stage, tags, archived, all, sort = 'name', limit, today }, { format }) {
    const isShown = format === 'table' || format === 'md';
    const everybody = withActivity(
      isShown ? listFacts(db, LISTED) : listPartners(db),
      readActivity(db, today, format === 'table' ? 'shown' : 'all'),
    );
    const which = archived ? 'only' : all ? 'too' : 'no';
    const fitting = selectPartners(everybody, { profession, region, stage, tags, archived: which }, today);
    const rows = sortPartners(fitting, sort).slice(0, limit);
    return {
      rows,
      empty:
        everybody.length === 0
          ? 'No partners yet: refnet add-partner NAME'
          : 'No partner fits. All of them: refnet partners',
      foot: partnerListFooter(listed(rows.length, fitting.length, 'partner'), today),
    };
  },
  help: `
Given and received are of the last 12 months; JSON and CSV have them for the
whole record too. --sort last-check-in begins with whom you have not been in
touch with for longest.

Examples:
  refnet partners
  refnet partners --sort exchanged --limit 10
  refnet partners --profession broker --tag chamber
  refnet partners --format csv > partners.csv`,
});
