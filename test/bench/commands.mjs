// What the commands cost beside an empty Node, on one network.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS, IN_TERMINAL, QUESTION } from './cases.mjs';
import { has, measureInTurn, median, printTable, ratios, terminals } from './measure.mjs';

/** How much more a command may take with ten times the referrals, where nothing else is said. */
const LARGE = 3;

/**
 * Measures every command in a Node, prints it beside the goals and what was recorded, and gives what is to be recorded.
 * `paths` are those of the networks; `only` names the commands that are measured.
 */
export async function measureCommands({
  node,
  refnet,
  keepsCode,
  paths,
  rounds,
  way,
  only,
  folder,
  env,
  recorded,
}) {
  const isLarge = way === 'large';
  const terminal = way === 'terminal';
  // What is measured writes to a copy, and each name it writes is new: what it adds does not matter.
  const networks = Object.fromEntries(Object.keys(paths).map((name) => [name, join(folder, `${name}.db`)]));
  for (const [name, path] of Object.entries(paths)) copyFileSync(path, networks[name]);
  const commands = COMMANDS.filter(
    ({ name, waiting = false }) => (only === undefined || only.includes(name)) && !(isLarge && waiting),
  );
  const cases = [
    { name: 'node -e 0', argv: [node, '-e', '0'] },
    ...commands.map(({ name, argv, waiting = false }) => ({
      name,
      argv: (nth) => [node, refnet, ...argv(nth)],
      env: { REFNET_DB: networks[isLarge ? 'large' : waiting ? 'waiting' : 'usual'], PAGER: 'cat' },
      terminal,
    })),
  ];
  const withShell = way === 'pipe' && only === undefined && has('sqlite3');
  if (withShell)
    cases.push({ name: 'sqlite3, the same question', argv: ['sqlite3', networks.usual, QUESTION] });
  const found = await measureInTurn(cases, rounds, env);
  const base = found[0];
  const milliseconds = [base.cpu, base.wall].map((values) => `${median(values).toFixed(1)} ms`);
  console.log(
    `An empty Node takes ${milliseconds[0]} of CPU, ${milliseconds[1]} by the clock; ${rounds} rounds`,
  );
  const measured = {};
  const rows = [
    [
      'x node',
      'CPU',
      'quartiles',
      'at most',
      '',
      'recorded',
      'clock',
      'quartiles',
      'recorded',
      'memory',
      'recorded',
    ],
  ];
  for (const [at, { cpu, wall, peak }] of found.entries()) {
    if (at === 0) continue;
    const { name } = cases[at];
    const most = goalOf(commands[at - 1], { keepsCode, isLarge, terminal });
    const [cpuRatio, ...cpuSpread] = ratios(cpu, base.cpu);
    const [wallRatio, ...wallSpread] = ratios(wall, base.wall);
    const memory = peak === undefined || base.peak === undefined ? undefined : peak / base.peak;
    measured[name] = rounded({ cpu: cpuRatio, wall: wallRatio, ...(memory === undefined ? {} : { memory }) });
    const before = recorded[name] ?? {};
    rows.push([
      name,
      shown(cpuRatio),
      cpuSpread.map(shown).join('-'),
      shown(most),
      most !== undefined && cpuRatio > most ? 'over' : '',
      shown(before.cpu),
      shown(wallRatio),
      wallSpread.map(shown).join('-'),
      shown(before.wall),
      shown(memory),
      shown(before.memory),
    ]);
  }
  printTable(rows);
  if (withShell) compareWithShell(cases, found);
  return measured;
}

/** What a command may take; undefined where nothing is said. */
function goalOf(command, { keepsCode, isLarge, terminal }) {
  if (command?.most === undefined) return undefined;
  const most = command.most[keepsCode ? 0 : 1];
  if (isLarge) return most * (command.at200 ?? LARGE);
  return terminal ? most + IN_TERMINAL : most;
}

function compareWithShell(cases, found) {
  const cpuOf = (name) => median(found[cases.findIndex((each) => each.name.startsWith(name))].cpu);
  const share = cpuOf('report') / (cpuOf('node') + cpuOf('sqlite3'));
  console.log(
    `report takes ${share.toFixed(2)} x an empty Node and the sqlite3 shell together (at most 2.00)`,
  );
}

function shown(value) {
  return value === undefined ? '' : value.toFixed(2);
}

function rounded(values) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toFixed(2))]));
}

/** Whether commands can be run in a terminal here. */
export const hasTerminals = terminals !== undefined;
