import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newNetwork, type Refnet } from '../helpers/refnet.ts';

function fileOf(refnet: Refnet, lines: readonly string[], name = 'people.csv'): string {
  const path = join(refnet.home, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function partner(refnet: Refnet, who: string): Promise<Record<string, unknown>> {
  return JSON.parse(await refnet.ok(['show', who, '--json'])) as Record<string, unknown>;
}

describe('what few lists of people hold', () => {
  test('a name whose parts are each short enough, and together too long, is one that cannot be kept', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const path = fileOf(refnet, [
      'First Name,Last Name,Email',
      `${'A'.repeat(600)},${'B'.repeat(600)},a@example.com`,
      'Bo,Lind,bo@example.com',
    ]);
    const { code, stderr } = await refnet.run(['import', path, '--skip-bad']);
    expect(code).toBe(3);
    expect(stderr).toContain('line 2: the name is 1,201 characters long, and at most 1,000 are kept');
    expect(await refnet.ok(['partners'])).toContain('Bo Lind');
  });

  test('an address or a note that is longer than any is not looked into', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const path = fileOf(refnet, [
      'First Name,Last Name,Email',
      `Ann,Ash,${'a'.repeat(1200)}@example.com`,
      'Bo,Lind,',
    ]);
    const { code, stderr } = await refnet.run(['import', path, '--skip-bad']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/line 2: the email is 1,212 characters long, and at most 1,000 are kept/);
  });

  test('a row of an own list without a name is one that cannot be read', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum'], ['add-partner', 'Bo Lind']);
    const [heading = '', ...rows] = (await refnet.ok(['partners', '--format', 'csv'])).split('\n');
    const nameless = rows.map((row) => row.replace('Nora Blum', ''));
    const here = await newNetwork();
    const { code, stderr } = await here.run(['import', fileOf(here, [heading, ...nameless]), '--skip-bad']);
    expect(code).toBe(3);
    expect(stderr).toContain('"name" is empty');
    expect(await here.ok(['partners'])).toContain('Bo Lind');
  });

  test('a list longer than what is looked at first is read to its end', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const rows = Array.from({ length: 320 }, (_, at) => `Ann${at},Ash${at},ann${at}@example.com`);
    const path = fileOf(refnet, ['First Name,Last Name,Reach', ...rows]);
    expect(await refnet.ok(['import', path])).toContain('Added 320 partners, of 320 people.');
    expect(await partner(refnet, 'Ann319')).toMatchObject({ emails: ['ann319@example.com'] });
  });

  test('a subdivision is not filled in for somebody of another country', async () => {
    const refnet = await newNetwork([
      'add-partner',
      'Nora Blum',
      '--country',
      'US',
      '--email',
      'nora@example.com',
    ]);
    const path = fileOf(refnet, [
      'First Name,Last Name,E-mail 1 - Value,Address 1 - Region,Address 1 - Country',
      'Nora,Blum,nora@example.com,Ontario,Canada',
    ]);
    await refnet.run(['import', path]);
    expect(await partner(refnet, 'nora')).toMatchObject({ country: 'US', subdivision: null });
  });

  test('whoever is said to have introduced themselves was introduced by nobody', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const path = fileOf(refnet, [
      'First Name,Last Name,Email,Company,Referred by',
      'Ann,Ash,ann@example.com,Ash Tax,Ann Ash',
    ]);
    await refnet.run(['import', path]);
    expect(await partner(refnet, 'ann')).toMatchObject({ introducedBy: null, howMet: null });
  });

  test('of social profiles on a card those that are on the web are links', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const card = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Ann Ash',
      'X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/ann-ash',
      'X-SOCIALPROFILE;TYPE=skype:x-apple:ann.ash',
      'END:VCARD',
    ];
    await refnet.run(['import', fileOf(refnet, card, 'ann.vcf')]);
    expect(await partner(refnet, 'ann')).toMatchObject({ links: ['https://www.linkedin.com/in/ann-ash'] });
  });

  test('a list with a source and a day, and no way to reach anybody, is none of contacts', async () => {
    const refnet = await newNetwork(['add-partner', 'Nora Blum']);
    const path = fileOf(refnet, [
      'Name,Created,Source',
      'Ann Ash,2026-01-05,Google',
      'Bo Lind,2026-01-06,Website',
    ]);
    const { stdout, stderr } = await refnet.run(['import', path, '--dry-run']);
    expect(`${stdout}${stderr}`).not.toContain('Would add');
  });
});
