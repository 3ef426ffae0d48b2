import type { Config } from '../config.ts';
import type { Database } from '../db/index.ts';

/** What a command touches of the world outside; a test hands in its own. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether someone watches the error stream, who likes to see a line that moves on. */
  isWatched: boolean;
  /** Settings; those of the process when it is left out. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** The database's time when it is left out. */
  now?: () => Date;
  /** Aborted when the command is to stop: it finishes what it is at, and closes the database. */
  signal: AbortSignal;
  open: (config: Config, io: Io) => Promise<Database>;
  /** Asks whoever sits at the terminal; left out where nobody does. */
  ask?: (question: string) => Promise<string>;
  /** Starts the server, which goes on after the command has returned. */
  serve: () => Promise<void>;
}

/** A command that ends without having done what it was asked; everything worth saying has been printed. */
export class CommandFailed extends Error {
  readonly exitCode: number;
  constructor(exitCode = 1) {
    super(`exit code ${exitCode}`);
    this.name = 'CommandFailed';
    this.exitCode = exitCode;
  }
}
