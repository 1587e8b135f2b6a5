// What commands promised by their exit codes, and whether a file keeps it.

/** @typedef {import('./program.mjs').Ran} Ran */

/** The referrals that commands were to log, each for a client of another name. */
export class Model {
  /** @type {Map<string, Ran>} */
  #logged = new Map();

  /**
   * Takes note of what `log` said of this client.
   * @param {string} client
   * @param {Ran} ran
   */
  log(client, ran) {
    this.#logged.set(client, ran);
  }

  get acknowledged() {
    return [...this.#logged.values()].filter(({ code }) => code === 0).length;
  }

  /**
   * Where a state does not keep what was promised, in words.
   * @param {import('./state.mjs').State} state
   * @returns {string[]}
   */
  faultsIn({ tables }) {
    if (this.#logged.size === 0) return [];
    const rows = (tables.referrals ?? []).map((row) => JSON.parse(row));
    const journalled = new Set(
      (tables.change_rows ?? [])
        .map((row) => JSON.parse(row))
        .map((row) => `${row.table_name} ${row.row_id}`),
    );
    return [...this.#logged].flatMap(([client, ran]) => {
      const found = rows.filter((row) => row.client_name === client);
      const [most, least] =
        ran.code === 0 ? [1, 1] : ran.signal === null ? [0, 0] : [1, ran.stdout === '' ? 0 : 1];
      return [
        ...(found.length < least ? [`${client} was acknowledged, and is not there`] : []),
        ...(found.length > most ? [`${client} is there ${found.length} times after exit ${ran.code}`] : []),
        ...found
          .filter(({ id }) => !journalled.has(`referrals ${id}`))
          .map(({ id }) => `referral ${id} is there without its entry in the history`),
      ];
    });
  }
}
