/** Draws what a command shows in the format asked for: loaded where it is not text that a screen shows. */
import { formatDate } from '../calendar/day-words.ts';
import { drawMarkdown } from '../screen/draw-markdown.view.ts';
import { drawText } from '../screen/draw-text.view.ts';
import type { Drawn } from '../screen/drawn.ts';
import type { Look } from '../screen/list.view.ts';
import { list as inWords } from '../text/count.ts';
import { usageError } from '../text/errors.ts';
import type { Shown } from './command.cli.ts';
import type { Session } from './session.cli.ts';

/** What is shown, in the format of `look`; a usage error where there is none of it in that format. */
export async function inFormat(session: Session, shown: Shown, look: Look): Promise<Drawn> {
  switch (look.format) {
    case 'json':
      return session.json((shown.plain ?? unprintable('JSON', shown))());
    case 'csv':
      return (shown.csv ?? unprintable('CSV', shown))(look);
    case 'md':
      if (shown.md !== undefined) return shown.md(look);
      return 'blocks' in shown ? drawMarkdown(shown.blocks(look)) : unprintable('Markdown', shown);
    case 'html': {
      if (!('blocks' in shown)) return unprintable('page', shown);
      const { drawPage } = await import('../pages/page.view.ts');
      return drawPage(shown.blocks({ ...look, numbers: true }), `refnet, ${formatDate(session.today)}`);
    }
    case 'table':
      return 'blocks' in shown ? drawText(shown.blocks(look), look) : shown.text(look);
  }
}

function unprintable(what: string, shown: Shown): never {
  const { plain, csv, md } = shown;
  const hasMarkdown = md !== undefined || 'blocks' in shown;
  const formats = [...(plain ? ['json'] : []), ...(csv ? ['csv'] : []), ...(hasMarkdown ? ['md'] : [])];
  throw usageError(
    `there is no ${what} of this`,
    formats.length === 0
      ? 'leave the format out'
      : `leave the format out, or choose --format ${inWords(formats, 'or')}`,
  );
}
