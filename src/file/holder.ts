/** A program that has a file in its hands. */
export interface Holder {
  readonly pid: number;
  /** The program, without what it was called with, which may name clients. */
  readonly program: string;
  /** Ctrl-Z, or another signal, stopped it, so that it lets go of nothing. */
  readonly isStopped: boolean;
}
