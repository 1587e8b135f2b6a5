/** What a partner is still to be thanked for or told, once what `refnet due` names is done. */
import type { Referral } from './referral.ts';

/** How all of a partner is done that `refnet due` names. */
const ALL_DUE = { thank: '', told: ' --all' } as const;

/** What is `left` of a partner, a line each way of doing it: all in one, those that are older, and one by one. */
export function leftLines(
  command: 'thank' | 'told',
  partnerId: number,
  left: readonly Referral[],
  { due, older }: { readonly due: ReadonlySet<number>; readonly older: ReadonlySet<number> },
): string[] {
  const all = `refnet ${command} p${partnerId}`;
  const waiting = left.filter(({ id }) => due.has(id)).length;
  const old = left.filter(({ id }) => older.has(id)).length;
  const [first, ...more] = left.filter(({ id }) => !due.has(id) && !older.has(id));
  return [
    ...(waiting === 0 ? [] : [`  ${waiting} in refnet due: ${all}${ALL_DUE[command]}`]),
    ...(old === 0 ? [] : [`  ${old} older: ${all} --older`]),
    ...(first === undefined
      ? []
      : [
          `  ${more.length + 1} not in that list, imported or snoozed, one by one: refnet ${command} ${first.id}`,
        ]),
  ];
}
