import { wrapText } from './text/wrap.ts';

/** Commands that belong together. */
interface ListedGroup {
  readonly title: string;
  readonly commands: readonly { readonly name: string }[];
}

/** The seven that carry the week with what they do, then one line a group: it fits a screen of 24 lines. */
export function overview(
  groups: readonly ListedGroup[],
  summaries: Readonly<Record<string, string>>,
  width: number,
): string {
  const [week, ...others] = groups;
  const names = (commands: ListedGroup['commands']) => commands.map(({ name }) => name).join(', ');
  const lines: (readonly [text: string, hang: number])[] = [
    ['Usage: refnet <command> [options]', 0],
    ['', 0],
    [
      'Keep track of who sends you clients and whom you send them to, in one file of your own, and know when a ' +
        'relationship is worth formalizing.',
      0,
    ],
    ['', 0],
    ...(week?.commands ?? []).map(
      ({ name }) => [`  ${name.padEnd(13)}${summaries[name] ?? ''}`, 13] as const,
    ),
    ['', 0],
    ...others.map(({ title, commands }) => [`${title.padEnd(11)}${names(commands)}`, 11] as const),
    ['', 0],
    ['Options    --db FILE, --plain, --no-color, --no-pager, --no-input, --yes, -V', 11],
    ['Begin with refnet add-partner "Maren Holt" --profession "mortgage broker"', 11],
    [`${width < 63 ? '' : '         '}  refnet log "Jane D." --from maren --for "first home"`, 0],
    ['refnet help COMMAND explains one, with examples: refnet help log', 0],
  ];
  return `${lines.flatMap(([text, hang]) => wrapText(text, width, hang)).join('\n')}\n`;
}
