/** Colours that read on the picture's dark ground. */
const COLOURS: Readonly<Record<string, string>> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
};

interface Run {
  text: string;
  bold: boolean;
  dim: boolean;
  underline: boolean;
  colour: string | undefined;
}

const CELL = 8.4;
const LINE = 20;
const MARGIN = 18;

/** Output of a terminal, colours included, as an SVG picture `columns` wide. */
export function terminalPicture(output: string, columns: number): string {
  const lines = output.trimEnd().split('\n');
  const width = Math.ceil(columns * CELL + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  const rows = lines.map((line, index) => {
    const spans = toRuns(line).map((run) => `<tspan${attributes(run)}>${escapeXml(run.text)}</tspan>`);
    return `<text x="${MARGIN}" y="${MARGIN + (index + 1) * LINE - 5}" xml:space="preserve">${spans.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">
${rows.join('\n')}
</g>
</svg>
`;
}

function toRuns(line: string): Run[] {
  const state = { bold: false, dim: false, underline: false, colour: undefined as string | undefined };
  const runs: Run[] = [];
  // oxlint-disable-next-line no-control-regex -- the escape sequences of colours are what is looked for
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    // oxlint-disable-next-line no-control-regex
    const codes = /^\u001b\[([0-9;]*)m$/.exec(part)?.[1];
    if (codes === undefined) {
      if (part !== '') runs.push({ ...state, text: part });
      continue;
    }
    for (const code of codes.split(';')) applyCode(state, code);
  }
  return runs;
}

function applyCode(state: Omit<Run, 'text'>, code: string): void {
  if (code === '1') state.bold = true;
  else if (code === '2') state.dim = true;
  else if (code === '4') state.underline = true;
  else if (code === '22') state.bold = state.dim = false;
  else if (code === '24') state.underline = false;
  else if (code === '39') state.colour = undefined;
  else if (code in COLOURS) state.colour = COLOURS[code];
  else if (code !== '' && code !== '0') throw new Error(`a picture cannot show the code ${code}`);
}

function attributes({ bold, dim, underline, colour }: Run): string {
  return [
    bold ? ' font-weight="bold"' : '',
    dim ? ' fill-opacity="0.6"' : '',
    underline ? ' text-decoration="underline"' : '',
    colour === undefined ? '' : ` fill="${colour}"`,
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
