import { runMain } from '../helpers/refnet.ts';
import {
  newFacts,
  type AgreementFacts,
  type Day,
  type Direction,
  type Money,
  type NetworkFacts,
  type NoteKind,
  type PartnerFacts,
  type ReferralFacts,
  type SettingFacts,
  type Stage,
  type Status,
} from './oracle.ts';

export const usd = (units: number): Money => ({ minor: Math.round(units * 100), currency: 'USD' });
export const eur = (units: number): Money => ({ minor: Math.round(units * 100), currency: 'EUR' });

export function typed({ minor, currency }: Money): string {
  const units = Math.abs(minor);
  const text = `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
  return `${currency} ${minor < 0 ? '-' : ''}${text}`;
}

export interface PartnerSaid {
  profession?: string;
  services?: string;
  stage?: Stage;
  place?: readonly [country: string, subdivision: string];
}

export interface LogSaid {
  need?: string;
  refused?: boolean;
  status?: Status;
  invoiced?: Money;
}

export interface AgreementSaid {
  written: boolean;
  from: Day;
  until?: Day;
  exclusive?: string;
  iPay?: number;
  theyPay?: number;
  iWill?: boolean;
  theyWill?: boolean;
}

export interface TermsSaid {
  from: Day;
  /** `none` ends it. */
  exclusive?: string;
  iPay?: number;
  theyPay?: number;
  iWill?: boolean;
  theyWill?: boolean;
}

export interface ImportedRow {
  partner: string;
  direction: Direction;
  day: Day;
  status: Status;
  closed?: Day;
  value?: Money;
}

/**
 * Writes a network by real commands, each entered on a day, and keeps the same as plain facts for the reading. Every
 * command must succeed.
 */
export class Scribe {
  readonly facts: NetworkFacts;
  readonly commands: string[] = [];
  #clients = 0;

  constructor(
    readonly home: string,
    readonly madeOn: Day,
    public today: Day = madeOn,
  ) {
    this.facts = newFacts(madeOn);
  }

  async run(...argv: string[]): Promise<string> {
    return this.#run(argv);
  }

  async #run(argv: string[], stdin?: string): Promise<string> {
    this.commands.push(
      `${this.today} ${argv.map((one) => (/^[\w./:=-]+$/u.test(one) ? one : `'${one}'`)).join(' ')}` +
        (stdin === undefined ? '' : ` <<'CSV'\n${stdin}CSV`),
    );
    const { code, stdout, stderr } = await runMain(this.home, [...argv, '--yes'], {
      today: this.today,
      ...(stdin === undefined ? {} : { stdin }),
    });
    if (code !== 0) throw new Error(`${this.commands.join('\n')}\nfailed with ${code}: ${stderr}${stdout}`);
    return stdout;
  }

  /** Something entered by mistake and taken back: it leaves no trace. */
  async takenBack(...argv: string[]): Promise<void> {
    await this.run(...argv);
    await this.run('undo');
  }

  partnerOf(name: string): PartnerFacts {
    const found = this.facts.partners.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no partner ${name}`);
    return found;
  }

  async set(key: string, value: string, change: (settings: SettingFacts) => void): Promise<void> {
    await this.run('config', key, value);
    change(this.facts.settings);
  }

  async partner(name: string, said: PartnerSaid = {}): Promise<void> {
    const { profession, services, stage, place } = said;
    const argv = ['add-partner', name, ...some('--profession', profession)];
    argv.push(...some('--services', services), ...some('--stage', stage));
    if (place !== undefined) argv.push('--country', place[0], '--subdivision', place[1]);
    await this.run(...argv);
    this.facts.partners.push({
      name,
      ...(profession === undefined ? {} : { profession }),
      ...(services === undefined ? {} : { services }),
      stages: stage === undefined ? [] : [{ stage, day: this.today }],
      answers: [],
    });
  }

  async edit(name: string, argv: readonly string[], change: (partner: PartnerFacts) => void): Promise<void> {
    await this.run('edit', name, ...argv);
    change(this.partnerOf(name));
  }

  async stage(name: string, stage: Stage, day: Day): Promise<void> {
    await this.edit(name, ['--stage', stage, '--on', day], ({ stages }) => {
      // To say what holds on that day already changes nothing.
      const before = stages.filter((one) => one.day <= day).toSorted((a, b) => (a.day < b.day ? -1 : 1));
      if ((before.at(-1)?.stage ?? 'acquaintance') !== stage) stages.push({ stage, day });
    });
  }

  async answer(name: string, question: number, answer: 'yes' | 'no' | 'unsure', day: Day): Promise<void> {
    await this.edit(name, ['--question', `${question}=${answer}`, '--on', day], ({ answers }) =>
      answers.push({ question, answer, day }),
    );
  }

  /** Another day or direction for what was entered by mistake, or the client's refusal that came to light. */
  async correct(
    referral: ReferralFacts,
    { day, direction, refused }: { day?: Day; direction?: Direction; refused?: boolean },
  ): Promise<void> {
    const argv = ['edit', String(referral.number), ...some('--on', day)];
    if (direction !== undefined) argv.push(`--${direction}`);
    if (refused === true) argv.push('--consent', 'no');
    await this.run(...argv);
    if (day !== undefined) referral.day = day;
    if (direction !== undefined) referral.direction = direction;
    if (refused === true) referral.refusedContact = true;
  }

  /** A record that is entered and removed: it leaves no trace. */
  async removed(...argv: string[]): Promise<void> {
    const [number = 0] = numbersIn(await this.run(...argv, '--json'));
    await this.run('remove', String(number));
  }

  /** One client, given to several or received from one. */
  async log(
    partners: readonly string[],
    direction: Direction,
    day: Day,
    said: LogSaid = {},
  ): Promise<ReferralFacts[]> {
    const option = direction === 'given' ? '--to' : '--from';
    const argv = ['log', this.#client(), ...partners.flatMap((name) => [option, name]), '--on', day];
    argv.push(...some('--for', said.need), ...some('--status', said.status));
    if (said.refused === true) argv.push('--consent', 'no');
    if (said.invoiced !== undefined) argv.push('--value', typed(said.invoiced));
    const numbers = numbersIn(await this.run(...argv, '--json'));
    const logged = partners.map((partner, at): ReferralFacts => {
      return {
        number: numbers[at] ?? 0,
        partner,
        direction,
        day,
        ...(said.need === undefined ? {} : { need: said.need }),
        ...(said.refused === true ? { refusedContact: true } : {}),
        ...(said.invoiced === undefined ? {} : { invoiced: said.invoiced }),
        steps: said.status === undefined ? [] : [{ status: said.status, day }],
        collected: [],
      };
    });
    this.facts.referrals.push(...logged);
    return logged;
  }

  /** A step of one; where it is won, the other names given to that client are not chosen. */
  async step(
    referral: ReferralFacts,
    status: Status,
    day: Day,
    { invoiced, others = [] }: { invoiced?: Money; others?: readonly ReferralFacts[] } = {},
  ): Promise<void> {
    const value = invoiced === undefined ? [] : ['--value', typed(invoiced)];
    await this.run('update', String(referral.number), status, '--on', day, ...value);
    referral.steps.push({ status, day });
    if (invoiced !== undefined) referral.invoiced = invoiced;
    if (status !== 'won') return;
    for (const other of others) {
      if (other !== referral && (other.steps.at(-1)?.status ?? 'new') === 'new') {
        other.steps.push({ status: 'not-chosen', day });
      }
    }
  }

  async collect(referral: ReferralFacts, amount: Money, day: Day): Promise<void> {
    await this.run('update', String(referral.number), '--collected', typed(amount), '--on', day);
    referral.collected.push({ day, amount });
  }

  /** An import that is taken back: it leaves no trace. */
  async importedForNothing(partner: string, day: Day): Promise<void> {
    await this.#run(['import', '-'], `Date,Partner,Client,Direction\n${day},${partner},Ned B.,given\n`);
    await this.run('undo');
  }

  async imported(rows: readonly ImportedRow[]): Promise<ReferralFacts[]> {
    const made = rows.map((row) => ({ ...row, client: this.#client() }));
    const lines = made.map(({ day, partner, client, status, direction, closed, value }) =>
      [day, partner, client, status, direction, closed ?? '', value === undefined ? '' : typed(value)].join(),
    );
    const csv = ['Date,Partner,Client,Status,Direction,Closed,Value', ...lines, ''].join('\n');
    await this.#run(['import', '-'], csv);
    const listed = JSON.parse(await this.run('referrals', '--json', '--limit', 'all')) as {
      client: string;
      number: number;
    }[];
    const logged = made.map(({ client, partner, direction, day, status, closed, value }): ReferralFacts => {
      return {
        number: listed.find((one) => one.client === client)?.number ?? 0,
        partner,
        direction,
        day,
        steps: status === 'new' ? [] : [{ status, day: closed }],
        ...(value === undefined ? {} : { invoiced: value }),
        collected: [],
      };
    });
    this.facts.referrals.push(...logged);
    if (this.facts.firstImport.length === 0) this.facts.firstImport = rows.map(({ day }) => day);
    return logged;
  }

  async checkIn(
    partner: string,
    day: Day,
    said: { talk?: boolean; satisfaction?: number; minutes?: number; next?: Day } = {},
  ): Promise<void> {
    const { talk = false, satisfaction, minutes, next } = said;
    const argv = ['check-in', partner, '--kind', talk ? 'talk' : 'call', '--on', day, '--json'];
    argv.push(
      ...some('--satisfaction', satisfaction),
      ...some('--minutes', minutes),
      ...some('--next', next),
    );
    const [number = 0] = numbersIn(await this.run(...argv));
    this.facts.checkIns.push({
      number,
      partner,
      day,
      talk,
      ...(satisfaction === undefined ? {} : { satisfaction }),
      ...(minutes === undefined ? {} : { minutes }),
      ...(next === undefined ? {} : { next }),
    });
  }

  /** Something sent to everybody: contact with nobody. */
  async broadcast(day: Day): Promise<void> {
    await this.run('check-in', '--kind', 'broadcast', '--all', '--on', day);
  }

  async note(partner: string, kind: NoteKind, day: Day): Promise<void> {
    const [number = 0] = numbersIn(
      await this.run('note', partner, 'seen', '--kind', kind, '--on', day, '--json'),
    );
    this.facts.notes.push({ number, partner, day, kind });
  }

  async project(
    partner: string,
    kind: string,
    from: Day,
    said: { until?: Day; cost?: Money; minutes?: number } = {},
  ): Promise<void> {
    const { until, cost, minutes } = said;
    const argv = ['project', partner, 'together', '--kind', kind, '--from', from, '--json'];
    argv.push(...some('--until', until), ...some('--minutes', minutes));
    if (cost !== undefined) argv.push('--cost', typed(cost));
    const [number = 0] = numbersIn(await this.run(...argv));
    this.facts.projects.push({
      number,
      partner,
      kind,
      from,
      ...(until === undefined ? {} : { until }),
      ...(cost === undefined ? {} : { cost }),
      ...(minutes === undefined ? {} : { minutes }),
    });
  }

  async agree(partner: string, said: AgreementSaid): Promise<AgreementFacts> {
    const { written, from, until, exclusive, iPay, theyPay, iWill = false, theyWill = false } = said;
    const argv = ['agree', partner, written ? '--written' : '--verbal', '--from', from, '--json'];
    argv.push(...some('--until', until), ...termWords(said));
    const [number = 0] = numbersIn(await this.run(...argv));
    const agreement: AgreementFacts = {
      number,
      partner,
      written,
      from,
      ...(until === undefined ? {} : { until }),
      terms: [{ from, ...kept(exclusive, iPay, theyPay) }],
      mine: iWill ? [from] : [],
      theirs: theyWill ? [from] : [],
    };
    this.facts.agreements.push(agreement);
    return agreement;
  }

  /** Terms of an agreement that hold from a day on. */
  async change(agreement: AgreementFacts, said: TermsSaid): Promise<void> {
    await this.run('agree', agreement.partner, '--from', said.from, ...termWords(said));
    const before = agreement.terms.at(-1);
    const exclusive = said.exclusive ?? before?.exclusive;
    const iPay = said.iPay ?? before?.iPay;
    const theyPay = said.theyPay ?? before?.theyPay;
    agreement.terms.push({
      from: said.from,
      ...kept(exclusive === 'none' ? undefined : exclusive, iPay, theyPay),
    });
    if (said.iWill === true) agreement.mine.push(said.from);
    if (said.theyWill === true) agreement.theirs.push(said.from);
  }

  /** A verbal agreement is written down: another begins on that day with all of it. */
  async writeDown(agreement: AgreementFacts, day: Day): Promise<AgreementFacts> {
    const [number = 0] = numbersIn(
      await this.run('agree', agreement.partner, '--written', '--from', day, '--json'),
    );
    const last = agreement.terms.at(-1);
    const { closedOn: _closed, ...open } = agreement;
    const next: AgreementFacts = {
      ...open,
      number,
      written: true,
      from: day,
      terms: [{ ...last, from: day }],
      mine: [...agreement.mine],
      theirs: [...agreement.theirs],
    };
    agreement.closedOn = day;
    this.facts.agreements.push(next);
    return next;
  }

  /** A fee agreed for one referral alone. */
  async feeOf(referral: ReferralFacts, percent: number): Promise<void> {
    const option = referral.direction === 'received' ? '--i-pay' : '--they-pay';
    await this.run('agree', referral.partner, '--for', String(referral.number), option, `${percent}%`);
    referral.ownFee = percent;
  }

  async close(agreement: AgreementFacts, day: Day): Promise<void> {
    await this.run('agree', String(agreement.number), '--close', '--on', day);
    agreement.closedOn = day;
  }

  /** Closed by mistake, and open again. */
  async reopen(agreement: AgreementFacts): Promise<void> {
    await this.run('edit', String(agreement.number), '--reopen');
    delete agreement.closedOn;
  }

  async renew(agreement: AgreementFacts, until: Day): Promise<void> {
    await this.run('agree', String(agreement.number), '--until', until);
    agreement.until = until;
  }

  async pay(
    partner: string,
    side: 'paid' | 'received',
    amount: Money,
    day: Day,
    waived = false,
  ): Promise<void> {
    const argv = ['pay', partner, typed(amount), '--on', day];
    if (side === 'received') argv.push('--received');
    if (waived) argv.push('--waive');
    await this.run(...argv);
    this.facts.payments.push({ partner, day, side, amount, waived });
  }

  async snooze(partner: string, until: Day): Promise<void> {
    await this.run('snooze', partner, '--until', until);
    this.facts.snoozes = this.facts.snoozes.filter((one) => one.partner !== partner);
    this.facts.snoozes.push({ partner, enteredOn: this.today, until });
  }

  /** What the program, run on `today`, says as of a day: of a partner, or of everybody. */
  async advice(asOf: Day, partner?: string): Promise<unknown> {
    const argv = ['advise', ...(partner === undefined ? [] : [partner]), '--format', 'json'];
    if (asOf !== this.today) argv.push('--as-of', asOf);
    const { code, stdout, stderr } = await runMain(this.home, argv, { today: this.today });
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return JSON.parse(stdout);
  }

  #client(): string {
    this.#clients += 1;
    return `Client ${this.#clients}`;
  }
}

function some(option: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [option, String(value)];
}

function termWords({ exclusive, iPay, theyPay, iWill, theyWill }: Omit<TermsSaid, 'from'>): string[] {
  return [
    ...some('--exclusive', exclusive),
    ...some('--i-pay', iPay === undefined ? undefined : `${iPay}%`),
    ...some('--they-pay', theyPay === undefined ? undefined : `${theyPay}%`),
    ...(iWill === true ? ['--i-will', 'call back'] : []),
    ...(theyWill === true ? ['--they-will', 'send numbers'] : []),
  ];
}

function kept(
  exclusive: string | undefined,
  iPay: number | undefined,
  theyPay: number | undefined,
): Omit<AgreementFacts['terms'][number], 'from'> {
  return {
    ...(exclusive === undefined ? {} : { exclusive }),
    ...(iPay === undefined ? {} : { iPay }),
    ...(theyPay === undefined ? {} : { theyPay }),
  };
}

function numbersIn(json: string): number[] {
  const printed = JSON.parse(json) as { number: number } | { number: number }[];
  return (Array.isArray(printed) ? printed : [printed]).map(({ number }) => number);
}
