import type { IncomingMessage } from 'node:http';
import type { RequestNote } from '../edge-context.ts';
import { boundedTo } from './bounded.ts';
import { keyOfParts } from './key.ts';
import type { LedgerClock, LedgerState } from './ledger-clock.ts';
import { mostBytesOf, type WholeAnswer } from './whole-answer.ts';

export interface Kept {
  answer: WholeAnswer;
  state: LedgerState;
  /** What the log line says of it. */
  note: RequestNote;
}

/** A request whose answer may be kept, and what the answer would rest on. */
export interface Asked {
  key: string;
  state: LedgerState;
}

export interface Front {
  /** What is kept for the request, where nobody need be asked whether it is still true. */
  known(request: IncomingMessage): Kept | null;
  /** Null where the request's answer is not to be kept, or nobody can say whether it is still true. */
  asked(request: IncomingMessage): Promise<Asked | null>;
  find(asked: Asked): Kept | null;
  keep(asked: Asked, answer: WholeAnswer, note: RequestNote): void;
}

/** Its entry with headers and all, beside body and key. */
const ENTRY_BYTES = 2000;

/**
 * Whole public answers, headers and all, given again while the ledger stands at the version that they were read from and no instant has
 * come at which they may change by themselves. What is asked with a credential neither gets them nor gets into them.
 */
export function createFront(clock: LedgerClock, maxBytes: number): Front {
  const kept = boundedTo<Kept>(
    maxBytes,
    ({ answer }, key) => mostBytesOf(answer) + 2 * key.length + ENTRY_BYTES,
  );

  function find({ key, state }: Asked): Kept | null {
    const found = kept.get(key);
    return found && found.state.version === state.version && clock.instant() < found.state.nextChangeAt
      ? found
      : null;
  }

  return {
    known(request) {
      const state = clock.known();
      return state && isOfAnybody(request) ? find({ key: keyOf(request), state }) : null;
    },
    async asked(request) {
      if (!isOfAnybody(request)) return null;
      const state = await clock.now().catch(() => null);
      return state && { key: keyOf(request), state };
    },
    find,
    keep({ key, state }, answer, note) {
      const { cost: _ofComputing, ...told } = note;
      kept.set(key, { answer, state, note: told });
    },
  };
}

/** A read that brings neither a credential nor a body: all there is to it is its line and headers. */
export const isOfAnybody = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  headers.authorization === undefined &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined;

/** Everything of such a read that its answer may depend on; what comes back to a HEAD is its answer without the body. */
const keyOf = ({ url, headers }: IncomingMessage): string => keyOfParts(url, headers.accept, headers.origin);
