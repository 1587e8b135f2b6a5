/** What is explained of mutants is of the code as it stands: an explanation of what was rewritten would hide the next one. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import explained from './explained.json';
import { isExplainedBy, mutantsOf } from './mutants.mjs';

const files = [...new Set(explained.map(({ file }) => file))];

test.each(files)('each mutant of %s that is explained is there, once, with its reason', (file) => {
  const mutants = mutantsOf(file, readFileSync(file, 'utf8')).map((each) => ({ ...each, file }));
  const own = explained.filter((each) => each.file === file);
  const keys = own.map(({ within, what, from }) => [within, what, from].join('\n'));
  expect(own.filter((each) => !mutants.some((mutant) => isExplainedBy(mutant, each)))).toEqual([]);
  expect(own.filter(({ why }) => why.length < 10)).toEqual([]);
  expect(new Set(keys).size).toBe(keys.length);
});
