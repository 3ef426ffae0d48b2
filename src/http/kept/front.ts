import type { IncomingMessage } from 'node:http';
import type { RequestNote } from '../edge-context.ts';
import { cookieFor, hasCookie } from '../session/cookie.ts';
import { type Asked, createKept } from './kept.ts';
import { keyOfParts } from './key.ts';
import type { LedgerClock, LedgerState } from './ledger-clock.ts';
import { mostBytesOf, type WholeAnswer } from './whole-answer.ts';

export interface KeptAnswer {
  answer: WholeAnswer;
  /** Says until when a shared cache may give the answer. */
  state: LedgerState;
  /** What the log line says of it. */
  note: RequestNote;
}

export interface Front {
  /** What is kept for the request, where nobody need be asked whether it is still true. */
  known(request: IncomingMessage): KeptAnswer | null;
  /** Null where the request's answer is not to be kept, or nobody can say whether it is still true. */
  asked(request: IncomingMessage): Promise<Asked | null>;
  find(asked: Asked): KeptAnswer | null;
  keep(asked: Asked, answer: WholeAnswer, note: RequestNote): void;
  size(): { answers: number; bytes: number };
}

const SESSION = cookieFor(null);

/** Its entry with headers, body and key. */
const ENTRY_BYTES = 2000;

/** Whole public answers, headers and all. What is asked with a credential neither gets them nor gets into them. */
export function createFront(clock: LedgerClock, maxBytes: number): Front {
  const kept = createKept<KeptAnswer>(
    clock,
    maxBytes,
    ({ answer }, key) => mostBytesOf(answer) + 2 * key.length + ENTRY_BYTES,
  );

  return {
    known(request) {
      const state = clock.known();
      return state && isOfAnybody(request) ? kept.find({ key: keyOf(request), state }) : null;
    },
    async asked(request) {
      if (!isOfAnybody(request)) return null;
      const state = await clock.now().catch(() => null);
      return state && { key: keyOf(request), state };
    },
    find: kept.find,
    size: kept.size,
    keep(asked, answer, note) {
      const { cost: _ofComputing, ...told } = note;
      kept.keep(asked, { answer, state: asked.state, note: told });
    },
  };
}

/** A read that brings neither a credential nor a body: all there is to it is its line and headers. Of either name of the cookie. */
export const isOfAnybody = ({ method, headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !hasCookie(headers.cookie, SESSION) &&
  headers.authorization === undefined &&
  headers['content-length'] === undefined &&
  headers['transfer-encoding'] === undefined;

/** Everything of such a read that its answer may depend on; what comes back to a HEAD is its answer without the body. */
const keyOf = ({ url, headers }: IncomingMessage): string => keyOfParts(url, headers.accept, headers.origin);
