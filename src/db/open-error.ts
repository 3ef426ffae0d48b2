/** The database could not be opened; the sentence is for the operator and names the place, never a password. */
export class DatabaseOpenError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseOpenError';
  }
}

/** Another process has the data directory of the embedded database. */
export class DirectoryInUseError extends DatabaseOpenError {
  readonly pid: number;
  constructor(directory: string, pid: number) {
    super(
      `Expected the data directory ${directory} for this process alone, but process ${pid} is using it. ` +
        'Stop that process, or give this one another directory (SIG_STATUS_DATA).',
    );
    this.name = 'DirectoryInUseError';
    this.pid = pid;
  }
}
