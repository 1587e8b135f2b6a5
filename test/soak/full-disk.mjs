// A disk with less and less room, page by page, and a limit on the size of files, under commands that write.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atHome } from './context.mjs';
import { begin, checkDeed, DEEDS, ready } from './deeds.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./deeds.mjs').Ready} Ready */

const DEEDS_A_ROUND = 3;
const SIZES_A_DEED = 3;
const PAGE = 4096;

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'full-disk',
  about: 'a disk that has room for so many pages more, and a limit on the size of files',
  run: async (context) => {
    const deeds = DEEDS.filter(
      (deed) =>
        deed.rare !== true && deed.on !== 'empty' && deed.product === undefined && deed.damaged !== true,
    );
    for (const deed of context.random.shuffled([...deeds]).slice(0, DEEDS_A_ROUND)) {
      const prepared = await ready(context, deed);
      for (let at = 0; at < SIZES_A_DEED && !context.isOver(); at += 1) {
        if (context.random.chance(0.4) || !(await onFullDisk(context, prepared))) {
          await withLimit(context, prepared);
        }
      }
    }
  },
};

/** Room for so many pages more. Returns false where no disk of its own can be made. */
async function onFullDisk(context, prepared) {
  const network = begin(context, prepared);
  const folder = dirname(network.file);
  // Where the file was lost, its folder may be too.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = context.folder();
  const disk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=700', 'refnet-soak', aside]);
  if (disk.status !== 0) return false;
  try {
    cpSync(folder, aside, { recursive: true });
    if (spawnSync('mount', ['--bind', aside, folder]).status !== 0) return false;
    try {
      const pages = context.random.whole(0, 40);
      fill(join(folder, 'other'), pages);
      const ran = await network.refnet(atHome(prepared.deed.argv, network.home));
      rmSync(join(folder, 'other'));
      context.count(ran.code === 0 ? 'full disks that sufficed' : 'full disks');
      await checkDeed(context, network, prepared, ran);
    } finally {
      spawnSync('umount', [folder]);
    }
  } finally {
    spawnSync('umount', [aside]);
  }
  return true;
}

/** Leaves so many pages free. */
function fill(path, pages) {
  const { bavail, bsize } = statfsSync(dirname(path));
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - pages * PAGE)));
}

/** Files may have a few pages more than the network has. */
async function withLimit(context, prepared) {
  const network = begin(context, prepared);
  mkdirSync(join(network.home, 'tmp'), { recursive: true });
  const pages =
    Math.ceil((statSync(network.file, { throwIfNoEntry: false })?.size ?? 0) / PAGE) +
    context.random.whole(-3, 12);
  const ran = await network.refnet(atHome(prepared.deed.argv, network.home), {
    wrap: ['bash', '-c', `ulimit -f ${pages * 4}; exec "$@"`, 'bash'],
  });
  context.count(ran.code === 0 ? 'limits that sufficed' : 'limits on the size of files');
  await checkDeed(context, network, prepared, ran);
}
