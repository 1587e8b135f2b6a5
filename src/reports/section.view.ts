import type { Period } from '../calendar/period.ts';
import { periodWords } from '../calendar/period.ts';
import type { Plain } from '../kinds/type.ts';
import { apart, type Block } from '../screen/blocks.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import type { Settings } from '../settings/settings.ts';
import { titleOf } from './report.view.ts';

/** A part of the report, whole: what it is made of, and the same for programs. */
export interface Section {
  /** The days it tells of, both inclusive. */
  readonly period: Period;
  /** Without a title: several sections may stand under one. */
  readonly blocks: (look: Look) => readonly Block[];
  /** As JSON has it, the days with it: a public contract. */
  readonly plain: () => { readonly [key: string]: Plain };
  /** Its rows as CSV. */
  readonly csv: (look: Look) => Drawn;
}

/** A section under a title of its own. */
export function titledBlocks(section: Section, settings: Settings, look: Look): readonly Block[] {
  const title: Block = { is: 'title', text: titleOf({ settings }), beside: periodWords(section.period) };
  return apart([title], section.blocks(look));
}
