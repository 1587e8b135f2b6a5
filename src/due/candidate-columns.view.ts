import type { Day } from '../calendar/day.ts';
import { ago } from '../calendar/time-between.ts';
import type { PartnerRow, Relationship } from '../advice/relationship.ts';
import type { Column } from '../screen/columns.view.ts';

/** An acquaintance who may become a referral partner, with the command that gets back in touch. */
export function candidateColumns(
  today: Day,
  handle: (partner: PartnerRow) => string,
): Column<Relationship>[] {
  return [
    { key: 'partner', heading: 'Partner', value: ({ partner }) => partner.name, shrinksTo: 12 },
    { key: 'partnerId', value: ({ partner }) => `p${partner.id}` },
    { key: 'profession', heading: 'Profession', value: ({ partner }) => partner.profession, shrinksTo: 10 },
    { key: 'exchanged', heading: 'Exchanged', value: ({ facts }) => facts.ever, align: 'right', dropsAt: 1 },
    {
      key: 'lastCheckIn',
      heading: 'Check-in',
      value: ({ facts }) => facts.lastCheckIn ?? null,
      text: ({ facts }) => (facts.lastCheckIn === undefined ? 'none yet' : ago(facts.lastCheckIn, today)),
      dropsAt: 2,
    },
    { key: 'command', heading: 'Next', value: ({ partner }) => `refnet check-in ${handle(partner)}` },
  ];
}
