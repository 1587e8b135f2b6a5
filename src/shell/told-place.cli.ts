import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { conflictedCopies, othersAt, serviceAt } from '../file/surroundings.io.ts';
import { shownPath } from '../text/quoted-path.ts';
import { shellWord } from '../text/shell-word.ts';
import { notYetTold } from './told-once.cli.ts';
import type { World } from './world.cli.ts';

/** What is needed of a session. */
export interface Telling {
  readonly world: World;
  readonly file: { readonly path: string };
  note(lines: string | readonly string[]): void;
}

/** What there is to say of a place, by what it is about. */
type Remarks = ReadonlyMap<string, readonly string[]>;

/** Remarks once on what is around the file: who may read it, who synchronizes its folder, which copies are beside it. */
export function tellOfPlace(session: Telling): void {
  const remarks = remarksOn(session);
  for (const about of notYetTold(session.world, [...remarks.keys()])) session.note(remarks.get(about) ?? []);
}

/** The remarks on the place of a file that was just made, after the words that say where it is. */
export function tellOfNewPlace(session: Telling): void {
  const { path } = session.file;
  const others = othersAt(path);
  session.note(
    `Your network is kept in ${shownPath(path)}${others === 'none' ? ', which only you can read' : ''}.`,
  );
  const remarks = new Map(remarksOn(session));
  if (others === 'readers') {
    remarks.set(`readers ${path}`, [
      'Others on this computer may read it: its disk does not keep who may.',
      'A disk that does is safer: --db FILE, or set REFNET_DB.',
    ]);
  }
  notYetTold(session.world, [...remarks.keys()]);
  for (const lines of remarks.values()) session.note(lines);
}

function remarksOn({ file: { path } }: Telling): Remarks {
  const remarks = new Map<string, readonly string[]>();
  const others = othersAt(path);
  if (others === 'readers') {
    remarks.set(`readers ${path}`, [
      `Others on this computer may read ${shownPath(path)}. To close it:`,
      '  refnet doctor --repair',
    ]);
  }
  if (others === 'replacers') {
    const folder = dirname(realpathSync.native(path));
    remarks.set(`replacers ${path}`, [
      `Others on this computer may write to ${shownPath(folder)}, and so put another file in the place of yours. To close it:`,
      `  chmod o-w ${shellWord(folder)}`,
    ]);
  }
  const service = serviceAt(path);
  if (service !== undefined) {
    remarks.set(`synchronized ${path}`, [
      `${service} synchronizes the folder of ${shownPath(path)}: a copy that is taken while refnet writes can be damaged.`,
      'Safer is a folder that nobody synchronizes (--db FILE, or set REFNET_DB), with finished copies here: refnet backup FOLDER',
    ]);
  }
  for (const copy of conflictedCopies(path)) {
    remarks.set(`conflicted ${copy}`, [
      `Another computer wrote to the file meanwhile, or so it seems: there is ${shownPath(copy)}`,
      '  to take over what only that holds, before you put it elsewhere:',
      `  refnet --db ${shellWord(copy)} export all --output copy.json`,
      '  refnet import copy.json',
    ]);
  }
  return remarks;
}
