import { Request } from '@whatwg-node/fetch';
import type { EdgeContext } from './edge-context.ts';
import { HttpProblem } from './problem.ts';
import type { Answerer } from './shared/share-operations.ts';

interface Executed {
  data?: unknown;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

/**
 * Runs the text of an operation and returns its answer as JSON would have it.
 * @param isUnderWay whether an answer that it is part of is being sent already
 * @param isTrial whether what it does is taken back again
 */
export type Execute = (
  operation: string,
  variables?: Record<string, unknown>,
  isUnderWay?: boolean,
  isTrial?: boolean,
) => Promise<Executed>;

/** Rows of a file that are read at a time: few enough to be held for each of many readers. */
const MOST_ROWS = 250;

/**
 * The endpoint without a socket, for a page: the same checks, the same masking, the same answer as over HTTP, under
 * the request id of the request that the page answers, so that a log line leads from one to the other.
 */
export function createExecute(answer: Answerer, edge: EdgeContext): Execute {
  return async (query, variables, isUnderWay = false, isTrial = false) => {
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    const body = Buffer.from(JSON.stringify({ query, variables }));
    const own = { mostRows: MOST_ROWS, isUnderWay, isTrial };
    const response = await answer(request, { ...edge, body, own });
    const executed = (await response.json()) as Executed;
    // The client of the page has asked for too much, so the page answers that.
    if (response.status === 429)
      throw new HttpProblem(429, 'TOO_MANY_REQUESTS', executed.errors?.[0]?.message ?? '', {
        headers: { 'Retry-After': response.headers.get('retry-after') ?? '60' },
      });
    return executed;
  };
}
