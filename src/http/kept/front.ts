import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import type { RequestNote } from '../edge-context.ts';
import type { LedgerClock, LedgerState } from './ledger-clock.ts';
import type { WholeAnswer } from './whole-answer.ts';

interface Kept {
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
  /** Null where the request's answer is not to be kept, or nobody can say whether it is still true. */
  asked(request: IncomingMessage): Promise<Asked | null>;
  find(asked: Asked): Kept | null;
  keep(asked: Asked, answer: WholeAnswer, note: RequestNote): void;
}

/** Once plain and twice packed, and what an entry costs beside its bytes. */
const sizeOf = ({ answer }: Kept, key: string): number => 2 * answer.body.length + 2 * key.length + 2000;

/**
 * Whole public answers, headers and all, given again while the ledger stands at the version that they were read from and no instant has
 * come at which they may change by themselves. What is asked with a credential neither gets them nor gets into them.
 */
export function createFront(clock: LedgerClock, maxBytes: number): Front {
  const kept = new LRUCache<string, Kept>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  return {
    async asked(request) {
      const key = keyOf(request);
      if (key === null) return null;
      const state = clock.known() ?? (await clock.now().catch(() => null));
      return state && { key, state };
    },
    find({ key, state }) {
      const found = kept.get(key);
      return found && found.state.version === state.version && Date.now() < found.state.nextChangeAt.getTime()
        ? found
        : null;
    },
    keep({ key, state }, answer, note) {
      kept.set(key, { answer, state, note: { ...note } });
    },
  };
}

/** Everything of a request that its answer may depend on; null where that is more than its line. */
function keyOf({ method, url, headers }: IncomingMessage): string | null {
  if ((method !== 'GET' && method !== 'HEAD') || headers.authorization !== undefined) return null;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return null;
  return `${url}\n${headers.accept ?? ''}\n${headers.origin ?? ''}`;
}
