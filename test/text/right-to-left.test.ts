import { expect, test } from 'vitest';
import { htmlOf } from '../../src/pages/text.view.ts';
import { byDirection, isRightToLeft } from '../../src/text/right-to-left.ts';

test.each([
  ["Sent by ז'בוטינסקי 5", ['Sent by ', "ז'בוטינסקי", ' 5']],
  ['דוד בן־גוריון ושות׳ 3, Maren Holt 2', ['דוד בן־גוריון ושות׳', ' 3, Maren Holt 2']],
  ['خالد الأنصاري & Sons', ['خالد الأنصاري', ' & Sons']],
  ['Maren Holt', ['Maren Holt']],
  ['', []],
])('%s is told in pieces by its direction', (text, pieces) => {
  expect(byDirection(text).map((piece) => piece.text)).toEqual(pieces);
  for (const { text: piece, isTurned } of byDirection(text)) expect(isRightToLeft(piece)).toBe(isTurned);
});

test('a name with an apostrophe stands whole by itself on a page, and what is escaped is its signs alone', () => {
  expect(htmlOf("O'Neill (אבי ז'בוטינסקי) 5")).toBe('O&#39;Neill (<bdi>אבי ז&#39;בוטינסקי</bdi>) 5');
  expect(htmlOf('שלום" <b>')).toBe('<bdi>שלום</bdi>&quot; &lt;b&gt;');
});
