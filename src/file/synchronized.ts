const FOLDERS: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^dropbox\b/i, 'Dropbox'],
  [/^onedrive\b/i, 'OneDrive'],
  [/^google ?drive\b|^my drive$/i, 'Google Drive'],
  [/^icloud|^mobile documents$|^com~apple~clouddocs$/i, 'iCloud'],
  [/^nextcloud\b/i, 'Nextcloud'],
  [/^owncloud\b/i, 'ownCloud'],
  [/^pcloud/i, 'pCloud'],
  [/^syncthing$|^sync$/i, 'Syncthing'],
  [/^resilio sync$/i, 'Resilio Sync'],
  [/^box sync$|^box(?:-box)?$/i, 'Box'],
  [/^proton ?drive\b/i, 'Proton Drive'],
  [/^mega(?:sync)?(?: downloads)?$/i, 'MEGA'],
];

/** Where macOS keeps what services synchronize, each in a folder of its name and its account. */
const CLOUD_STORAGE = /[/\\]Library[/\\]CloudStorage[/\\]([^/\\-]+)[^/\\]*[/\\]/i;

/** What the services leave in a folder that they synchronize. */
const MARKERS: readonly (readonly [pattern: RegExp, service: string])[] = [
  [/^\.dropbox(?:\.cache)?$/, 'Dropbox'],
  [/^\.stfolder$|^\.stignore$/, 'Syncthing'],
  [/^\.nextcloudsync\.log$|^\.sync_[0-9a-f]+\.db$/, 'Nextcloud'],
  [/^\.owncloudsync\.log$|^\._sync_[0-9a-f]+\.db$/, 'ownCloud'],
  [/^\.sync$/, 'Resilio Sync'],
  [/^\.tmp\.drivedownload$|^\.tmp\.driveupload$/, 'Google Drive'],
];

/** The service that synchronizes a folder, by the names on the path of a file; undefined where none is known. */
export function synchronizedBy(path: string): string | undefined {
  const folders = path.split(/[/\\]/).slice(0, -1);
  return serviceIn(FOLDERS, folders) ?? CLOUD_STORAGE.exec(path)?.[1];
}

/** The service that left its marks among the names in a folder. */
export function markedBy(names: readonly string[]): string | undefined {
  return serviceIn(MARKERS, names);
}

function serviceIn(known: typeof FOLDERS, names: readonly string[]): string | undefined {
  return known.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
}

/**
 * Whether a name is that of a copy which a service made of `file` because two computers wrote to it: `refnet (conflicted
 * copy 2026-11-20).db`, `refnet.sync-conflict-20261120-120000-ABCDEFG.db`, `refnet-DESKTOP-1A2B.db`, `refnet (1).db`.
 */
export function isConflictedCopy(name: string, file: string): boolean {
  const [, stem = '', ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(file) ?? [];
  if (name === file || !name.startsWith(stem) || !name.endsWith(ending)) return false;
  const between = name.slice(stem.length, name.length - ending.length);
  return (
    /conflict|case copy|konflikt|conflit|conflicto/i.test(between) ||
    /^ ?\(\d+\)$|^ \d+$|^-(?:desktop|laptop|pc|mac|macbook)[\w-]*$/i.test(between)
  );
}
