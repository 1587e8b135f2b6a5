import { count, list } from '../text/count.ts';
import type { Holdings } from './holdings.ts';
import { shownPath } from '../text/quoted-path.ts';

/** `12 partners, 61 referrals, 2 from sources and 30 check-ins`: the referrals are those with partners, as elsewhere. */
export function holdingWords({ partners, referrals, fromSources, checkIns }: Holdings): string {
  return list(
    [
      count(partners, 'partner'),
      count(referrals - fromSources, 'referral'),
      ...(fromSources === 0 ? [] : [`${fromSources} from sources`]),
      count(checkIns, 'check-in'),
    ],
    'and',
  );
}

/** What was copied where, or would be. */
export function backupLines(
  path: string,
  holdings: Holdings,
  removed: readonly string[],
  { keep, dryRun }: { readonly keep: number; readonly dryRun: boolean },
): string[] {
  const gone = removed.length === 0 ? [] : [goneLine(removed.length, keep, dryRun)];
  if (dryRun)
    return [`Would copy ${holdingWords(holdings)} to ${shownPath(path)}`, ...gone, 'Nothing was written.'];
  return [
    `Copied ${holdingWords(holdings)} to ${shownPath(path)}`,
    'Read back: every record of it is the same.',
    ...gone,
  ];
}

function goneLine(removed: number, keep: number, dryRun: boolean): string {
  const verb = dryRun ? 'Would remove' : 'Removed';
  return `${verb} ${count(removed, 'older copy', 'older copies')}: the newest ${keep === 1 ? 'one is' : `${keep} are`} kept.`;
}
