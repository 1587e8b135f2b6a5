import { sanitizeLine } from '../text/sanitize.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of the record as it may stand in HTML and SVG, between tags and in quoted attributes: one line, made safe. */
export function escapeHtml(text: string): string {
  return sanitizeLine(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
