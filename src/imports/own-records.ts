/** Lists of refnet's own beside referrals and partners, and how a row of one becomes a record again. */
import { broadcasts } from '../contact/broadcast.ts';
import { checkIns } from '../contact/check-in.ts';
import { projects } from '../contact/project.ts';
import { promises } from '../contact/promise.ts';
import { signals } from '../contact/signal.ts';
import type { AnyKind, Field } from '../kinds/kind.ts';
import type { Here } from '../kinds/type.ts';
import { UserError } from '../text/errors.ts';
import { isUuid } from '../text/uuid.ts';

/** What can be brought back a kind at a time, by the word of its export. */
export const LISTED: Readonly<Record<string, AnyKind>> = {
  'check-ins': checkIns,
  promises,
  projects,
  notes: signals,
  broadcasts,
};

/** Facts that point at records by their numbers, which are others in another file: they are left out. */
const LEFT_OUT: readonly string[] = ['agreementId'];

function keptFields(of: AnyKind): (Field & { json: string })[] {
  return of.fields.flatMap((field) =>
    field.json === undefined || field.columns.length === 0 || LEFT_OUT.includes(field.name)
      ? []
      : [{ ...field, json: field.json }],
  );
}

/** What may stand beside the facts of a kind: the two columns of rejected rows, and cells that a spreadsheet left. */
const BESIDE: readonly string[] = ['', 'Line', 'Reason'];

/** Which of these lists a line of headings begins: all that is kept of its kind is there, and nothing that it has not. */
export function listedBy(headings: readonly string[]): string | undefined {
  const there = new Set(headings);
  const found = Object.entries(LISTED).find(([, of]) => {
    const kept = keptFields(of).map(({ json }) => json);
    const known = new Set<string | undefined>([...of.fields.map(({ json }) => json), ...BESIDE]);
    return [...kept, 'uuid'].every((key) => there.has(key)) && headings.every((each) => known.has(each));
  });
  return found?.[0];
}

/** A row read as a record of a kind. */
export interface ListedRow {
  readonly line: number;
  readonly uuid: string | null;
  /** As the list has it; null for what is nobody's in particular. */
  readonly partner: string | null;
  readonly partnerId: string | null;
  /** The facts by their names, the partner aside. */
  readonly facts: object;
}

/** A row that cannot be read: the columns at fault. */
export interface BadRow {
  readonly line: number;
  readonly columns: readonly string[];
}

/** Reads the rows of a list of that kind. Cells are read as `edit` reads what is typed; all faults of a row are named. */
export function rowReader(
  of: AnyKind,
  headings: readonly string[],
  here: Here,
): (line: number, fields: readonly string[]) => ListedRow | BadRow {
  const fields = keptFields(of).filter(({ name }) => name !== 'partnerId');
  const place = new Map(headings.map((heading, at) => [heading, at]));
  return (line, cells) => {
    const cell = (key: string) => (cells[place.get(key) ?? -1] ?? '').trim();
    const columns: string[] = [];
    const facts: Record<string, unknown> = {};
    const currency = cell('currency') || here.currency;
    for (const { name, json, type } of fields) {
      const text =
        json === 'goal' && cell('goal') !== '' ? `${cell('goal')} ${cell('goalKind')}` : cell(json);
      try {
        facts[name] = valueOf(type, text, { ...here, currency });
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        columns.push(json);
      }
    }
    const uuid = cell('uuid');
    if (uuid !== '' && !isUuid(uuid)) columns.push('uuid');
    if (columns.length > 0) return { line, columns };
    return {
      line,
      uuid: uuid === '' ? null : uuid,
      partner: cell('partner') || null,
      partnerId: cell('partnerId') || null,
      facts,
    };
  };
}

/** An empty cell is nothing where that may be; else the type refuses it. */
function valueOf(type: Field['type'], text: string, here: Here): unknown {
  if (type === undefined) throw new Error('what a rule derives is not read');
  return text === '' && type.shape.is === 'none or' ? null : type.parse(text, here);
}
