import { boundedTo } from './bounded.ts';
import type { LedgerClock, LedgerState } from './ledger-clock.ts';

/** A question whose answer may be kept, and what the answer would rest on. */
export interface Asked {
  key: string;
  state: LedgerState;
}

export interface Kept<Value> {
  /** Null where nothing is kept for the question, or what is kept may have changed. */
  find(asked: Asked): Value | null;
  keep(asked: Asked, value: Value): void;
  size(): { answers: number; bytes: number };
}

/** Answers for as long as the ledger stands at the version that they were read from and no instant has come at which they may change by themselves. */
export function createKept<Value extends object>(
  clock: LedgerClock,
  maxBytes: number,
  sizeOf: (value: Value, key: string) => number,
): Kept<Value> {
  const kept = boundedTo<{ value: Value; state: LedgerState }>(maxBytes, ({ value }, key) =>
    sizeOf(value, key),
  );
  return {
    find({ key, state }) {
      const found = kept.get(key);
      return found && found.state.version === state.version && clock.instant() < found.state.nextChangeAt
        ? found.value
        : null;
    },
    keep: ({ key, state }, value) => void kept.set(key, { value, state }),
    size: () => ({ answers: kept.size, bytes: kept.calculatedSize }),
  };
}
