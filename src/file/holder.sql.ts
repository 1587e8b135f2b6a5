import { readFileSync, readlinkSync, statSync } from 'node:fs';
import type { Holder } from './holder.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/** Who holds a lock on a file, where the system tells (Linux does); undefined elsewhere, and where nobody does any more. */
export function holderOf(path: string): Holder | undefined {
  try {
    const { dev, ino } = statSync(path);
    const file = `${hex(majorOf(dev))}:${hex(minorOf(dev))}:${ino}`;
    const own = readlinkSync('/proc/self');
    const locks = readFileSync('/proc/locks', 'utf8').matchAll(/^\d+: POSIX +\w+ +\w+ +(\d+) (\S+) /gm);
    const found = [...locks].find(([, pid, on]) => on === file && pid !== own && pid !== '0');
    return found === undefined ? undefined : described(Number(found[1]));
  } catch {
    return undefined;
  }
}

function described(pid: number): Holder {
  const [, program = '', state = ''] = /\((.*)\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return { pid, program: sanitizeLine(program), isStopped: /^[Tt]$/.test(state) };
}

const hex = (part: number) => part.toString(16).padStart(2, '0');

/** As Linux packs the number of a device. */
const majorOf = (dev: number) => Math.floor(dev / 256) % 4096;
const minorOf = (dev: number) => (dev % 256) + Math.floor(dev / 1048576) * 256;
