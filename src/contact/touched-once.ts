/** A touch that was shared by several partners is one of mine, in SQL about check-ins. */

/** Of the check-ins `of` on days that are `within`, those of one shared touch once: the first of them. */
export function touchedOnce(of: string, within: string): string {
  return `(${of}.touch is null or not exists (select 1 from check_ins once
  where once.touch = ${of}.touch and once.id < ${of}.id and once.on_day ${within}))`;
}
