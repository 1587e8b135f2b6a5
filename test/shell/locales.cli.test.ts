import { afterEach, expect, test } from 'vitest';
import { newNetwork, runMain } from '../helpers/refnet.ts';

const zone = process.env['TZ'];
const locale = process.env['LC_ALL'];
const putBack = (name: string, value: string | undefined) => {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
};

afterEach(() => {
  putBack('TZ', zone);
  putBack('LC_ALL', locale);
});

/** Names in which locales differ: the Turkish i, sharp s, letters that stand elsewhere in Swedish, digits. */
const STORY: readonly (readonly string[])[] = [
  ['add-partner', 'İpek Işık', '--profession', 'accountant'],
  ['add-partner', 'IRIS DIIX', '--profession', 'LAWYER'],
  ['add-partner', 'Åsa Öberg', '--known-since', '2024-02-29'],
  ['add-partner', 'Zoë Strauß'],
  ['add-partner', 'Ändra Ek'],
  ['log', 'Jane D.', '--from', 'IPEK', '--on', 'yesterday', '--value', '1,800.50'],
  ['log', 'Kofi V.', '--to', 'iris', '--on', '2026-03-29'],
  ['log', 'Nora B.', '--to', 'STRAUSS', '--on', '2025-10-05'],
  ['check-in', 'asa', '--kind', 'COFFEE', '--next', 'in 2 weeks'],
  ['update', '6', 'WON', '--value', '12,345.60'],
  ['promise', 'andra', 'the brochure', '--by', 'friday'],
  ['undo'],
  ['partners'],
  ['partners', '--sort', 'name'],
  ['referrals'],
  ['who', 'ACCOUNTANT'],
  ['search', 'ISIK'],
  ['due'],
  ['report'],
  ['report', 'ipek'],
  ['report', '--format', 'html'],
  ['report', '--format', 'md'],
  ['partners', '--csv'],
  ['referrals', '--json'],
];

async function told(env: Record<string, string>): Promise<string> {
  const { home } = await newNetwork();
  const lines: string[] = [];
  for (const argv of STORY) {
    const { code, stdout, stderr } = await runMain(home, argv, { env });
    lines.push(
      `$ refnet ${argv.join(' ')} (${code})`,
      stdout.replaceAll(home, '~'),
      stderr.replaceAll(home, '~'),
    );
  }
  return lines.join('\n').replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, '<uuid>');
}

test('the same is told in every locale and time zone', async () => {
  const expected = await told({});
  expect(expected).toContain('İpek Işık');
  for (const [tz, lang] of [
    ['Pacific/Apia', 'de_DE.UTF-8'],
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['Australia/Lord_Howe', 'ar_EG.UTF-8'],
    ['Asia/Kathmandu', 'C'],
    ['Nowhere/AtAll', 'POSIX'],
  ] as const) {
    process.env['TZ'] = tz;
    process.env['LC_ALL'] = lang;
    expect(await told({ TZ: tz, LC_ALL: lang, LANG: lang })).toBe(expected);
  }
});
