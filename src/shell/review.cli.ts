import { factLines } from '../screen/card.view.ts';
import type { Prompter } from './prompter.cli.ts';
import type { Session } from './session.cli.ts';

/** One fact of what is about to be written, and how to ask for it anew where that can be. */
export interface ReviewedFact {
  label: string;
  text: string;
  ask?: () => Promise<void>;
}

/** The last question, asked below the summary: whatever is typed answers it and writes. */
export interface LastQuestion {
  question: string;
  /** What Enter alone answers. */
  usual: string;
  check: (text: string) => string | true;
}

const KEYS = 'Enter writes it, e edits, Ctrl-C cancels';

/**
 * Shows what is about to be written; Enter writes it, `e` asks for one of the facts again. With a last question, its
 * answer is given, empty for the usual one. Throws a UserError of kind `cancelled` where the person leaves.
 */
export async function review(
  session: Session,
  prompter: Prompter,
  facts: () => readonly ReviewedFact[],
  last?: LastQuestion,
): Promise<string> {
  if (session.assumesYes) return '';
  for (;;) {
    prompter.say('About to be written:', ...factLines(facts(), session.width));
    const answer = await prompter.text(last === undefined ? KEYS : `${last.question} (${KEYS})`, {
      ...(last === undefined ? {} : { default: last.usual }),
      clears: true,
      check: (text) => isEdit(text) || text.trim() === last?.usual || (last?.check(text) ?? KEYS),
    });
    if (!isEdit(answer)) return answer.trim() === last?.usual ? '' : answer;
    const askAgain = await prompter.choose(
      'Change what?',
      facts().flatMap(({ label, text, ask }) =>
        ask === undefined ? [] : [{ name: `${label}: ${text || 'none'}`, value: ask }],
      ),
    );
    await askAgain();
  }
}

function isEdit(text: string): boolean {
  return /^e(?:dit)?$/i.test(text.trim());
}
