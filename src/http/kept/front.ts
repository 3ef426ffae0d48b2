import type { IncomingMessage } from 'node:http';
import type { RequestNote } from '../edge-context.ts';
import { cookieFor, hasCookie } from '../session/cookie.ts';
import { FORM_TOKEN_HEADER } from '../session/visits.ts';
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
  /** What is kept for the request, where nobody need be asked whether it is still true. `body` is that of a question. */
  known(request: IncomingMessage, body: Buffer | null): KeptAnswer | null;
  /** Null where the request's answer is not to be kept, or nobody can say whether it is still true. */
  asked(request: IncomingMessage, body: Buffer | null): Promise<Asked | null>;
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

  const keyOf = (request: IncomingMessage, body: Buffer | null): string | null => {
    if (isOfAnybody(request)) return keyOfRead(request);
    // Those who send the same question at once share its execution elsewhere.
    return body && maxBytes > 0 && isQuestion(request) ? keyOfQuestion(request, body) : null;
  };

  return {
    known(request, body) {
      const state = clock.known();
      const key = state && keyOf(request, body);
      return state && key !== null ? kept.find({ key, state }) : null;
    },
    async asked(request, body) {
      const key = keyOf(request, body);
      if (key === null) return null;
      const state = await clock.now().catch(() => null);
      return state && { key, state };
    },
    find: kept.find,
    size: kept.size,
    keep(asked, answer, note) {
      const { cost: _ofComputing, ...told } = note;
      kept.keep(asked, { answer, state: asked.state, note: told });
    },
  };
}

/** Nobody in particular: neither a token nor a session, by either name of its cookie. */
const isNobody = ({ headers }: IncomingMessage): boolean =>
  headers.authorization === undefined && !hasCookie(headers.cookie, SESSION);

/** A read that brings neither a credential nor a body: all there is to it is its line and headers. */
export const isOfAnybody = (request: IncomingMessage): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  isNobody(request) &&
  request.headers['content-length'] === undefined &&
  request.headers['transfer-encoding'] === undefined;

/** A POST to GraphQL without a credential, or a part of one. Its answer is kept where it turns out to be that of a query. */
export const isQuestion = (request: IncomingMessage): boolean =>
  request.method === 'POST' &&
  /^\/graphql(?:\?|$)/.test(request.url ?? '') &&
  isNobody(request) &&
  request.headers[FORM_TOKEN_HEADER] === undefined;

/** Everything of such a read that its answer may depend on; what comes back to a HEAD is its answer without the body. */
const keyOfRead = ({ url, headers }: IncomingMessage): string =>
  keyOfParts(url, headers.accept, headers.origin);

/** The same of a question. */
const keyOfQuestion = ({ url, headers }: IncomingMessage, body: Buffer): string =>
  keyOfParts(
    'POST',
    url,
    headers.accept,
    headers.origin,
    headers['content-type'],
    headers['content-encoding'],
    body.toString('latin1'),
  );
