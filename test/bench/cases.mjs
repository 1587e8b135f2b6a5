// The commands that a person feels, and how much of the processor's time each may take beside an empty Node.

/** What is taken for today. */
export const TODAY = '2026-11-20';

/**
 * The commands by name. `most` is what one may take beside an empty Node, where Node keeps compiled code and where it
 * keeps none; `at200` by how much more that may be with ten times the referrals (and three times where nothing is said).
 * `argv` is given a number that no other run has.
 */
export const COMMANDS = [
  { name: 'version', argv: () => ['--version'] },
  { name: 'help', argv: () => ['--help'] },
  { name: 'completion', argv: () => ['completion', 'bash'] },
  {
    name: 'log',
    argv: (nth) => ['log', client(nth), '--from', `p${20 + (nth % 150)}`, '--on', 'yesterday'],
    most: [1.7, 2],
    at200: 1.5,
  },
  { name: 'check-in', argv: () => ['check-in', 'p7', '--kind', 'call'], most: [1.7, 2], at200: 1.5 },
  { name: 'add-partner', argv: (nth) => ['add-partner', client(nth), '--yes'], most: [1.7, 2] },
  { name: 'partners', argv: () => ['partners'], most: [2.1, 2.7] },
  { name: 'referrals', argv: () => ['referrals'], most: [2.1, 2.7] },
  { name: 'advise X', argv: () => ['advise', 'p7'], most: [2.1, 2.7], at200: 1.5 },
  { name: 'report', argv: () => ['report'], most: [2.2, 2.9], memory: 1.4 },
  { name: 'report X', argv: () => ['report', 'p7'], most: [2.6, 3.2], at200: 1.5 },
  { name: 'who', argv: () => ['who', 'tax return'], most: [2.6, 3.2] },
  { name: 'search', argv: () => ['search', 'Client 77'], most: [3, 3.5], at200: 1.5 },
  { name: 'due', argv: () => ['due'], most: [3, 3.5], at200: 1.5 },
  { name: 'due, much waiting', argv: () => ['due'], most: [3, 3.5], waiting: true },
  { name: 'advise', argv: () => ['advise'], most: [4, 5] },
];

/** By how much more a command may take in a terminal. */
export const IN_TERMINAL = 0.8;

/** How much of the processor's time an import may take, beside an empty Node or the shell doing the same whole job. */
export const IMPORTS = [
  { rows: 20_000, rounds: 3, timesNode: 50 },
  { rows: 100_000, rounds: 2 },
  { rows: 1_000_000, rounds: 1, timesShell: 2.5 },
];

/** The question that the report asks of the referrals. */
export const QUESTION = `
  select p.name, sum(r.direction = 'given'), sum(r.direction = 'received'), count(r.id), sum(r.status = 'won'),
    sum(r.status in ('won', 'lost', 'no-response', 'declined')), sum(iif(r.status = 'won', r.invoiced_minor, 0))
  from partners p left join referrals r on r.partner_id = p.id
    and r.occurred_on > '2025-11-20' and r.occurred_on <= '2026-11-20' and r.status <> 'void'
    and r.consent is not 0
  group by p.id order by 4 desc limit 20`;

/** A name that looks like no other, so that no run finds what an earlier one wrote. */
function client(nth) {
  const syllables = ['ba', 'ko', 'lu', 'mi', 'ne', 'ro', 'sa', 'ti', 'vo', 'zu'];
  const digits = String(nth).padStart(4, '0').split('').map(Number);
  const [first, second, third, fourth] = digits.map((digit) => syllables[digit]);
  const name = `${third}${fourth}${third} ${first}${fourth}${second}${third}`;
  return name.replace(/\b./g, (letter) => letter.toUpperCase());
}
