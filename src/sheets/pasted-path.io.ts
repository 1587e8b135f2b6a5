import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The path that a terminal or a file manager pasted, as it is: `'/x/My list.xlsx'` and `"..."` without their quotes,
 * `/x/My\ list.xlsx` without its backslashes, `file:///x/My%20list.xlsx`. `~` before a slash is the home folder. A file that
 * is called as it was typed comes first, and on Windows a backslash parts folders.
 */
export function pastedPath(
  pasted: string,
  { home, platform }: { home: () => string; platform: string },
): string {
  const text = pasted.trim();
  if (existsSync(text)) return text;
  const inQuotes = /^'((?:[^']|'\\'')*)'$|^"([^"]*)"$/.exec(text);
  const path =
    inQuotes?.[1]?.replaceAll("'\\''", "'") ?? inQuotes?.[2] ?? fromUrl(text) ?? unescaped(text, platform);
  return path.replace(/^~(?=[/\\]|$)/, home);
}

function fromUrl(text: string): string | undefined {
  if (!/^file:\/\//i.test(text)) return undefined;
  try {
    return fileURLToPath(text);
  } catch {
    return undefined;
  }
}

function unescaped(text: string, platform: string): string {
  return platform === 'win32' ? text : text.replace(/\\(.)/gu, '$1');
}
