import { wrapText } from '../text/wrap.ts';
import { safeBlock, type Drawn } from './drawn.ts';

/** Markdown in lines of a terminal, each point going on below its text; what is to be copied, in fences, is left as it is. */
export function wrappedMarkdown({ text: markdown }: Drawn, width: number): Drawn {
  let isFenced = false;
  const lines = markdown.split('\n').flatMap((line) => {
    const isFence = /^`{3,}/.test(line);
    if (isFence) isFenced = !isFenced;
    const hang = /^(?:- \[ \] |- |> )?/.exec(line)?.[0].length ?? 0;
    return isFence || isFenced ? [line] : wrapText(line, width, hang);
  });
  return safeBlock(lines.join('\n'));
}
