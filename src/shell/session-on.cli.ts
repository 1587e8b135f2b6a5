import type { Db } from '../file/sqlite.sql.ts';
import { Session } from './session.cli.ts';

/** A run of a command on a copy of the network, which is read in place of the file: for what is shown to somebody else. */
export class SessionOn extends Session {
  readonly #copy: Db;

  private constructor(of: Session, copy: Db) {
    super(of.argv, of.world, of.rooms);
    this.#copy = copy;
  }

  /** Runs `work` in a session like `of` that reads the copy, which is closed then. */
  static async run(of: Session, copy: Db, work: (session: Session) => Promise<void>): Promise<void> {
    const session = new SessionOn(of, copy);
    try {
      await session.begin(of.command, of.flags);
      await work(session);
      of.exitCode = session.exitCode;
    } finally {
      copy.close();
    }
  }

  override reading(): Promise<Db> {
    return Promise.resolve(this.#copy);
  }

  override looking(): Promise<Db> {
    return Promise.resolve(this.#copy);
  }

  override writing(): Promise<Db> {
    throw new Error('nothing is written to what is shown to somebody else');
  }
}
