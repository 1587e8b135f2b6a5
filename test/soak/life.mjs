// A life of random commands on one network, with a model of what each of them does; then everything is taken back, step by
// step, and done again.
import { readFileSync } from 'node:fs';
import { differences, isSame } from './state.mjs';
import { told } from './program.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./context.mjs').Network} Network */
/** @typedef {{ client: string, partner: string, direction: 'given' | 'received', status: string }} Referral */

const STEPS_A_ROUND = 12;

/** What undo keeps for itself, and numbers that are never given out twice. */
const BOOKKEEPING = JSON.parse(readFileSync(new URL('../helpers/bookkeeping.json', import.meta.url), 'utf8'));

const CLIENTS = [
  'Zoë O’Brien',
  'Ćmil "Q"',
  '李 雷',
  'Ann-Lise d’Ys',
  'X',
  '50% off',
  "O'Neil; drop",
  'Ñandú 🦙',
  'שרה כהן',
  '-r',
  '#12',
];
const NAMES = [
  'Yusuf Öz',
  'Ana María Ruiz',
  'Łukasz Wóz',
  'Bo',
  'Nguyễn Thị Hoa',
  'Dr. Q. Vane',
  "Siobhán O'Dea",
];
const STATUSES = ['contacted', 'meeting', 'proposal', 'won', 'lost', 'no-response'];

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'life',
  about: 'a life of random commands beside a model; all of it undone, and done again',
  run: async (context) => {
    const network = await context.network('small');
    const life = new Life(context, network);
    const states = [network.state()];
    for (let step = 0; step < STEPS_A_ROUND && !context.isOver(); step += 1) {
      const ran = await life.step();
      if (ran.code !== 0) {
        context.finding('a command that should work failed', told(ran));
        return;
      }
      const state = network.state();
      if (standing(state) > standing(states.at(-1))) states.push(state);
      await life.agrees(ran);
    }
    await backAndForth(context, network, states);
    await context.check(network);
  },
};

/** How many changes stand in the history. */
const standing = ({ tables }) => tables.changes.filter((row) => JSON.parse(row).undone_at === null).length;

/** Takes back all that was done, each time to the state before, and does it again. */
async function backAndForth(context, network, states) {
  const steps = [...states.keys()];
  for (const [command, order] of [
    ['undo', steps.slice(0, -1).toReversed()],
    ['redo', steps.slice(1)],
  ]) {
    for (const at of order) {
      const ran = await network.refnet([command]);
      const state = network.state();
      if (ran.code !== 0) context.finding(`${command} failed`, told(ran));
      else if (!isSame(content(state), content(states[at]))) {
        context.finding(
          `${command} does not give back what was there`,
          told(ran),
          ...differences(content(state), content(states[at])),
        );
        return;
      }
      context.count(`${command}s`);
    }
  }
}

/** What a state holds, but for when its records were last written to: taking back is writing, for other copies of them. */
function content(state) {
  const tables = Object.entries(state.tables)
    .filter(([name]) => !BOOKKEEPING.includes(name))
    .map(([name, rows]) => [name, rows.map((row) => row.replace(/"updated_at":"[^"]*"/, '"updated_at":""'))]);
  return { ...state, tables: Object.fromEntries(tables) };
}

class Life {
  #random;
  #network;
  #context;
  #partners = ['Maren Holt', 'Victor Osei', 'Ilse Moreno'];
  /** @type {Referral[]} */
  #referrals = [
    { client: 'Jane D.', partner: 'Maren Holt', direction: 'received', status: 'new' },
    { client: 'Carl M.', partner: 'Victor Osei', direction: 'received', status: 'won' },
    { client: 'Dana R.', partner: 'Victor Osei', direction: 'given', status: 'new' },
    { client: 'Erin F.', partner: 'Ilse Moreno', direction: 'given', status: 'new' },
  ];
  #checkIns = 1;
  #nth = 0;

  /** @param {Context} context @param {Network} network */
  constructor(context, network) {
    this.#context = context;
    this.#network = network;
    this.#random = context.random;
  }

  /** Does one thing, and what it does to the model. */
  step() {
    const ways = [
      () => this.#add(),
      () => this.#log(),
      () => this.#log(),
      () => this.#log(),
      () => this.#update(),
      () => this.#checkIn(),
      () => this.#edit(),
      () => this.#remove(),
      () => this.#removePartner(),
      () => this.#other(),
    ];
    return this.#random.one(ways)();
  }

  #run(argv) {
    return this.#network.refnet(['--yes', ...argv]);
  }

  #add() {
    this.#nth += 1;
    const name = `${this.#random.one(NAMES)} ${this.#nth}`;
    this.#partners.push(name);
    return this.#run(['add-partner', '--name', name, '--profession', 'surveyor']);
  }

  #log() {
    this.#nth += 1;
    const client = `${this.#random.one(CLIENTS)} ${this.#nth}`;
    const partner = this.#random.one(this.#partners);
    const direction = this.#random.chance(0.5) ? 'given' : 'received';
    this.#referrals.push({ client, partner, direction, status: 'new' });
    return this.#run([
      'log',
      direction === 'given' ? '--to' : '--from',
      partner,
      '--on',
      '2026-10-05',
      '--',
      client,
    ]);
  }

  async #update() {
    if (this.#referrals.length === 0) return this.#log();
    const referral = this.#random.one(this.#referrals);
    const status = this.#random.one(STATUSES);
    const number = await this.#numberOf(referral);
    const before = referral.status;
    const ran = await this.#run(['update', number, status, '--on', '2026-11-01']);
    // What may follow what is said with words.
    if (ran.code === 0) referral.status = status;
    else if (ran.code === 1 && ran.stderr.includes(before)) return { ...ran, code: 0 };
    return ran;
  }

  #checkIn() {
    this.#checkIns += 1;
    return this.#run(['check-in', this.#random.one(this.#partners), '--kind', 'call', '--on', '2026-11-02']);
  }

  #edit() {
    this.#nth += 1;
    return this.#run([
      'edit',
      this.#random.one(this.#partners),
      '--note',
      `note ${this.#nth}`,
      '--tag',
      `t${this.#nth}`,
    ]);
  }

  async #remove() {
    if (this.#referrals.length === 0) return this.#log();
    const referral = this.#random.one(this.#referrals);
    const number = await this.#numberOf(referral);
    this.#referrals = this.#referrals.filter((each) => each !== referral);
    return this.#run(['remove', number]);
  }

  async #removePartner() {
    if (this.#partners.length < 4) return this.#add();
    const partner = this.#random.one(this.#partners);
    const touches = await this.#listed('check-ins');
    this.#checkIns -= touches.filter((each) =>
      JSON.stringify(each.partner ?? each.partners).includes(partner),
    ).length;
    this.#partners = this.#partners.filter((each) => each !== partner);
    this.#referrals = this.#referrals.filter((each) => each.partner !== partner);
    return this.#run(['remove', partner]);
  }

  /** What the model does not know of, and undo has to. */
  #other() {
    const partner = this.#random.one(this.#partners);
    this.#nth += 1;
    return this.#run(
      this.#random.one([
        ['promise', partner, `send list ${this.#nth}`, '--by', '2026-12-12'],
        ['note', partner, `noticed ${this.#nth}`],
        ['config', 'hourly-rate', String(100 + this.#nth)],
        ['snooze', partner, '--until', '2027-01-01'],
        ['project', partner, `a stall ${this.#nth}`, '--kind', 'event'],
      ]),
    );
  }

  async #numberOf({ client, partner }) {
    const listed = await this.#listed('referrals');
    return String(listed.find((each) => each.client === client && each.partner === partner)?.number);
  }

  async #listed(what) {
    const ran = await this.#network.refnet([what, '--json']);
    if (ran.code !== 0) throw new Error(told(ran));
    return JSON.parse(ran.stdout);
  }

  /** Whether the lists say what the model says. */
  async agrees(ran) {
    const asText = (all) =>
      all
        .map((each) => JSON.stringify(each))
        .toSorted()
        .join('\n');
    const facts = ({ client, partner, direction, status }) => ({ client, partner, direction, status });
    const compare = (what, said, wanted) => {
      if (said !== wanted)
        this.#context.finding(`the list of ${what} is not what was done`, told(ran), said, 'wanted:', wanted);
    };
    this.#context.count('lists compared');
    const kind = this.#random.whole(1, 3);
    if (kind === 1)
      compare(
        'referrals',
        asText((await this.#listed('referrals')).map(facts)),
        asText(this.#referrals.map(facts)),
      );
    if (kind === 2)
      compare(
        'partners',
        asText((await this.#listed('partners')).map(({ name }) => name)),
        asText(this.#partners),
      );
    if (kind === 3)
      compare('check-ins', String((await this.#listed('check-ins')).length), String(this.#checkIns));
  }
}
