import { kind, uuid, type Identity } from '../kinds/kind.ts';
import { keyed, listOf, note, orNone, text, whole } from '../kinds/type.ts';

/** Where clients come from that is no partner: a search, a walk-in. Referrals received have one in place of a partner. */
export interface SourceDraft {
  name: string;
  /** Those it had before, by which it is found too. */
  formerNames: readonly string[];
  note: string | null;
}

/** A source as recorded. It is known by its name alone, and by those it had before. */
export interface Source extends SourceDraft, Identity {}

export const sources = kind<SourceDraft, Source>({
  noun: 'source',
  table: 'sources',
  of: 'nobody',
  series: 'name',
  savedApart: true,
  phrase: ({ name }) => name,
  fields: {
    id: { type: whole(1, 999_999_999), sql: 't.id', json: false, card: false },
    name: {
      type: keyed(text),
      column: ['name', 'name_key'],
      json: 'source',
      option: ['name', 'what it is called'],
      list: { heading: 'Source', shrinksTo: 12 },
      card: false,
    },
    formerNames: {
      type: listOf('former name', text),
      column: [],
      sql: '(select json_group_array(alias) from (select alias from source_aliases where source_id = t.id order by id))',
      label: 'was called',
      takenOut: ['not-known-as', 'a name it had before, to take out'],
    },
    note: { type: orNone(note), column: 'note', option: ['note', 'anything worth remembering'] },
    uuid,
  },
});
