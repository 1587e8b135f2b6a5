import { copyOf, runMain, temporaryFolder, type RunOptions } from './refnet.ts';

/** Two computers with copies of one network, each command a minute later than the one before. */
export class Two {
  readonly a = temporaryFolder();
  b = '';
  #minute = 0;

  static async begun(...argvs: readonly (readonly string[])[]): Promise<Two> {
    const two = new Two();
    const first = [
      ['config', 'currency', 'CAD'],
      ['add-partner', 'Maren Holt'],
      ['add-partner', 'Victor Hale'],
    ];
    for (const argv of [...first, ...argvs]) await two.ok('a', argv);
    two.b = copyOf(two.a);
    return two;
  }

  async run(on: 'a' | 'b', argv: readonly string[], stdin?: string, options: RunOptions = {}) {
    this.#minute += 1;
    const now = new Date(Date.UTC(2026, 10, 20, 8, this.#minute)).toISOString();
    return runMain(this[on], argv, { now, ...options, ...(stdin === undefined ? {} : { stdin }) });
  }

  async ok(on: 'a' | 'b', argv: readonly string[], stdin?: string): Promise<string> {
    const { code, stdout, stderr } = await this.run(on, argv, stdin);
    if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** One takes over what the other has; gives what it said. */
  async takeOver(to: 'a' | 'b', ...options: readonly string[]): Promise<string> {
    const text = await this.ok(to === 'a' ? 'b' : 'a', ['export', 'all']);
    return this.ok(to, ['import', '-', ...options], text);
  }

  async exchange(): Promise<void> {
    await this.takeOver('b');
    await this.takeOver('a');
  }

  async clients(on: 'a' | 'b'): Promise<string[]> {
    const rows: { client: string; partner: string; status: string }[] = JSON.parse(
      await this.ok(on, ['referrals', '--json']),
    );
    return rows.map(({ client, partner, status }) => `${client} ${partner} ${status}`).toSorted();
  }
}
