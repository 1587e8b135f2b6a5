import type { Argument, Command as Commander, Option as CommanderOption } from 'commander';
import type { Named } from '../kinds/type.ts';
import type { Command } from './command.cli.ts';
import type { Argument as OwnArgument } from './target.cli.ts';

/** What a command takes that tells commander itself, for completion. */
export function declaredBy(
  command: Commander,
  vocabularyOf: (placeholder: string, help: string) => { readonly words: readonly string[] } | undefined,
): Pick<Command, 'argument' | 'options'> {
  const wantedOf = (placeholder: string, help: string, choices: readonly string[] | undefined) => {
    const named = namedBy(placeholder);
    const words = choices ?? (named === undefined ? vocabularyOf(placeholder, help)?.words : undefined);
    return { help, ...(words === undefined ? {} : { words }), ...(named === undefined ? {} : { named }) };
  };
  const option = ({ flags, description, argChoices, required, long }: CommanderOption) => {
    const value = /<([^>.]+)/.exec(flags)?.[1] ?? '';
    return {
      flag: long?.slice(2) ?? '',
      ...wantedOf(value, description, argChoices),
      ...(required ? { value } : {}),
      read: () => undefined,
    };
  };
  const argument = (each: Argument): OwnArgument => ({
    usage: each.variadic ? `[${each.name()}...]` : `[${each.name()}]`,
    ...wantedOf(each.name(), each.description, each.argChoices),
  });
  return {
    argument: command.registeredArguments
      .map(argument)
      .reduceRight<OwnArgument | undefined>(
        (after, each) => (after === undefined ? each : { ...each, after }),
        undefined,
      ),
    options: Object.fromEntries(command.options.map((each) => [each.attributeName(), option(each)])),
  };
}

function namedBy(placeholder: string): Named | undefined {
  if (/^partner\b/.test(placeholder)) return 'partner';
  if (/^referral\b/.test(placeholder)) return 'referral';
  if (/^(?:file|folder)\b/.test(placeholder)) return 'file';
  return placeholder === 'day' ? 'day' : undefined;
}
