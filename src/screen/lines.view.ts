import type { Day } from '../calendar/day.ts';
import { label } from '../kinds/vocabulary.ts';

/** What was written, by its number, and the commands that usually come next. */
export function numbered(id: number, phrase: string, next: readonly string[] = []): string[] {
  const tag = `#${id}`;
  const indent = ' '.repeat(tag.length + 2);
  return [`${tag}  ${phrase}`, ...(next.length === 0 ? [] : [`${indent}next: ${next.join('      ')}`])];
}

/** `p3  Victor Osei, accountant`: a partner in one phrase. */
export function partnerPhrase(partner: {
  id: number;
  name: string;
  profession: string | null;
  stage: string;
  knownSince: { day: Day } | null;
}): string {
  const profession = partner.profession === null ? '' : `, ${partner.profession}`;
  const stage = partner.stage === 'acquaintance' ? '' : `; ${label(partner.stage)}`;
  return `p${partner.id}  ${partner.name}${profession}${stage}`;
}
