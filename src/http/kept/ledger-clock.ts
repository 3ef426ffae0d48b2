/** What an answer rests on: the version of the ledger, and the earliest instant at which it may change by itself. */
export interface LedgerState {
  version: number;
  nextChangeAt: Date;
}

export type ReadLedgerState = (now: Date) => Promise<LedgerState>;

export interface LedgerClock {
  /** The state that answers of this moment rest on. */
  now(): Promise<LedgerState>;
  /** The same, where the database need not be asked for it; else null. */
  known(): LedgerState | null;
  /** Something was written here: whoever asks from now on is told of it. */
  forget(): void;
}

/** So long at most an answer may be given again that a write on another server has made old. */
const TRUSTED_MS = 500;

/**
 * Asks the database at most twice a second, at once after a write on this server, and at the instant of the next change.
 * What is written on this server is known before it is acknowledged, what is written elsewhere within the second.
 */
export function createLedgerClock(read: ReadLedgerState): LedgerClock {
  let known: { state: LedgerState; until: number } | null = null;
  let reading: Promise<LedgerState> | null = null;
  let writes = 0;

  async function readAnew(): Promise<LedgerState> {
    const writesBefore = writes;
    const begunAt = performance.now();
    const now = new Date();
    const state = await read(now);
    // What was read may be from before a write that has been acknowledged since: good for who asked before, not for later.
    if (writes === writesBefore) {
      const untilChange = state.nextChangeAt.getTime() - now.getTime();
      known = { state, until: begunAt + Math.min(TRUSTED_MS, untilChange) };
    }
    return state;
  }

  return {
    known: () => (known && performance.now() < known.until ? known.state : null),
    async now() {
      if (known && performance.now() < known.until) return known.state;
      if (!reading) {
        const begun = readAnew().finally(() => {
          if (reading === begun) reading = null;
        });
        reading = begun;
      }
      return reading;
    },
    forget() {
      writes += 1;
      known = null;
      reading = null;
    },
  };
}
