import { isNobody, isOwnName } from '../partners/nobody.ts';
import { saysMe } from '../partners/self.ts';
import { usageError } from '../text/errors.ts';
import { quoted } from '../text/quoted.ts';

/** Throws a usage UserError for what is no name of a source: that of nobody, or the user's own. */
export function refuseNoSource(name: string, myName: string | undefined): void {
  const why =
    isNobody(name) || saysMe(name)
      ? 'names nobody, so it is no source'
      : /^[#p]?\d+$/i.test(name.trim())
        ? 'is a number, and a source is known by its name'
        : isOwnName(name, myName)
          ? 'is your own name, and no source of clients'
          : undefined;
  if (why === undefined) return;
  throw usageError(`${quoted(name)} ${why}`, 'say where the client came from, for example: --source website');
}
