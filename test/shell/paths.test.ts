import { describe, expect, test } from 'vitest';
import { synchronizedBy } from '../../src/file/synchronized.ts';
import { cacheFolder, notYetTold } from '../../src/shell/told-once.cli.ts';
import { chooseFile } from '../../src/shell/paths.cli.ts';

const worldOf = (platform: string, home: string, env: Record<string, string>) => ({
  platform,
  env,
  home: () => home,
});

const ANN = 'C:\\Users\\Ann';
const LOCAL = `${ANN}\\AppData\\Local`;

describe('where the file of a network is, and what can be made again', () => {
  test.each([
    ['win32', ANN, { LOCALAPPDATA: LOCAL }, `${LOCAL}\\refnet\\refnet.db`, `${LOCAL}\\refnet\\cache`],
    ['win32', ANN, {}, `${LOCAL}\\refnet\\refnet.db`, `${LOCAL}\\refnet\\cache`],
    ['win32', ANN, { LOCALAPPDATA: '' }, `${LOCAL}\\refnet\\refnet.db`, `${LOCAL}\\refnet\\cache`],
    ['win32', ANN, { LOCALAPPDATA: 'Local' }, `${LOCAL}\\refnet\\refnet.db`, `${LOCAL}\\refnet\\cache`],
    ['win32', ANN, { LOCALAPPDATA: 'D:Local' }, `${LOCAL}\\refnet\\refnet.db`, `${LOCAL}\\refnet\\cache`],
    ['win32', ANN, { LOCALAPPDATA: 'd:/Local/' }, 'd:\\Local\\refnet\\refnet.db', 'd:\\Local\\refnet\\cache'],
    [
      'win32',
      ANN,
      { LOCALAPPDATA: '\\\\server\\homes\\ann', XDG_DATA_HOME: '/x', XDG_CACHE_HOME: '/y' },
      '\\\\server\\homes\\ann\\refnet\\refnet.db',
      '\\\\server\\homes\\ann\\refnet\\cache',
    ],
    [
      'win32',
      'C:\\Users\\İpek Işık',
      {},
      'C:\\Users\\İpek Işık\\AppData\\Local\\refnet\\refnet.db',
      'C:\\Users\\İpek Işık\\AppData\\Local\\refnet\\cache',
    ],
    [
      'darwin',
      '/Users/Ann Lee',
      { XDG_DATA_HOME: '/x' },
      '/Users/Ann Lee/Library/Application Support/refnet/refnet.db',
      '/Users/Ann Lee/Library/Caches/refnet',
    ],
    [
      'darwin',
      '/Users/Zoe\u0308',
      {},
      '/Users/Zoe\u0308/Library/Application Support/refnet/refnet.db',
      '/Users/Zoe\u0308/Library/Caches/refnet',
    ],
    ['linux', '/home/ann', {}, '/home/ann/.local/share/refnet/refnet.db', '/home/ann/.cache/refnet'],
    [
      'linux',
      '/home/ann',
      { XDG_DATA_HOME: '/data/ann', XDG_CACHE_HOME: '/tmp/c' },
      '/data/ann/refnet/refnet.db',
      '/tmp/c/refnet',
    ],
    [
      'linux',
      '/home/ann',
      { XDG_DATA_HOME: 'data', XDG_CACHE_HOME: '', LOCALAPPDATA: LOCAL },
      '/home/ann/.local/share/refnet/refnet.db',
      '/home/ann/.cache/refnet',
    ],
    ['freebsd', '/home/ann', {}, '/home/ann/.local/share/refnet/refnet.db', '/home/ann/.cache/refnet'],
  ])('on %s at %s with %j', (platform, home, env, file, cache) => {
    const world = worldOf(platform, home, env);
    expect(chooseFile(world, undefined)).toEqual({ path: file, named: false });
    expect(cacheFolder(world)).toBe(cache);
  });
});

test.each(['rel', '', '.'])(
  'a home %j, below which every folder would have another network, is refused, and no more is said of it',
  (home) => {
    for (const platform of ['linux', 'darwin', 'win32']) {
      expect(() => chooseFile(worldOf(platform, home, {}), undefined)).toThrow('is no whole path');
    }
    expect(chooseFile(worldOf('linux', home, { XDG_DATA_HOME: '/x' }), undefined).path).toBe(
      '/x/refnet/refnet.db',
    );
    expect(chooseFile(worldOf('linux', home, {}), '/x/net.db').path).toBe('/x/net.db');
    expect(notYetTold(worldOf('linux', home, {}), ['a remark'])).toEqual(['a remark']);
  },
);

describe('a folder that is synchronized, by the names on the way to the file', () => {
  test.each([
    ['C:\\Users\\Ann\\OneDrive\\refnet.db', 'OneDrive'],
    ['C:\\Users\\Ann\\OneDrive - Holt Homes\\Documents\\refnet.db', 'OneDrive'],
    ['c:/users/ann/onedrive/refnet.db', 'OneDrive'],
    ['\\\\server\\share\\Dropbox (Holt)\\refnet.db', 'Dropbox'],
    ['G:\\My Drive\\refnet.db', 'Google Drive'],
    ['C:\\Users\\Ann\\iCloudDrive\\refnet.db', 'iCloud'],
    ['/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/refnet.db', 'iCloud'],
    ['/Users/ann/Library/CloudStorage/OneDrive-HoltHomes/refnet.db', 'OneDrive'],
    ['/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.com/My Drive/refnet.db', 'Google Drive'],
    ['/Users/ann/Library/CloudStorage/Dropbox/refnet.db', 'Dropbox'],
    ['/Users/ann/Library/CloudStorage/Box-Box/refnet.db', 'Box'],
    ['/Users/ann/Library/CloudStorage/ProtonDrive-ann@example.com/refnet.db', 'Proton Drive'],
    ['/Users/ann/Library/CloudStorage/Egnyte-holt/refnet.db', 'Egnyte'],
    ['C:\\Users\\Ann\\Proton Drive\\refnet.db', 'Proton Drive'],
    ['/home/ann/MEGA/refnet.db', 'MEGA'],
    ['/home/ann/megaphones/refnet.db', undefined],
    ['/Users/ann/Library/CloudStorage/refnet.db', undefined],
    ['C:\\Users\\Ann\\AppData\\Local\\refnet\\refnet.db', undefined],
    ['/home/ann/boxes/refnet.db', undefined],
    ['/home/ann/OneDrive.db', undefined],
  ])('%s: %s', (path, service) => expect(synchronizedBy(path)).toBe(service));
});
