import { readWord } from '../kinds/vocabulary.ts';
import { Drawn, withBreak } from '../screen/drawn.ts';
import type { Command } from './command.cli.ts';
import { SHELLS } from './shells.ts';

/**
 * The scripts pass what was typed as plain words and take each answer as plain text: nothing is evaluated, and no
 * answer needs quoting (see `complete.ts`), so that no partner's name is ever code.
 */
const SCRIPTS = {
  bash: `# refnet completion for bash. In ~/.bashrc:  eval "$(refnet completion bash)"
_refnet() {
  local line kind=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("\${line%%$'\\t'*}"); fi
  done < <(command refnet __complete bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  if [[ $kind == files ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _refnet refnet
`,
  zsh: `#compdef refnet
# refnet completion for zsh. In ~/.zshrc, after compinit:  eval "$(refnet completion zsh)"
_refnet() {
  local line kind=
  local -a values texts
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
    else
      values+=("\${line%%$'\\t'*}")
      texts+=("\${line%%$'\\t'*}  \${line#*$'\\t'}")
    fi
  done < <(command refnet __complete zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if [[ $kind == files ]]; then
    _files
  elif (( \${#values:#\${PREFIX}*} == 0 )); then
    compadd -l -d texts -- "\${(@)values}"
  else
    # Partners are also found by a later word of their name: what was typed gives way to one of them.
    compadd -U -l -d texts -- "\${(@)values}"
    (( \${#values} > 1 )) && compstate[insert]=menu
  fi
}
if [[ \${funcstack[1]} == _refnet ]]; then _refnet "$@"; else compdef _refnet refnet; fi
`,
  fish: `# refnet completion for fish. Once:  refnet completion fish > ~/.config/fish/completions/refnet.fish
function __refnet_complete
  set -l words (commandline -opc) (commandline -ct)
  set -e words[1]
  set -l lines (command refnet __complete fish -- $words 2>/dev/null)
  if test "$lines[1]" = files
    __fish_complete_path (commandline -ct)
  else if set -q lines[2]
    printf '%s\\n' $lines[2..-1]
  end
end
complete -c refnet -f -a '(__refnet_complete)'
`,
} as const;

export const command: Command = {
  argument: { usage: '[shell]', help: 'bash, zsh or fish', words: SHELLS.words },
  options: {},
  async run(session, { words: [typed] }) {
    const shell = typed ?? (await (await import('./shell-asked.cli.ts')).shellAsked(session, SHELLS.words));
    session.print(new Drawn(withBreak(SCRIPTS[readWord(SHELLS, shell)])));
  },
  help: `
Completes commands, options, their words, open referrals and the names of your
partners.

Examples:
  eval "$(refnet completion bash)"      in ~/.bashrc
  eval "$(refnet completion zsh)"       in ~/.zshrc, after compinit
  refnet completion fish > ~/.config/fish/completions/refnet.fish`,
};
