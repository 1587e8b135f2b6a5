import { describe, expect, test } from 'vitest';
import { drawNetworkMap } from '../../src/pages/network-map.view.ts';
import type { NetworkMap } from '../../src/screen/chart.ts';

type Partners = NetworkMap['partners'];

function draw(partners: Partners, size: 'wide' | 'narrow' = 'wide', me = 'Nadia Brandt') {
  return drawNetworkMap({ kind: 'network-map', title: '', counts: '', me, partners }, size);
}

/** The texts of a picture, titles left out. */
function textsOf(svg: string): string[] {
  const shown = svg.replace(/<title>.*?<\/title>/gs, '');
  return [...shown.matchAll(/<text [^>]*>(.*?)<\/text>/gs)].map(([, inside = '']) =>
    inside
      .replace(/<tspan[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .trim(),
  );
}

const partner = (name: string, given: number, received: number, profession?: string) => ({
  name,
  given,
  received,
  profession,
});

describe('the map of the network', () => {
  test('partners under their professions, those without one last, with their counts; nobody has a dotted line', () => {
    const { svg, leftOut } = draw(
      [
        partner('Ben Adler', 0, 0),
        partner('Maren Holt', 15, 21, 'mortgage broker'),
        partner('Victor Osei', 6, 5, 'accountant'),
      ],
      'narrow',
    );
    expect(textsOf(svg)).toEqual([
      'Mortgage broker',
      'Accountant',
      'No profession yet',
      'Maren Holt →\u00a015 ←\u00a021',
      'Victor Osei →\u00a06 ←\u00a05',
      'Ben Adler',
      'Nadia',
      'Brandt',
    ]);
    expect(svg.match(/<path class="given"/g)?.length).toBe(2);
    // The one of nobody, and those given: told from those received without colours too.
    expect(svg.match(/stroke-dasharray/g)?.length).toBe(3);
    expect(svg).not.toMatch(/class="received"[^>]*stroke-dasharray/);
    expect(svg).toContain('<title>Maren Holt: 15 given, 21 received</title>');
    expect(leftOut).toBeUndefined();
  });

  test('without partners it says what to do; without my name I am "you"', () => {
    expect(textsOf(draw([], 'wide', '').svg)).toEqual([
      'you',
      'No partner on record yet.',
      'To begin: refnet add-partner NAME',
    ]);
  });

  test('of more partners than there is room for, the rest is counted below', () => {
    const all = Array.from({ length: 200 }, (_, at) =>
      partner(`Partner ${at}`, at < 60 ? 2 : 0, at < 60 ? 1 : 0),
    );
    expect(draw(all).leftOut).toBe(
      'Drawn: the 40 with whom most was exchanged. 160 more partners in the table: 40 given, 20 received with all of them together.',
    );
    expect(draw(all, 'narrow').leftOut).toMatch(
      /^Drawn: the 20 with whom most was exchanged. 180 more partners in the table: 80 given, 40 received/,
    );
    expect(draw(all.slice(60, 101)).leftOut).toBe(
      'Drawn: the 40 with whom most was exchanged. 1 more partner, nothing exchanged, in the table.',
    );
  });

  test('long names are cut with the whole of them as title; nothing of a name is taken for a tag', () => {
    const long = `${'Maximilian Alexander '.repeat(3)}Hohenstaufen`;
    const { svg } = draw([partner(long, 1, 1), partner('<b>"&', 1, 0, '<i>')], 'narrow', long);
    expect(svg).toContain(`<title>${long}: 1 given, 1 received</title>`);
    expect(svg).toContain(`<title>${long}</title>`);
    expect(textsOf(svg).some((text) => text.includes('…'))).toBe(true);
    expect(svg).toContain('&lt;b&gt;&quot;&amp;');
    expect(svg).not.toMatch(/<[bi]>/);
  });

  test('it is drawn the same each time', () => {
    const all = Array.from({ length: 50 }, (_, at) =>
      partner(`P${at}`, at % 7, at % 5, `profession ${at % 9}`),
    );
    expect(draw(all)).toEqual(draw(all));
  });
});
