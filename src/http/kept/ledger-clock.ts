/** What an answer depends on: the version of the ledger, and the earliest instant at which it may change by itself. */
export interface LedgerState {
  version: number;
  nextChangeAt: Date;
  /** How many projects there are: what looks at all of them is charged by it. */
  projects?: number;
}

export type ReadLedgerState = (now: Date) => Promise<LedgerState>;

export interface LedgerClock {
  /** The database's time. */
  instant(): Date;
  /** The state that answers of this moment rest on. */
  now(): Promise<LedgerState>;
  /** The same, where it is known without asking the database; else null. */
  known(): LedgerState | null;
  /** How many projects there were when the state was last read. */
  projects(): number;
  /** Something was written: every later question reads the new state. */
  forget(): void;
}

/** So long at most an answer may be given again that a write on another server has made old. */
const TRUSTED_MS = 500;

/**
 * Asks the database at most twice a second, at once after `forget`, and at the instant of the next change. What is written on this
 * server is forgotten before it is acknowledged, what is written elsewhere as soon as it is heard of. That asking goes on all the
 * same is what keeps the second: a connection that listens can be dead for longer before anybody notices.
 */
export function createLedgerClock(
  read: ReadLedgerState,
  instant: () => Date = () => new Date(),
): LedgerClock {
  let last: { state: LedgerState; until: number } | null = null;
  let reading: Promise<LedgerState> | null = null;
  let writes = 0;
  let projects = 0;

  async function readAnew(): Promise<LedgerState> {
    const writesBefore = writes;
    const begunAt = performance.now();
    const state = await read(instant());
    projects = state.projects ?? 0;
    // What was read may be from before a write that has been acknowledged since: good for who asked before, not for later.
    if (writes === writesBefore) last = { state, until: begunAt + TRUSTED_MS };
    return state;
  }

  const known = () =>
    last && performance.now() < last.until && instant() < last.state.nextChangeAt ? last.state : null;

  return {
    instant,
    known,
    async now() {
      const state = known();
      if (state) return state;
      if (!reading) {
        const begun = readAnew().finally(() => {
          if (reading === begun) reading = null;
        });
        reading = begun;
      }
      return reading;
    },
    projects: () => projects,
    forget() {
      writes += 1;
      last = null;
      reading = null;
    },
  };
}
