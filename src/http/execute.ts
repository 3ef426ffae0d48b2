import { Request } from '@whatwg-node/fetch';
import type { EdgeContext } from './edge-context.ts';
import type { Plans } from './plans.ts';
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

interface ExecuteOptions {
  answer: Answerer;
  /** Queries that are known; null: each goes the long way. */
  plans: Plans | null;
  /** What a part of an answer that is being sent may take. */
  timeoutMs: number;
}

/**
 * The endpoint without a socket, for a page: the same checks, the same masking, the same answer as over HTTP, under the request id
 * of the request that the page answers, so that a log line leads from one to the other. The many parts of a long file are not each
 * written as JSON and read again.
 */
export const createExecute =
  ({ answer, plans, timeoutMs }: ExecuteOptions) =>
  (edge: EdgeContext): Execute =>
  async (query, variables = {}, isUnderWay = false, isTrial = false) => {
    const own = { mostRows: MOST_ROWS, isUnderWay, isTrial };
    const plan = isUnderWay && !edge.visit ? plans?.find(query, undefined) : undefined;
    // As they would come in a request.
    const sent = plan && (JSON.parse(JSON.stringify(variables)) as Record<string, unknown>);
    if (plan && sent && plans?.takes(plan, sent)) {
      const work = { deadline: performance.now() + timeoutMs, signal: new AbortController().signal };
      const known = plans.execute(plan, sent, { ...edge, own }, work, (it) => it);
      // What fails is told by the long way.
      const executed = await known.catch(() => null);
      if (executed) return executed;
    }
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    const body = Buffer.from(JSON.stringify({ query, variables }));
    const response = await answer(request, { ...edge, body, own });
    const executed = (await response.json()) as Executed;
    // The client of the page has asked for too much, so the page answers that.
    if (response.status === 429)
      throw new HttpProblem(429, 'TOO_MANY_REQUESTS', executed.errors?.[0]?.message ?? '', {
        headers: { 'Retry-After': response.headers.get('retry-after') ?? '60' },
      });
    return executed;
  };
