import xterm from '@xterm/headless';
import { describe, expect, onTestFinished, test } from 'vitest';
import { QuestionScreen } from '../../src/shell/question-screen.cli.ts';

/** As inquirer erases a question of so many lines whose cursor stands `below` lines above its last, and draws another. */
const anew = (lines: number, below: number, drawn: string) =>
  `${below === 0 ? '' : `\x1b[${below}B`}\x1b[2K${'\x1b[1A\x1b[2K'.repeat(lines - 1)}\x1b[G${drawn}`;

/** A question on a screen as a terminal has it, and what stands there. */
function questionOn({ columns, rows = 12 }: { columns: number; rows?: number }) {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  onTestFinished(() => terminal.dispose());
  const size = { columns, rows };
  const written: string[] = [];
  const stderr = {
    isTTY: true,
    get columns() {
      return size.columns;
    },
    get rows() {
      return size.rows;
    },
    write: (text: string | Uint8Array) => {
      written.push(String(text));
      terminal.write(text);
    },
  };
  const screen = new QuestionScreen({ stderr, stdout: stderr } as never);
  return {
    screen,
    written,
    shell: (text: string) => terminal.write(text),
    resize: (to: number) => {
      terminal.resize(to, rows);
      size.columns = to;
    },
    /** The lines of the screen, and where the cursor stands among them. */
    shown: async () => {
      await new Promise<void>((resolve) => {
        terminal.write('', resolve);
      });
      const { active } = terminal.buffer;
      const lines = Array.from({ length: active.length }, (_, at) =>
        active.getLine(at)?.translateToString(true),
      );
      return {
        text: lines.join('\n').trimEnd(),
        cursor: [active.baseY + active.cursorY, active.cursorX],
      };
    },
  };
}

const NOTE = '? Note new office';
const LIST = '? With whom mar\n> Maren Holt\n  Mark Berg\n\nup and down navigate\x1b[4A\x1b[16G';

test('a question is as wide and high as what it is asked on', () => {
  const { screen, resize } = questionOn({ columns: 60, rows: 20 });
  resize(40);
  expect([screen.columns, screen.rows, screen.isTTY]).toEqual([40, 20, true]);
});

test('pastes are told apart from what is typed as long as it is asked, and no longer', () => {
  const { screen, written } = questionOn({ columns: 60 });
  screen.begin();
  screen.write(NOTE);
  screen.finish();
  expect(written).toEqual(['\x1b[?2004h', NOTE, '\x1b[?2004l']);
});

test('what a question writes is shown as it is, where the terminal stays as wide', async () => {
  const { screen, shown } = questionOn({ columns: 60 });
  screen.write(LIST);
  screen.write(anew(5, 4, '? With whom maren\n> Maren Holt\n\nup and down navigate\x1b[3A\x1b[18G'));
  expect(await shown()).toEqual({
    text: '? With whom maren\n> Maren Holt\n\nup and down navigate',
    cursor: [0, 17],
  });
});

describe('in a terminal that became another size a question that is drawn anew stands there once:', () => {
  test.each([
    ['narrower, so that its own line is broken', 60, 20],
    ['wider, so that it is in one line again', 20, 60],
  ])('%s', async (_size, before, after) => {
    const { screen, shown, resize } = questionOn({ columns: before });
    const long = '? Note took over the practice of a colleague';
    screen.write(`${long}\x1b[${long.length % before === 0 ? 1 : (long.length % before) + 1}G`);
    resize(after);
    screen.write(anew(Math.ceil(long.length / before), 0, '? Note none\x1b[12G'));
    expect(await shown()).toMatchObject({ text: '? Note none' });
  });

  test('a list with the cursor in its first line', async () => {
    const { screen, shown, resize } = questionOn({ columns: 60 });
    screen.write(LIST);
    resize(30);
    screen.write(anew(5, 4, '? With whom mark\n> Mark Berg\x1b[1A\x1b[17G'));
    expect(await shown()).toEqual({ text: '? With whom mark\n> Mark Berg', cursor: [0, 16] });
  });

  test('a question whose line before the cursor is broken too', async () => {
    const { screen, shown, resize } = questionOn({ columns: 60 });
    screen.write('? What was noticed, in as many words as are wanted\n  new\x1b[6G');
    resize(30);
    screen.write(anew(2, 0, '? What was noticed\n  new office\x1b[13G'));
    expect(await shown()).toMatchObject({ text: '? What was noticed\n  new office' });
  });
});

describe('a question that is stopped', () => {
  test('is left standing, with the cursor to be seen below all of it, and drawn again below what a shell wrote', async () => {
    const { screen, shown, shell, written } = questionOn({ columns: 60 });
    screen.write(LIST);
    screen.leave();
    expect(written.at(-1)).toContain('\x1b[?25h');
    shell('shell> fg\r\n');
    screen.redraw();
    const { text, cursor } = await shown();
    const drawn = '? With whom mar\n> Maren Holt\n  Mark Berg\n\nup and down navigate';
    expect(text).toBe(`${drawn}\nshell> fg\n${drawn}`);
    expect(cursor).toEqual([6, 15]);
  });

  test('is drawn again where it stands, if nothing was written since', async () => {
    const { screen, shown } = questionOn({ columns: 60 });
    screen.write(LIST);
    screen.redraw();
    screen.leave();
    screen.redraw();
    screen.redraw();
    expect((await shown()).text.match(/With whom/g)).toHaveLength(2);
  });

  test('is drawn with the cursor where a key moved it within its line', async () => {
    const { screen, shown } = questionOn({ columns: 60 });
    screen.write(`${NOTE}\x1b[18G`);
    screen.write('\x1b[12G');
    screen.redraw();
    expect(await shown()).toEqual({ text: NOTE, cursor: [0, 11] });
  });
});
