/** Draws what a command shows in the format asked for: loaded where it is not text that a screen shows. */
import { formatDate } from '../calendar/day-words.ts';
import { toJson } from '../screen/json.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { list as inWords } from '../text/count.ts';
import { usageError, type UserError } from '../text/errors.ts';
import type { Shown } from './command.cli.ts';
import type { Session } from './session.cli.ts';

/** What is shown, in the format of `look`; a usage error where there is none of it in that format, for a file or for the screen. */
export async function inFormat(session: Session, shown: Shown, look: Look, forFile: boolean): Promise<Drawn> {
  const missing = (what: string) => unprintable(what, shown, forFile);
  switch (look.format) {
    case 'json':
      if (shown.plain === undefined) throw missing('JSON');
      return toJson(shown.plain(), 2, look.onFile);
    case 'csv':
      if (shown.csv === undefined) throw missing('CSV');
      return shown.csv(look);
    case 'md':
      if (shown.md !== undefined) return shown.md(look);
      if (!('blocks' in shown)) throw missing('Markdown');
      return (await import('../screen/draw-markdown.view.ts')).drawMarkdown(shown.blocks(look));
    case 'html': {
      if (!('blocks' in shown)) throw missing('page');
      const { drawPage } = await import('../pages/page.view.ts');
      return drawPage(shown.blocks({ ...look, numbers: true }), `refnet, ${formatDate(session.today)}`);
    }
    case 'table':
      return 'blocks' in shown ? drawText(shown.blocks(look), look) : shown.text(look);
  }
}

function unprintable(what: string, shown: Shown, forFile: boolean): UserError {
  const { plain, csv, md } = shown;
  const hasMarkdown = md !== undefined || 'blocks' in shown;
  const formats = [...(plain ? ['json'] : []), ...(csv ? ['csv'] : []), ...(hasMarkdown ? ['md'] : [])];
  const endings = inWords(
    [...formats, 'txt'].map((each) => `.${each}`),
    'or',
  );
  const hint = forFile
    ? `name the file with ${formats.length === 0 ? endings : `one of: ${endings}`}`
    : formats.length === 0
      ? 'leave the format out'
      : `leave the format out, or choose --format ${inWords(formats, 'or')}`;
  return usageError(`there is no ${what} of this`, hint);
}
